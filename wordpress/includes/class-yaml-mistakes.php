<?php
/**
 * The line of a mistake in YAML.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Finds the first line that the elements' parser refuses, in one walk over the lines. The library here passes
 * over some mistakes (`a: [Link](x) here`), and counts the lines of nested lists differently. The names of lines
 * are those of src/help/mistakes.ts. What is inside brackets is read by Inline.
 */
final class Yaml_Mistakes {

	private const MAX_LINES = 200000;

	private const KEYS = 'about|a|answer|faq|faq_title|id|lang|layout|q|question|title|topic';
	/** A line that starts a question or another text. It does not belong to the text above it. */
	private const KEY_LINE    = '/^[ \t]*+(?:-[ \t]++)*+(?:' . self::KEYS . ')[ \t]*+:(?=\s|$)/D';
	private const GLUED_COLON = '/^\s*+(?:-\s++)*+(?:' . self::KEYS . '):(?=\S)/';
	private const GLUED_DASH  = '/^\s*+(?:-|[\x{2010}-\x{2015}\x{2212}•·*+]\s*+|[0-9]++[.)]\s*+)(?:' . self::KEYS . ')\s*+:/u';
	private const CONFLICT    = '/^<{7}(?:\s|$)/D';

	private const QUOTED   = '/(?:"(?:[^"\\\\]++|\\\\.)*+"|\'(?:[^\']++|\'\')*+\')[ \t]*+:(?:[ \t]++|$)/AD';
	private const COLON    = '/:(?=[ \t]|$)|[ \t]#/D';
	private const COMMENT  = '/^[ \t]*+(?:(?<=[ \t])#.*+)?$/D';
	private const ANCHOR   = '/&([^\s,[\]{}]++)(?:[ \t]++|$)/AD';
	private const TAG      = '/!(?:!(?:str|map|seq|null)|<tag:yaml\.org,2002:(?:str|map|seq|null)>)?(?:[ \t]++|$)/AD';
	private const BLOCK    = '/[|>](?:[+-]?([1-9]?)|([1-9])[+-])(?:[ \t]++#.*+|[ \t]*+)$/AD';
	private const ESCAPE   = '/\\\\(?:[0abt\tnvfre "\/\\\\N_LP]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|$)/AD';
	private const NO_PLAIN = '/[@`%,\]}]|[?-](?:[ \t]|$)/AD';

	/** @var string[] */
	private $lines;
	/** @var int Number of the line to be read, from 0. */
	private $at = 0;
	/** @var array{indent: int, is_list: bool, waits: bool, keys: array<string, true>}[] Lists and mappings around; a key without a value yet waits. */
	private $around = array();
	/** @var bool */
	private $has_root = false;
	/** @var array<string, true> */
	private $anchors = array();
	/** @var array{0: int, 1: string}[] Values in brackets, with their lines. */
	private $brackets = array();

	private function __construct( string $text ) {
		$this->lines = explode( "\n", $text );
	}

	/**
	 * The number of the first line with a mistake, from 1; null if there is none, or none is found.
	 *
	 * @param string $text       YAML.
	 * @param bool   $is_refused Whether the library refuses the text.
	 */
	public static function line( string $text, bool $is_refused ): ?int {
		if ( substr_count( $text, "\n" ) > self::MAX_LINES ) {
			return null;
		}
		$mistakes = new self( $text );
		$line     = $mistakes->read();
		if ( null === $line && $is_refused ) {
			$line = $mistakes->in_brackets();
		}
		return null === $line ? null : $mistakes->meant( $line ) + 1;
	}

	private function read(): ?int {
		for ( $count = count( $this->lines ); $this->at < $count; ) {
			$line = $this->lines[ $this->at ];
			if ( preg_match( '/^[ \t]*+(?:#|$)/D', $line ) ) {
				++$this->at;
				continue;
			}
			$mistake = preg_match( '/^ *+\t/', $line ) ? $this->at : $this->node( $this->at, strspn( $line, ' ' ) );
			if ( null !== $mistake ) {
				return $mistake < 0 ? null : $mistake;
			}
		}
		return null;
	}

