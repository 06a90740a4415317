<?php
/**
 * YAML in one line becomes data.
 *
 * @package WelearnElements
 */

namespace WelearnElements\Vendor\Symfony\Component\Yaml;

use WelearnElements\Document;
use WelearnElements\Vendor\Symfony\Component\Yaml\Exception\ParseException;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.NamingConventions -- the library's names.

/**
 * Reads scalars, and flow style: `[a, b]` and `{q: Why?, a: "So"}`. The library's parser calls this class
 * by its name. The library's own class copies the rest of the text for each value, and turns `No` and
 * `2018` into other values. This one reads in one pass. Every scalar stays as it is written, but `~` and
 * nothing become null. Flow style is read as the elements read it (src/document/formats/yaml.ts).
 */
final class Inline {

	/** The parser puts this into its patterns for keys. */
	public const REGEX_QUOTED_STRING = '(?:"(?:[^"\\\\]++|\\\\.)*+"|\'(?:[^\']++|\'\')*+\')';

	private const SPACE = " \t\n";

	/** A name goes on to a space, or to a sign that has a meaning in flow style. */
	private const NAME = '([^ \t\n,\[\]{}]++)';

	/** A text without quotes, in brackets: a colon in it has no space behind it, and a `#` none before. */
	private const PLAIN = '/[^,\[\]{}:#]*+(?:(?::(?![ \t\n,\[\]{}]|\z)|(?<![ \t\n])#)[^,\[\]{}:#]*+)*+/A';

	/** @var int Line of the text, from 0. The parser sets it. */
	public static $parsedLineNumber = -1;
	/** @var int Values of the text so far. */
	public static $values = 0;
	/** @var int Values that the text may have. */
	public static $limit = Document::MAX_VALUES;

	/** @var string */
	private $text;
	/** @var int Offset of the next sign. */
	private $at = 0;
	/** @var array<string, mixed> Values by the names of their anchors. */
	private $references;
	/** @var ParserState */
	private $state;
	/** @var array<string, true> Anchors whose values have not ended. */
	private $open = array();

	private function __construct( string $text, array &$references, ?ParserState $state ) {
		$this->text       = $text;
		$this->references = &$references;
		$this->state      = $state ?? new ParserState();
	}

	/**
	 * The parser calls this for each entry of a list or of a mapping in lines.
	 *
	 * @param int         $flags            Settings of the library, none of which is used here.
	 * @param int|null    $parsedLineNumber Line, from 0.
	 * @param string|null $parsedFilename   Never given here.
	 */
	public static function initialize( int $flags, ?int $parsedLineNumber = null, ?string $parsedFilename = null ): void {
		self::$parsedLineNumber = $parsedLineNumber ?? self::$parsedLineNumber;
		self::count();
	}

	/**
	 * A whole value.
	 *
	 * @param string|null      $value      YAML; a comment may follow.
	 * @param int              $flags      Settings of the library, none of which is used here.
	 * @param array            $references Values by the names of their anchors.
	 * @param ParserState|null $state      How deep the parser is.
	 * @return mixed
	 * @throws ParseException If it is not valid.
	 */
	public static function parse( ?string $value = null, int $flags = 0, array &$references = array(), ?ParserState $state = null ) {
		$text = trim( (string) $value );
		if ( '' === $text ) {
			return '';
		}
		if ( preg_match( '/^[-?](?:\s|$)/D', $text ) ) {
			throw self::problem( 'A list cannot begin behind a key. Put each entry in a line of its own below, or the text in quotes.' );
		}
		$reader = new self( $text, $references, $state );
		$found  = $reader->node( false );
		if ( ! preg_match( '/[ \t\n]*+(?:#.*+)?\z/As', $text, $rest, 0, $reader->at ) ) {
			throw self::problem( 'Nothing can follow the closing quotation mark or bracket. Put the whole text in quotes.' );
		}
		if ( $found === $text && ':' === substr( $text, -1 ) ) {
			throw self::problem( 'A text without quotes cannot end with a colon. Put the whole text in quotes.' );
		}
		return $found;
	}

	/**
	 * A key of a mapping in lines.
	 *
	 * @param string $scalar YAML.
	 * @return mixed
	 * @throws ParseException If it is not valid.
	 */
	public static function parseScalar( string $scalar ) {
		$none   = array();
		$reader = new self( $scalar, $none, null );
		return $reader->node( false );
	}

