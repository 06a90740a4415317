import {execFileSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The plugin's zip, as it is and as an older version that a site may have. */
export const zips = {
  current: `${root}build/welearn-elements-${ownVersion()}.zip`,
  previous: `${root}build/welearn-elements-0.0.9.zip`,
};

export const FILE = 'welearn-elements/welearn-elements.php';

/** Installs the plugin as an Administrator's upload does, without the form. */
export async function install(site, zip) {
  await site.php(`
    require_once ABSPATH . 'wp-admin/includes/admin.php';
    require_once ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';
    ( new Plugin_Upgrader( new WP_Ajax_Upgrader_Skin() ) )->install( '${zip}' );
    return activate_plugin( '${FILE}' );`);
}

/** Publishes a post by a user; resolves to its path. */
export async function publish(site, content, role = 'author') {
  return site.php(`
    wp_set_current_user( get_user_by( 'login', '${role}' )->ID );
    kses_init();
    $id = wp_insert_post( wp_slash( array( 'post_title' => 'A page', 'post_status' => 'publish', 'post_content' => ${phpText(content)} ) ), true );
    return is_wp_error( $id ) ? $id->get_error_message() : "/?p=$id";`);
}

/** The rendered HTML of a content, for a role or a visitor. */
export async function rendered(site, content, role = '') {
  const as = role && `wp_set_current_user( get_user_by( 'login', '${role}' )->ID );`;
  return site.php(`${as} return apply_filters( 'the_content', ${phpText(content)} );`);
}

export function block(name, attributes) {
  // Encoded as in the editor, so that nothing in it ends the comment.
  const json = JSON.stringify(attributes)
    .replaceAll('--', '\\u002d\\u002d')
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\\"', '\\u0022');
  return `<!-- wp:welearn/${name} ${json} /-->`;
}

export function phpText(text) {
  return `base64_decode( '${Buffer.from(text).toString('base64')}' )`;
}

function ownVersion() {
  const code = `console.log(require('${root}package.json').version)`;
  return String(execFileSync(process.execPath, ['-e', code])).trim();
}
