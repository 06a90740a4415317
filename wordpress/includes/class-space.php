<?php
/**
 * White space at the ends of texts.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Trims as browsers do: no-break and full-width spaces, too, which editors and Chinese and Japanese texts have.
 * PHP's own functions know the signs of ASCII only.
 */
final class Space {

	private const ASCII = " \t\n\r\v\f";
	private const SIGN  = '(?:[\t-\r ]|\xC2\xA0|\xE1\x9A\x80|\xE2\x80[\x80-\x8A\xA8\xA9\xAF]|\xE2\x81\x9F|\xE3\x80\x80|\xEF\xBB\xBF)';

	/** Bytes of the longest sign. */
	private const LONGEST = 3;

	/**
	 * A text without white space at its ends.
	 *
	 * @param string $text Text.
	 */
	public static function trim( string $text ): string {
		return self::trim_start( self::trim_end( $text ) );
	}

	/**
	 * A text without white space at its beginning.
	 *
	 * @param string $text Text.
	 */
	public static function trim_start( string $text ): string {
		$text = ltrim( $text, self::ASCII );
		return preg_match( '/^' . self::SIGN . '++/', $text, $space ) ? substr( $text, strlen( $space[0] ) ) : $text;
	}

	/**
	 * A text without white space at its end.
	 *
	 * @param string $text Text.
	 */
	public static function trim_end( string $text ): string {
		$text = rtrim( $text, self::ASCII );
		return substr( $text, 0, self::before( $text, strlen( $text ) ) );
	}

	/**
	 * Where the white space before an offset begins.
	 *
	 * @param string $text   Text.
	 * @param int    $offset Offset.
	 */
	public static function before( string $text, int $offset ): int {
		while ( preg_match( '/' . self::SIGN . '\z/', substr( $text, max( 0, $offset - self::LONGEST ), min( $offset, self::LONGEST ) ), $space ) ) {
			$offset -= strlen( $space[0] );
		}
		return $offset;
	}
}
