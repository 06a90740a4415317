<?php
/**
 * Questions in HTML.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Questions in the HTML of content management systems: a block that begins in bold, the button of an accordion,
 * an element whose class says so, a term, a cell of a table. As src/document/shapes/html.ts, under the same names.
 *
 * A tag is an array with `name`, `is_end`, `attributes`, `start`, `end`, `depth` (the number of elements around it)
 * and `is_whole` (whether it has a partner).
 */
final class Html_Shapes {

	/** Tags, comments, and lines that begin or end code or a section. */
	private const TOKEN = '/<!--|-->|^[ \t]*+(?:```|~~~)|^#{1,6}[ \t]|<(\/?)([a-z][a-z0-9]*+)\b([^<>]*+)>/im';
	private const BLOCK = '/^(?:address|article|aside|blockquote|button|center|d[dlt]|div|fieldset|figure|footer|form|h[1-6]|header|hr|li|main|nav|[ou]l|p|pre|section|t(?:able|body|[dhr]|foot|head))$/D';
	/** Elements inside a line, which may be the control or the question by their attributes. */
	private const INLINE = '/^(?:a|label|span|strong)$/D';
	/** Elements whose content is no markup. */
	private const RAW = '/^(?:code|pre|script|style|textarea)$/D';
	/** Elements without an end tag. */
	private const EMPTY = '/^(?:area|br|col|hr|img|input|link|meta|source|track|wbr)$/D';
	/** Elements whose end tag may be left out. */
	private const OPEN_ENDED = '/^(?:li|p)$/D';
	/** Blocks that only group others. */
	private const GROUP = '/^(?:article|button|center|d[dlt]|div|footer|form|header|main|nav|section)$/D';
	/** The class of a question, and words that name what is around it. */
	private const ASKS  = '/\bclass=["\']?[^"\'>]*(?:question(?!s)|accordion[_-]?(?:title|header|heading|button|trigger|toggle)|\bfaq[_-]*(?:q|title|heading|trigger)\b)/i';
	private const HOLDS = '/answer|list|wrap|container|item/i';
	/** Attributes of a control that opens an answer. */
	private const OPENS = '/\b(?:data-(?:bs-)?toggle=["\']?collapse|aria-expanded|aria-controls)/i';
	/** Emphasis at the beginning of a block. */
	private const BOLD = '/^(?:\s|&nbsp;|<(?:span|font|u|em|i)\b[^<>]*+>){0,9}<(?:strong|b)\b[^<>]*+>/iu';
	/** Tags in a question that say nothing in it. */
	private const NO_TEXT = '/<(?!\/?(?:code|em|kbd|sub|sup)\b)\/?[a-z][^<>]*+>|&nbsp;/i';
	/** Signs of controls behind a question. */
	private const ICON = '/[+\-−–×▼▾▸►⌄›»]$/uD';

	/** Tags of a page. One with more is no page of questions. */
	private const MAX_TAGS = 20000;

	/**
	 * HTML from the source of a page, with a blank line above headings and `<details>`: without it, Markdown
	 * reads them as a part of the text above. Other texts stay as they are.
	 *
	 * @param string $source Text.
	 */
	public static function as_blocks( string $source ): string {
		if ( ! preg_match( '/^\s*</', $source ) ) {
			return $source;
		}
		// Comments of WordPress around its blocks, and lines with nothing but a tag that divides a page.
		$frames = '~<!-- /?wp:[^<>\n]*-->|^[ \t]*</?(?:article|main|section)\b[^<>\n]*>[ \t]*$~im';
		// The end of a tag directly above a heading or a question.
		$seam = '~>[ \t]*(?:\n[ \t]*)?(?=<(?:details|h[1-6])\b)~i';
		return preg_replace( array( $frames, $seam ), array( '', ">\n\n" ), $source ) ?? $source;
	}

