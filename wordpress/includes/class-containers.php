<?php
/**
 * Blocks that open at a click.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Blocks that other programs open and close: `??? question "…"` of MkDocs, `::: details` of VitePress, shortcodes
 * of Hugo, `{% details %}` of Jekyll, and components. As src/document/shapes/containers.ts, under the same names.
 */
final class Containers {

	private const ADMONITION = '/^(?:\?\?\?\+?|!!!)[ \t][^"]*+"(.+)"$/D';
	/** A callout of Obsidian: a quote with a title. */
	private const CALLOUT    = '/^>[ \t]*+\[!([\w-]++)\][+-]?[ \t]++(\S.*)$/D';
	private const FENCED     = '/^(:{3,})[ \t]*+([\w-]+)(?:[ \t]*+\[(.+)\]|[ \t](.+))$/D';
	private const SHORTCODE  = '/^\{\{[<%][ \t]*+([\w-]++)[ \t](.+)[>%]\}\}$/D';
	private const LIQUID     = '/^\{%-?[ \t]*+([\w-]++)[ \t](.+)%\}$/D';
	private const COMPONENT  = '/^<([A-Z][\w.]*+|[a-z]++-[a-z-]++)[ \t]([^<>]++)>$/D';
	/** Blocks of Liquid that open. Others only hold a text. */
	private const OPENS = '/^(?:details|accordion|collapse|collapsible|faq|question|toggle)/i';
	/** The attribute that holds the title of a block. */
	private const TITLE = '/\b(?:title|question|summary|header|heading|label|name|q)=(?:"([^"]*+)"|\'([^\']*+)\')/';
	/** Names of blocks without an end, each of which is looked for in the whole text. */
	private const MAX_UNCLOSED = 20;
	/** A component without a title: it groups others. */
	private const GROUP = '/^<\/?[A-Z][^<>]*+>$/D';
	/** A shortcode or tag of Liquid without parameters. */
	private const BARE = '/^\{[{%][-<%]?[ \t\/]*+(\w[\w-]*+)[ \t]*+[->%]?[}%]\}$/D';
	/** A line that begins or ends code. */
	private const CODE = '/^[ \t]*+(?:```[^`]*+$|~~~)/D';

	/**
	 * Writes these blocks as `<details>`, if their name or most of their titles say that they are questions. Code
	 * stays as it is.
	 *
	 * @param string $markdown Text.
	 */
	public static function with_details( string $markdown ): string {
		$lines                 = explode( "\n", $markdown );
		list( $blocks, $code ) = self::blocks_in( $lines );
		$kinds                 = array();
		foreach ( $blocks as $block ) {
			$kind                      = $block['kind'];
			$kinds[ $kind ]            = $kinds[ $kind ] ?? array(
				'all'    => 0,
				'asking' => 0,
			);
			$kinds[ $kind ]['all']    += 1;
			$kinds[ $kind ]['asking'] += Words::is_question( $block['title'] ) ? 1 : 0;
		}
		$written   = array();
		$at        = 0;
		$has_found = false;
		foreach ( $blocks as $block ) {
			$kind = $kinds[ $block['kind'] ];
			if ( ! preg_match( '/faq|question/i', $block['kind'] ) && 2 * $kind['asking'] < $kind['all'] ) {
				continue;
			}
			$has_found = true;
			self::write( $written, $lines, $at, $block['start'], $code );
			array_push( $written, '', "<details><summary>{$block['title']}</summary>", '' );
			$behind = $block['end'] + ( null === $block['closing'] ? 1 : 0 );
			for ( $i = $block['start'] + 1; $i < $behind; $i++ ) {
				$written[] = self::is_quoted( $block ) ? preg_replace( '/^[ \t]*+>[ \t]?/', '', $lines[ $i ] ) : $lines[ $i ];
			}
			array_push( $written, '', '</details>', '' );
			$at = $block['end'] + 1;
		}
		if ( ! $has_found ) {
			return $markdown;
		}
		self::write( $written, $lines, $at, count( $lines ), $code );
		return implode( "\n", $written );
	}

	/** Adds lines between blocks, without the tags that group those. */
	private static function write( array &$written, array $lines, int $at, int $behind, array $code ): void {
		for ( ; $at < $behind; $at++ ) {
			if ( isset( $code[ $at ] ) || ! self::is_group( Space::trim( $lines[ $at ] ) ) ) {
				$written[] = $lines[ $at ];
			}
		}
	}

	/** Whether the sign of a quote stands before each line of a block. */
	private static function is_quoted( array $opening ): bool {
		return '>' === $opening['kind'][0];
	}

	/** Whether a line only groups blocks, or ends such a group. */
	private static function is_group( string $line ): bool {
		return preg_match( self::GROUP, $line )
			|| ( preg_match( self::BARE, $line, $name ) && preg_match( '/accordion|collaps|details|faq/i', $name[1] ) );
	}

