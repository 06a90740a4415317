<?php
/**
 * YAML becomes data.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

use WelearnElements\Vendor\Symfony\Component\Yaml\Exception\ParseException;
use WelearnElements\Vendor\Symfony\Component\Yaml\Inline;
use WelearnElements\Vendor\Symfony\Component\Yaml\Parser;

defined( 'ABSPATH' ) || exit;

// Two classes of the library that the plugin replaces.
require_once __DIR__ . '/class-inline.php';
require_once __DIR__ . '/class-taggedvalue.php';

/**
 * Reads YAML. Texts that would take too much work or memory are refused by counting, before anything is
 * made of them: aliases of a few hundred bytes may stand for billions of values.
 *
 * The parser does not tell what an alias stands for, so a text with aliases is read three times. In the first
 * reading each alias is a word, which shows where the aliases are. In the second, merge keys are common keys:
 * PHP then copies nothing, however much the aliases stand for. Both are walked side by side and counted. The
 * third reading spreads merge keys.
 */
final class Yaml {

	/** Stands for a `*`. YAML forbids this control character, so no text has it. */
	private const MASK = "\x1A";

	/** Stands for a `&` that begins a text. YAML forbids it, too. */
	private const AMPERSAND = "\x1B";

	/**
	 * A `&` before a plain text, such as `&Uuml;ber uns`, or before nothing, such as `&nbsp;`. Before a key, a
	 * quotation mark, a list or a mapping it begins the name of an anchor.
	 */
	private const TEXT = '/(?:^|[:,-](?= )|[\[{]) *+\K&(?=(?<entity>[^\s;,\[\]{}]++;)?)(?<name>[^\s,\[\]{}]++)(?=(?(entity)[ \t]*+|(?!))(?:[,\]}\n#]|\z)|[ \t]++(?![\s"\'|>\[{&!*#])[^,\[\]{}\n:#&]*+(?:(?::(?!\s)|(?<!\s)#|(?<!- )&)[^,\[\]{}\n:#&]*+)*+(?:[,\]}\n#]|\z))/m';

	/** Bytes that the parser may copy: it copies a line for each list and mapping around it. */
	private const MAX_COPIED = 24000000;
	private const LINE_BYTES = 40;

	/** Spaces in a row. The parser looks for a colon from each of them to the last. */
	private const MAX_SPACES = 1000;

	/**
	 * Brackets inside each other that the parser may meet. It looks for the end of each before it counts levels,
	 * calls itself for each, and copies all that is inside.
	 */
	private const MAX_BRACKETS = 500;

	/** A sign that looks like a space, and is none in YAML: no-break, narrow, ideographic, zero-width. */
	private const FALSE_SPACE = '[\x{A0}\x{2000}-\x{200B}\x{202F}\x{3000}\x{FEFF}]';

	/** Messages of the parser, and plainer ones. */
	private const PLAIN = array(
		'/^Circular reference \[.*?\] detected for reference ("[^"]*")/s' => 'Circular reference: the alias $1 refers to itself',
		'/^Malformed inline YAML string/'                             => 'A bracket or a quotation mark is never closed',
		'/^Malformed unquoted YAML string/'                           => 'A bracket does not match the one before',
		'/^(?:Tags support .* to use|The built-in tag) ("[^"]*")( is not implemented)?/s' => 'Tags such as $1 are not supported',
		'/^Unable to parse/'                                          => 'This line is neither a key nor an entry of a list',
	);

	/**
	 * The data of a text.
	 *
	 * @param string $text YAML.
	 * @return mixed
	 * @throws ParseException If it is not valid YAML.
	 * @throws \LengthException If it has too many `values`, or `levels`, or `repeats` too many by aliases; with the limit. Or too many `lines`.
	 */
	public static function parse( string $text ) {
		$problem = null;
		try {
			$value = self::parse_well( $text );
			if ( ! preg_match( '/[^\S \t\n]|\x{200B}/u', $text ) || ! self::has_false_key( $value ) ) {
				return $value;
			}
		} catch ( ParseException $mistake ) {
			$problem = $mistake;
		}
		$forgiven = self::forgiven( $text );
		try {
			return self::parse_well( $forgiven );
		} catch ( ParseException $mistake ) {
			$indented = Margins::indented( $forgiven );
			if ( $indented === $forgiven ) {
				throw $problem && $forgiven === $text ? $problem : $mistake;
			}
			return self::parse_well( $indented );
		}
	}

