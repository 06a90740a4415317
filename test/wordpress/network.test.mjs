import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {block, FILE, install, phpText, zips} from './plugin.mjs';
import {openWordPress} from './site/site.mjs';

const faq = question => `faq:\n  - q: ${question}\n    a: Yes.\n`;

/** Two sites in folders of one address, with the plugin active in both. */
describe('a network of sites', {timeout: 600_000}, () => {
  let site;
  before(async () => {
    site = await openWordPress('7.1');
    await install(site, zips.current);
    await makeNetwork();
    await inSite(
      '/',
      `deactivate_plugins( '${FILE}' ); return activate_plugin( '${FILE}', '', true );`,
    );
  });
  after(() => site?.close());

  /** Runs PHP as the site in a folder, by the administrator. */
  const inSite = (path, code) =>
    site.php(
      `require_once ABSPATH . 'wp-admin/includes/admin.php'; wp_set_current_user( 1 ); ${code}`,
      {HTTP_HOST: new URL(site.url).host, REQUEST_URI: path, REMOTE_ADDR: '127.0.0.1'},
    );
  const write = (path, post) =>
    inSite(
      path,
      `return wp_insert_post( wp_slash( array( 'post_status' => 'publish' ) + json_decode( ${phpText(JSON.stringify(post))}, true ) ) );`,
    );

  async function makeNetwork() {
    const {host} = new URL(site.url);
    const file = join(site.root, 'wp-config.php');
    const single = await readFile(file, 'utf8');
    const define = pairs =>
      Object.entries(pairs)
        .map(([name, value]) => `define( '${name}', ${JSON.stringify(value)} );\n`)
        .join('');
    const withSettings = (text, pairs) =>
      writeFile(file, text.replace('require_once', `${define(pairs)}require_once`));
    await withSettings(single, {WP_ALLOW_MULTISITE: true});
    await inSite(
      '/',
      `require_once ABSPATH . 'wp-admin/includes/upgrade.php';
      require_once ABSPATH . 'wp-admin/includes/network.php';
      foreach ( $GLOBALS['wpdb']->tables( 'ms_global' ) as $table => $name ) { $GLOBALS['wpdb']->$table = $name; }
      install_network();
      return populate_network( 1, '${host}', 'admin@library.example', 'Libraries', '/', false );`,
    );
    // Each site has an address of its own.
    await withSettings(single.replace(/^.*WP_(HOME|SITEURL).*\n/gm, ''), {
      MULTISITE: true,
      SUBDOMAIN_INSTALL: false,
      DOMAIN_CURRENT_SITE: host,
      PATH_CURRENT_SITE: '/',
      SITE_ID_CURRENT_SITE: 1,
      BLOG_ID_CURRENT_SITE: 1,
    });
    assert.equal(await inSite('/', `return wpmu_create_blog( '${host}', '/two/', 'Two', 1 );`), 2);
  }

  it('has documents of the same name in each site, and removes everything from all', async () => {
    for (const [path, question] of [
      ['/', 'Open in one?'],
      ['/two/', 'Open in two?'],
    ]) {
      const id = await write(path, {
        post_type: 'welearn_document',
        post_title: 'Hours',
        post_content: `<!-- wp:welearn/document -->\n<pre>\n${faq(question)}</pre>\n<!-- /wp:welearn/document -->`,
      });
      const page = await write(path, {
        post_title: 'A page',
        post_content: block('faq', {document: 'hours'}),
      });
      const kept = await inSite(path, `return get_post( ${page} )->post_content;`);
      assert.match(kept, new RegExp(`<summary>${question.replace('?', '\\?')}`));
      const shown = await fetch(`${site.url}${path}?p=${page}`);
      assert.match(await shown.text(), new RegExp(`<summary>${question.replace('?', '\\?')}`));
      const own = `${site.url}${path}?rest_route=/welearn-elements/v1/documents/${id}`;
      assert.equal(await (await fetch(own)).text(), faq(question));
    }
    await inSite(
      '/',
      `deactivate_plugins( '${FILE}', false, true ); return delete_plugins( array( '${FILE}' ) );`,
    );
    for (const path of ['/', '/two/']) {
      const left = await inSite(
        path,
        `global $wpdb;
        return array(
          $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE '%welearn%'" ),
          $wpdb->get_col( "SELECT meta_key FROM {$wpdb->postmeta} WHERE meta_key LIKE '%welearn%'" ),
        );`,
      );
      assert.deepEqual(left, [[], []]);
    }
    assert.deepEqual(
      site.complaints().filter(line => line.includes('plugins/welearn-elements')),
      [],
    );
  });
});