	/** One line that is no part of a text. Returns the line of a mistake; -1 if what follows cannot be told. */
	private function node( int $i, int $col ): ?int {
		$line     = $this->lines[ $i ];
		$is_first = true;
		$parent   = -1;
		while ( preg_match( '/-(?:[ \t]++|$)/AD', $line, $dash, 0, $col ) ) {
			if ( ! $this->enter( true, $col, $is_first ) ) {
				return $i;
			}
			$is_first = false;
			$parent   = $col;
			$col     += strlen( $dash[0] );
		}
		if ( preg_match( '/\?(?:[ \t]|$)/AD', $line, $found, 0, $col ) ) {
			return -1;
		}
		$before = preg_match( self::ANCHOR, $line, $anchor, 0, $col ) ? strlen( $anchor[0] ) : 0;
		$key    = self::key( $line, $col + $before );
		if ( null !== $key ) {
			if ( ! $this->enter( false, $col, $is_first ) ) {
				return $i;
			}
			$this->anchors += $before ? array( $anchor[1] => true ) : array();
			list( $name, $end ) = $key;
			$top                = count( $this->around ) - 1;
			if ( isset( $this->around[ $top ]['keys'][ $name ] ) ) {
				return $i;
			}
			if ( '<<' !== $name ) {
				$this->around[ $top ]['keys'][ $name ] = true;
			}
			return $this->value( $i, $end, $col );
		}
		if ( $is_first ) {
			if ( ! $this->around && ! $this->has_root ) {
				$this->has_root = true;
				return $this->value( $i, $col, -1 );
			}
			while ( $this->around && end( $this->around )['indent'] >= $col ) {
				array_pop( $this->around );
			}
			if ( ! $this->around || ! end( $this->around )['waits'] ) {
				return $i;
			}
			$parent = end( $this->around )['indent'];
		}
		return $this->value( $i, $col, $parent );
	}

	/** Goes to the list or mapping in a column. Whether one may be there. */
	private function enter( bool $is_list, int $col, bool $is_first ): bool {
		if ( $is_first ) {
			while ( $this->around && end( $this->around )['indent'] > $col ) {
				array_pop( $this->around );
			}
			$top = end( $this->around );
			if ( ! $is_list && $top && $top['is_list'] && $top['indent'] === $col ) {
				// A list may stand in the column of its key.
				array_pop( $this->around );
				$top = end( $this->around );
				if ( ! $top || $top['indent'] !== $col ) {
					return false;
				}
			}
			if ( $top && $top['indent'] === $col && $top['is_list'] === $is_list ) {
				return true;
			}
			if ( $top ? ! $top['waits'] : $this->has_root ) {
				return false;
			}
		}
		$this->has_root = true;
		$this->wait( false );
		$this->around[] = array(
			'indent'  => $col,
			'is_list' => $is_list,
			'waits'   => true,
			'keys'    => array(),
		);
		return true;
	}

	/** Whether the last key or dash has no value yet. */
	private function wait( bool $waits ): void {
		if ( $this->around ) {
			$this->around[ count( $this->around ) - 1 ]['waits'] = $waits;
		}
	}

	/** A key at a column, and the column of its value. */
	private static function key( string $line, int $col ): ?array {
		if ( preg_match( self::QUOTED, $line, $found, 0, $col ) ) {
			return array( trim( substr( rtrim( $found[0], " \t:" ), 1, -1 ) ), $col + strlen( $found[0] ) );
		}
		$sign = $line[ $col ] ?? '';
		if ( '' === $sign || false !== strpos( '"\'[{|>@`%!*&,]}', $sign ) || ! preg_match( self::COLON, $line, $found, PREG_OFFSET_CAPTURE, $col ) || ':' !== $found[0][0] ) {
			return null;
		}
		$end = $found[0][1] + 1;
		return array( rtrim( substr( $line, $col, $end - 1 - $col ) ), $end + strspn( $line, " \t", $end ) );
	}