	/** The data of a text without a mistake that the elements refuse; its line is counted as they do. */
	private static function parse_well( string $text ) {
		try {
			$value = self::parse_strictly( $text );
		} catch ( ParseException $problem ) {
			$line = Yaml_Mistakes::line( $text, true );
			throw null === $line ? $problem : new ParseException( $problem->getMessage(), $line );
		}
		$line = Yaml_Mistakes::line( $text, false );
		if ( null !== $line ) {
			throw new ParseException( 'A part of this line would be lost. Put the whole text in quotes, or correct its indentation.', $line );
		}
		return $value;
	}

	/** Whether keys have spaces at either end that are none in YAML. Their authors meant the key without them. */
	private static function has_false_key( $value, int $depth = 0 ): bool {
		foreach ( is_array( $value ) && $depth <= 5 ? $value : array() as $key => $inner ) {
			if ( preg_match( '/^ *+(?:- *+)?' . self::FALSE_SPACE . '|' . self::FALSE_SPACE . '$/uD', (string) $key ) || self::has_false_key( $inner, $depth + 1 ) ) {
				return true;
			}
		}
		return false;
	}

	/** The text with ordinary spaces in place of tabs and special ones that editors insert. As src/help/forgive.ts. */
	private static function forgiven( string $text ): string {
		$space = self::FALSE_SPACE;
		$tabs  = static function ( array $found ): string {
			return str_replace( "\t", ' ', $found[0] );
		};
		$text  = (string) preg_replace_callback( '/^ *+-[ \t]++(?=\S)/m', $tabs, $text );
		$text  = (string) preg_replace( '/^[ \t]++$/m', '', $text );
		$text  = (string) preg_replace( '/(?![\t\n\x{85}])\p{Cc}/u', ' ', $text );
		$text  = (string) preg_replace_callback(
			"/^(?: |$space)*(?:-|$space)(?: |$space)++/mu",
			static function ( array $found ): string {
				return (string) preg_replace( '/[^ -]/u', ' ', $found[0] );
			},
			$text
		);
		$text  = (string) preg_replace( "/^( *+(?:- ++)?[\\w-]++)$space:/mu", '$1 :', $text );
		return (string) preg_replace( "/^( *+(?:- ++)?[\\w-]++ ?:)$space/mu", '$1 ', $text );
	}

	/**
	 * The data of a text, without any forgiving.
	 *
	 * @param string $text YAML.
	 * @return mixed
	 * @throws ParseException If it is not valid YAML.
	 * @throws \LengthException As above.
	 */
	public static function parse_strictly( string $text ) {
		$given = $text;
		$text  = self::masked( $text );
		try {
			self::refuse_spaces( $text );
			self::refuse_lines( $text );
			self::refuse_brackets( $text );
			if ( self::may_repeat( $text ) ) {
				self::refuse_aliases( self::unmerged( str_replace( self::MASK, '', $text ) ) );
			}
			$value = self::read( $text, Document::MAX_VALUES );
			return $text === $given ? $value : self::unmasked( $value );
		} catch ( ParseException $problem ) {
			$message = preg_replace( '/<<\d+/', '<<', str_replace( array( self::MASK, self::AMPERSAND ), array( '*', '&' ), $problem->getMessage() ) );
			if ( false !== strpos( $message, 'Maximum nesting depth' ) ) {
				throw new \LengthException( 'levels', Document::MAX_DEPTH );
			}
			throw new ParseException( preg_replace( array_keys( self::PLAIN ), self::PLAIN, $message ), $problem->getParsedLine() );
		}
	}

	/** The text without anchors to which nothing refers: they are words, as in `&nbsp;Nada.` */
	private static function masked( string $text ): string {
		if ( false === strpos( $text, '&' ) ) {
			return $text;
		}
		preg_match_all( '/\*([^\s,\[\]{}]++)/', $text, $aliases );
		$names = array_flip( $aliases[1] );
		return (string) preg_replace_callback(
			self::TEXT,
			static function ( array $found ) use ( $names ): string {
				return isset( $names[ $found['name'] ] ) ? $found[0] : self::AMPERSAND . $found['name'];
			},
			str_replace( self::AMPERSAND, '', $text )
		);
	}

