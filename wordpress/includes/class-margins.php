<?php
/**
 * Lines at the margin.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Indents the lines of quoted texts and brackets that go on at the margin. YAML requires it, but few programs
 * insist. The elements do the same (src/help/forgive.ts): a quote or bracket that seems never to end stays, for
 * it would hide the questions below it.
 */
final class Margins {

	/** A line that starts a question or another text. */
	private const KEY_LINE = '/[ \t]*+(?:-[ \t]++)*+(?:about|a|answer|faq|faq_title|id|lang|layout|q|question|title|topic)[ \t]*+:(?=\s|\z)/A';

	/** The end of a plain key, or else of the text. */
	private const COLON_OR_END = '/:(?:[ \t]++|(?=\n|\z))|(?<=[ \t])#|\n|\z/';

	/** @var string */
	private $text;
	/** @var array<int, int> Spaces to add, by the offset of the line. */
	private $spaces = array();
	/** @var array<int, true> Lines of the value that is read; at most as many as a text may have values. */
	private $lines = array();
	/** @var bool Whether one of them is not indented more than the key. */
	private $is_deficient = false;

	private function __construct( string $text ) {
		$this->text = $text;
	}

	/**
	 * The text with its lines indented, or as it is.
	 *
	 * @param string $text YAML.
	 */
	public static function indented( string $text ): string {
		$margins = new self( $text );
		$margins->read();
		if ( array_sum( $margins->spaces ) > Fetcher::MAX_BYTES ) {
			return $text;
		}
		$pieces = array();
		$done   = 0;
		foreach ( $margins->spaces as $line => $spaces ) {
			$pieces[] = substr( $text, $done, $line - $done ) . str_repeat( ' ', $spaces );
			$done     = $line;
		}
		return implode( '', $pieces ) . substr( $text, $done );
	}

	private function read(): void {
		$length = strlen( $this->text );
		for ( $line = 0; $line < $length; ) {
			list( $start, $parent ) = $this->value( $line );
			$sign                   = $this->text[ $start ] ?? "\n";
			if ( false !== strpos( '"\'[{', $sign ) ) {
				$this->lines        = array();
				$this->is_deficient = false;
				$end                = '"' === $sign || "'" === $sign ? $this->quoted( $start, $parent ) : $this->brackets( $start, $parent );
				$is_long            = count( $this->lines ) + count( $this->spaces ) > Document::MAX_VALUES;
				if ( null === $end || $is_long || ! preg_match( '/[ \t]*+(?:[\n,:\]}]|\z)|[ \t]++#/A', $this->text, $found, 0, $end ) ) {
					return;
				}
				if ( $this->is_deficient ) {
					$this->spaces += array_fill_keys( array_keys( $this->lines ), $parent + 2 );
				}
				$line = $this->next( $end );
			} else {
				$line = $this->next( $start );
				while ( "\n" !== $sign && '#' !== $sign && $line < $length && $this->indent( $line ) > max( $parent, 0 ) ) {
					$line = $this->next( $line );
				}
			}
		}
	}

	/**
	 * The first value in a line, and the column of the dash or key before it.
	 *
	 * @param int $line Offset.
	 * @return array{0: int, 1: int}
	 */
	private function value( int $line ): array {
		$lead  = $this->after( '/ *+(?:[-?:](?:[ \t]++|(?=\n|\z)))*+/A', $line );
		$start = $this->after( '/(?:[&!][^\s,[\]{}]*+[ \t]++)*+/A', $lead );
		$sign  = $this->text[ $start ] ?? "\n";
		$colon = array();
		if ( '"' === $sign || "'" === $sign ) {
			$this->lines = array();
			$end         = $this->quoted( $start, -1 );
			if ( null !== $end && ! $this->lines ) {
				preg_match( '/[ \t]*+:(?:[ \t]++|(?=\n|\z))/A', $this->text, $colon, PREG_OFFSET_CAPTURE, $end );
			}
		} elseif ( false === strpos( '[{|>#', $sign ) ) {
			preg_match( self::COLON_OR_END, $this->text, $colon, PREG_OFFSET_CAPTURE, $start );
		}
		if ( $colon && ':' === ( ltrim( $colon[0][0] )[0] ?? '' ) ) {
			$start = $colon[0][1] + strlen( $colon[0][0] );
			return array( $this->after( '/(?:[&!][^\s,[\]{}]*+[ \t]++)*+/A', $start ), $lead - $line );
		}
		$dashes = strlen( rtrim( substr( $this->text, $line, $lead - $line ) ) );
		return array( $start, ( $dashes ? $dashes : $lead - $line ) - 1 );
	}