	/** A value that begins at a column, with the lines that belong to it. Returns the line of a mistake. */
	private function value( int $i, int $col, int $parent ): ?int {
		$line = $this->lines[ $i ];
		while ( preg_match( self::ANCHOR, $line, $found, 0, $col ) || preg_match( self::TAG, $line, $found, 0, $col ) ) {
			$this->anchors += isset( $found[1] ) ? array( $found[1] => true ) : array();
			$col           += strlen( $found[0] );
		}
		$this->at = $i + 1;
		$sign     = $line[ $col ] ?? '#';
		$this->wait( '#' === $sign );
		switch ( $sign ) {
			case '#':
				return null;
			case '|':
			case '>':
				return $this->block( $i, $col, $parent );
			case '"':
			case "'":
				$end = $this->quoted( $i, $col, $parent );
				return is_int( $end ) ? $end : $this->end( $end );
			case '[':
			case '{':
				$end = preg_match( '/\{[ \t]*+[{%]/A', $line, $found, 0, $col ) ? $i : $this->flow( $i, $col, $parent );
				return is_int( $end ) ? $end : $this->end( $end );
			case '*':
				$is_alias = preg_match( '/\*([^\s,[\]{}]++)/A', $line, $found, 0, $col ) && isset( $this->anchors[ $found[1] ] );
				return $is_alias ? $this->end( array( $i, $col + strlen( $found[0] ) ) ) : $i;
			case '!':
				return $i;
		}
		return preg_match( self::NO_PLAIN, $line, $found, 0, $col ) ? $i : $this->plain( $i, $col, $parent );
	}

	/** What stands behind a value: nothing, or a comment. */
	private function end( array $end ): ?int {
		list( $i, $col ) = $end;
		$this->at        = $i + 1;
		return preg_match( '/[ \t]*+(?:(?<=[ \t])#.*+)?$/AD', $this->lines[ $i ], $found, 0, $col ) ? null : $i;
	}

	/** The lines of a text below `|` or `>`. */
	private function block( int $i, int $col, int $parent ): ?int {
		if ( ! preg_match( self::BLOCK, $this->lines[ $i ], $found, 0, $col ) ) {
			return $i;
		}
		$given  = (int) ( $found[2] ?? $found[1] ?? 0 );
		$indent = $given ? max( 0, $parent ) + $given : null;
		for ( $count = count( $this->lines ); $this->at < $count; ++$this->at ) {
			$line   = $this->lines[ $this->at ];
			$spaces = strspn( $line, ' ' );
			if ( strlen( $line ) === $spaces ) {
				continue;
			}
			$indent = $indent ?? ( $spaces > $parent ? $spaces : PHP_INT_MAX );
			if ( $spaces < $indent ) {
				break;
			}
		}
		return null;
	}

	/** A text without quotation marks, over several lines. */
	private function plain( int $i, int $col, int $parent ): ?int {
		$comment = null;
		for ( $count = count( $this->lines ); $i < $count; ++$i, $col = null ) {
			$line = $this->lines[ $i ];
			if ( null === $col ) {
				if ( preg_match( '/^[ \t]*+$/D', $line ) ) {
					continue;
				}
				$col = strspn( $line, ' ' );
				if ( $col <= $parent ) {
					break;
				}
				if ( '#' === $line[ $col ] ) {
					$comment = $comment ?? $i;
					continue;
				}
				if ( null !== $comment ) {
					return null === self::key( $line, $col ) && '-' !== $line[ $col ] ? $comment : $i;
				}
			}
			if ( preg_match( self::COLON, $line, $found, PREG_OFFSET_CAPTURE, $col ) ) {
				if ( ':' === $found[0][0] ) {
					return $i;
				}
				$comment = $i;
			}
		}
		$this->at = $i;
		return null;
	}