	/**
	 * The values with their ampersands.
	 *
	 * @param mixed $value Value of a text, without cycles.
	 * @return mixed
	 */
	private static function unmasked( $value ) {
		$whole = array( $value );
		array_walk_recursive(
			$whole,
			static function ( &$inner ): void {
				$inner = is_string( $inner ) ? str_replace( self::AMPERSAND, '&', $inner ) : $inner;
			}
		);
		return $whole[0];
	}

	private static function refuse_spaces( string $text ): void {
		if ( preg_match( '/(?<![^\S\n])[^\S\n]{' . self::MAX_SPACES . '}/u', $text, $found, PREG_OFFSET_CAPTURE ) ) {
			throw new ParseException( 'There are too many spaces in a row. Remove them.', 1 + substr_count( $text, "\n", 0, $found[0][1] ) );
		}
	}

	private static function refuse_lines( string $text ): void {
		$copied = 0;
		$around = array();
		$length = strlen( $text );
		for ( $at = 0; $at < $length && $copied <= self::MAX_COPIED; $at += $line + 1 ) {
			$line = strcspn( $text, "\n", $at );
			preg_match( '/ *+(?:-(?:[ \t]++|(?=\n)|\z))*+/A', $text, $found, 0, $at );
			$behind = $text[ $at + strlen( $found[0] ) ] ?? "\n";
			$starts = array();
			// A dash may stand in the column of the key around it, and then begins a level nevertheless.
			for ( $dash = strpos( $found[0], '-' ); false !== $dash; $dash = strpos( $found[0], '-', $dash + 1 ) ) {
				$starts[] = 2 * $dash + 1;
			}
			if ( "\n" !== $behind && '#' !== $behind ) {
				$starts[] = 2 * strlen( $found[0] );
			}
			foreach ( $starts as $start ) {
				while ( $around && end( $around ) >= $start ) {
					array_pop( $around );
				}
				$around[] = $start;
			}
			$copied += count( $around ) * ( self::LINE_BYTES + $line );
		}
		if ( $copied > self::MAX_COPIED ) {
			throw new \LengthException( 'lines' );
		}
	}

	/**
	 * Refuses brackets inside each other, by one walk over the text. The walk does not know which lines the
	 * parser reads as text, so it follows all values that may begin with a bracket at once. Of those that read the
	 * same sign in the same way, the deepest counts.
	 */
	private static function refuse_brackets( string $text ): void {
		if ( substr_count( $text, '[' ) + substr_count( $text, '{' ) <= self::MAX_BRACKETS ) {
			return;
		}
		$plain   = 0;
		$comment = 0;
		$anchor  = false;
		$quoted  = array(
			'"' => 0,
			"'" => 0,
		);
		$length  = strlen( $text );
		for ( $i = 0; $i < $length && $plain <= self::MAX_BRACKETS; $i += $run ) {
			$i     += strcspn( $text, "[]{}\"'\\#&\n", $i );
			$sign   = $text[ $i ] ?? '';
			$run    = '' === $sign ? 0 : strspn( $text, $sign, $i );
			$is_odd = 1 === $run % 2;
			// In a word a quotation mark or a `#` is a part of it. Behind quotes it may be either.
			$before = $i > 0 ? $text[ $i - 1 ] : "\n";
			$begins = false !== strpos( "[]{},: \n", $before );
			$may    = $begins || '"' === $before || "'" === $before;
			if ( '[' === $sign || '{' === $sign ) {
				$plain += $plain || $anchor || self::may_begin( $text, $i - 1 ) ? $run : 0;
			} elseif ( ']' === $sign || '}' === $sign ) {
				$plain = max( 0, $plain - $run );
			} elseif ( "\n" === $sign ) {
				$plain   = max( $plain, $comment );
				$comment = 0;
				$anchor  = false;
			} elseif ( '&' === $sign ) {
				$anchor = true;
			} elseif ( '#' === $sign ) {
				$comment = max( $comment, $may ? $plain : 0 );
				$plain   = $begins ? 0 : $plain;
			} elseif ( '\\' === $sign ) {
				$run += $is_odd && '"' === ( $text[ $i + $run ] ?? '' ) ? 1 : 0;
			} elseif ( $is_odd ) {
				// Two marks are an empty text, or one mark inside a text.
				$inner           = $quoted[ $sign ];
				$quoted[ $sign ] = $may ? $plain : 0;
				$plain           = $begins ? $inner : max( $plain, $inner );
			}
		}
		if ( $plain > self::MAX_BRACKETS ) {
			throw new \LengthException( 'levels', Document::MAX_DEPTH );
		}
	}

