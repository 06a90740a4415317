<?php
/**
 * The attributes in the text of a shortcode.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Reads `src="…" searchable` as its author means it. Editors turn straight quotation marks into curly ones or
 * into entities, insert no-break spaces and line breaks, and make links of addresses. WordPress's own reading
 * loses such values. As wordpress/editor/shortcode-text.js.
 */
final class Shortcode_Text {

	/** A quotation mark written as an entity. Inside of straight marks it belongs to the text. */
	private const ENTITY = "\u{E000}";

	private const QUOTES = '"\'`´«»‹›„“”‟‚‘’‛″′' . self::ENTITY;
	private const SPACES = '\s\x{A0}\x{200B}\x{2060}\x{FEFF}';
	private const NAME   = '[\p{L}\p{N}_-]++';

	/** A link. Its end tag may be missing. */
	private const LINK    = '~<a\s(?<tag>[^<>]*+)>(?<text>(?:[^<]++|<(?!/?a[\s>]))*+)(?:</a\s*+>)?~i';
	private const HREF    = '~(?:^|\s)href\s*+=\s*+(?:"([^"]*+)"|\'([^\']*+)\'|([^\s"\']++))~i';
	private const ADDRESS = '~^\s*+(?:https?:|www\.|/)\S*+\s*+$~i';

	/** The last attribute before a link holds an address. */
	private const HOLDS_ADDRESS = '/(?:src|url|href|file|base|stylesheet|bundles)\s*+[=:][^=]*+$/i';

	/** What programs that make links take for a part of the address. */
	private const SWALLOWED = '/(?:&quot;|&#0?(?:34|39|93|822[01]);|%22|%27|%5D|%E2%80%9[CD]|\])++$/i';

	/**
	 * Texts by attribute, and true for those without a value. An address that stands alone is `src`.
	 *
	 * @param string   $text  The text behind the shortcode's name.
	 * @param string[] $flags Names of attributes without a value.
	 * @return array<string, string|true>
	 */
	public static function attributes( string $text, array $flags ): array {
		$text   = self::plain( $text );
		$length = strlen( $text );
		$given  = array();
		for ( $at = 0; $at < $length; $at += max( 1, strlen( $found[0] ) ) ) {
			if ( preg_match( '~[' . self::SPACES . ',;/]++~Au', $text, $found, 0, $at ) ) {
				continue;
			}
			if ( preg_match( '~(' . self::NAME . ')\s*+(?:=|:(?=\s*+(?:[' . self::QUOTES . ']|https?:)))\s*+~Au', $text, $found, 0, $at ) ) {
				$name           = strtolower( $found[1] );
				$value          = self::value( $text, $at + strlen( $found[0] ), $flags );
				$found[0]      .= $value;
				$given[ $name ] = self::bare( $value );
				continue;
			}
			preg_match( '~[^' . self::SPACES . ',;]++~Au', $text, $found, 0, $at );
			$word = self::bare( $found[0] ?? '' );
			if ( preg_match( self::ADDRESS, $word ) && '/' !== $word ) {
				$given += array( 'src' => $word );
			} elseif ( '' !== $word ) {
				$given[ strtolower( $word ) ] = true;
			}
		}
		return $given;
	}

	/** The value at an offset, with its quotation marks. */
	private static function value( string $text, int $at, array $flags ): string {
		$mark = $text[ $at ] ?? '';
		if ( '"' === $mark || "'" === $mark ) {
			$end   = strpos( $text, $mark, $at + 1 );
			$value = false === $end ? '' : substr( $text, $at, $end + 1 - $at );
			// Without its last mark, a text would end where the next attribute begins.
			if ( '' !== $value && ! preg_match( '~[' . self::SPACES . self::QUOTES . ']' . self::NAME . '\s*+=\s*+["\']$~uD', $value ) ) {
				return $value;
			}
		}
		if ( ! preg_match( '~[' . self::QUOTES . ']~Au', $text, $found, 0, $at ) ) {
			return preg_match( '~[^' . self::SPACES . ']++~Au', $text, $found, 0, $at ) ? $found[0] : '';
		}
		// Curly marks stand inside of texts, too: the text ends before the next attribute.
		$flag = '[' . self::QUOTES . '][' . self::SPACES . ',;]++[' . self::QUOTES . ']?(?:' . implode( '|', $flags ) . ')(?![\w-])';
		$next = '~[' . self::SPACES . self::QUOTES . ',;](?:' . self::NAME . "\s*+=)|$flag~u";
		$end  = preg_match( $next, $text, $next_found, PREG_OFFSET_CAPTURE, $at + strlen( $found[0] ) ) ? $next_found[0][1] : strlen( $text );
		// The mark before a flag belongs to the value.
		$end += preg_match( '~[' . self::QUOTES . ']~Au', $text, $found, 0, $end ) ? strlen( $found[0] ) : 0;
		return substr( $text, $at, $end - $at );
	}

	/** The text without tags and entities. Of a link counts its address where one is wanted. */
	private static function plain( string $text ): string {
		$made = '';
		$at   = 0;
		preg_match_all( self::LINK, $text, $links, PREG_SET_ORDER | PREG_OFFSET_CAPTURE );
		foreach ( $links as $link ) {
			$made  .= substr( $text, $at, $link[0][1] - $at );
			$words  = $link['text'][0];
			$is_url = preg_match( self::ADDRESS, html_entity_decode( $words, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) ) || preg_match( self::HOLDS_ADDRESS, substr( $made, -100 ) );
			$words  = $is_url && preg_match( self::HREF, $link['tag'][0], $href ) ? str_replace( ' ', '%20', (string) preg_replace( self::SWALLOWED, '"', trim( end( $href ) ) ) ) : $words;
			$made  .= $words;
			$at     = $link[0][1] + strlen( $link[0][0] );
		}
		$text = $made . substr( $text, $at );
		$text = (string) preg_replace( '~<(?:br|/?(?:p|div|li))\b[^<>]*+>~i', ' ', $text );
		$text = (string) preg_replace( '~</?[a-z][^<>]*+>~i', '', $text );
		$text = (string) preg_replace( '/&(?:quot|#0*34|#x0*22);/i', self::ENTITY, $text );
		return wp_check_invalid_utf8( html_entity_decode( $text, ENT_QUOTES | ENT_HTML5, 'UTF-8' ), true );
	}

	/** A text without the marks and spaces at its ends. JSON has marks around its keys, and none around itself. */
	private static function bare( string $text ): string {
		$edge = '[' . self::SPACES . self::QUOTES . ',;]';
		$text = (string) preg_replace( "/^(?:{$edge})++/u", '', $text );
		// From the end by itself: a run of marks inside would be read again from each of them.
		$text = (string) preg_replace( "/(?<!{$edge}){$edge}++$/uD", '', $text );
		return str_replace( self::ENTITY, '"', $text );
	}
}
