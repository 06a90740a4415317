<?php
/**
 * Signs of other programs.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Signs of other programs in Markdown: of Jekyll, Hugo, MkDocs, Docusaurus and others. Signs that only style are
 * not shown, and boxes become quotes. All others are shown as written, and none becomes a wrong address. As
 * src/html/foreign-signs.ts, under the same names.
 */
final class Foreign_Signs {

	/** Signs of other programs that are not shown as Markdown would show them (src/html/render.ts). */
	private const FOREIGN = '/\{[{%:#.]|\)\{|^[ \t]*+(?::::|!!!|\?\?\?)/m';

	/** Signs of a template: a shortcode, or Liquid. */
	private const TEMPLATE = '\{\{[^{}]*+\}\}|\{%[^{}%]*+%\}';

	/** Code spans come first, so that nothing in them is a sign. Nobody sees a comment. */
	private const PROSE = '/(?<code>(?<!`)(?:`[^`]++`|``[^`]++(?:`[^`]++)*+``)(?!`))
		|(?<comment><!--(?:[^-<]++|-(?!->)|<(?!!--))*+-->)
		|(?<tag><[a-z](?:[^<>{]++|' . self::TEMPLATE . '|\{(?![{%]))*+>)
		|(?<address>\]\([^()\n]*+\)|^[ ]{0,3}\[[^[\]\n]++\]:[^\n]*+$)
		|(?<template>' . self::TEMPLATE . ')
		|(?<style>\{:[ \t]*+[\w.#\/:][^{}\n]*+\}|\{\.[a-z][^{}\n]*+\}|(?<=\))\{[a-z-]++=[^{}\n]*+\})
		|(?<name>\{\#[a-z][\w:.-]*+\})/imx';

	/** The first and last line of a box (`:::note`), the first of another (`!!! note`), and others. */
	private const OPEN        = '/^[ \t]*+:{3,}+[ \t]*+(?=[\w{])/';
	private const CLOSE       = '/^[ \t]*+:{3,}+[ \t]*+$/D';
	private const BOX         = '/^[ \t]*+(?:!!!|\?\?\?\+?)[ \t]++([\w-]++)(?:[ \t]++[\w-]++)*+(?:[ \t]++"([^"]*+)")?[ \t]*+$/D';
	private const BLOCK_STYLE = '/^[ \t>]*+\{:[ \t]*+[\w.#\/:][^{}\n]*+\}[ \t]*+$/D';
	private const TOC         = '/^[ \t]*+\{:[ \t]*+toc\b/i';
	private const LIST_ITEM   = '/^[ \t]*+(?:[-*+]|\d++[.)])[ \t]/';
	private const FENCE       = '/^[ \t>]*+(?:(?:[-*+]|\d++[.)])[ \t]++)?(`{3,}+|~{3,}+)/';

	/** Levels of boxes inside each other. */
	private const MAX_LEVELS = 8;

	/**
	 * Writes a text in Markdown alone.
	 *
	 * @param string $text      Markdown.
	 * @param bool   $is_inline Whether it is one line, in which no blocks may stand.
	 */
	public static function settle( string $text, bool $is_inline ): string {
		if ( ! preg_match( self::FOREIGN, $text ) ) {
			return $text;
		}
		return $is_inline ? self::prose( $text, true ) : implode( "\n", self::lines( explode( "\n", $text ), 0 ) );
	}

	/**
	 * Writes lines in Markdown alone.
	 *
	 * @param string[] $lines Lines.
	 * @param int      $level Boxes around them.
	 * @return string[]
	 */
	private static function lines( array $lines, int $level ): array {
		$settled = array();
		$prose   = array();
		$flush   = static function ( bool $is_heading = false ) use ( &$settled, &$prose ): void {
			if ( $prose ) {
				$settled[] = self::prose( implode( "\n", $prose ), ! $is_heading );
				$prose     = array();
			}
		};
		$is_code = self::code_lines( $lines );
		$ends    = self::box_ends( $lines, $is_code );
		$count   = count( $lines );
		for ( $i = 0; $i < $count; $i++ ) {
			$line = $lines[ $i ];
			if ( $is_code[ $i ] ) {
				$flush();
				$settled[] = $line;
				continue;
			}
			$box = $level < self::MAX_LEVELS ? self::box( $lines, $i, $ends ) : null;
			if ( $box ) {
				$flush();
				$title  = '' === $box['title'] ? array() : array( '**' . self::prose( $box['title'], true ) . '**', '' );
				$quoted = explode( "\n", implode( "\n", array_merge( $title, self::lines( $box['lines'], $level + 1 ) ) ) );
				// Inside a list, the box keeps its indentation.
				$indent    = self::indent( $line );
				$settled[] = "\n$indent> " . implode( "\n$indent> ", $quoted ) . "\n";
				$i         = $box['end'];
			} elseif ( preg_match( self::BLOCK_STYLE, $line ) ) {
				// The list above becomes a table of contents there.
				if ( preg_match( self::TOC, $line ) && preg_match( self::LIST_ITEM, (string) end( $prose ) ) ) {
					array_pop( $prose );
				}
				if ( '' !== trim( $lines[ $i + 1 ] ?? '' ) ) {
					$prose[] = '';
				}
			} elseif ( preg_match( '/^ {0,3}#/', $line ) || preg_match( '/^ {0,3}(?:=++|-++)[ \t]*+$/D', $lines[ $i + 1 ] ?? '' ) ) {
				// The name of a heading is its address.
				$flush();
				$prose[] = $line;
				$flush( true );
			} else {
				$prose[] = $line;
			}
		}
		$flush();
		return $settled;
	}

	/**
	 * Lines of code blocks, which stay as they are.
	 *
	 * @param string[] $lines Lines.
	 * @return bool[]
	 */
	private static function code_lines( array $lines ): array {
		$fence    = '';
		$is_pre   = false;
		$is_list  = false;
		$is_blank = true;
		$is_code  = array();
		foreach ( $lines as $line ) {
			$sign = preg_match( self::FENCE, $line, $found ) ? $found[1] : '';
			if ( '' !== $fence || $is_pre ) {
				if ( '' !== $fence && 0 === strpos( $sign, $fence ) && substr( trim( $line ), -strlen( $sign ) ) === $sign ) {
					$fence = '';
				}
				$is_pre    = $is_pre && false === stripos( $line, '</pre' );
				$is_code[] = true;
				continue;
			}
			$fence   = $sign;
			$has_pre = preg_match( '/<pre\b/i', $line );
			$is_pre  = $has_pre && false === stripos( $line, '</pre' );
			if ( '' !== $fence || $has_pre ) {
				$is_code[] = true;
				continue;
			}
			$is_indented = preg_match( '/^(?: {4}|\t)/', $line );
			if ( '' !== trim( $line ) && ! $is_indented ) {
				$is_list = preg_match( self::LIST_ITEM, $line ) || ( $is_list && ' ' === $line[0] );
			}
			$is_block  = $is_indented && $is_blank && ! $is_list;
			$is_blank  = '' === trim( $line ) || $is_block;
			$is_code[] = $is_block;
		}
		return $is_code;
	}

	/**
	 * The last line of each box between `:::`, by its first.
	 *
	 * @param string[] $lines   Lines.
	 * @param bool[]   $is_code Which of them are code.
	 * @return array<int, int>
	 */
	private static function box_ends( array $lines, array $is_code ): array {
		$ends = array();
		$open = array();
		foreach ( $lines as $i => $line ) {
			if ( $is_code[ $i ] ) {
				continue;
			}
			if ( preg_match( self::OPEN, $line ) ) {
				$open[] = $i;
			} elseif ( $open && preg_match( self::CLOSE, $line ) ) {
				$ends[ array_pop( $open ) ] = $i;
			}
		}
		return $ends;
	}

	/**
	 * The box that begins in a line.
	 *
	 * @param string[]        $lines Lines.
	 * @param int             $start Number of the line.
	 * @param array<int, int> $ends  Last lines of boxes.
	 * @return array{title: string, lines: string[], end: int}|null
	 */
	private static function box( array $lines, int $start, array $ends ): ?array {
		$line   = $lines[ $start ];
		$indent = self::indent( $line );
		if ( isset( $ends[ $start ] ) ) {
			return array(
				'title' => self::title_of( $line ),
				'lines' => self::inside( $lines, $start, $ends[ $start ], $indent, '' ),
				'end'   => $ends[ $start ],
			);
		}
		if ( ! preg_match( self::BOX, $line, $found ) ) {
			return null;
		}
		$end   = $start;
		$count = count( $lines );
		// Blank lines belong to the box only if it goes on below.
		for ( $i = $start + 1; $i < $count; $i++ ) {
			if ( '' === trim( $lines[ $i ] ) ) {
				continue;
			}
			if ( 0 !== strpos( $lines[ $i ], "$indent    " ) && 0 !== strpos( $lines[ $i ], "$indent\t" ) ) {
				break;
			}
			$end = $i;
		}
		return array(
			'title' => $found[2] ?? ucfirst( $found[1] ),
			'lines' => self::inside( $lines, $start, $end + 1, $indent, '    ' ),
			'end'   => $end,
		);
	}

	private static function inside( array $lines, int $start, int $end, string $indent, string $margin ): array {
		$inside = array();
		for ( $i = $start + 1; $i < $end; $i++ ) {
			$rest     = self::without_prefix( $lines[ $i ], $indent );
			$inside[] = '' !== $margin && "\t" === substr( $rest, 0, 1 ) ? substr( $rest, 1 ) : self::without_prefix( $rest, $margin );
		}
		return $inside;
	}

	private static function indent( string $line ): string {
		return substr( $line, 0, strspn( $line, " \t" ) );
	}

	private static function without_prefix( string $line, string $prefix ): string {
		return '' === $prefix || 0 === strpos( $line, $prefix ) ? substr( $line, strlen( $prefix ) ) : ltrim( $line );
	}

	/** `:::tip Title`, `:::tip[Title]`, `::: {.callout-tip}`. */
	private static function title_of( string $line ): string {
		$rest    = (string) preg_replace( self::OPEN, '', $line );
		$kind    = preg_match( '/^\{[^{}.]*+(?:\.(?![\w-])[^{}.]*+)*+\.([\w-]++)/', $rest, $found ) ? $found[1] : '';
		$word    = preg_match( '/^[\w-]++/', $rest, $found ) ? $found[0] : $kind;
		$written = 0 === strpos( $rest, '{' ) ? $rest : substr( $rest, strlen( $word ) );
		$written = trim( (string) preg_replace( '/\{[^{}]*+\}/', '', $written ) );
		$written = preg_match( '/^\[([^[\]]*+)\]$/D', $written, $found ) ? $found[1] : $written;
		return '' === $written ? ucfirst( (string) preg_replace( '/^callout-/', '', $word ) ) : $written;
	}

	/**
	 * Writes prose in Markdown alone. A text that PHP's patterns give up on stays as it is.
	 *
	 * @param string $text           Markdown without blocks of code.
	 * @param bool   $is_name_hidden Whether `{#id}` names nothing here.
	 */
	private static function prose( string $text, bool $is_name_hidden ): string {
		$settle = static function ( array $found ) use ( $is_name_hidden ): string {
			list( $written ) = $found;
			if ( '' !== ( $found['code'] ?? '' ) || '' !== ( $found['comment'] ?? '' ) ) {
				return $written;
			}
			if ( '' !== ( $found['tag'] ?? '' ) || '' !== ( $found['address'] ?? '' ) ) {
				// Spaces and quotes would end the address. Such a link is dropped, and its text is shown.
				return (string) preg_replace_callback( '/' . self::TEMPLATE . '/', array( self::class, 'encode' ), $written );
			}
			if ( '' !== ( $found['template'] ?? '' ) ) {
				return (string) preg_replace_callback( '/[!-\/:-@[-`{-~]/', array( self::class, 'refer' ), $written );
			}
			// A heading's style may hold its name.
			return $is_name_hidden || ( '' !== ( $found['style'] ?? '' ) && ! preg_match( '/^\{: *+#/', $written ) ) ? '' : $written;
		};
		return preg_replace_callback( self::PROSE, $settle, $text ) ?? $text;
	}

	/** As JavaScript does: two signs stay. */
	private static function encode( array $found ): string {
		return strtr(
			rawurlencode( $found[0] ),
			array(
				'%21' => '!',
				'%2A' => '*',
			)
		);
	}

	private static function refer( array $found ): string {
		return '&#' . ord( $found[0] ) . ';';
	}
}