	/**
	 * Writes questions in HTML as `<details>`.
	 *
	 * @param string $source Markdown.
	 * @return array{source: string, is_marked: bool}|null Null if there are none. Whether tags or classes mark them.
	 */
	public static function with_questions( string $source ): ?array {
		if ( ! preg_match( '/<[a-z]/i', $source ) || preg_match( '/<details\b/i', $source ) || substr_count( $source, '<' ) >= self::MAX_TAGS ) {
			return null;
		}
		$tags     = self::tags_in( $source, false );
		$all      = array();
		$controls = 0;
		$asking   = 0;
		foreach ( array_keys( $tags ) as $i ) {
			$question = self::question_at( $source, $tags, $i );
			if ( $question ) {
				$all[]      = $question;
				$is_control = 'control' === $question['kind'];
				$controls  += $is_control ? 1 : 0;
				$asking    += $is_control && Words::is_question( $question['q'] ) ? 1 : 0;
			}
		}
		// The button of a menu asks nothing.
		$are_questions = 2 * $asking >= $controls;
		$questions     = array_values(
			array_filter(
				$all,
				static function ( array $one ) use ( $are_questions ): bool {
					return 'control' !== $one['kind'] || $are_questions || Words::is_question( $one['q'] );
				}
			)
		);
		if ( ! $questions ) {
			return null;
		}
		$depth = max( array_column( $questions, 'depth' ) );
		$ends  = array();
		foreach ( $tags as $tag ) {
			// A heading further inside is a part of the answer.
			if ( ! $tag['is_end'] && $tag['depth'] <= $depth && preg_match( '/^(?:h[1-6]|#)$/D', $tag['name'] ) ) {
				$ends[] = $tag['start'];
			}
		}
		$written   = array();
		$at        = 0;
		$next      = 0;
		$is_marked = false;
		foreach ( $questions as $i => $one ) {
			$before    = substr( $source, $at, $one['start'] - $at );
			$written[] = self::cleaned( 'cell' === $one['kind'] ? self::without_head( $before ) : $before, false );
			while ( isset( $ends[ $next ] ) && $ends[ $next ] < $one['end'] ) {
				++$next;
			}
			$limit     = $questions[ $i + 1 ]['start'] ?? strlen( $source );
			$at        = min( $limit, $ends[ $next ] ?? $limit );
			$id        = '' === $one['id'] ? '' : " id=\"{$one['id']}\"";
			$answer    = self::cleaned( substr( $source, $one['end'], max( 0, $at - $one['end'] ) ), true );
			$written[] = "<details$id><summary>{$one['q']}</summary>\n\n$answer\n\n</details>";
			$is_marked = $is_marked || 'control' === $one['kind'] || 'marked' === $one['kind'];
		}
		$written[] = self::cleaned( substr( $source, $at ), false );
		return array(
			'source'    => implode( "\n\n", array_filter( $written, 'strlen' ) ),
			'is_marked' => $is_marked,
		);
	}

	/**
	 * The tags outside code and comments, and the lines of Markdown that begin a section.
	 *
	 * @param string $source Markdown.
	 * @param bool   $is_all Whether tags inside a line count.
	 */
	private static function tags_in( string $source, bool $is_all ): array {
		$tags    = array();
		$open    = array();
		$names   = array();
		$closing = '';
		for ( $at = 0; preg_match( self::TOKEN, $source, $token, PREG_OFFSET_CAPTURE, $at ); ) {
			$start  = $token[0][1];
			$at     = $start + strlen( $token[0][0] );
			$sign   = strtolower( trim( $token[0][0] ) );
			$name   = isset( $token[2] ) ? strtolower( $token[2][0] ) : ( '#' === $sign[0] ? '#' : '' );
			$is_end = '/' === ( $token[1][0] ?? '' );
			if ( '' !== $closing ) {
				if ( $sign !== $closing && ! ( $is_end && $name === $closing ) ) {
					continue;
				}
				$closing = '';
				if ( ! $is_end ) {
					continue;
				}
			} elseif ( '<!--' === $sign ) {
				$closing = '-->';
			} elseif ( ! $is_end && preg_match( self::RAW, $name ) ) {
				$closing = $name;
			} elseif ( '' === $name && '-->' !== $sign ) {
				$closing = $sign;
			}
			if ( '' === $name || ( $start > 0 && '`' === $source[ $start - 1 ] ) ) {
				continue;
			}
			$attributes = $token[3][0] ?? '';
			$is_known   = $is_end ? ( $names[ $name ] ?? 0 ) > 0 : self::is_marked( $attributes );
			if ( ! $is_all && '#' !== $name && ! preg_match( self::BLOCK, $name ) && ! ( $is_known && preg_match( self::INLINE, $name ) ) ) {
				continue;
			}
			$is_whole = false;
			// Tags that nothing closes end with the element around them.
			while ( $is_end && $is_known && ! $is_whole ) {
				$last  = array_pop( $open );
				$inner = $tags[ $last ]['name'];
				--$names[ $inner ];
				if ( $inner === $name ) {
					$is_whole                  = true;
					$tags[ $last ]['is_whole'] = true;
				}
			}
			$depth = count( $open );
			if ( ! $is_end && '#' !== $name && ! preg_match( self::EMPTY, $name ) ) {
				$open[]         = count( $tags );
				$names[ $name ] = ( $names[ $name ] ?? 0 ) + 1;
			}
			$tags[] = array(
				'name'       => $name,
				'is_end'     => $is_end,
				'attributes' => $attributes,
				'start'      => $start,
				'end'        => $at,
				'depth'      => $depth,
				'is_whole'   => $is_whole,
			);
		}
		return $tags;
	}

