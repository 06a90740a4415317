<?php
/**
 * Texts that hold data in other ways than ours.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Separates data from the Markdown below it, in texts without a key that is known here, or with a text below
 * the data and no fence between. As src/document/shapes/split.ts, under the same names.
 */
final class Split {

	private const KEY = '/^(?:(?:"[^"]++"|\'[^\']++\')[ \t]*+|[^\s:#"\'[\]{}>|*&!%@`-][^:]*+):(?:\s|$)/u';
	/** A key after the dash of a list, or after indentation. */
	private const NESTED_KEY = '/^(?:[ \t]++(?:-[ \t]++)*+|(?:-[ \t]++)++)(?:"[^"]++"|\'[^\']++\'|[^\s:#"\'[\]{}>|*&!%@`-][^:]*+):(?:\s|$)/u';
	private const COMMENT    = '/^\s*+(?:#|$)/u';

	/** Lines of MkDocs and Pelican above a text: `Title: FAQ`, then a blank line. */
	private const METADATA = '/^(?:[A-Za-z][\w-]*+:[^\n]*+\n(?:[ \t]++\S[^\n]*+\n)*+)++(?=[ \t]*+\n)/';
	private const OURS     = '/^(?:about|bundles|faqs?|faq_title):/im';

	/** Braces at the end of a line that may end the data. */
	private const MAX_ENDS = 5;

	/**
	 * The data of a text and the Markdown below it.
	 *
	 * @param string $content     Text.
	 * @param bool   $may_be_yaml Whether the text as a whole may be YAML.
	 * @return array{syntax: string, data: mixed, body: string}|null JSON or YAML, and its text; or no syntax, and the value. Null for Markdown.
	 */
	public static function parts( string $content, bool $may_be_yaml ): ?array {
		if ( '{' === ( $content[0] ?? '' ) ) {
			return self::split_json( $content );
		}
		$metadata = self::read_metadata( $content );
		if ( $metadata ) {
			return $metadata;
		}
		return $may_be_yaml && self::is_data( $content ) ? self::part( 'YAML', $content, '' ) : null;
	}

	private static function part( string $syntax, $data, string $body ): array {
		return array(
			'syntax' => $syntax,
			'data'   => $data,
			'body'   => $body,
		);
	}

	/** Front matter in JSON, as Hugo reads it: an object, and a text below. */
	private static function split_json( string $content ): ?array {
		$at = 0;
		for ( $i = 0; $i < self::MAX_ENDS && preg_match( '/\}[ \t]*+\n\s*+(?=[^\s,\]}"])/', $content, $end, PREG_OFFSET_CAPTURE, $at ); $i++ ) {
			$data = substr( $content, 0, $end[0][1] + 1 );
			$at   = $end[0][1] + strlen( $end[0][0] );
			if ( null !== json_decode( $data, true, Document::MAX_DEPTH + 1 ) ) {
				return self::part( 'JSON', $data, substr( $content, $at ) );
			}
		}
		return null;
	}

	/**
	 * Whether a text is a mapping or a list of mappings from end to end, whatever its keys. "Note: we move." is
	 * prose: values inside each other, or names such as programs use, make it data.
	 */
	private static function is_data( string $text ): bool {
		$keys      = array();
		$is_list   = false;
		$is_nested = false;
		foreach ( explode( "\n", $text ) as $line ) {
			if ( preg_match( self::COMMENT, $line ) ) {
				continue;
			}
			$is_inside = (bool) preg_match( self::NESTED_KEY, $line );
			if ( preg_match( '/^\s/u', $line ) ) {
				if ( ! $keys && ! $is_list ) {
					return false;
				}
				// The second key of an entry, or a key below another.
				$is_nested = $is_nested || $is_inside;
			} elseif ( preg_match( '/^-(?:\s|$)/u', $line ) ) {
				if ( ! $is_inside && '-' !== trim( $line ) && ! $keys ) {
					return false;
				}
				$is_list   = true;
				$is_nested = $is_nested || ( $is_inside && $keys );
			} elseif ( preg_match( self::KEY, $line ) ) {
				$keys[] = explode( ':', $line, 2 )[0];
			} elseif ( ! preg_match( '/^[\]}]/', $line ) ) {
				return false;
			}
		}
		$names     = preg_grep( '/^[a-z][\w.-]*$/D', $keys );
		$questions = preg_grep( '/[?？؟፧]["\']?$/uD', array_map( 'rtrim', $keys ) );
		$is_likely = ( count( $keys ) > 1 && count( $names ) === count( $keys ) ) || ( $keys && count( $questions ) === count( $keys ) );
		return $is_nested || ( $is_likely && count( array_unique( $keys ) ) === count( $keys ) );
	}

	/** Reads metadata without fences. A text with one of our keys, or with keys below, is YAML. */
	private static function read_metadata( string $content ): ?array {
		if ( ! preg_match( self::METADATA, $content, $found ) || ! preg_match( '/^title:/im', $found[0] ) || preg_match( self::OURS, $found[0] ) ) {
			return null;
		}
		$below = Reading::without_blank_lines( substr( $content, strlen( $found[0] ) ) );
		$first = '';
		foreach ( explode( "\n", $below ) as $line ) {
			if ( ! preg_match( self::COMMENT, $line ) ) {
				$first = $line;
				break;
			}
		}
		if ( '' === trim( $below ) || preg_match( '/^\s/u', $below ) || preg_match( self::KEY, $first ) || preg_match( '/^-(?:\s|$)/u', $first ) ) {
			return null;
		}
		$value = array();
		foreach ( explode( "\n", preg_replace( '/\n[ \t]++/', ' ', rtrim( $found[0] ) ) ) as $line ) {
			list( $key, $text )          = explode( ':', $line, 2 );
			$value[ strtolower( $key ) ] = trim( $text );
		}
		return self::part( '', $value, $below );
	}
}
