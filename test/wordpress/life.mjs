import assert from 'node:assert/strict';
import {it} from 'node:test';
import {FILE, publish, zips} from './plugin.mjs';
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
      $tasks   = array_filter( _get_cron_array(), fn( $hooks ) => isset( $hooks['welearn_elements_refresh'] ) );
      return array( $options, count( $tasks ) );`);

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

/** Deactivation and removal. */
export function remove({site}) {
  it('leaves posts unchanged when deactivated, and nothing in the database when deleted', async () => {
    await site().php(
      `wp_schedule_single_event( time(), 'welearn_elements_refresh', array( 'https://library.example/' ) ); return 1;`,
    );
    const [options, tasks] = await left(site());
    assert.ok(options.length > 0 && tasks === 1);
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
    assert.equal(await versionOf(site()), null);
  });
}
