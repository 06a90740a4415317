import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

const alone = fileURLToPath(new URL('alone.php', import.meta.url));
const plugin = fileURLToPath(new URL('../../../wordpress', import.meta.url));

/** Runs the body of a PHP function with the plugin's classes, within a memory limit. */
export function php(code, memory = '64M') {
  const {status, stdout, stderr} = spawnSync(
    'php',
    ['-d', `memory_limit=${memory}`, alone, plugin],
    {
      input: code,
      encoding: 'utf8',
      maxBuffer: 2 ** 27,
    },
  );
  assert.equal(status, 0, (stderr + stdout).slice(0, 2000));
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

/**
 * Functions of WordPress that the plugin prints documents with.
 * @param home address of the site
 */
export const printing = home => `
  function home_url() { return '${home}'; }
  function wp_parse_url( $url, $part = -1 ) { return parse_url( $url, $part ); }
  function wp_specialchars_decode( $text ) { return html_entity_decode( $text ); }
  function wp_strip_all_tags( $html ) { return strip_tags( $html ); }`;
