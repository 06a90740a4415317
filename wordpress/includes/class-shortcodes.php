<?php
/**
 * [welearn_about src="…"] and [welearn_faq src="…" searchable]
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** The shortcodes, for the classic editor, widgets and page builders. */
final class Shortcodes {

	public static function register(): void {
		add_shortcode( 'welearn_about', array( self::class, 'about' ) );
		add_shortcode( 'welearn_faq', array( self::class, 'faq' ) );
		foreach ( array( 'the_content', 'widget_text', 'widget_block_content' ) as $filter ) {
			add_filter( $filter, array( self::class, 'mend' ), 6 );
		}
	}

	/**
	 * Visual editors write a space that does not break, and WordPress takes it for a part of the name.
	 *
	 * @param mixed $content Content.
	 */
	public static function mend( $content ): string {
		$content = (string) $content;
		return preg_replace( '/\[(welearn_(?:about|faq))(?:\x{00A0}|&nbsp;)+/u', '[$1 ', $content ) ?? $content;
	}

	/**
	 * Prints the about text.
	 *
	 * @param array|string $atts    Attributes; a text if there are none.
	 * @param string|null  $content A document between the tags.
	 */
	public static function about( $atts, $content = null ): string {
		return self::render( 'welearn-about', $atts, $content );
	}

	/**
	 * Prints the questions.
	 *
	 * @param array|string $atts    Attributes; a text if there are none.
	 * @param string|null  $content A document between the tags.
	 */
	public static function faq( $atts, $content = null ): string {
		return self::render( 'welearn-faq', $atts, $content );
	}

	private static function render( string $tag, $atts, ?string $content ): string {
		$given                   = Attributes::of_shortcode( $atts );
		list( $values, $notes ) = Attributes::check( $tag, $given );
		if ( null !== $content && '' !== trim( wp_strip_all_tags( $content ) ) ) {
			$notes[] = __( 'A shortcode cannot hold a document: editors change its lines. Use the block and write the document there, or upload it to the media library and give its address in src.', 'welearn-elements' );
		}
		return ( new Element( $tag, $values, $notes ) )->html();
	}
}