	private static function is_marked( string $attributes ): bool {
		return preg_match( self::OPENS, $attributes ) || ( preg_match( self::ASKS, $attributes ) && ! preg_match( self::HOLDS, $attributes ) );
	}

	/** The question in a block without blocks inside. */
	private static function question_at( string $source, array $tags, int $i ): ?array {
		$tag = $tags[ $i ];
		if ( $tag['is_end'] || '#' === $tag['name'] ) {
			return null;
		}
		$next = $tags[ $i + 1 ] ?? null;
		$leaf = substr( $source, $tag['end'], ( $next['start'] ?? strlen( $source ) ) - $tag['end'] );
		if ( strlen( $leaf ) > 3000 || '' === Space::trim( $leaf ) ) {
			return null;
		}
		for ( $outer = $i; $outer > 0; --$outer ) {
			$around = $tags[ $outer - 1 ];
			if ( $around['is_end'] || '#' === $around['name'] || '' !== Space::trim( substr( $source, $around['end'], $tags[ $outer ]['start'] - $around['end'] ) ) ) {
				break;
			}
		}
		$chain      = array_column( array_slice( $tags, max( $outer, $i - 3 ), $i + 1 - max( $outer, $i - 3 ) ), 'attributes' );
		$text       = self::text_of( $leaf );
		$end        = $tag['end'] + strlen( $leaf );
		$is_control = 'button' === $tag['name'] || preg_grep( self::OPENS, $chain );
		$found      = static function ( string $kind, string $q, int $end ) use ( $tags, $outer, $chain ): array {
			return array(
				'kind'  => $kind,
				'q'     => $q,
				'id'    => 'control' === $kind ? '' : self::id_of( $chain ),
				'start' => $tags[ $outer ]['start'],
				'end'   => $end,
				'depth' => $tags[ $outer ]['depth'],
			);
		};
		if ( '' === $text ) {
			return null;
		}
		if ( $is_control || 'dt' === $tag['name'] || array_filter( array_map( array( self::class, 'is_marked' ), $chain ) ) ) {
			return $found( $is_control ? 'control' : 'marked', $text, $end );
		}
		$cell = $tags[ $i + 2 ] ?? null;
		if ( preg_match( '/^t[dh]$/D', $tag['name'] ) && $next && $next['is_end'] && $cell && 'td' === $cell['name'] && ! $cell['is_end'] ) {
			return Words::is_question( $text ) ? $found( 'cell', $text, $end ) : null;
		}
		if ( preg_match( self::BOLD, $leaf, $open ) ) {
			$has_end = preg_match( '/<\/(?:b|strong)>/i', $leaf, $close, PREG_OFFSET_CAPTURE );
			$q       = $has_end ? self::text_of( substr( $leaf, strlen( $open[0] ), max( 0, $close[0][1] - strlen( $open[0] ) ) ) ) : '';
			return Words::is_question( $q ) ? $found( 'bold', $q, $tag['end'] + $close[0][1] + strlen( $close[0][0] ) ) : null;
		}
		if ( 'li' !== $tag['name'] ) {
			return null;
		}
		if ( ! preg_match( '/<br\b/i', $leaf, $line, PREG_OFFSET_CAPTURE ) ) {
			return Words::is_question( $text ) && $next && ! $next['is_end'] ? $found( 'bold', $text, $end ) : null;
		}
		$q = self::text_of( substr( $leaf, 0, $line[0][1] ) );
		return Words::is_question( $q ) && '' !== Space::trim( preg_replace( self::NO_TEXT, '', substr( $leaf, $line[0][1] ) ) )
			? $found( 'bold', $q, $tag['end'] + $line[0][1] )
			: null;
	}

