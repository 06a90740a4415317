<?php
/**
 * Bytes become text.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** Editors of texts save in several charsets. The elements read them in the same way. */
final class Charset {

	/**
	 * Bytes as UTF-8. A byte order mark decides; else, if they are not UTF-8, the charset that the server
	 * says; else they are Windows-1252, as Windows writes in western Europe.
	 *
	 * @param string $bytes   Document.
	 * @param string $charset The server's; empty if it says none.
	 */
	public static function utf8( string $bytes, string $charset = '' ): string {
		$mark = substr( $bytes, 0, 2 );
		if ( "\xFF\xFE" === $mark || "\xFE\xFF" === $mark ) {
			return self::convert( substr( $bytes, 2 ), "\xFF\xFE" === $mark ? 'UTF-16LE' : 'UTF-16BE' );
		}
		if ( 1 === preg_match( '//u', $bytes ) ) {
			return $bytes;
		}
		return self::convert( $bytes, '' === $charset || preg_match( '/^utf-?8$/i', $charset ) ? 'Windows-1252' : $charset );
	}

	private static function convert( string $bytes, string $charset ): string {
		$text = false;
		if ( function_exists( 'iconv' ) ) {
			// phpcs:ignore WordPress.PHP.NoSilencedErrors -- an unknown charset gives false.
			$text = @iconv( $charset, 'UTF-8//IGNORE', $bytes );
		} elseif ( function_exists( 'mb_convert_encoding' ) && in_array( strtolower( $charset ), array_map( 'strtolower', mb_list_encodings() ), true ) ) {
			$text = mb_convert_encoding( $bytes, 'UTF-8', $charset );
		}
		return false === $text || 1 !== preg_match( '//u', $text ) ? (string) wp_check_invalid_utf8( $bytes, true ) : $text;
	}
}
