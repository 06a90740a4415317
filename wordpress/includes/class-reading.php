<?php
/**
 * From a text to data.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

use WelearnElements\Vendor\Symfony\Component\Yaml\Exception\ParseException;

defined( 'ABSPATH' ) || exit;

/**
 * Recognises the format of a text by its content: YAML, with or without front matter, JSON or Markdown. As
 * src/document/read.ts, under the same names.
 */
final class Reading {

	/** Code of an error in YAML: the elements forgive more than the parser here. */
	public const FORGIVABLE = 1;

	/** A key at the start of a line, quoted or not. */
	private const KEY = '/^(?:(?:"[^"\n]++"|\'[^\'\n]++\')[ \t]*+|[^\s:#"\'[\]{}>|*&!%@`-][^:\n]*+):(?:\s|$)/uD';
	/** A key of documents. Without it, "Note: …" at the beginning of a text would count as data. */
	private const KNOWN_KEY = '/^(["\']?)(?:about|bundles|faqs?|FAQs?|faq_title|lang|layout|title)\1[ \t]*+:(?:\s|$)/m';
	/** A sign of JSON, with the space before it. */
	private const JSON_SIGN = '~\s*+(?<sign>"(?:[^"\\\\\x00-\x1F]++|\\\\(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4}))*+"|-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?|true|false|null|[][{},:])~A';
	/** A list of questions: its first key, or a question inside it. */
	private const LIST     = '/^-[ \t]++(["\']?)(?:id|key|q|question|a|answer|text|response|title|name|topic|category|section|questions|entries|faq|hidden)\1[ \t]*+:(?:\s|$)/i';
	private const QUESTION = '/^(?:-?[ \t]++|-[ \t]*+\{.*)(["\']?)(?:q|question)\1[ \t]*+:(?:\s|$)/m';
	/** A TOML key with a value, or the head of a table. */
	private const TOML_KEY   = '/^(?:"[^"\n]++"|\'[^\'\n]++\'|[\w.-]++)[ \t]*+=/';
	private const TOML_TABLE = '/^\[\[?[^[\]\n]++\]\]?[ \t]*+(?:#.*+)?$/D';
	/** A key with a text, a list or a table. */
	private const TOML_TEXT      = '/^(?:"[^"\n]++"|\'[^\'\n]++\'|[\w.-]++)[ \t]*+=[ \t]*+["\'[{]/m';
	/** A first table with a key below it, which many programs indent. */
	private const TOML_ENTRY     = '/^\[\[?[^[\]\n]++\]\]?[ \t]*+(?:#.*+)?\n[ \t]*+(?:"[^"\n]++"|\'[^\'\n]++\'|[\w.-]++)[ \t]*+=[ \t]*+["\'[{]/';
	private const KNOWN_TOML_KEY = '/^(["\']?)(?:about|bundles|faq|faq_title|lang|layout|title)\1[ \t]*+=|^\[\[[ \t]*+(?:faqs?|questions)[ \t]*+\]\]/im';
	/** A key, or a list whose first item has one, of any name. */
	private const FOREIGN = '/^(?:(?:-[ \t]++)*+[^\s#>|*`-][^:\n]*+:(?:\s|$)|-[ \t]*+\n)/uD';
	/** A heading, and a question or an answer of a list, in Markdown. To YAML, headings are comments. */
	private const HEADING   = '/^(#{1,6})[ \t]++\S/';
	private const LABELLED  = '/^(?:-[ \t]++(?:\p{Lu}|Question)|[ \t]++(?:\p{Lu}|Answer))[ \t]*+:[ \t]++[^\s"\'|>&*!{[]/u';
	private const OTHER_KEY = '/^[ \t]*+(?:-[ \t]++)?[a-z][\w-]*+:(?:\s|$)/D';
	/** Some editors put no-break spaces after the fence. */
	private const OPENING = '/^(?:---|\+\+\+)[ \t\x{A0}]*+(?:\n|$)/uD';
	private const CLOSING = array(
		'-' => '/^(?:---|\.{3})[ \t\x{A0}]*+$/mu',
		'+' => '/^\+{3}[ \t\x{A0}]*+$/mu',
	);

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
		$text    = (string) preg_replace( '/^\x{FEFF}/u', '', str_replace( array( "\r\n", "\r" ), "\n", $text ) );
		$text    = self::dedent( $text );
		$content = self::without_preamble( self::without_blank_lines( $text ) );
		$above   = substr_count( $text, "\n" ) - substr_count( $content, "\n" );
		$opening = preg_match( self::OPENING, $content, $found ) ? $found[0] : '';
		$is_toml = '' === $opening ? self::looks_like_toml( $content ) : '+' === $opening[0];
		if ( ! $is_toml && self::looks_like_json( $content ) ) {
			try {
				return array( self::json( $content, $above, $name ), '' );
			} catch ( \DomainException $problem ) {
				return self::read_other( $content, $above, $name, $problem );
			}
		}
		$inner   = substr( $content, strlen( $opening ) );
		$closing = preg_match( self::CLOSING[ $is_toml ? '+' : '-' ], $inner, $found, PREG_OFFSET_CAPTURE ) ? $found[0] : null;
		$is_page = '' === $opening && ! $is_toml && self::looks_like_page( $content );
		$is_data = ( '' !== $opening && ( $closing || '' === trim( $inner ) ) ) || ( ! $is_page && ( $is_toml ? self::looks_like_toml( $inner ) : self::looks_like_yaml( $inner ) ) );
		if ( $is_data && $is_toml ) {
			throw new \UnexpectedValueException( 'TOML' );
		}
		if ( $is_data ) {
			$head = $closing ? substr( $inner, 0, $closing[1] ) : $inner;
			try {
				$value = self::yaml( $head, substr_count( $text, "\n" ) - substr_count( $inner, "\n" ), $name );
			} catch ( \DomainException $problem ) {
				if ( '' === $opening ) {
					return self::read_other( $content, $above, $name, $problem );
				}
				// Between two thematic breaks, paragraphs are no data.
				if ( preg_match( '/[:{[]|^\s*+-\s/m', $head ) ) {
					throw $problem;
				}
				$value = $head;
			}
			if ( is_array( $value ) || null === $value ) {
				$body = $closing ? self::without_blank_lines( substr( $inner, $closing[1] + strlen( $closing[0] ) ) ) : '';
				return array( $value, rtrim( $body ) );
			}
		}
		return ! $is_page && preg_match( self::FOREIGN, self::without_blank_lines( $content, '#' ) ) ? self::read_other( $content, $above, $name ) : array( null, rtrim( $content ) );
	}

	/**
	 * Reads a text that begins like data, but has no key of ours, or text below its data.
	 *
	 * @param int $above Number of lines above it.
	 * @throws \DomainException With a sentence for editors.
	 */
	private static function read_other( string $content, int $above, string $name, ?\DomainException $problem = null ): array {
		$parts = Split::parts( $content, null === $problem );
		if ( ! $parts && $problem ) {
			throw $problem;
		}
		if ( ! $parts ) {
			return array( null, rtrim( $content ) );
		}
		$value = $parts['data'];
		if ( 'JSON' === $parts['syntax'] ) {
			$value = self::json( $value, $above, $name );
		} elseif ( 'YAML' === $parts['syntax'] ) {
			$value = self::yaml( $value, $above, $name );
		}
		return array( $value, rtrim( $parts['body'] ) );
	}

	/** Removes the indentation that all lines share. */
	private static function dedent( string $text ): string {
		$margin = null;
		for ( $at = 0, $length = strlen( $text ); $at < $length && '' !== $margin; $at += strcspn( $text, "\n", $at ) + 1 ) {
			$indent = substr( $text, $at, strspn( $text, " \t", $at ) );
			if ( "\n" !== ( $text[ $at + strlen( $indent ) ] ?? "\n" ) ) {
				$margin = null === $margin ? $indent : substr( $margin, 0, strspn( $margin ^ $indent, "\0" ) );
			}
		}
		return '' === (string) $margin ? $text : (string) preg_replace( '/^[ \t]{1,' . strlen( $margin ) . '}/m', '', $text );
	}

	/** Removes comments above a fence, but not a Markdown heading above a thematic break. */
	private static function without_preamble( string $content ): string {
		$rest      = self::without_blank_lines( $content, '#%' );
		$is_fenced = $rest !== $content && preg_match( '/^---[ \t]*+\n/', $rest, $fence );
		return $is_fenced && self::looks_like_yaml( substr( $rest, strlen( $fence[0] ) ) ) ? $rest : $content;
	}

	/**
	 * A text without the blank lines above it. A regular expression would give up at a million lines.
	 *
	 * @param string $text  Text.
	 * @param string $signs Signs that begin other lines to be left out: comments.
	 */
	public static function without_blank_lines( string $text, string $signs = '' ): string {
		for ( $at = 0, $length = strlen( $text ); $at < $length; $at = $end + 1 ) {
			$first = $at + strspn( $text, " \t", $at );
			$sign  = $text[ $first ] ?? '';
			if ( "\n" !== $sign && ( '' === $sign || false === strpos( $signs, $sign ) ) ) {
				break;
			}
			$end = strpos( $text, "\n", $first );
			if ( false === $end ) {
				break;
			}
		}
		return substr( $text, $at );
	}

	/** `[our calendar](…)` is Markdown, and `{{< it >}}` a shortcode of Hugo. */
	private static function looks_like_json( string $text ): bool {
		return 1 === preg_match( '/^\s*+(?:\{\s*+(?:["\'“”„}\/]|\w++\s*+:|$)|\[\s*+(?:\{|\]\s*+$))/uD', $text );
	}

	private static function looks_like_yaml( string $text ): bool {
		$first = self::without_blank_lines( $text, '#' );
		if ( preg_match( '/^-(?:\s|$)/D', $first ) ) {
			return preg_match( self::LIST, $first ) || preg_match( self::QUESTION, $first );
		}
		return preg_match( self::KEY, $first ) && preg_match( self::KNOWN_KEY, $text );
	}

	/** Whether a text is a Markdown page with lists of questions, which loses its headings as YAML. */
	private static function looks_like_page( string $text ): bool {
		$above    = '';
		$has_item = false;
		if ( ! preg_match( self::HEADING, $text ) ) {
			return false;
		}
		foreach ( explode( "\n", $text ) as $line ) {
			$level    = preg_match( self::HEADING, $line, $found ) ? $found[1] : '';
			$has_item = $has_item || preg_match( '/^-[ \t]/', $line );
			// Several lines of a comment have the same sign.
			if ( '' !== $level ? $level === $above : '' !== Space::trim( $line ) && ! preg_match( self::LABELLED, $line ) && ! self::is_rest( $line ) ) {
				return false;
			}
			$above = $level;
		}
		return $has_item;
	}

	/** Whether a line goes on with the text above it. */
	private static function is_rest( string $line ): bool {
		return preg_match( '/^[ \t]/', $line ) && ! preg_match( self::OTHER_KEY, $line );
	}

	private static function looks_like_toml( string $text ): bool {
		$start    = self::without_blank_lines( $text, '#' );
		$first    = explode( "\n", $start, 2 )[0];
		$is_table = preg_match( self::TOML_TABLE, $first );
		if ( $is_table && ( preg_match( self::TOML_TEXT, $text ) || preg_match( self::TOML_ENTRY, $start ) ) ) {
			return true;
		}
		return ( $is_table || preg_match( self::TOML_KEY, $first ) ) && preg_match( self::KNOWN_TOML_KEY, $text );
	}

	/**
	 * @param int $above Number of lines above the data.
	 * @return mixed
	 */
	private static function yaml( string $data, int $above, string $name ) {
		try {
			return Yaml::parse( $data );
		} catch ( \LengthException $large ) {
			throw self::too_large( $name, $large );
		} catch ( ParseException $problem ) {
			$line   = max( 1, $problem->getParsedLine() ) + $above;
			$reason = preg_replace( '/ at line \d+/', '', $problem->getMessage() );
			/* translators: 1: address, 2: number of a line, 3: reason, in English. */
			throw new \DomainException( sprintf( __( '%1$s is not valid YAML. Check line %2$d: %3$s Common mistakes are a text with a colon but without quotes, lines that do not line up, and tabs.', 'welearn-elements' ), $name, $line, mb_strimwidth( $reason, 0, 300, '…', 'UTF-8' ) ), self::FORGIVABLE );
		}
	}

	/**
	 * @param int $above Number of lines above the data.
	 * @return mixed
	 */
	private static function json( string $text, int $above, string $name ) {
		$signs = count_chars( (string) preg_replace( '/"(?:[^"\\\\]++|\\\\.)*+"/s', '', $text ), 1 );
		if ( ( $signs[ ord( '[' ) ] ?? 0 ) + ( $signs[ ord( '{' ) ] ?? 0 ) + ( $signs[ ord( ',' ) ] ?? 0 ) > Document::MAX_VALUES ) {
			throw self::too_large( $name, new \LengthException( 'values', Document::MAX_VALUES ) );
		}
		$value = json_decode( $text, true, Document::MAX_DEPTH + 1 );
		if ( JSON_ERROR_DEPTH === json_last_error() ) {
			throw self::too_large( $name, new \LengthException( 'levels', Document::MAX_DEPTH ) );
		}
		if ( null === $value ) {
			/* translators: 1: address, 2: number of a line, 3: reason, in English. */
			throw new \DomainException( sprintf( __( '%1$s is not valid JSON. Check line %2$d: %3$s. Put every key and every text in straight double quotes, and one comma between entries.', 'welearn-elements' ), $name, self::json_line( $text ) + $above, json_last_error_msg() ), self::FORGIVABLE );
		}
		return $value;
	}

	/** The line of the first sign that JSON does not allow. */
	private static function json_line( string $text ): int {
		$open  = array();
		$wants = 'value';
		for ( $at = 0; preg_match( self::JSON_SIGN, $text, $found, 0, $at ); $at += strlen( $found[0] ) ) {
			$sign = $found['sign'];
			$kind = false !== strpos( '[]{},:', $sign ) ? $sign : ( '"' === $sign[0] ? 'text' : 'other' );
			if ( 'value' === $wants || 'value]' === $wants ) {
				$is_open = '[' === $kind || '{' === $kind;
				if ( ']' === $kind ? 'value]' !== $wants : ! $is_open && 'text' !== $kind && 'other' !== $kind ) {
					break;
				}
				if ( $is_open ) {
					$open[] = $kind;
					$wants  = '[' === $kind ? 'value]' : 'key}';
					continue;
				}
				if ( ']' === $kind ) {
					array_pop( $open );
				}
				$wants = 'next';
			} elseif ( 'key' === $wants || 'key}' === $wants ) {
				if ( 'text' !== $kind && ( 'key' === $wants || '}' !== $kind ) ) {
					break;
				}
				if ( '}' === $kind ) {
					array_pop( $open );
				}
				$wants = '}' === $kind ? 'next' : ':';
			} elseif ( ':' === $wants ) {
				if ( ':' !== $kind ) {
					break;
				}
				$wants = 'value';
			} else {
				$outer = end( $open );
				if ( ! $outer || ( ',' !== $kind && ( '[' === $outer ? ']' : '}' ) !== $kind ) ) {
					break;
				}
				if ( ',' === $kind ) {
					$wants = '[' === $outer ? 'value' : 'key';
				} else {
					array_pop( $open );
				}
			}
		}
		return 1 + substr_count( $text, "\n", 0, $at + strspn( $text, " \t\n", $at ) );
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