	/**
	 * Where a quoted text ends: line and column. Or the line of a mistake.
	 *
	 * @return array{0: int, 1: int}|int
	 */
	private function quoted( int $i, int $col, int $parent ) {
		$start = $i;
		$quote = $this->lines[ $i ][ $col++ ];
		for ( $count = count( $this->lines ); true; $col = 0 ) {
			$line = $this->lines[ $i ];
			for ( $length = strlen( $line ); $col < $length; ++$col ) {
				$col += strcspn( $line, '"' === $quote ? '"\\' : "'", $col );
				$sign = $line[ $col ] ?? '';
				if ( '\\' === $sign ) {
					if ( ! preg_match( self::ESCAPE, $line, $found, 0, $col ) ) {
						return $i;
					}
					++$col;
				} elseif ( "'" === $sign && "'" === ( $line[ $col + 1 ] ?? '' ) ) {
					++$col;
				} elseif ( '' !== $sign ) {
					return array( $i, $col + 1 );
				}
			}
			++$i;
			if ( $i === $count || ( strspn( $this->lines[ $i ], ' ' ) <= $parent && preg_match( self::KEY_LINE, $this->lines[ $i ] ) ) ) {
				return $start;
			}
		}
	}

	/**
	 * Where a list or mapping in brackets ends: line and column. Or the line of a mistake.
	 *
	 * @return array{0: int, 1: int}|int
	 */
	private function flow( int $i, int $col, int $parent ) {
		$start    = $i;
		$from     = $col;
		$depth    = 0;
		$is_fresh = true;
		$count    = count( $this->lines );
		while ( $i < $count ) {
			$line = $this->lines[ $i ];
			if ( ! preg_match( '/[ \t]++|[[\]{},:"\'#]|[^ \t[\]{},:"\'#]++/A', $line, $found, 0, $col ) ) {
				++$i;
				$col = 0;
				continue;
			}
			$sign = $found[0][0];
			if ( '#' === $sign && ( 0 === $col || false !== strpos( " \t", $line[ $col - 1 ] ) ) ) {
				$col = strlen( $line );
			} elseif ( $is_fresh && ( '"' === $sign || "'" === $sign ) ) {
				$end = $this->quoted( $i, $col, $parent );
				if ( is_int( $end ) ) {
					return $start;
				}
				list( $i, $col ) = $end;
				$is_fresh        = false;
			} else {
				$depth += ( '[' === $sign || '{' === $sign ? 1 : 0 ) - ( ']' === $sign || '}' === $sign ? 1 : 0 );
				$col   += strlen( $found[0] );
				if ( 0 === $depth ) {
					$lines            = array_slice( $this->lines, $start, $i - $start + 1 );
					$lines[]          = substr( (string) array_pop( $lines ), 0, $col );
					$lines[0]         = substr( $lines[0], $from );
					$this->brackets[] = array( $start, implode( "\n", $lines ) );
					return array( $i, $col );
				}
				$is_fresh = ' ' === $sign || "\t" === $sign ? $is_fresh : false !== strpos( '[{,:', $sign );
			}
		}
		return $start;
	}

	/** The line of the first value in brackets that cannot be read. */
	private function in_brackets(): ?int {
		foreach ( $this->brackets as list( $line, $text ) ) {
			try {
				if ( false === strpos( $text, '*' ) ) {
					Yaml::parse_strictly( $text );
				}
			} catch ( \RuntimeException | \LengthException $refused ) {
				return $line;
			}
		}
		return null;
	}

	/** The line that its author would correct, for a line at which a parser stops. */
	private function meant( int $i ): int {
		foreach ( $this->lines as $n => $line ) {
			if ( preg_match( self::CONFLICT, $line ) ) {
				return $n;
			}
		}
		$line  = $this->lines[ $i ];
		$above = $this->lines[ $i - 1 ] ?? '';
		foreach ( array( self::GLUED_DASH, self::GLUED_COLON ) as $glued ) {
			if ( preg_match( $glued, $line ) ) {
				return $i;
			}
			if ( preg_match( $glued, $above ) ) {
				return $i - 1;
			}
		}
		return $i;
	}
}
