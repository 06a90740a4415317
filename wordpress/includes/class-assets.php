<?php
/**
 * Scripts and styles. All lie in the plugin: nothing is asked of another site.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** The elements' script, only on pages that have one; the editor's beside it. */
final class Assets {

	public const STYLE  = 'welearn-elements';
	public const SCRIPT = 'welearn-elements';
	public const EDITOR = 'welearn-elements-editor';

	/** The script of the form that replaces a file. */
	public const REPLACING = 'welearn-elements-replacing';

	private const PREVIEW  = 'welearn-elements-preview';
	private const HEADINGS = 'welearn-elements-headings';

	public static function register(): void {
		wp_register_style( self::STYLE, self::url( 'assets/welearn.css' ), array(), VERSION );
		wp_register_style( self::EDITOR, self::url( 'assets/editor.css' ), array(), VERSION );
		wp_register_script( self::HEADINGS, self::url( 'assets/headings.js' ), array(), VERSION, true );
		// In the editor the script that is one file: it runs in the canvas, too, which is a frame of its own.
		wp_register_script( self::PREVIEW, self::url( 'elements/welearn.global.js' ), array(), VERSION, true );
		wp_register_script(
			self::EDITOR,
			self::url( 'editor/editor.js' ),
			array( 'wp-a11y', 'wp-api-fetch', 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-core-data', 'wp-data', 'wp-element', 'wp-hooks', 'wp-html-entities', 'wp-i18n', 'wp-server-side-render', 'wp-shortcode' ),
			VERSION,
			true
		);
		wp_set_script_translations( self::EDITOR, 'welearn-elements', dirname( __DIR__ ) . '/languages' );
		$library = add_query_arg( 'ver', VERSION, self::url( 'editor/library.js' ) );
		$facts   = array(
			'library'   => $library,
			'documents' => Rest::address_of_document( '' ),
			'admin'     => admin_url(),
			'canShare'  => current_user_can( 'publish_posts' ),
		);
		self::tell( self::EDITOR, 'welearnElementsEditor', $facts );
		wp_register_script( self::REPLACING, self::url( 'assets/replacing.js' ), array( 'wp-i18n' ), VERSION, true );
		wp_set_script_translations( self::REPLACING, 'welearn-elements', dirname( __DIR__ ) . '/languages' );
		self::tell( self::REPLACING, 'welearnElementsReplacing', array( 'library' => $library ) );
		add_action( 'enqueue_block_assets', array( self::class, 'enqueue_canvas' ) );
		add_filter( 'script_loader_tag', array( self::class, 'as_module' ), 10, 2 );
	}

	/** For a page that shows an element. */
	public static function enqueue(): void {
		self::enqueue_style();
		if ( ! Theme::has_settings() ) {
			wp_enqueue_script( self::HEADINGS );
		}
		$url = self::url( 'elements/welearn.js' );
		if ( function_exists( 'wp_enqueue_script_module' ) ) {
			wp_enqueue_script_module( self::SCRIPT, $url, array(), VERSION );
		} else {
			wp_enqueue_script( self::SCRIPT, $url, array(), VERSION, true );
		}
	}

	/** The style sheet, with what the theme says: not earlier, for other plugins have a say in that. */
	public static function enqueue_style(): void {
		if ( ! wp_style_is( self::STYLE ) ) {
			wp_enqueue_style( self::STYLE );
			wp_add_inline_style( self::STYLE, Theme::css() );
		}
	}

	/** For the editor, and the frame in which it shows the post. */
	public static function enqueue_canvas(): void {
		if ( is_admin() ) {
			self::enqueue_style();
			wp_enqueue_style( self::EDITOR );
			wp_enqueue_script( self::PREVIEW );
		}
	}

	/**
	 * Before WordPress 6.5 there were no script modules.
	 *
	 * @param string $tag    Script tag.
	 * @param string $handle Its name.
	 */
	public static function as_module( $tag, $handle ): string {
		return self::SCRIPT === $handle ? str_replace( '<script ', '<script type="module" ', str_replace( array( " type='text/javascript'", ' type="text/javascript"' ), '', $tag ) ) : (string) $tag;
	}

	/** Tells a script facts of the site. */
	private static function tell( string $handle, string $name, array $facts ): void {
		wp_add_inline_script( $handle, "window.$name = " . wp_json_encode( $facts, JSON_HEX_TAG | JSON_HEX_AMP ) . ';', 'before' );
	}

	private static function url( string $path ): string {
		return plugins_url( $path, FILE );
	}
}
