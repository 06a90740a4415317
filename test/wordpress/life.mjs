import assert from 'node:assert/strict';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {it} from 'node:test';
import {block, FILE, publish, zips} from './plugin.mjs';
import {visit} from './site/visitor.mjs';

const versionOf = site =>
  site.php(
    `require_once ABSPATH . 'wp-admin/includes/plugin.php'; return get_plugins()['${FILE}']['Version'] ?? null;`,
  );

/** The plugin's data in the database. */
const left = site =>
  site.php(`
      global $wpdb;
      $options = $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE '%welearn%'" );
      $tasks   = array_filter( array_merge( ...array_map( 'array_keys', array_values( _get_cron_array() ) ) ), fn( $hook ) => 0 === strpos( $hook, 'welearn_' ) );
      $beside  = $wpdb->get_col( "SELECT meta_key FROM {$wpdb->postmeta} WHERE meta_key LIKE '%welearn%'" );
      return array( array_merge( $options, $beside ), count( $tasks ) );`);

/** An update by an Administrator. */
export function update({site, documents, browser}) {
  it('accepts an Administrator’s upload as an update, and shows older posts as before', async () => {
    assert.equal(await versionOf(site()), '0.0.9');
    const src = documents().serve('/life.md', 'faq:\n  - q: Still here?\n    a: Yes.\n');
    const path = await publish(site(), `[welearn_faq src="${src}"]`);
    await fetch(site().url + path);
    const {page, close} = await visit(
      browser(),
      site(),
      '/wp-admin/plugin-install.php?tab=upload',
      {role: 'admin'},
    );
    await (await page.$('input[name="pluginzip"]')).uploadFile(zips.current);
    await page.$eval('#install-plugin-submit', button => (button.disabled = false));
    await Promise.all([page.waitForNavigation(), page.click('#install-plugin-submit')]);
    await Promise.all([page.waitForNavigation(), page.click('.update-from-upload-overwrite')]);
    assert.match(await page.$eval('body', body => body.textContent), /updated successfully/i);
    await close();
    assert.notEqual(await versionOf(site()), '0.0.9');
    const html = await (await fetch(site().url + path)).text();
    assert.match(html, /<summary>Still here\?<\/summary>/);
    assert.match(html, /welearn\.js\?ver=0\.1\.0/);
  });
}

