import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {it} from 'node:test';
import {block, FILE, phpText, publish, rendered} from './plugin.mjs';
import {visit} from './site/visitor.mjs';
import {share} from '../scope.mjs';
import {untilIn} from '../until-in.mjs';

const faq = (question, answer) =>
  `faq_title: Questions\nfaq:\n  - q: ${question}\n    a: ${answer}\n`;

/** Documents are found by the site's own means, stay without the plugin, and their changes arrive. */
export function kept({site, documents, browser}) {
  const idOf = path => Number(path.split('=')[1]);
  const contentOf = path => site().php(`return get_post( ${idOf(path)} )->post_content;`);
  const text = async path => (await fetch(site().url + path)).text();
  /** Runs the tasks of the plugin, until none is left. */
  const runTasks = () =>
    site().php(`
      for ( $i = 0; $i < 10; $i++ ) {
        $due = array();
        foreach ( _get_cron_array() as $time => $hooks ) {
          foreach ( $hooks as $hook => $tasks ) {
            foreach ( 0 === strpos( $hook, 'welearn_elements_' ) ? $tasks : array() as $task ) { $due[] = array( $time, $hook, $task['args'] ); }
          }
        }
        foreach ( $due as list( $time, $hook, $args ) ) {
          wp_unschedule_event( $time, $hook, $args );
          do_action_ref_array( $hook, $args );
        }
      }
      return 1;`);
  const age = (src, seconds) =>
    site().php(
      `$n = 'welearn_doc_' . md5( '${src}' ); $c = get_transient( $n ); $c['time'] -= ${seconds}; return set_transient( $n, $c );`,
    );

  const places = {
    block: src => block('faq', {src}),
    shortcode: src =>
      `<!-- wp:paragraph --><p>[welearn_faq src="${src}"]</p><!-- /wp:paragraph -->`,
    'classic shortcode': src => `[welearn_faq src=„${src}“ searchable]`,
    'block in a group': src =>
      `<!-- wp:group --><div class="wp-block-group">${block('faq', {src, placeholders: 'A=B'})}</div><!-- /wp:group -->`,
  };
  it('lets the site’s search, excerpts and feeds find the words of a document', async () => {
    let i = 0;
    for (const [name, write] of share(Object.entries(places), 2)) {
      const word = `Xylophone${++i}`;
      const src = documents().serve(
        `/found-${i}.md`,
        faq(`May I borrow a ${word}?`, `Yes, *it's* free of ${word}-fees -- really.`),
      );
      const path = await publish(site(), write(src));
      const id = idOf(path);
      assert.match(await text(`/?s=${word}`), /A page/, name);
      const [found, phrase, missing, excerpt] = await site().php(`
        $ids = fn( $s ) => ( new WP_Query( array( 's' => $s, 'fields' => 'ids' ) ) )->posts;
        return array( $ids( '${word} borrow' ), $ids( '"free of ${word}-fees -- really"' ), $ids( '${word} -borrow' ), get_the_excerpt( ${id} ) );`);
      assert.deepEqual([found, phrase, missing], [[id], [id], []], name);
      assert.match(
        excerpt,
        new RegExp(`May I borrow a ${word}\\?\\s+Yes, it(&#8217;|')s free`),
        name,
      );
      const feed = await text(`/?feed=rss2&s=${word}`);
      assert.match(feed, new RegExp(`<description>.*${word}`), name);
    }
  });

  it('enqueues no script on a page that shows excerpts only', async () => {
    const src = documents().serve('/excerpt.md', faq('Short?', 'Yes.'));
    const id = idOf(await publish(site(), `[welearn_faq src="${src}"]`));
    const queue = await site().php(
      `get_the_excerpt( ${id} ); return array( wp_style_is( 'welearn-elements' ), wp_script_is( 'welearn-elements' ) );`,
    );
    assert.deepEqual(queue, [false, false]);
  });

  it('leaves a readable page when it is deactivated', async () => {
    const src = documents().serve('/left.md', faq('Is it still here?', 'Yes, `[gallery]`.'));
    const own = encodeURIComponent(faq('And this one?', 'This one, too.'));
    const content = `${block('faq', {src, searchable: true})}\n\n${block('faq', {text: own})}`;
    const path = await publish(site(), content);
    // An older version has kept nothing.
    const old = await publish(site(), content);
    await site().php(
      `global $wpdb; $wpdb->update( $wpdb->posts, array( 'post_content' => ${phpText(content)} ), array( 'ID' => ${idOf(old)} ) ); return 1;`,
    );
    const switchTo = what =>
      site().php(
        `require_once ABSPATH . 'wp-admin/includes/plugin.php'; ${what}_plugin${what === 'activate' ? '' : 's'}( '${FILE}' ); return 1;`,
      );
    await switchTo('deactivate');
    try {
      for (const one of [path, old]) {
        const html = await text(one);
        assert.doesNotMatch(html, /<welearn-faq/);
        assert.match(
          html,
          /<h2>Questions<\/h2>\s*<span[^>]*><\/span><details[^>]*><summary>Is it still here\?<\/summary>/,
        );
        assert.match(html, /<code>&lsqb;gallery\]<\/code>/);
        assert.match(html, /<summary>And this one\?<\/summary>\s*<p>This one, too\.<\/p>/);
      }
    } finally {
      await switchTo('activate');
    }
    assert.match(await text(path), /<welearn-faq[^>]*>\s*<h2>/);
  });

  it('brings a change to the posts and the caches, without a new date or revision', async () => {
    const src = documents().serve('/change.md', faq('Old question?', 'Yes.'));
    const path = await publish(site(), block('faq', {src}));
    const other = await publish(site(), `Text [welearn_faq src="${src}"]`);
    const id = idOf(path);
    await site().php(
      `wp_update_post( array( 'ID' => ${id}, 'post_title' => 'Another title' ) ); return 1;`,
    );
    const facts = () =>
      site().php(
        `$p = get_post( ${id} ); return array( $p->post_modified_gmt, count( wp_get_post_revisions( $p ) ) );`,
      );
    const before = await facts();
    assert.match(await contentOf(path), /<summary>Old question\?/);
    documents().serve('/change.md', faq('New question?', 'Yes.'));
    await age(src, 1000);
    assert.match(await text(path), /Old question/, 'nobody waits');
    const cleared = await site().php(`
      $log = array();
      function wpsc_delete_post_cache( $id ) { $GLOBALS['log'][] = "super $id"; }
      function w3tc_flush_post( $id ) { $GLOBALS['log'][] = "total $id"; }
      function rocket_clean_post( $id ) { $GLOBALS['log'][] = "rocket $id"; }
      $GLOBALS['log'] = array();
      $cleaned = array();
      add_action( 'litespeed_purge_post', fn( $id ) => $GLOBALS['log'][] = "speed $id" );
      add_action( 'litespeed_purge_all', fn() => $GLOBALS['log'][] = 'all' );
      add_action( 'clean_post_cache', function ( $id ) use ( &$cleaned ) { $cleaned[ $id ] = 1; } );
      add_action( 'welearn_document_changed', fn( $url, $ids ) => $GLOBALS['log'][] = "$url " . implode( ',', $ids ), 10, 2 );
      wp_clear_scheduled_hook( 'welearn_elements_refresh', array( '${src}' ) );
      do_action( 'welearn_elements_refresh', '${src}' );
      return array( $GLOBALS['log'], array_keys( $cleaned ) );`);
    const ids = [id, idOf(other)];
    assert.deepEqual(cleared[0], [
      ...ids.flatMap(n => ['super', 'total', 'rocket', 'speed'].map(name => `${name} ${n}`)),
      `${src} ${ids.join(',')}`,
    ]);
    assert.deepEqual(
      ids.filter(n => !cleared[1].includes(n)),
      [],
    );
    assert.match(await contentOf(path), /<summary>New question\?/);
    assert.deepEqual(await facts(), before);
    assert.match(await text('/?s=%22New+question%22'), /A page/);
  });

  it('keeps revisions small, and adds none when only the copy is another', async () => {
    const src = documents().serve('/revised.md', faq('First?', 'Yes.'));
    const path = await publish(
      site(),
      `${block('faq', {src})}\n<!-- wp:paragraph --><p>Text</p><!-- /wp:paragraph -->`,
    );
    const save = content =>
      site().php(
        `wp_update_post( array( 'ID' => ${idOf(path)}, 'post_content' => wp_slash( ${content} ) ) ); return array_values( array_map( fn( $r ) => $r->post_content, wp_get_post_revisions( ${idOf(path)} ) ) );`,
      );
    const same = `get_post( ${idOf(path)} )->post_content`;
    const first = await save(same);
    documents().serve('/revised.md', faq('Second?', 'Yes.'));
    assert.deepEqual(await save(same), first);
    assert.match(await contentOf(path), /<summary>Second\?/, 'saving fetches');
    const revisions = await save(`str_replace( 'Text', 'Other', ${same} )`);
    assert.equal(revisions.length, first.length + 1);
    assert.ok(
      revisions.every(
        content => content.includes('wp:welearn/faq') && !content.includes('<details'),
      ),
    );
    await site().php(`
      $old = array_values( wp_get_post_revisions( ${idOf(path)} ) );
      wp_restore_post_revision( end( $old )->ID );
      return 1;`);
    assert.match(await contentOf(path), /<summary>Second\?[^]*Text/);
  });

  it('renews a copy when a file in the media library is another', async () => {
    const src = await site().php(`
      require_once ABSPATH . 'wp-admin/includes/image.php';
      $file = wp_upload_bits( 'kept.md', null, ${phpText(faq('In the library?', 'Yes.'))} );
      wp_insert_attachment( array( 'post_mime_type' => 'text/plain', 'post_title' => 'kept' ), $file['file'] );
      return $file['url'];`);
    const path = await publish(site(), block('faq', {src}));
    assert.match(await contentOf(path), /In the library\?/);
    await site().php(
      `return file_put_contents( get_attached_file( attachment_url_to_postid( '${src}' ) ), ${phpText(faq('In the cellar?', 'Yes.'))} );`,
    );
    assert.match(await text(path), /In the cellar\?/);
    await runTasks();
    assert.match(await contentOf(path), /In the cellar\?/);
  });

  it('takes a new file for a document in the media library, at the same address', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'welearn-files-'));
    const write = async (name, text) => {
      await writeFile(join(folder, name), text);
      return join(folder, name);
    };
    const [id, src, picture, foreign] = await site().php(`
      require_once ABSPATH . 'wp-admin/includes/admin.php';
      $put = function ( $name, $text, $type, $login ) {
        $file = wp_upload_bits( $name, null, $text );
        $data = array( 'post_mime_type' => $type, 'post_title' => $name, 'post_author' => get_user_by( 'login', $login )->ID );
        return array( wp_insert_attachment( $data, $file['file'] ), $file['url'] );
      };
      return array_merge(
        $put( 'replaced.md', ${phpText(faq('Is it old?', 'Yes.'))}, 'text/plain', 'author' ),
        array( $put( 'picture.gif', 'GIF89a', 'image/gif', 'author' )[0], $put( 'foreign.md', '# A', 'text/plain', 'editor' )[0] )
      );`);
    const path = await publish(site(), block('faq', {src}));
    const {page, close} = await visit(browser(), site(), '/wp-admin/upload.php?mode=list', {
      role: 'author',
    });
    const send = async () => {
      await Promise.all([page.waitForNavigation(), page.click('#submit')]);
      return page.$eval('.wrap .notice', notice => notice.textContent);
    };
    /** Chooses a file. Resolves to the sentences about it. */
    const choose = async (name, text) => {
      const field = await page.$('input[type="file"]');
      await field.uploadFile(await write(name, text));
      await untilIn(page, () => document.querySelector('#welearn-file-problems p'));
      return page.$eval('#welearn-file-problems', ({textContent}) => textContent);
    };
    try {
      for (const other of [picture, foreign])
        assert.equal(await page.$(`#post-${other} .welearn_replace`), null);
      const link = await page.$(`#post-${id} .welearn_replace a`);
      await Promise.all([page.waitForNavigation(), link.evaluate(a => a.click())]);
      assert.match(await page.$eval('h1', h1 => h1.textContent), /“replaced\.md”/);

      assert.match(
        await choose('new.md', 'faq:\n  - q: In Room #4?\n    a: Yes.\n'),
        /^1 problem:Line 2: YAML does not read "#4/,
      );
      assert.equal(await choose('newer.md', faq('Is it new?', 'Yes.')), 'No problems found.');
      assert.match(await send(), /has been replaced/);
      assert.match(await (await fetch(src)).text(), /Is it new\?/);
      assert.match(await contentOf(path), /Is it new\?/);
      assert.doesNotMatch(await contentOf(path), /Is it old\?/);

      await page.$eval('input[type="file"]', field => field.removeAttribute('accept'));
      await choose('new.php', '<?php');
      assert.match(await send(), /Choose a file that ends in “\.md”/);
      await choose('page.md', '<script>alert(1)</script>');
      assert.match(await send(), /starts with an HTML tag/);
      await choose('picture.md', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
      assert.match(await send(), /not allowed/);
      assert.match(await (await fetch(src)).text(), /Is it new\?/, 'the file is as it was');

      // A form of another site has no token, and other people's files are theirs.
      const answer = (attachment, token) =>
        page.evaluate(
          async (attachment, token) => {
            const form = new FormData(document.querySelector('form[enctype]'));
            form.set('attachment', attachment);
            if (!token) form.delete('_wpnonce');
            form.set('welearn_file', new File(['# Taken'], 'taken.md'));
            const {status} = await fetch('/wp-admin/admin-post.php', {method: 'POST', body: form});
            return status;
          },
          String(attachment),
          token,
        );
      for (const [attachment, token] of [
        [id, false],
        [foreign, true],
        [picture, true],
      ])
        assert.equal(await answer(attachment, token), 403);
      assert.match(await (await fetch(src)).text(), /Is it new\?/);
    } finally {
      await close();
      await rm(folder, {recursive: true});
    }
    const files = await site().php(`return glob( wp_get_upload_dir()['path'] . '/replaced*' );`);
    assert.equal(files.length, 1, 'no other file is left');
  });

  it('keeps what somebody has saved while a task was at work', async () => {
    const src = documents().serve('/race.md', faq('Before?', 'Yes.'));
    const path = await publish(site(), block('faq', {src}));
    const content = await site().php(`
      global $wpdb;
      $stale = get_post( ${idOf(path)} );
      $wpdb->update( $wpdb->posts, array( 'post_content' => 'Saved meanwhile' ), array( 'ID' => ${idOf(path)} ) );
      $stale->post_content = ${phpText(block('faq', {src}))};
      wp_cache_set( ${idOf(path)}, $stale, 'posts' );
      WelearnElements\\Copies::keep( ${idOf(path)} );
      return $wpdb->get_var( "SELECT post_content FROM $wpdb->posts WHERE ID = ${idOf(path)}" );`);
    assert.equal(content, 'Saved meanwhile');
  });

  it('keeps no script of a document, and no text that an author puts in its place', async () => {
    const src = documents().serve(
      '/kept-hostile.md',
      faq(
        '<script>alert(1)</script>Q',
        '"<img src=x onerror=alert(2)> <!-- /wp:welearn/faq --> https://a.example/x"',
      ),
    );
    const forged = block('faq', {src}).replace(
      ' /-->',
      ' --><p>Forged</p><!-- /wp:welearn/faq -->',
    );
    const content = await contentOf(await publish(site(), forged));
    assert.doesNotMatch(content, /script|onerror|Forged/);
    assert.equal(content.match(/wp:welearn\/faq/g).length, 2);
    for (const broken of [
      '<!-- wp:welearn/faq {"src":"/a.md" -->',
      '<!-- wp:welearn/faq -->text',
      '<!-- wp:welearn/faq --><!-- wp:paragraph --><p>x</p><!-- /wp:paragraph --><!-- /wp:welearn/faq -->',
      '<!-- wp:welearn/faq',
      '<!-- wp:welearn/faqs {"src":"/a.md"} /-->',
    ])
      assert.equal(await contentOf(await publish(site(), broken, 'admin')), broken);
  });

  it('fetches on a click in the list of posts, and says how it went', async () => {
    const src = documents().serve('/listed.md', faq('Listed?', 'Yes.'));
    const path = await publish(site(), block('faq', {src}));
    documents().serve('/listed.md', faq('Listed anew?', 'Yes.'));
    const {page, close} = await visit(browser(), site(), '/wp-admin/edit.php', {role: 'author'});
    const click = async () => {
      const link = await page.$(`#post-${idOf(path)} .welearn_fetch a`);
      await Promise.all([page.waitForNavigation(), link.evaluate(a => a.click())]);
      return page.$eval('.notice', notice => notice.textContent);
    };
    assert.match(await click(), /has changed/);
    assert.match(await contentOf(path), /Listed anew\?/);
    assert.match(await click(), /still the same/);
    documents().serve('/listed.md', {status: 404});
    assert.match(await click(), /status 404/);
    await close();
    const refused = await visit(browser(), site(), '/wp-admin/edit.php', {role: 'contributor'});
    assert.equal(await refused.page.$(`#post-${idOf(path)} .welearn_fetch`), null);
    await refused.close();
  });

  it('waits longer after each failure, and asks at once when a page is saved', async () => {
    const src = documents().serve('/failing.md', {status: 500});
    const asked = () => documents().requests.filter(path => path === '/failing.md').length;
    await rendered(site(), `[welearn_faq src="${src}"]`);
    assert.equal(asked(), 1);
    for (const [seconds, count] of [
      [121, 2],
      [121, 2],
      [120, 3],
      [241, 3],
      [240, 4],
    ]) {
      await site().php(`
        $name = 'welearn_doc_' . md5( '${src}' );
        $copy = get_transient( $name );
        set_transient( $name, array( 'time' => $copy['time'] - ${seconds} ) + $copy );
        return do_shortcode( '[welearn_faq src="${src}"]' );`);
      assert.equal(asked(), count, `${seconds}`);
    }
    documents().serve('/failing.md', faq('Back again?', 'Yes.'));
    assert.match(await contentOf(await publish(site(), block('faq', {src}))), /Back again\?/);
  });

  it('asks for all documents of a page at the same time', async t => {
    if (!(await site().php(`return extension_loaded( 'curl' );`)))
      return t.skip('PHP has no cURL, so WordPress asks one after the other.');
    const paths = ['/side-1.md', '/side-2.md', '/side-3.md'];
    const src = paths.map(path => documents().url + path);
    const content = `[welearn_faq src="${src[0]} ${src[1]}"]\n\n${block('faq', {src: src[2]})}`;
    const path = await publish(site(), content);
    for (const url of src)
      await site().php(`return delete_transient( 'welearn_doc_' . md5( '${url}' ) );`);
    documents().requests.length = 0;
    let release;
    const until = new Promise(resolve => (release = resolve));
    for (const one of paths) documents().serve(one, {body: faq(`Is ${one} there?`, 'Yes.'), until});
    const page = text(path);
    // Had one waited for another, that would have been given up before the others were asked.
    while (!paths.every(one => documents().requests.includes(one)))
      await new Promise(resolve => setTimeout(resolve, 20));
    release();
    const html = await page;
    for (const one of paths) assert.match(html, new RegExp(`<summary>Is ${one} there\\?`));
  });

  it('follows the redirects and the limits of several documents', async () => {
    const {serve} = documents();
    const src = [
      serve('/several-1.md', {status: 302, headers: {location: '/several-2.md'}}),
      serve('/several-3.md', {status: 302, headers: {location: 'http://10.0.0.1/a.md'}}),
      serve('/several-4.md', {status: 302, headers: {location: '/several-4.md'}}),
      serve('/several-5.md', `${faq('Long?', 'Yes.')}${'x'.repeat(1_400_000)}`),
      serve('/several-6.md', {status: 404}),
      'http://169.254.169.254/a.md',
    ];
    serve('/several-2.md', faq('Moved?', 'Yes.'));
    const html = await rendered(site(), `[welearn_faq src="${src.join(' ')}"]`, 'author');
    assert.match(html, /<summary>Moved\?/);
    for (const reason of [/10\.0\.0\.1/, /too often/, /larger than 1 MB/, /status 404/, /169\.254/])
      assert.match(html, reason);
  });

  it('sends no ping to hosts of documents, nor to what these link to', async () => {
    const src = documents().serve(
      '/pinged.md',
      faq('Ping?', '[Yes](https://linked.example/yes.mp3)'),
    );
    const path = await publish(
      site(),
      `${block('faq', {src})}<p><a href="https://own.example/post">own</a></p>[welearn_faq src="${src}"]`,
      'admin',
    );
    const asked = await site().php(`
      $asked = array();
      add_filter( 'pre_http_request', function ( $answer, $args, $url ) use ( &$asked ) { $asked[] = $url; return new WP_Error( 'no' ); }, 10, 3 );
      pingback( null, ${idOf(path)} );
      do_enclose( null, ${idOf(path)} );
      return array_values( array_unique( $asked ) );`);
    assert.deepEqual(asked, ['https://own.example/post']);
  });
}