	/**
	 * A block of bytes. Like every tag, `!!binary` is refused.
	 *
	 * @param string $scalar YAML.
	 * @throws ParseException Always.
	 */
	public static function evaluateBinaryScalar( string $scalar ): string {
		throw self::tag( '!!binary' );
	}

	/**
	 * Tags may make anything of a value.
	 *
	 * @param string $tag As it is written.
	 */
	public static function tag( string $tag ): ParseException {
		return self::problem( "Tags such as $tag are not supported. Remove it." );
	}

	private static function problem( string $message ): ParseException {
		return new ParseException( $message, self::$parsedLineNumber + 1 );
	}

	private static function count(): void {
		if ( ++self::$values > self::$limit ) {
			throw new \LengthException( 'values', self::$limit );
		}
	}

	/** A value with its anchor. */
	private function node( bool $is_flow ) {
		$anchor    = null;
		$is_marked = false;
		while ( '&' === $this->sign() || '!' === $this->sign() ) {
			if ( '!' === $this->sign() ) {
				$is_marked = $this->mark();
			} elseif ( null === $anchor && preg_match( '/&' . self::NAME . '/A', $this->text, $found, 0, $this->at ) ) {
				$anchor    = $found[1];
				$this->at += strlen( $found[0] );
			} else {
				throw self::problem( 'Put a name behind the &, or the text in quotes.' );
			}
			$this->skip();
		}
		if ( null === $anchor ) {
			return $this->content( $is_flow, $is_marked );
		}
		if ( '*' === $this->sign() ) {
			throw self::problem( 'An alias (*) cannot have an anchor (&).' );
		}
		$this->open[ $anchor ] = true;
		$value                 = $this->content( $is_flow, $is_marked );
		unset( $this->open[ $anchor ] );
		$this->references[ $anchor ] = $value;
		return $value;
	}

	/** A tag. Only `!` alone is allowed: it marks a text as a text. */
	private function mark(): bool {
		preg_match( '/![^ \t\n,\[\]{}]*+/A', $this->text, $found, 0, $this->at );
		if ( '!' !== $found[0] ) {
			throw self::tag( $found[0] );
		}
		++$this->at;
		return true;
	}

	private function content( bool $is_flow, bool $is_marked ) {
		switch ( $this->sign() ) {
			case '[':
				return $this->nested( ']' );
			case '{':
				return $this->nested( '}' );
			case '"':
			case "'":
				return $this->quoted();
			case '*':
				return $this->alias( $is_marked );
		}
		$text = $this->plain( $is_flow );
		return ! $is_marked && ( '' === $text || '~' === $text ) ? null : $text;
	}

	private function alias( bool $is_marked ) {
		if ( $is_marked || ! preg_match( '/\*' . self::NAME . '/A', $this->text, $found, 0, $this->at ) ) {
			throw self::problem( 'Put the name of an anchor behind the *, or the text in quotes.' );
		}
		$name = $found[1];
		if ( isset( $this->open[ $name ] ) ) {
			throw self::problem( sprintf( 'Circular reference: the alias "%s" refers to itself. Remove it.', $name ) );
		}
		if ( ! array_key_exists( $name, $this->references ) ) {
			throw self::problem( sprintf( 'Reference "%s" does not exist.', $name ) );
		}
		$this->state->countAlias( $this->references[ $name ], self::$parsedLineNumber + 1, null, null );
		$this->at += strlen( $found[0] );
		return $this->references[ $name ];
	}

	private function quoted(): string {
		if ( ! preg_match( '/' . self::REGEX_QUOTED_STRING . '/As', $this->text, $found, 0, $this->at ) ) {
			throw self::problem( 'A text in quotes must end with the same quotation mark.' );
		}
		$this->at += strlen( $found[0] );
		$inner     = substr( $found[0], 1, -1 );
		if ( "'" === $found[0][0] ) {
			return str_replace( "''", "'", $inner );
		}
		if ( false === strpos( $inner, '\\' ) ) {
			return $inner;
		}
		// The library would read too few digits as others.
		if ( preg_match( '/(?:[^\\\\]++|\\\\(?:[^xuU]|x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}))*+\\\\/Asi', $inner ) ) {
			throw self::problem( 'The codes \\x, \\u and \\U need 2, 4 and 8 hexadecimal digits.' );
		}
		return ( new Unescaper() )->unescapeDoubleQuotedString( $inner );
	}

