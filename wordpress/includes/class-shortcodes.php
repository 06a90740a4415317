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

	/** Quotation marks that word processors and visual editors insert. */
	private const QUOTES = '"\'`«»„“”‟‚‘’‛″′';

	public static function register(): void {
		add_shortcode( 'welearn_about', array( self::class, 'about' ) );
		add_shortcode( 'welearn_faq', array( self::class, 'faq' ) );
		foreach ( array( 'the_content', 'widget_text', 'widget_block_content' ) as $filter ) {
			add_filter( $filter, array( self::class, 'mend' ), 6 );
		}
	}

	/**
	 * Visual editors insert no-break spaces, and WordPress takes them for a part of the name.
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
		$given                   = self::read( $atts );
		list( $values, $notes ) = Attributes::check( $tag, $given );
		if ( null !== $content && '' !== trim( wp_strip_all_tags( $content ) ) ) {
			$notes[] = __( 'A shortcode cannot contain a document, because editors change its lines. Write the document in the block, or upload it to the media library and put its address in “src”.', 'welearn-elements' );
		}
		return ( new Element( $tag, $values, $notes ) )->html();
	}

	/**
	 * The attributes of a shortcode, without the traces of editors: curly quotation marks, `&amp;`, spaces.
	 *
	 * @param array|string $atts As split by WordPress; a text if there are none.
	 * @return array<string, string|bool>
	 */
	private static function read( $atts ): array {
		$given = array();
		$open  = null;
		foreach ( is_array( $atts ) ? $atts : array() as $name => $text ) {
			$text = html_entity_decode( (string) $text, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
			if ( is_int( $name ) && null !== $open ) {
				// A text in curly marks was split at its spaces.
				$given[ $open ] .= " $text";
				$open            = self::is_open( $text, false ) ? $open : null;
			} elseif ( is_int( $name ) ) {
				$flag = strtolower( trim( self::strip( $text ), ',; ' ) );
				if ( '' !== $flag ) {
					$given[ $flag ] = true;
				}
			} else {
				$given[ $name ] = $text;
				$open           = self::is_open( $text, true ) ? $name : null;
			}
		}
		foreach ( $given as $name => $text ) {
			// JSON has straight quotation marks around its keys, and none around itself.
			if ( is_string( $text ) ) {
				$given[ $name ] = self::strip( $text );
			}
		}
		return $given;
	}

	private static function is_open( string $text, bool $is_first ): bool {
		$marks = '[' . self::QUOTES . ']';
		return $is_first
			? 1 === preg_match( "/^{$marks}(?!.*{$marks}\$)/us", trim( $text ) )
			: 1 !== preg_match( "/{$marks}\$/u", trim( $text ) );
	}

	private static function strip( string $text ): string {
		$edge = '[\s\x{00A0}\x{200B}\x{FEFF}' . self::QUOTES . ']+';
		$bare = preg_replace( "/^{$edge}|{$edge}\$/u", '', $text );
		return null === $bare ? trim( $text ) : $bare;
	}
}