/** Updates that WordPress finds by itself. */
export function updates({site, documents}) {
  const look = `
    $asked = array();
    add_filter( 'pre_http_request', function ( $answer, $args, $url ) use ( &$asked ) {
      $asked[] = $url . ' ' . $args['user-agent'];
      $is_core = 0 === strpos( $url, 'https://api.wordpress.org/' );
      return $is_core ? array( 'response' => array( 'code' => 200 ), 'body' => '{"plugins":[],"no_update":[],"translations":[]}', 'headers' => array(), 'cookies' => array() ) : $answer;
    }, 10, 3 );
    define( 'WP_CLI', true );
    WelearnElements\\Updates::register();
    delete_site_transient( 'update_plugins' );
    wp_update_plugins();
    $list = get_site_transient( 'update_plugins' );
    $asked = array_values( array_filter( $asked, fn( $line ) => false === strpos( $line, 'wordpress.org' ) ) );`;
  it('learns of a new version from the address in its header, and installs it', async () => {
    const news = JSON.parse(readFileSync(zips.current.replace(/zip$/, 'json'), 'utf8'));
    const header = `${site().root}/wp-content/plugins/${FILE}`;
    const code = readFileSync(header, 'utf8');
    const offer = more =>
      documents().serve('/wordpress/update.json', JSON.stringify({...news, ...more}));
    const address = offer({version: '0.2.0'});
    const zip = readFileSync(zips.current);
    documents().serve(`/wordpress/${news.package}`, {
      body: zip,
      // Without cURL, WordPress saves the lengths of chunks, too.
      headers: {'content-type': 'application/zip', 'content-length': zip.length},
    });
    // Not by writing into it: the file may be a link to one of the cache.
    rmSync(header);
    writeFileSync(header, code.replace(/(Update URI: +).*/, `$1${address}`));
    try {
      const [offered, asked, details] = await site().php(`${look}
        require_once ABSPATH . 'wp-admin/includes/plugin-install.php';
        return array( $list->response['${FILE}'] ?? null, $asked, plugins_api( 'plugin_information', array( 'slug' => 'welearn-elements' ) ) );`);
      assert.equal(offered.new_version, '0.2.0');
      assert.equal(offered.package, new URL(news.package, address).href);
      assert.deepEqual([...new Set(asked)], [`${address} We Learn Elements for WordPress`]);
      assert.match(details.sections.changelog, /The first version/);
      for (const wrong of [
        {version: '0.0.1'},
        {version: '9<script>'},
        {version: '0.2.0', package: 'https://evil.example/a.zip'},
        {version: '0.2.0', package: '//evil.example/a.zip'},
        {version: '0.2.0', package: `${documents().url}@evil.example/a.zip`},
        {version: ['0.2.0']},
      ]) {
        offer(wrong);
        assert.equal(
          await site().php(`${look} return $list->response['${FILE}'] ?? null;`),
          null,
          JSON.stringify(wrong),
        );
      }
      offer({version: '0.2.0'});
      const off = await site().php(`define( 'WELEARN_ELEMENTS_UPDATES', false ); ${look}
        return array( $asked, $list->response['${FILE}'] ?? null );`);
      assert.deepEqual(off, [[], null]);
      const installed = await site().php(`${look}
        require_once ABSPATH . 'wp-admin/includes/admin.php';
        require_once ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';
        $skin = new Automatic_Upgrader_Skin();
        return array( ( new Plugin_Upgrader( $skin ) )->upgrade( '${FILE}' ), $skin->get_upgrade_messages() );`);
      assert.deepEqual(installed[0], true, JSON.stringify(installed));
      assert.match(readFileSync(header, 'utf8'), /Update URI: +https:\/\/welearn\.example\//);
      assert.match(await (await fetch(`${site().url}/wp-login.php`)).text(), /login/);
    } finally {
      rmSync(header, {force: true});
      writeFileSync(header, code);
      await site().php(
        `require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin( '${FILE}' ); delete_site_transient( 'update_plugins' ); return 1;`,
      );
    }
  });

  it('offers a text for the site’s privacy policy', async () => {
    const texts = await site().php(`
      require_once ABSPATH . 'wp-admin/includes/admin.php';
      set_current_screen( 'dashboard' );
      wp_set_current_user( 1 );
      do_action( 'admin_init' );
      return WP_Privacy_Policy_Content::get_suggested_policy_text();`);
    const ours = Object.values(texts).find(({plugin_name: name}) => name === 'We Learn Elements');
    assert.match(ours.policy_text, /set no cookies/);
  });
}

/** Deactivation and removal. */
export function remove({site, documents}) {
  it('leaves posts unchanged when deactivated, and nothing in the database when deleted', async () => {
    const src = documents().serve('/removed.md', 'faq:\n  - q: Kept?\n    a: No.\n');
    await publish(site(), block('faq', {src}));
    await site().php(
      `wp_schedule_single_event( time(), 'welearn_elements_refresh', array( 'https://library.example/' ) ); return 1;`,
    );
    const own = await site().php(
      `return wp_insert_post( array( 'post_type' => 'welearn_document', 'post_status' => 'publish', 'post_title' => 'Own', 'post_content' => 'Of their authors' ) );`,
    );
    const [options, tasks] = await left(site());
    assert.ok(options.includes('_welearn_source') && tasks > 0);
    await site().php(
      `require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( '${FILE}' ); return 1;`,
    );
    assert.equal((await left(site()))[1], 0, 'no task is left');
    const path = await publish(
      site(),
      '<!-- wp:welearn/faq {"src":"/a.md"} /--><!-- wp:paragraph --><p>After</p><!-- /wp:paragraph -->',
    );
    const html = await (await fetch(site().url + path)).text();
    assert.match(html, />After<\/p>/);
    assert.doesNotMatch(html, /welearn-faq/);
    const deleted = await site().php(
      `require_once ABSPATH . 'wp-admin/includes/admin.php'; return delete_plugins( array( '${FILE}' ) );`,
    );
    assert.equal(deleted, true);
    assert.deepEqual(await left(site()), [[], 0]);
    assert.equal(
      await site().php(`return get_post( ${own} )->post_content;`),
      'Of their authors',
      'documents belong to their authors',
    );
    assert.equal(await versionOf(site()), null);
  });
}
