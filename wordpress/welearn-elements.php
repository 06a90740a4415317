<?php
/**
 * Plugin Name:       We Learn Elements
 * Plugin URI:        https://welearn.example/elements/wordpress/
 * Description:       Shows a We Learn document, its about text and its questions and answers, by a block or a shortcode.
 * Version:           0.1.0
 * Author:            The We Learn Elements contributors
 * Update URI:        https://welearn.example/elements/wordpress/update.json
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       welearn-elements
 * Domain Path:       /languages
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const FILE    = __FILE__;

/**
 * Classes of the plugin lie in includes/, those of libraries in vendor/, in a namespace of the plugin's
 * own: another plugin may bring another version of the same.
 */
spl_autoload_register(
	static function ( string $name ): void {
		if ( 0 !== strpos( $name, __NAMESPACE__ . '\\' ) ) {
			return;
		}
		$path   = explode( '\\', substr( $name, strlen( __NAMESPACE__ ) + 1 ) );
		$is_own = 'Vendor' !== $path[0];
		$file   = $is_own
			? 'includes/class-' . strtolower( str_replace( '_', '-', end( $path ) ) )
			: 'vendor/' . implode( '/', array_slice( $path, 1 ) );
		$file   = __DIR__ . "/$file.php";
		if ( is_readable( $file ) ) {
			require $file;
		}
	}
);

// From 6.8 on WordPress reads the header "Domain Path" itself.
if ( version_compare( $GLOBALS['wp_version'] ?? '', '6.8', '<' ) && isset( $GLOBALS['wp_textdomain_registry'] ) ) {
	$GLOBALS['wp_textdomain_registry']->set_custom_path( 'welearn-elements', __DIR__ . '/languages' );
}
add_action( 'init', array( Assets::class, 'register' ), 5 );
add_filter( 'block_type_metadata', array( Blocks::class, 'take_content' ) );
add_action( 'init', array( Blocks::class, 'register' ) );
add_action( 'init', array( Documents::class, 'register' ) );
add_action( 'init', array( Shortcodes::class, 'register' ) );
add_action( 'rest_api_init', array( Rest::class, 'register' ) );
add_action( 'init', array( Copies::class, 'register' ) );
add_action( 'init', array( Lists::class, 'register' ) );
add_action( 'init', array( Pings::class, 'register' ) );
add_action( 'init', array( Replacing::class, 'register' ) );
add_action( 'init', array( Updates::class, 'register' ) );
add_action( 'admin_init', array( Privacy::class, 'register' ) );
add_action( Cache::HOOK, array( Changes::class, 'refresh' ) );
add_action( Changes::TASK, array( Changes::class, 'arrive' ) );
add_action( Cache::RENDER, array( Rendering::class, 'go_on' ) );
add_filter( 'upload_mimes', array( Media::class, 'allow' ) );
add_filter( 'wp_check_filetype_and_ext', array( Media::class, 'accept_json' ), 10, 5 );
add_filter( 'wp_handle_upload_prefilter', array( Media::class, 'refuse_page' ) );
add_filter( 'wp_handle_sideload_prefilter', array( Media::class, 'refuse_page' ) );
add_filter( 'wp_upload_bits', array( Media::class, 'refuse_bits' ) );

register_deactivation_hook( __FILE__, array( Copies::class, 'finish' ) );
register_deactivation_hook( __FILE__, array( Cache::class, 'stop' ) );
