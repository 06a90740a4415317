<?php
/**
 * Names and texts in one attribute.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** `LANGUAGE=German; CITY=Köln`, or the same as JSON. A shortcode can hardly hold JSON. */
final class Pairs {

	/** Bytes of an attribute. Each name is looked for in the whole document. */
	private const MAX_BYTES = 5000;

	/**
	 * The texts by their names.
	 *
	 * @param string $name Attribute, for the error.
	 * @param mixed  $text As written.
	 * @return array<string, string>
	 * @throws \DomainException With a sentence for the author.
	 */
	public static function read( string $name, $text ): array {
		$text  = trim( strtr( (string) $text, array_fill_keys( array( '“', '”', '„', '″' ), '"' ) ) );
		$pairs = array();
		if ( strlen( $text ) > self::MAX_BYTES ) {
			/* translators: 1: attribute, 2: number. */
			throw new \DomainException( sprintf( __( '%1$s: the names and texts are longer than %2$s bytes. Use shorter texts.', 'welearn-elements' ), $name, number_format_i18n( self::MAX_BYTES ) ) );
		}
		if ( '' !== $text && '{' === $text[0] ) {
			$json = json_decode( $text, true );
			foreach ( is_array( $json ) ? $json : array( '' ) as $key => $value ) {
				if ( ! is_string( $key ) || ! is_scalar( $value ) ) {
					throw self::problem( $name, $text );
				}
				$pairs[ $key ] = is_bool( $value ) ? wp_json_encode( $value ) : (string) $value;
			}
			return $pairs;
		}
		foreach ( preg_split( '/[;\r\n]+/', $text ) as $line ) {
			$parts = explode( '=', $line, 2 );
			if ( '' === trim( $line ) ) {
				continue;
			}
			if ( count( $parts ) < 2 || '' === trim( $parts[0] ) ) {
				throw self::problem( $name, $line );
			}
			$pairs[ trim( $parts[0], " \t[]\"" ) ] = trim( $parts[1], " \t\"" );
		}
		return $pairs;
	}

	private static function problem( string $name, string $text ): \DomainException {
		/* translators: 1: attribute, 2: its value. */
		return new \DomainException( sprintf( __( '%1$s: “%2$s” cannot be read. Write a name, an equals sign and a text, such as LANGUAGE=German. Separate several with semicolons.', 'welearn-elements' ), $name, $text ) );
	}
}