	/** The text of a question, in one line. */
	private static function text_of( string $html ): string {
		$text = Space::trim( preg_replace( '/\s++/u', ' ', preg_replace( self::NO_TEXT, ' ', $html ) ) );
		while ( preg_match( self::ICON, $text, $icon ) ) {
			$text = Space::trim_end( substr( $text, 0, -strlen( $icon[0] ) ) );
		}
		return $text;
	}

	/** The id of the innermost element that has one. */
	private static function id_of( array $chain ): string {
		foreach ( array_reverse( array_slice( $chain, -2 ) ) as $attributes ) {
			if ( preg_match( '/\sid=["\']?([^\s"\'>]++)/i', $attributes, $id ) ) {
				return $id[1];
			}
		}
		return '';
	}

	/** A text above the first row of a table, without the names of its columns. */
	private static function without_head( string $html ): string {
		$table = strripos( $html, '<table' );
		foreach ( false === $table ? array() : preg_split( '/<\/t[dh]>/i', substr( $html, $table ) ) as $name ) {
			if ( Words::CERTAIN === Words::names_question( self::text_of( $name ) ) ) {
				return substr( $html, 0, $table );
			}
		}
		return $html;
	}

	/**
	 * HTML without tags whose partners stand elsewhere, and without indentation, which would make code of it.
	 *
	 * @param string $html      HTML.
	 * @param bool   $is_answer Whether blocks around its text say nothing, either.
	 */
	private static function cleaned( string $html, bool $is_answer ): string {
		$tags     = self::tags_in( $html, true );
		$has_rows = false;
		foreach ( $tags as $tag ) {
			$has_rows = $has_rows || ( 'tr' === $tag['name'] && ! $tag['is_end'] );
		}
		$pieces = array( '' );
		$last   = 0;
		$at     = 0;
		foreach ( $tags as $tag ) {
			$name     = $tag['name'];
			$is_kept  = $tag['is_whole'] || '#' === $name || preg_match( self::EMPTY, $name ) || ( ! $tag['is_end'] && preg_match( self::OPEN_ENDED, $name ) );
			$is_group = $is_answer && ( preg_match( self::GROUP, $name ) || ( ! $has_rows && preg_match( '/^t[dh]$/D', $name ) ) );
			if ( $is_kept && ! $is_group ) {
				continue;
			}
			$pieces[ $last ] .= substr( $html, $at, $tag['start'] - $at );
			$at               = $tag['end'];
			if ( preg_match( self::BLOCK, $name ) ) {
				$pieces[ ++$last ] = '';
			}
		}
		$pieces[ $last ] .= substr( $html, $at );
		$text             = Space::trim( self::outdented( implode( "\n\n", array_filter( array_map( array( Space::class, 'trim' ), $pieces ), 'strlen' ) ) ) );
		return $is_answer ? (string) preg_replace( '/^(?:\s|<br\b[^<>]*+>)++/iu', '', $text ) : $text;
	}

	/** A text without the margin of its lines below the first, and of all lines that begin with a tag. Code stays. */
	private static function outdented( string $text ): string {
		$lines   = explode( "\n", $text );
		$margin  = PHP_INT_MAX;
		$closing = '';
		foreach ( array_slice( $lines, 1, 999 ) as $line ) {
			if ( preg_match( '/^([ \t]*+)[^\s<]/u', $line, $found ) ) {
				$margin = min( $margin, strlen( $found[1] ) );
			}
		}
		foreach ( $lines as $i => $line ) {
			if ( '' !== $closing ) {
				$closing = preg_match( $closing, $line ) ? '' : $closing;
				continue;
			}
			if ( preg_match( '/<pre\b|```|~~~/i', $line, $sign, PREG_OFFSET_CAPTURE ) ) {
				$end     = '<' === $sign[0][0][0] ? '/<\/pre>/i' : "/{$sign[0][0]}/";
				$closing = preg_match( $end, $line, $found, 0, $sign[0][1] + strlen( $sign[0][0] ) ) ? '' : $end;
			}
			$rest        = Space::trim_start( $line );
			$lines[ $i ] = '<' === ( $rest[0] ?? '' ) ? $rest : (string) substr( $line, min( $margin, strlen( $line ) - strlen( $rest ) ) );
		}
		return implode( "\n", $lines );
	}
}