	/**
	 * The blocks in lines, and the lines of code around them.
	 *
	 * @return array{0: array[], 1: array<int, true>}
	 */
	private static function blocks_in( array $lines ): array {
		$blocks   = array();
		$code     = array();
		$unclosed = array();
		$is_code  = false;
		$number   = count( $lines );
		for ( $start = 0; $start < $number; $start++ ) {
			if ( preg_match( self::CODE, $lines[ $start ] ) ) {
				$is_code = ! $is_code;
			}
			if ( $is_code ) {
				$code[ $start ] = true;
				continue;
			}
			$opening = self::opening_of( Space::trim( $lines[ $start ] ) );
			if ( ! $opening || isset( $unclosed[ $opening['kind'] ] ) || count( $unclosed ) > self::MAX_UNCLOSED ) {
				continue;
			}
			$end = self::end_of( $lines, $start, $opening );
			if ( null === $end ) {
				// The lines below need not be searched for the same end again.
				if ( null !== $opening['closing'] ) {
					$unclosed[ $opening['kind'] ] = true;
				}
				continue;
			}
			$blocks[] = $opening + array(
				'start' => $start,
				'end'   => $end,
			);
			$start    = $end;
		}
		return array( $blocks, $code );
	}

	/** The block that a line opens. */
	private static function opening_of( string $line ): ?array {
		if ( preg_match( self::ADMONITION, $line, $found ) ) {
			return self::opening( substr( $line, 0, 3 ), $found[1] );
		}
		if ( preg_match( self::CALLOUT, $line, $found ) ) {
			return self::opening( '>' . strtolower( $found[1] ), $found[2] );
		}
		if ( preg_match( self::FENCED, $line, $found ) ) {
			return self::opening( $found[1] . $found[2], Space::trim( $found[4] ?? $found[3] ), "/^{$found[1]}$/D" );
		}
		if ( preg_match( self::SHORTCODE, $line, $found ) ) {
			$title = self::title_in( Space::trim( $found[2] ), true );
			if ( '' !== (string) $title ) {
				return self::opening( $found[1], $title, "/^\{\{[<%][ \t]*+\/[ \t]*+{$found[1]}[ \t]*+[>%]\}\}$/D", "/^\{\{[<%][ \t]*+{$found[1]}\b/" );
			}
		}
		if ( preg_match( self::LIQUID, $line, $found ) && preg_match( self::OPENS, $found[1] ) ) {
			$text = Space::trim( $found[2] );
			return self::opening( $found[1], self::title_in( $text, true ) ?? Space::trim( preg_replace( '/-$/D', '', $text ) ), "/^\{%-?[ \t]*+end{$found[1]}[ \t]*+-?%\}$/D" );
		}
		$title = preg_match( self::COMPONENT, $line, $found ) ? self::title_in( $found[2], false ) : '';
		if ( '' === (string) $title || '/' === substr( $found[2], -1 ) ) {
			return null;
		}
		$name = preg_quote( $found[1], '/' );
		return self::opening( "<{$found[1]}", $title, "/^<\/$name>$/D", "/^<$name\b/" );
	}

	/**
	 * @param string      $kind    Sign or name that such blocks share.
	 * @param string      $title   Title.
	 * @param string|null $closing The line that closes the block; null for a block that indentation closes.
	 * @param string|null $again   Lines that open a block of the same name inside it.
	 */
	private static function opening( string $kind, string $title, ?string $closing = null, ?string $again = null ): array {
		return array(
			'kind'    => $kind,
			'title'   => $title,
			'closing' => $closing,
			'again'   => $again,
		);
	}

	/** The title in the parameters of a block: by name, or the first text in quotes. */
	private static function title_in( string $parameters, bool $may_be_first ): ?string {
		if ( preg_match( self::TITLE, $parameters, $found ) ) {
			return $found[2] ?? $found[1];
		}
		return $may_be_first && preg_match( '/^"([^"]*+)"/', $parameters, $found ) ? $found[1] : null;
	}

	/** The last line of a block that opens in a line: its end, or its last indented line. */
	private static function end_of( array $lines, int $start, array $opening ): ?int {
		$margin  = self::margin_of( $lines[ $start ] );
		$number  = count( $lines );
		$is_code = false;
		$depth  = 0;
		$last   = $start;
		for ( $i = $start + 1; $i < $number; $i++ ) {
			$text = Space::trim( $lines[ $i ] );
			if ( self::is_quoted( $opening ) ) {
				if ( '>' !== ( $text[0] ?? '' ) || preg_match( self::CALLOUT, $text ) ) {
					break;
				}
				$last = $i;
				continue;
			}
			if ( null === $opening['closing'] ) {
				if ( '' === $text ) {
					continue;
				}
				if ( self::margin_of( $lines[ $i ] ) < $margin + 2 ) {
					break;
				}
				$last = $i;
				continue;
			}
			if ( preg_match( self::CODE, $lines[ $i ] ) ) {
				$is_code = ! $is_code;
			}
			if ( $is_code ) {
				continue;
			}
			if ( preg_match( $opening['closing'], $text ) ) {
				if ( 0 === $depth ) {
					return $i;
				}
				--$depth;
			} elseif ( null !== $opening['again'] && preg_match( $opening['again'], $text ) ) {
				++$depth;
			}
		}
		return null !== $opening['closing'] || $last === $start ? null : $last;
	}

	/** The columns in front of a text. A tab reaches to the next multiple of four. */
	private static function margin_of( string $line ): int {
		$columns = 0;
		$length  = strspn( $line, " \t" );
		for ( $i = 0; $i < $length; $i++ ) {
			$columns += "\t" === $line[ $i ] ? 4 - $columns % 4 : 1;
		}
		return $columns;
	}
}