	/** A text without quotes: in brackets up to a sign that has a meaning there, else up to a comment. */
	private function plain( bool $is_flow ): string {
		if ( preg_match( '/[@`|>%]|#(?=.)|[-?](?=[ \t\n,\[\]{}]|\z)/A', $this->text, $sign, 0, $this->at ) && ( $is_flow || ! strpbrk( $sign[0], '-?#' ) ) ) {
			throw self::problem( sprintf( 'A text cannot begin with "%s". Put it in quotes.', $sign[0] ) );
		}
		$pattern = $is_flow ? self::PLAIN : '/(?:[^ \t]++|[ \t]++(?!#))*+/A';
		preg_match( $pattern, $this->text, $found, 0, $this->at );
		$this->at += strlen( $found[0] );
		return trim( $found[0] );
	}

	/** A list or a mapping in brackets. */
	private function nested( string $end ): array {
		$this->state->enterNestingLevel( self::$parsedLineNumber + 1, null, null );
		try {
			++$this->at;
			return ']' === $end ? $this->sequence() : $this->mapping();
		} finally {
			$this->state->leaveNestingLevel();
		}
	}

	private function sequence(): array {
		$list = array();
		while ( ! $this->is_over( ']' ) ) {
			self::count();
			$value = $this->node( true );
			$this->skip();
			// `[a: b]` is a list with a mapping in it.
			if ( ':' === $this->sign() ) {
				$pairs = array();
				$this->pair( $pairs, $value );
				$value = $pairs;
			}
			$list[] = $value;
			$this->separate( ']' );
		}
		return $list;
	}

	private function mapping(): array {
		$own    = array();
		$merged = array();
		while ( ! $this->is_over( '}' ) ) {
			self::count();
			if ( '*' === $this->sign() ) {
				throw self::problem( 'An alias cannot be a key. Put the text in quotes.' );
			}
			$key = $this->node( true );
			$this->skip();
			if ( '<<' === $key ) {
				$merge = array();
				$this->pair( $merge, $key );
				$merged += self::spread( $merge['<<'] );
			} else {
				$this->pair( $own, $key );
			}
			$this->separate( '}' );
		}
		return $own + $merged;
	}

	/** A key has been read; adds it and its value, if it has one. */
	private function pair( array &$pairs, $key ): void {
		if ( ! is_string( $key ) || '' === $key && ':' !== $this->sign() ) {
			throw self::problem( 'A key must be a text. Put it in quotes.' );
		}
		if ( array_key_exists( $key, $pairs ) ) {
			throw self::problem( sprintf( 'Duplicate key "%s" detected.', $key ) );
		}
		$value = null;
		if ( ':' === $this->sign() ) {
			++$this->at;
			$this->skip();
			$value = $this->node( true );
		}
		$pairs[ $key ] = $value;
	}

	/** The pairs that a merge key adds. If several mappings have the same key, the first counts. */
	private static function spread( $value ): array {
		$pairs = array();
		foreach ( is_array( $value ) && isset( $value[0] ) ? $value : array( $value ) as $source ) {
			if ( ! is_array( $source ) ) {
				throw self::problem( 'A merge key (<<) takes a mapping, or a list of mappings.' );
			}
			$pairs += $source;
		}
		return $pairs;
	}

	/** Whether the brackets end here. If so, the reader goes on behind them. */
	private function is_over( string $end ): bool {
		$this->skip();
		if ( $end === $this->sign() ) {
			++$this->at;
			return true;
		}
		if ( '' === $this->sign() || ',' === $this->sign() ) {
			throw self::problem( ',' === $this->sign() ? 'Remove a comma: an entry is missing before it.' : "A closing $end is missing." );
		}
		return false;
	}

	/** Between two entries stands a comma; another may stand behind the last. */
	private function separate( string $end ): void {
		$this->skip();
		if ( ',' === $this->sign() ) {
			++$this->at;
		} elseif ( $end !== $this->sign() ) {
			throw self::problem( 'In brackets, put a comma between entries, and quotes around a text with a colon, a comma or brackets.' );
		}
	}

	private function sign(): string {
		return $this->text[ $this->at ] ?? '';
	}

	private function skip(): void {
		$this->at += strspn( $this->text, self::SPACE, $this->at );
	}
}
