<?php
/**
 * From a text to data.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

use WelearnElements\Vendor\Symfony\Component\Yaml\Exception\ParseException;

defined( 'ABSPATH' ) || exit;

/** Recognises the format of a text by its content: YAML, with or without front matter, JSON or Markdown. */
final class Reading {

	private const KNOWN = '/^(["\']?)(about|bundles|faqs?|faq_title|lang|layout|title)\1[ \t]*:(\s|$)/mi';
	private const TOML  = '/^(["\']?)(about|bundles|faq|faq_title|lang|layout|title)\1[ \t]*=|^\[\[/im';

	/**
	 * The data of a text and the Markdown below.
	 *
	 * @param string $text Document.
	 * @param string $name Name for errors.
	 * @return array{0: mixed, 1: string}
	 * @throws \DomainException With a sentence for editors.
	 * @throws \UnexpectedValueException If it is of a kind that only the elements read.
	 */
	public static function split( string $text, string $name ): array {
		$text = preg_replace( '/^\x{FEFF}/u', '', str_replace( array( "\r\n", "\r" ), "\n", $text ) );
		$text = preg_replace( '/^(?:[ \t]*+\n)++/', '', (string) $text );
		if ( preg_match( '/^\+\+\+\s/', $text ) || ( preg_match( '/^(?:\s*+#.*+\n)*+["\']?[\w.-]++["\']?[ \t]*+=|^\[\[/', $text ) && preg_match( self::TOML, $text ) ) ) {
			throw new \UnexpectedValueException( 'TOML' );
		}
		if ( preg_match( '/^\s*(?:\{\s*["}]|\[\s*(?:\{|\]\s*$))/', $text ) ) {
			try {
				$value = self::json( $text, $name );
			} catch ( \LengthException $large ) {
				throw self::too_large( $name, $large );
			}
			return array( $value, '' );
		}
		$opening = preg_match( '/^(?:(?:[#%].*+)?\n)*+---[ \t\x{A0}]*+(?:\n|$)/u', $text, $found ) ? $found[0] : '';
		$inner   = substr( $text, strlen( $opening ) );
		$parts   = preg_split( '/^(?:---|\.{3})[ \t\x{A0}]*+$\n?/mu', $inner, 2 );
		$is_list = preg_match( '/^(?:\s*+#.*+\n)*+-[ \t]++["\']?(id|key|q|question|a|answer|title|topic|category|section)["\']?[ \t]*:/i', $inner );
		$is_bare = $is_list || preg_match( self::KNOWN, $inner ) && preg_match( '/^(?:[ \t]*+(?:#.*+)?\n)*+["\']?[\w. -]++["\']?[ \t]*+:(\s|$)/', $inner );
		if ( ! $is_bare && ! ( '' !== $opening && count( $parts ) > 1 ) ) {
			return array( null, rtrim( $text ) );
		}
		try {
			$value = Yaml::parse( $parts[0] );
		} catch ( \LengthException $large ) {
			throw self::too_large( $name, $large );
		} catch ( ParseException $problem ) {
			$line   = max( 1, $problem->getParsedLine() ) + substr_count( $opening, "\n" );
			$reason = preg_replace( '/ at line \d+/', '', $problem->getMessage() );
			/* translators: 1: address, 2: number of a line, 3: reason, in English. */
			throw new \DomainException( sprintf( __( '%1$s is not valid YAML. Check line %2$d and the line above it: %3$s Common mistakes are a text with a colon but without quotes, lines that do not line up, and tabs.', 'welearn-elements' ), $name, $line, mb_strimwidth( $reason, 0, 300, '…', 'UTF-8' ) ) );
		}
		$body = ltrim( $parts[1] ?? '', "\n" );
		return is_array( $value ) || null === $value ? array( $value, rtrim( $body ) ) : array( null, rtrim( $text ) );
	}

	private static function json( string $text, string $name ) {
		$signs = count_chars( (string) preg_replace( '/"(?:[^"\\\\]++|\\\\.)*+"/s', '', $text ), 1 );
		if ( ( $signs[ ord( '[' ) ] ?? 0 ) + ( $signs[ ord( '{' ) ] ?? 0 ) + ( $signs[ ord( ',' ) ] ?? 0 ) > Document::MAX_VALUES ) {
			throw new \LengthException( 'values', Document::MAX_VALUES );
		}
		$value = json_decode( $text, true, Document::MAX_DEPTH + 1 );
		if ( JSON_ERROR_DEPTH === json_last_error() ) {
			throw new \LengthException( 'levels', Document::MAX_DEPTH );
		}
		if ( null === $value ) {
			/* translators: 1: address, 2: reason, in English. */
			throw new \DomainException( sprintf( __( '%1$s is not valid JSON: %2$s. Put every key and every text in straight double quotes, and one comma between entries.', 'welearn-elements' ), $name, json_last_error_msg() ) );
		}
		return $value;
	}

	private static function too_large( string $name, \LengthException $large ): \DomainException {
		$texts = array(
			/* translators: %1$s: address. */
			'lines'   => __( '%1$s has too many lines inside lists and keys. Split it into several documents.', 'welearn-elements' ),
			/* translators: 1: address, 2: number. */
			'repeats' => __( 'The YAML aliases in %1$s repeat more than %2$s values, or more than 1 MB of text. Use fewer aliases, or write the values out.', 'welearn-elements' ),
			/* translators: 1: address, 2: number. */
			'levels'  => __( '%1$s nests lists and keys more than %2$s levels deep. Use fewer levels.', 'welearn-elements' ),
			/* translators: 1: address, 2: number. */
			'values'  => __( '%1$s has more than %2$s values. Split it into several documents.', 'welearn-elements' ),
		);
		return new \DomainException( sprintf( $texts[ $large->getMessage() ], $name, number_format_i18n( $large->getCode() ) ) );
	}
}