	/**
	 * The end of a quoted text; null if it does not end, or has a line that starts another value.
	 *
	 * @param int $start  Offset of the first quotation mark.
	 * @param int $parent Column of the key.
	 */
	private function quoted( int $start, int $parent ): ?int {
		$quote = $this->text[ $start ];
		$at    = $start + 1;
		while ( true ) {
			$at  += strcspn( $this->text, "$quote\n" . ( '"' === $quote ? '\\' : '' ), $at );
			$sign = $this->text[ $at ] ?? '';
			if ( '' === $sign || count( $this->lines ) > Document::MAX_VALUES ) {
				return null;
			}
			if ( "\n" === $sign ) {
				if ( $this->line( $at + 1, $parent ) && preg_match( self::KEY_LINE, $this->text, $found, 0, $at + 1 ) ) {
					return null;
				}
				++$at;
			} elseif ( '\\' === $sign ) {
				$at += "\n" === ( $this->text[ $at + 1 ] ?? '' ) ? 1 : 2;
			} elseif ( "'" === $quote && "'" === ( $this->text[ $at + 1 ] ?? '' ) ) {
				$at += 2;
			} else {
				return $at + 1;
			}
		}
	}

	/**
	 * The end of a list or mapping in brackets; null if it does not end.
	 *
	 * @param int $start  Offset of the first bracket.
	 * @param int $parent Column of the key.
	 */
	private function brackets( int $start, int $parent ): ?int {
		$depth    = 0;
		$is_fresh = true;
		$length   = strlen( $this->text );
		for ( $at = $start; $at < $length && count( $this->lines ) <= Document::MAX_VALUES; ) {
			preg_match( '/[ \t]++|[\n[\]{},:"\']|[^ \t\n[\]{},:"\']++/A', $this->text, $found, 0, $at );
			$sign = $found[0][0];
			if ( "\n" === $sign ) {
				$this->line( ++$at, $parent );
			} elseif ( '#' === $sign && false !== strpos( " \t\n", $this->text[ $at - 1 ] ) ) {
				$at = $this->next( $at ) - 1;
			} elseif ( $is_fresh && ( '"' === $sign || "'" === $sign ) ) {
				$end = $this->quoted( $at, $parent );
				if ( null === $end ) {
					return null;
				}
				$at       = $end;
				$is_fresh = false;
			} else {
				$depth += '[' === $sign || '{' === $sign ? 1 : 0;
				$depth -= ']' === $sign || '}' === $sign ? 1 : 0;
				$at    += strlen( $found[0] );
				if ( 0 === $depth ) {
					return $at;
				}
				$is_fresh = ' ' === $sign || "\t" === $sign ? $is_fresh : false !== strpos( '[{,:', $sign );
			}
		}
		return null;
	}

	/** Remembers a line of the value. Whether it is not indented more than the key. */
	private function line( int $line, int $parent ): bool {
		$indent = $this->indent( $line );
		if ( PHP_INT_MAX !== $indent ) {
			$this->lines[ $line ] = true;
		}
		$is_deficient       = $indent <= $parent;
		$this->is_deficient = $this->is_deficient || $is_deficient;
		return $is_deficient;
	}

	private function after( string $pattern, int $at ): int {
		return $at + ( preg_match( $pattern, $this->text, $found, 0, $at ) ? strlen( $found[0] ) : 0 );
	}

	private function next( int $at ): int {
		$end = $at < strlen( $this->text ) ? strpos( $this->text, "\n", $at ) : false;
		return false === $end ? strlen( $this->text ) + 1 : $end + 1;
	}

	/** The indentation of a line; endless for an empty line, which belongs to the text around it. */
	private function indent( int $line ): int {
		$spaces = strspn( $this->text, ' ', $line );
		return "\n" === ( $this->text[ $line + $spaces ] ?? "\n" ) ? PHP_INT_MAX : $spaces;
	}
}
