<?php
/**
 * From a text to data.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

use WelearnElements\Vendor\Symfony\Component\Yaml\Exception\ParseException;

defined( 'ABSPATH' ) || exit;

/** Tells by what it looks like how a text is written: YAML, with or without front matter, JSON or Markdown. */
final class Reading {

	private const KNOWN = '/^(["\']?)(about|bundles|faqs?|faq_title|lang|layout|title)\1[ \t]*:(\s|$)/mi';
	private const TOML  = '/^(["\']?)(about|bundles|faq|faq_title|lang|layout|title)\1[ \t]*=|^\[\[/im';

	/**
	 * The data of a text and the Markdown below.
	 *
	 * @param string $text Document.
	 * @param string $name What to call it in an error.
	 * @return array{0: mixed, 1: string}
	 * @throws \DomainException With a sentence for editors.
	 * @throws \UnexpectedValueException If it is of a kind that only the elements read.
	 */
	public static function split( string $text, string $name ): array {
		$text = preg_replace( '/^\x{FEFF}/u', '', str_replace( array( "\r\n", "\r" ), "\n", $text ) );
		$text = preg_replace( '/^(?:[ \t]*\n)+/', '', (string) $text );
		if ( preg_match( '/^\+\+\+\s/', $text ) || ( preg_match( '/^(?:\s*#.*\n)*["\']?[\w.-]+["\']?[ \t]*=|^\[\[/', $text ) && preg_match( self::TOML, $text ) ) ) {
			throw new \UnexpectedValueException( 'TOML' );
		}
		if ( preg_match( '/^\s*(?:\{\s*["}]|\[\s*(?:\{|\]\s*$))/', $text ) ) {
			$value = json_decode( $text, true, Document::MAX_DEPTH + 1 );
			if ( null === $value ) {
				/* translators: 1: address, 2: what went wrong. */
				throw new \DomainException( sprintf( __( '%1$s is no valid JSON (%2$s).', 'welearn-elements' ), $name, json_last_error_msg() ) );
			}
			return array( $value, '' );
		}
		$opening = preg_match( '/^(?:(?:[#%].*)?\n)*---[ \t\x{A0}]*(?:\n|$)/u', $text, $found ) ? $found[0] : '';
		$inner   = substr( $text, strlen( $opening ) );
		$parts   = preg_split( '/^(?:---|\.{3})[ \t\x{A0}]*$\n?/mu', $inner, 2 );
		$is_list = preg_match( '/^(?:\s*#.*\n)*-[ \t]+["\']?(id|key|q|question|a|answer|title|topic|category|section)["\']?[ \t]*:/i', $inner );
		$is_bare = $is_list || preg_match( self::KNOWN, $inner ) && preg_match( '/^(?:[ \t]*(?:#.*)?\n)*["\']?[\w. -]+["\']?[ \t]*:(\s|$)/', $inner );
		if ( ! $is_bare && ! ( '' !== $opening && count( $parts ) > 1 ) ) {
			return array( null, rtrim( $text ) );
		}
		try {
			$value = Yaml::parse( $parts[0] );
		} catch ( \LengthException $repeats ) {
			/* translators: 1: address, 2: number. */
			throw new \DomainException( sprintf( __( '%1$s repeats too much: what its aliases (such as *name) and merge keys (<<) stand for has more than %2$s values, or more than 1 MB. Write out what is meant, or split the document.', 'welearn-elements' ), $name, number_format_i18n( Document::MAX_REPEATED ) ) );
		} catch ( ParseException $problem ) {
			$line = $problem->getParsedLine() + substr_count( $opening, "\n" );
			/* translators: 1: address, 2: number of a line, 3: what went wrong, in English. */
			throw new \DomainException( sprintf( __( '%1$s is no valid YAML: look at line %2$d and the one above (%3$s). The usual culprits: a text with a colon and no quotes, lines that do not line up, tabs.', 'welearn-elements' ), $name, $line, mb_strimwidth( preg_replace( '/ at line \d+/', '', $problem->getMessage() ), 0, 300, '…', 'UTF-8' ) ) );
		}
		$body = ltrim( $parts[1] ?? '', "\n" );
		return is_array( $value ) || null === $value ? array( $value, rtrim( $body ) ) : array( null, rtrim( $text ) );
	}
}
