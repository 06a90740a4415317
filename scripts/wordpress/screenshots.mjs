import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {block, install, phpText, publish, zips} from '../../test/wordpress/plugin.mjs';
import {openWordPress} from '../../test/wordpress/site/site.mjs';
import {canvas, launch, visit} from '../../test/wordpress/site/visitor.mjs';
import {encodeText} from '../../wordpress/editor/text.js';
import {root} from '../install.mjs';
import {prepareWordPress} from './prepare.mjs';

/**
 * `npm run screenshots:wordpress`: pictures of the plugin for its page in WordPress's directory and for
 * docs/wordpress.md. `--to=folder` takes them to another folder, with the page in a classic theme and on a
 * narrow screen as well. `--version=6.8` takes them in another WordPress.
 */
const OWN = 'docs/wordpress';
const {values} = parseArgs({
  options: {
    version: {type: 'string', default: '7.1'},
    to: {type: 'string', default: OWN},
  },
});
const folder = join(root, values.to);

const DOCUMENT = `---
title: Learn with us
about: |
  We meet on **Tuesdays** at 18:30 to learn something together: a language, the guitar, how to fix a bicycle.
  Nobody teaches, everybody helps. See [our calendar](/events).
faq_title: Frequently asked questions
faq:
  - q: What does it cost?
    a: Nothing.
  - q: May I bring a friend?
    a: |
      Yes! Please tell us

      - how many you are
      - whether anyone needs a *lift*
  - q: Do I have to know anything?
    a: No. Bring your questions.
---
`;

const lack = await prepareWordPress([values.version]);
if (lack) throw new Error(lack);
mkdirSync(folder, {recursive: true});
const site = await openWordPress(values.version);
const browser = await launch();
try {
  await install(site, zips.current);
  await pictures();
} finally {
  await browser.close();
  await site.close();
}

async function pictures() {
  // As if it had been fetched: an address of this machine would look odd.
  const src = 'https://library.example/about.md';
  await site.php(`
    $copy = array( 'text' => ${phpText(DOCUMENT)}, 'url' => '${src}', 'version' => '', 'time' => time(), 'error' => '' );
    return set_transient( 'welearn_doc_' . md5( '${src}' ), $copy );`);
  const own = await site.php(`
    wp_set_current_user( get_user_by( 'login', 'editor' )->ID );
    return wp_insert_post( wp_slash( array( 'post_type' => 'welearn_document', 'post_status' => 'publish', 'post_title' => 'Learning circles', 'post_content' => ${phpText(`<!-- wp:welearn/document -->\n<pre>\n${DOCUMENT}</pre>\n<!-- /wp:welearn/document -->`)} ) ) );`);
  const {page, close} = await visit(browser, site, '/wp-admin/post-new.php', {role: 'editor'});
  const frame = await canvas(page);
  const take = async (name, of = page) => {
    await new Promise(resolve => setTimeout(resolve, 1500));
    await of.screenshot({path: join(folder, `${name}.png`)});
  };
  const show = async attributes => {
    await page.evaluate(attributes => {
      const made = wp.blocks.createBlock('welearn/faq', attributes);
      wp.data.dispatch('core/editor').editPost({title: 'Learning circles'});
      wp.data.dispatch('core/block-editor').resetBlocks([made]);
      wp.data.dispatch('core/block-editor').selectBlock(made.clientId);
    }, attributes);
  };
  await show({});
  await frame.waitForSelector('.welearn-choosing input');
  await take('screenshot-1');
  await show({src, expand: 'first', controls: true});
  await frame.waitForFunction(() => document.querySelector('welearn-faq')?.state === 'ready');
  await take('screenshot-2');
  await show({
    text: encodeText(DOCUMENT.replace('a: Nothing.', 'a: See www.library.example: it is free')),
  });
  await new Promise(resolve => setTimeout(resolve, 1500));
  await page.mouse.move(500, 500);
  await page.mouse.move(510, 510);
  await page.evaluate(() => {
    [...document.querySelectorAll('.block-editor-block-toolbar button')]
      .find(b => b.textContent === 'As text')
      ?.click();
  });
  await frame.waitForSelector('.welearn-problems li');
  await take('screenshot-3');
  await close();

  const form = await visit(browser, site, `/wp-admin/post.php?post=${own}&action=edit`, {
    role: 'editor',
  });
  await (await canvas(form.page)).waitForSelector('.welearn-question');
  await take('screenshot-5', form.page);
  await form.close();

  const path = await publish(
    site,
    `${block('about', {src})}\n${block('faq', {src, expand: 'first'})}`,
    'editor',
  );
  const isWhole = values.to !== OWN;
  for (const theme of isWhole ? [site.theme, 'classic'] : [site.theme]) {
    await site.php(`switch_theme( '${theme}' ); return 1;`);
    for (const width of isWhole ? [1280, 320] : [1280]) {
      const visitor = await visit(browser, site, path, {width});
      await visitor.page.waitForFunction(
        () => document.querySelector('welearn-faq').state === 'ready',
      );
      const name = theme === 'classic' ? 'classic' : 'screenshot-4';
      await visitor.page.screenshot({
        path: join(folder, `${name}${width === 320 ? '-narrow' : ''}.png`),
      });
      await visitor.close();
    }
  }
}
