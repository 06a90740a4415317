<?php
/**
 * Blocks and shortcodes of ours in a text.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** Finds what a post's text asks of this plugin, without touching anything else in it. */
final class Uses {

	/**
	 * Whether a text may have any: a first look that costs nothing.
	 *
	 * @param string $content Text of a post.
	 */
	public static function are_in( string $content ): bool {
		return false !== strpos( $content, 'wp:welearn/' ) || false !== strpos( $content, '[welearn_' );
	}

	/**
	 * The blocks, in order. The text between a block's comments is its copy.
	 *
	 * @param string $content Text of a post.
	 * @return array<array{tag: string, attributes: array, opener: string, copy: string, start: int, end: int}>
	 */
	public static function blocks( string $content ): array {
		$blocks = array();
		for ( $end = 0; false !== ( $start = strpos( $content, '<!--', $end ) ); ) {
			$end = strpos( $content, '-->', $start );
			if ( false === $end ) {
				break;
			}
			$end    = $end + 3;
			$opener = substr( $content, $start, $end - $start );
			if ( ! preg_match( '#^<!--\s+wp:welearn/(about|faq)\s+(?:(\{.*\})\s+)?(/?)-->$#s', $opener, $found ) ) {
				continue;
			}
			$attributes = '' === $found[2] ? array() : json_decode( $found[2], true );
			$copy       = '';
			if ( '' === $found[3] ) {
				$is_closed = preg_match( '#<!--\s+(/?)wp:([a-z][a-z0-9_/-]*)#', $content, $next, PREG_OFFSET_CAPTURE, $end )
					&& '/' === $next[1][0] && "welearn/$found[1]" === $next[2][0];
				$close     = $is_closed ? strpos( $content, '-->', $next[0][1] ) : false;
				if ( false === $close ) {
					continue;
				}
				$copy = substr( $content, $end, $next[0][1] - $end );
				$end  = $close + 3;
			}
			if ( is_array( $attributes ) ) {
				$blocks[] = array(
					'tag'        => "welearn-$found[1]",
					'attributes' => $attributes,
					'opener'     => preg_replace( '#\s*/?-->$#', '', $opener ),
					'copy'       => trim( $copy ),
					'start'      => $start,
					'end'        => $end,
				);
			}
		}
		return $blocks;
	}

	/**
	 * The shortcodes, with their attributes.
	 *
	 * @param string $content Text of a post.
	 * @return array<array{tag: string, attributes: array}>
	 */
	public static function shortcodes( string $content ): array {
		if ( false === strpos( $content, '[welearn_' ) ) {
			return array();
		}
		$found = array();
		preg_match_all( '/' . get_shortcode_regex( array( 'welearn_about', 'welearn_faq' ) ) . '/', Shortcodes::mend( $content ), $found, PREG_SET_ORDER );
		$shortcodes = array();
		foreach ( $found as $one ) {
			// Doubled brackets show a shortcode instead of running it.
			if ( '[' !== $one[1] || ']' !== $one[6] ) {
				$shortcodes[] = array(
					'tag'        => strtr( $one[2], '_', '-' ),
					'attributes' => Shortcode_Text::attributes( $one[3], Attributes::flags() ),
				);
			}
		}
		return $shortcodes;
	}

	/**
	 * The elements that a text shows.
	 *
	 * @param string $content Text of a post.
	 * @return Element[]
	 */
	public static function elements( string $content ): array {
		$elements = array();
		foreach ( self::blocks( $content ) as $block ) {
			$elements[] = Blocks::element( $block['tag'], $block['attributes'] );
		}
		foreach ( self::shortcodes( $content ) as $shortcode ) {
			$elements[] = Shortcodes::element( $shortcode['tag'], $shortcode['attributes'] );
		}
		return $elements;
	}

	/**
	 * The addresses of all documents that a text shows.
	 *
	 * @param string $content Text of a post.
	 * @return string[]
	 */
	public static function addresses( string $content ): array {
		$addresses = array();
		foreach ( self::elements( $content ) as $element ) {
			array_push( $addresses, ...$element->addresses() );
		}
		return array_values( array_unique( $addresses ) );
	}

	/**
	 * A text without its blocks and shortcodes of ours.
	 *
	 * @param string $content Text of a post.
	 */
	public static function without( string $content ): string {
		foreach ( array_reverse( self::blocks( $content ) ) as $block ) {
			$content = substr_replace( $content, '', $block['start'], $block['end'] - $block['start'] );
		}
		$pattern = get_shortcode_regex( array( 'welearn_about', 'welearn_faq' ) );
		return preg_replace( "/$pattern/", '', Shortcodes::mend( $content ) ) ?? $content;
	}

	/**
	 * A text with other copies in its blocks.
	 *
	 * @param string   $content Text of a post.
	 * @param callable $copy    Gives the copy for a block, or null to leave it as it is.
	 */
	public static function with_copies( string $content, callable $copy ): string {
		foreach ( array_reverse( self::blocks( $content ) ) as $block ) {
			$html = $copy( $block );
			if ( null !== $html && $html !== $block['copy'] ) {
				$name    = strtr( $block['tag'], array( 'welearn-' => 'welearn/' ) );
				$written = '' === $html ? "{$block['opener']} /-->" : "{$block['opener']} -->\n$html\n<!-- /wp:$name -->";
				$content = substr_replace( $content, $written, $block['start'], $block['end'] - $block['start'] );
			}
		}
		return $content;
	}

	/**
	 * A text without copies.
	 *
	 * @param string $content Text of a post.
	 */
	public static function without_copies( string $content ): string {
		return self::with_copies(
			$content,
			static function (): string {
				return '';
			}
		);
	}
}