	/** Whether a value may begin behind an offset: at the beginning of a line, or behind a dash or a colon. */
	private static function may_begin( string $text, int $at ): bool {
		while ( $at >= 0 && ( ' ' === $text[ $at ] || "\t" === $text[ $at ] ) ) {
			--$at;
		}
		return $at < 0 || 1 !== preg_match( '/[!-,.-9;-~]/', $text[ $at ] );
	}

	/** Whether there may be an anchor and an alias of it: some that begin with the same sign. */
	private static function may_repeat( string $text ): bool {
		preg_match_all( '/(?<![^\s\0\[{,:-])&\K./s', $text, $anchors );
		preg_match_all( '/\*\K./s', $anchors[0] ? $text : '', $aliases );
		return (bool) array_intersect_key( array_flip( $anchors[0] ), array_flip( $aliases[0] ) );
	}

	/** The text with merge keys as common keys. Each is another one, for a mapping may have several. */
	private static function unmerged( string $text ): string {
		$number = 0;
		return (string) preg_replace_callback(
			'/<</',
			static function () use ( &$number ): string {
				return '<<' . ++$number;
			},
			$text
		);
	}

	/** @return mixed */
	private static function read( string $text, int $limit ) {
		Inline::$values = 0;
		Inline::$limit  = $limit;
		try {
			return ( new Parser( Document::MAX_DEPTH, PHP_INT_MAX ) )->parse( $text );
		} catch ( \Error $merged ) {
			// The parser does not look at all that it merges, and PHP cannot add a text to a mapping.
			throw new ParseException( 'A merge key (<<) takes a mapping, or a list of mappings.', Inline::$parsedLineNumber + 1 );
		}
	}

	/**
	 * Reads a text twice, and counts. Both readings are in memory at once, so each may have half the values. That
	 * also limits the levels through which aliases lead: PHP calls itself for each when it frees a value, and
	 * crashes at some hundred thousands.
	 *
	 * @param string $text YAML without merge keys.
	 */
	private static function refuse_aliases( string $text ): void {
		$limit   = intdiv( Document::MAX_VALUES, 2 );
		$written = self::read( str_replace( '*', self::MASK, $text ), $limit );
		self::refuse_repeats( $written, self::read( $text, $limit ) );
	}

	/**
	 * Counts what aliases stand for, as the elements do (src/document/formats/yaml.ts).
	 *
	 * @param mixed $written The text's values, with a word for each alias.
	 * @param mixed $whole   The same, with what the aliases stand for.
	 */
	private static function refuse_repeats( $written, $whole ): void {
		$nodes    = 0;
		$length   = 0;
		$repeated = array();
		$left     = array( $written );
		$others   = array( $whole );
		while ( $left ) {
			$value = array_pop( $left );
			$other = array_pop( $others );
			if ( is_array( $value ) ) {
				// A key that begins with `*` is another one here.
				$inner = array_values( (array) $other );
				foreach ( array_values( $value ) as $i => $own ) {
					$left[]   = $own;
					$others[] = $inner[ $i ] ?? null;
				}
			} elseif ( is_string( $value ) && '' !== $value && self::MASK === $value[0] && str_replace( self::MASK, '*', $value ) !== $other ) {
				$repeated[] = $other;
			}
			while ( $repeated ) {
				$value = array_pop( $repeated );
				++$nodes;
				$length += is_string( $value ) ? strlen( $value ) : 0;
				foreach ( is_array( $value ) ? $value : array() as $key => $inner ) {
					$nodes     += is_string( $key ) ? 1 : 0;
					$length    += is_string( $key ) ? strlen( $key ) : 0;
					$repeated[] = $inner;
				}
				if ( $nodes > Document::MAX_REPEATED || $length > Fetcher::MAX_BYTES ) {
					throw new \LengthException( 'repeats', Document::MAX_REPEATED );
				}
			}
		}
	}
}
