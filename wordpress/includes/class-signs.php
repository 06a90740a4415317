<?php
/**
 * Signs of questions in Markdown.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Finds questions that are not headings: bold lines, lines after `Q:`, lists of such, `<details>` and
 * definition lists. As src/document/shapes/signs.ts, under the same names.
 *
 * A part is an array with a `kind`: a `heading` with `depth`, `text` and `is_html`; a `question` with `q`, `id` and
 * `certainty`; an `answer` or a `text`; or the `end` of an answer. All but the last have `raw`.
 */
final class Signs {

	/** A word says that it is a question: "Q:". */
	public const CERTAIN = 'certain';
	/** It is written as a question, or HTML marks it as one. */
	public const LIKELY = 'likely';
	/** A line in bold, which only an FAQ makes a question. */
	public const POSSIBLE = 'possible';

	/** The word in front of a question or an answer: `Q:`, `**Q1.**`, `Frage:`. */
	private const LABEL = '/^[*_]{0,3}(\p{L}[\p{L}\p{M}\']{0,15})[ \t]?[0-9]{0,4}[*_]{0,3}[ \t]*+([:：.)])[*_]{0,3}(?:[ \t]++|(?=[^\s\p{P}])|$)/uD';
	/** A line in bold, with a colon or the answer behind it. */
	private const BOLD = '/^(\*\*\*|___|\*\*|__)(?!\s)((?:(?!\1)[^\\\\]|\\\\.)++)\1[ \t]*+[:：]?[ \t]*+/u';
	/** Attributes behind a heading: `{#fees}`, `{: .lead}`, `{.lead #fees}`. */
	private const ATTRIBUTES = '/^\{(?::[ \t]*+[\w.#]|[ \t]*+\.[a-z]|[ \t]*+#[^\s{}#])[^{}]*+\}[ \t]*+$/iD';
	/** The id that an author gave to a heading, in such attributes or in an empty link target. */
	private const ID     = '/[{:\s]#([^\s{}#]++)/u';
	private const TARGET = '/<a (?:name|id)=["\']?([^\s"\'>]+)["\']?><\/a>/iu';

	/** The tags of blocks, and of emphasis around a label. */
	private const TAGS = '/^(?:\s|<\/?(?:p|li|ul|ol|div|section|b|strong|span|br)(?![A-Za-z0-9_])[^<>]*+>)++/iu';
	/** A label whose emphasis ends behind it: `Q:</b>`. */
	private const LABEL_WITH_TAG = '/^\p{L}[\p{L}\p{M}\']{0,15}[ \t]?[0-9]{0,4}[:：.)]<\/(?:b|strong|span)>/iu';
	/** The word "Answer" in bold, in a line of its own. */
	private const BOLD_WORD = '/^(\*\*|__)(\p{L}[\p{L}\p{M}\']{1,15})\1[ \t]*+$/uD';

	private const DETAILS = '/<(\/?)details\b[^<>]*+>/i';
	private const OPENING = '/\s*+<details\b/Ai';

	/**
	 * All signs of questions. Headings are kept as such.
	 *
	 * @param array  $blocks Blocks of Structure::blocks().
	 * @param string $source Their text.
	 */
	public static function parts_of( array $blocks, string $source ): array {
		$parts = array();
		$end   = 0;
		$pairs = null;
		foreach ( $blocks as $block ) {
			if ( $block['start'] >= $end ) {
				if ( 'html' !== $block['type'] || ! preg_match( self::OPENING, $block['raw'] ) ) {
					array_push( $parts, ...self::in_block( self::parts_of_block( $block ), $block['raw'] ) );
					continue;
				}
				$pairs               = $pairs ?? self::pairs( $source );
				list( $found, $end ) = self::read_details( $source, $block['start'], $pairs );
				array_push( $parts, ...self::in_block( $found, substr( $source, $block['start'], $end - $block['start'] ) ) );
			}
			// A `<details>` element reaches over several blocks, and may end inside one.
			if ( $block['end'] > $end ) {
				$parts[] = self::part( 'text', Space::trim_start( substr( $source, $end, $block['end'] - $end ) ) );
				$end     = $block['end'];
			}
		}
		return self::with_targets( $parts );
	}

	/**
	 * Parts that remember the block which they are cut from, as `whole`, so that an answer can keep it as it is. The
	 * first has the block, and the others an empty text.
	 */
	private static function in_block( array $parts, string $whole ): array {
		$kinds = array_column( $parts, 'kind' );
		if ( count( $parts ) < 2 || ! in_array( 'question', $kinds, true ) || in_array( 'heading', $kinds, true ) ) {
			return $parts;
		}
		foreach ( $parts as $i => $part ) {
			if ( 'end' !== $part['kind'] ) {
				$parts[ $i ]['whole'] = 0 === $i ? $whole : '';
			}
		}
		return $parts;
	}

	/** Gives headings and questions the ids of empty link targets above them: `<a id="fees"></a>`. */
	private static function with_targets( array $parts ): array {
		$found = array();
		$last  = -1;
		foreach ( $parts as $part ) {
			$text = $last >= 0 && 'text' === $found[ $last ]['kind'] && self::is_nameless( $part ) ? Space::trim_end( $found[ $last ]['raw'] ) : '';
			$at   = strripos( $text, '<a ' );
			if ( false !== $at && preg_match( self::TARGET, $text, $target, 0, $at ) && strlen( $text ) === $at + strlen( $target[0] )
				&& preg_match( '/(?:^|[\n>])[ \t]*$/D', substr( $text, max( 0, $at - 9 ), min( 9, $at ) ) ) ) {
				$rest = Space::trim_end( substr( $text, 0, $at ) );
				if ( '' === $rest ) {
					array_pop( $found );
					--$last;
				} else {
					$found[ $last ] = self::part( 'text', $rest );
				}
				if ( 'heading' === $part['kind'] ) {
					$part['text'] .= " {#{$target[1]}}";
				} else {
					$part['id']    = $target[1];
					$part['whole'] = "{$target[0]}\n\n" . self::raw_of( $part );
				}
			}
			$found[ ++$last ] = $part;
		}
		return $found;
	}

	/** Whether a part is a question, or may be one, without an id. */
	private static function is_nameless( array $part ): bool {
		if ( 'heading' === $part['kind'] ) {
			return '' === self::heading_question( $part['text'] )['id'];
		}
		return 'question' === $part['kind'] && self::POSSIBLE !== $part['certainty'] && '' === $part['id'];
	}

	/**
	 * A part as it was written.
	 *
	 * @param array $part Part.
	 */
	public static function raw_of( array $part ): string {
		return $part['whole'] ?? $part['raw'] ?? '';
	}

	private static function parts_of_block( array $block ): array {
		if ( 'heading' === $block['type'] ) {
			return array( self::heading( $block['depth'], $block['text'], $block['raw'], false ) );
		}
		if ( 'paragraph' === $block['type'] ) {
			return self::parts_of_lines( $block['raw'] );
		}
		if ( 'list' === $block['type'] ) {
			return self::parts_of_list( $block );
		}
		if ( 'table' === $block['type'] ) {
			return self::parts_of_table( $block['raw'] );
		}
		if ( 'definitions' === $block['type'] ) {
			return array();
		}
		return 'html' === $block['type'] ? self::parts_of_html( $block['raw'] ) : array( self::part( 'text', $block['raw'] ) );
	}

	/** Headings, terms and lines after `Q:` in HTML. */
	private static function parts_of_html( string $raw ): array {
		$parts = array();
		foreach ( preg_split( '/(?=<h[1-6]\b)/i', $raw ) as $piece ) {
			$is_heading = preg_match( '/^<h([1-6])\b([^<>]*+)>/i', $piece, $open ) && preg_match( '/<\/h[1-6]>/i', $piece, $close, PREG_OFFSET_CAPTURE );
			$text       = $is_heading ? self::inline_of( substr( $piece, strlen( $open[0] ), $close[0][1] - strlen( $open[0] ) ) ) : '';
			if ( '' === $text || self::is_template( $text ) ) {
				array_push( $parts, ...self::parts_of_text( $piece ) );
				continue;
			}
			$end     = $close[0][1] + strlen( $close[0][0] );
			$id      = self::id_in( $open[2] );
			$parts[] = self::heading( (int) $open[1], '' === $id ? $text : "$text {#$id}", substr( $piece, 0, $end ), true );
			array_push( $parts, ...self::parts_of_text( substr( $piece, $end ) ) );
		}
		return $parts;
	}

	/**
	 * Whether a text is filled in by a program: `{{ item.question }}`.
	 *
	 * @param string $text Text.
	 */
	public static function is_template( string $text ): bool {
		return 1 === preg_match( '/\{[{%]/', $text );
	}

	/** HTML without headings. */
	private static function parts_of_text( string $raw ): array {
		if ( '' === Space::trim( $raw ) ) {
			return array();
		}
		$terms = preg_match( '/<dt\b/i', $raw ) ? self::parts_of_terms( $raw ) : array();
		return $terms ? $terms : array( self::part( 'text', $raw ) );
	}

	/**
	 * Removes the tags around lines after `Q:` and `A:`, and the indentation, so that they are read like lines
	 * without tags. Other texts stay as they are.
	 *
	 * @param string $source Markdown.
	 */
	public static function without_markup( string $source ): string {
		if ( false === strpos( $source, '<' ) ) {
			return $source;
		}
		$lines       = explode( "\n", $source );
		$texts       = array_map( array( self::class, 'without_tags' ), $lines );
		$is_labelled = false;
		foreach ( $lines as $i => $line ) {
			$is_labelled = $is_labelled || ( preg_match( '/^[ \t]*+</', $line ) && self::is_labelled( $texts[ $i ] ) );
		}
		foreach ( $is_labelled ? $texts : array() as $i => $text ) {
			if ( self::is_labelled( $text ) ) {
				$lines[ $i ] = "\n$text";
			} elseif ( null !== self::without_answer_label( $text, true ) ) {
				$lines[ $i ] = $text;
			} else {
				$lines[ $i ] = '' === $text ? '' : Space::trim( $lines[ $i ] );
			}
		}
		return implode( "\n", $lines );
	}

	/** A line of HTML without the tags at its ends. */
	private static function without_tags( string $line ): string {
		$start = preg_match( self::TAGS, $line, $tags ) ? strlen( $tags[0] ) : 0;
		$text  = Space::trim_end( substr( $line, $start ) );
		$end   = strlen( $text );
		while ( $end > 0 && '>' === $text[ $end - 1 ] ) {
			$tag = strrpos( $text, '<', $end - 1 - strlen( $text ) );
			if ( false === $tag || ! preg_match( self::TAGS, substr( $text, $tag, $end - $tag ) ) ) {
				break;
			}
			$end = Space::before( $text, $tag );
		}
		$text = substr( $text, 0, $end );
		return preg_match( self::LABEL_WITH_TAG, $text, $label )
			? preg_replace( '/<[^<>]*+>/', '', $label[0] ) . ' ' . Space::trim( substr( $text, strlen( $label[0] ) ) )
			: $text;
	}

	private static function is_labelled( string $line ): bool {
		return preg_match( self::LABEL, $line, $label ) && Words::CERTAIN === Words::names_question( $label[1] ) && ')' !== $label[2];
	}

	private static function id_in( string $attributes ): string {
		return preg_match( '/[\s"\']id=["\']?([^\s"\'>]++)/i', $attributes, $id ) ? $id[1] : '';
	}

	private static function heading( int $depth, string $text, string $raw, bool $is_html ): array {
		return array(
			'kind'    => 'heading',
			'depth'   => $depth,
			'text'    => $text,
			'raw'     => $raw,
			'is_html' => $is_html,
		);
	}

	/**
	 * An answer or a text.
	 *
	 * @param string $kind Kind.
	 * @param string $raw  Text.
	 */
	public static function part( string $kind, string $raw ): array {
		return array(
			'kind' => $kind,
			'raw'  => $raw,
		);
	}

	/**
	 * A question.
	 *
	 * @param string $q         Question.
	 * @param string $certainty How sure it is.
	 * @param string $raw       As written.
	 * @param string $id        Id; empty for none.
	 */
	public static function question( string $q, string $certainty, string $raw, string $id = '' ): array {
		return array(
			'kind'      => 'question',
			'q'         => $q,
			'id'        => $id,
			'certainty' => $certainty,
			'raw'       => $raw,
		);
	}

	/**
	 * The question that a line begins, and the rest of the line.
	 *
	 * @return array{0: array, 1: string}|null
	 */
	private static function question_in( string $line, string $next ): ?array {
		if ( preg_match( self::LABEL, $line, $label ) && self::is_label( $label, '.)' ) && Words::CERTAIN === Words::names_question( $label[1] ) ) {
			$q = self::unwrap( self::opening_of( $label[0] ) . substr( $line, strlen( $label[0] ) ) );
			if ( '' !== $q ) {
				return array( self::question( $q, self::CERTAIN, $line ), '' );
			}
		}
		if ( preg_match( self::BOLD, $line, $bold ) ) {
			$rest        = substr( $line, strlen( $bold[0] ) );
			$is_question = Words::is_question( $bold[2] );
			if ( ( $is_question || '' === Space::trim( $rest ) ) && Words::CERTAIN !== Words::names_answer( $bold[2] ) ) {
				return array( self::question( self::without_label( $bold[2] ), $is_question ? self::LIKELY : self::POSSIBLE, $line ), $rest );
			}
		}
		if ( preg_match( '/^:[ \t]++\S/u', $next ) && '' !== Space::trim( $line ) && ! preg_match( '/^:[ \t]/', $line ) ) {
			return array( self::question( self::unwrap( $line ), self::LIKELY, $line ), '' );
		}
		return null;
	}

	/** Whether a word is a label by the sign behind it. Behind a single letter, other signs than a colon may stand. */
	private static function is_label( array $label, string $others ): bool {
		return ':' === $label[2] || '：' === $label[2]
			|| ( false !== strpos( $others, $label[2] ) && 1 === mb_strlen( Words::fold( $label[1] ), 'UTF-8' ) );
	}

	/** The emphasis that a label opens and does not close: `**Q: Is it free?**`. */
	private static function opening_of( string $label ): string {
		return preg_match( '/[\p{L}0-9:：.)][*_]/u', $label ) ? '' : substr( $label, 0, strspn( $label, '*_' ) );
	}

	private static function parts_of_lines( string $raw ): array {
		$parts       = array();
		$last        = -1;
		$lines       = explode( "\n", $raw );
		$is_labelled = false;
		foreach ( $lines as $i => $line ) {
			$written = preg_replace( '/^ {1,3}/', '', $line );
			$found   = self::question_in( self::without_break( $written ), $lines[ $i + 1 ] ?? '' );
			if ( $found ) {
				$is_labelled      = $is_labelled || self::CERTAIN === $found[0]['certainty'];
				$parts[ ++$last ] = $found[0];
				if ( '' !== Space::trim( $found[1] ) ) {
					$parts[ ++$last ] = self::part( 'answer', $found[1] );
				}
				continue;
			}
			$answer = self::without_answer_label( $written, $is_labelled );
			if ( null !== $answer ) {
				$parts[ ++$last ] = self::part( 'answer', $answer );
			} elseif ( $last >= 0 && 'question' !== $parts[ $last ]['kind'] ) {
				$parts[ $last ]['raw'] .= "\n$line";
			} elseif ( '' !== Space::trim( $line ) ) {
				$kind             = $last < 0 ? 'text' : 'answer';
				$parts[ ++$last ] = self::part( $kind, $line );
			}
		}
		return $parts;
	}

	/**
	 * A line without the sign of a hard line break at its end.
	 *
	 * @param string $line Line.
	 */
	public static function without_break( string $line ): string {
		$text = Space::trim_end( $line );
		if ( '\\' === substr( $text, -1 ) ) {
			return substr( $text, 0, -1 );
		}
		$tag = strrpos( $text, '<' );
		return false !== $tag && preg_match( '/^<br[ \t]*+\/?>$/iD', substr( $text, $tag ) ) ? substr( $text, 0, $tag ) : $line;
	}

	/**
	 * The answer in a line after `A:`, or after the colon of a definition.
	 *
	 * @param string $line        Line.
	 * @param bool   $is_labelled Whether the question has a label: "A. Smith" is a name, unless it has.
	 * @return string|null Null if it has neither.
	 */
	public static function without_answer_label( string $line, bool $is_labelled ): ?string {
		if ( preg_match( '/^:[ \t]++(?=\S)/u', $line, $definition ) ) {
			return substr( $line, strlen( $definition[0] ) );
		}
		if ( preg_match( self::BOLD_WORD, $line, $bold ) && Words::CERTAIN === Words::names_answer( $bold[2] ) ) {
			return '';
		}
		if ( ! preg_match( self::LABEL, $line, $label ) || Words::CERTAIN !== Words::names_answer( $label[1] ) ) {
			return null;
		}
		// "A)" is a choice, unless a number follows: "A1)".
		$others = preg_match( '/[0-9]/', $label[0] ) ? '.)' : '.';
		if ( ! self::is_label( $label, $is_labelled ? $others : '' ) ) {
			return null;
		}
		return self::opening_of( $label[0] ) . substr( $line, strlen( $label[0] ) );
	}

	/** A table with a column of questions and one of answers. */
	private static function parts_of_table( string $raw ): array {
		$rows   = explode( "\n", Space::trim( $raw ) );
		$names  = array_map( array( self::class, 'unwrap' ), self::cells_of( $rows[0] ) );
		$rows   = array_slice( $rows, 2 );
		$cells  = array_map( array( self::class, 'cells_of' ), $rows );
		$q      = array_search( Words::CERTAIN, array_map( array( Words::class, 'names_question' ), $names ), true );
		$a      = array_search( Words::CERTAIN, array_map( array( Words::class, 'names_answer' ), $names ), true );
		$asking = array_filter(
			$cells,
			static function ( array $row ): bool {
				return Words::is_question( $row[0] ?? '' );
			}
		);
		if ( false === $q || false === $a ) {
			if ( 2 !== count( $names ) || 2 * count( $asking ) <= count( $rows ) ) {
				return array( self::part( 'text', $raw ) );
			}
			list( $q, $a ) = array( 0, 1 );
		}
		$parts = array();
		foreach ( $cells as $i => $row ) {
			$parts[] = self::question( self::without_label( $row[ $q ] ?? '' ), self::LIKELY, $rows[ $i ] );
			$parts[] = self::part( 'answer', $row[ $a ] ?? '' );
		}
		$parts[] = array( 'kind' => 'end' );
		return $parts;
	}

	/** The cells of a row. */
	private static function cells_of( string $row ): array {
		$cells = array( '' );
		foreach ( preg_split( '/(\\\\.|\|)/u', Space::trim( $row ), -1, PREG_SPLIT_DELIM_CAPTURE ) as $piece ) {
			if ( '|' === $piece ) {
				$cells[] = '';
			} else {
				$cells[ count( $cells ) - 1 ] .= '\\|' === $piece ? '|' : $piece;
			}
		}
		$cells = array_map( array( Space::class, 'trim' ), $cells );
		if ( '' === $cells[0] ) {
			array_shift( $cells );
		}
		if ( '' === end( $cells ) ) {
			array_pop( $cells );
		}
		return $cells;
	}

	/** The parts of an item that is a topic above a list of questions. */
	private static function topic_of( string $item ): ?array {
		list( $line, $below ) = explode( "\n", $item, 2 ) + array( '', '' );
		$below                = Reading::without_blank_lines( $below );
		if ( ! preg_match( '/^[ \t]*+(?:[*+-]|[0-9]{1,9}[.)])[ \t]/', $below ) ) {
			return null;
		}
		$text = preg_replace( '/[:：]$/uD', '', self::unwrap( $line ) );
		if ( '' === $text || Words::is_question( $text ) || mb_strlen( $text, 'UTF-8' ) > 100 ) {
			return null;
		}
		$blocks = Structure::blocks( $below );
		if ( ! $blocks || 1 !== count( $blocks ) || 'list' !== $blocks[0]['type'] ) {
			return null;
		}
		$parts = self::parts_of_list( $blocks[0], true );
		return in_array( 'question', array_column( $parts, 'kind' ), true )
			? array_merge( array( self::part( 'topic', $line ) + array( 'text' => $text ) ), $parts )
			: null;
	}

	/**
	 * A list whose items are questions with their answers, or topics with such lists.
	 *
	 * @param array $block     List.
	 * @param bool  $is_inside Whether it is inside a list.
	 */
	private static function parts_of_list( array $block, bool $is_inside = false ): array {
		$parts   = array();
		$found   = 0;
		$has_any = false;
		foreach ( $block['items'] as $item ) {
			$text  = self::without_rest( $item );
			$topic = $is_inside ? null : self::topic_of( $text );
			if ( $topic ) {
				++$found;
				$has_any = true;
				array_push( $parts, ...$topic );
				continue;
			}
			$inner = self::parts_of_item( $text );
			// An item that is only a question has its answer in the next.
			if ( $parts && 'question' === end( $parts )['kind'] && $inner && 'text' === $inner[0]['kind'] ) {
				$inner = array( self::part( 'answer', $text ) );
			}
			foreach ( $inner as $i => $part ) {
				$found  += 0 === $i && 'text' !== $part['kind'] ? 1 : 0;
				$has_any = $has_any || 'question' === $part['kind'];
				$parts[] = $part;
			}
		}
		if ( ! $has_any || 2 * $found <= count( $block['items'] ) ) {
			return array( self::part( 'text', $block['raw'] ) );
		}
		$parts[] = array( 'kind' => 'end' );
		return $parts;
	}

	/** An item without the spaces that its indentation by tabs leaves. Four and more begin code. */
	private static function without_rest( string $text ): string {
		$margins = array();
		foreach ( explode( "\n", $text ) as $line ) {
			if ( '' !== Space::trim( $line ) && count( $margins ) <= 1000 ) {
				$margin    = strspn( $line, ' ' );
				$margins[] = "\t" === ( $line[ $margin ] ?? '' ) ? 4 : $margin;
			}
		}
		$margin = count( $margins ) > 1 ? min( array_slice( $margins, 1 ) ) : 0;
		$strip  = static function ( array $spaces ) use ( $margin ): string {
			return (string) substr( $spaces[0], $margin );
		};
		return $margin > 0 && $margin < 4 ? preg_replace_callback( '/^ {1,3}/m', $strip, $text ) : $text;
	}

	private static function parts_of_item( string $text ): array {
		$is_split = preg_match( '/\n[ \t]*+\n/', $text, $blank, PREG_OFFSET_CAPTURE );
		$first    = $is_split ? substr( $text, 0, $blank[0][1] ) : $text;
		$rest     = $is_split ? Space::trim( substr( $text, $blank[0][1] ) ) : '';
		$parts    = self::parts_of_lines( $first );
		if ( ! $parts || 'text' !== $parts[0]['kind'] ) {
			return '' === $rest ? $parts : array_merge( $parts, array( self::part( 'answer', $rest ) ) );
		}
		// A question in ordinary type, with its answer indented below.
		$lines  = explode( "\n", $first, 2 );
		$below  = $lines[1] ?? '';
		$answer = implode( "\n\n", array_filter( array( $below, $rest ), array( self::class, 'is_filled' ) ) );
		return '' !== $answer && Words::is_question( $lines[0] )
			? array( self::question( self::unwrap( preg_replace( '/^#{1,6}[ \t]++/', '', $lines[0] ) ), self::LIKELY, $lines[0] ), self::part( 'answer', $answer ) )
			: array( self::part( 'text', $text ) );
	}

	private static function is_filled( string $text ): bool {
		return '' !== Space::trim( $text );
	}

	/**
	 * The tags of all `<details>` elements that are closed.
	 *
	 * @return array<int, array{0: int, 1: int, 2: int}> By where an element begins: where its inside begins, and ends, and the element ends.
	 */
	private static function pairs( string $source ): array {
		$pairs = array();
		$open  = array();
		preg_match_all( self::DETAILS, $source, $tags, PREG_SET_ORDER | PREG_OFFSET_CAPTURE );
		foreach ( $tags as list( list( $tag, $at ), list( $slash ) ) ) {
			if ( '' === $slash ) {
				$open[] = array( $at, $at + strlen( $tag ) );
			} elseif ( $open ) {
				list( $start, $inside ) = array_pop( $open );
				$pairs[ $start ]        = array( $inside, $at, $at + strlen( $tag ) );
			}
		}
		return $pairs;
	}

	/**
	 * The `<details>` elements that follow each other from an offset.
	 *
	 * @return array{0: array, 1: int} Parts, and where the last ends.
	 */
	private static function read_details( string $source, int $end, array $pairs ): array {
		$parts = array();
		while ( preg_match( self::OPENING, $source, $found, 0, $end ) ) {
			$start = $end;
			$at    = $end + strlen( $found[0] ) - strlen( '<details' );
			if ( ! isset( $pairs[ $at ] ) ) {
				break;
			}
			list( $inside, $close, $end ) = $pairs[ $at ];
			$raw                          = substr( $source, $start, $end - $start );
			$inner                        = substr( $source, $inside, $close - $inside );
			$id                           = self::id_in( substr( $source, $at, $inside - $at ) );
			$has_summary                  = preg_match( '/^\s*+<summary\b[^<>]*+>/i', $inner, $open );
			$closed                       = $has_summary ? stripos( $inner, '</summary>' ) : false;
			$question                     = false === $closed ? '' : self::inline_of( substr( $inner, strlen( $open[0] ), max( 0, $closed - strlen( $open[0] ) ) ) );
			if ( '' === $question ) {
				$parts[] = self::part( 'text', $raw );
				continue;
			}
			$answer = substr( $inner, $closed + strlen( '</summary>' ) );
			array_push( $parts, self::question( $question, self::LIKELY, $raw, $id ), self::part( 'answer', Space::trim( self::dedent( $answer ) ) ), array( 'kind' => 'end' ) );
		}
		return array( $parts, $end );
	}

	/** A definition list in HTML. */
	private static function parts_of_terms( string $raw ): array {
		$parts = array();
		foreach ( preg_split( '/(?=<d[td]\b)/i', $raw ) as $piece ) {
			if ( ! preg_match( '/^<(d[td])\b[^<>]*+>/i', $piece, $tag ) ) {
				continue;
			}
			$content = self::without_ends( substr( $piece, strlen( $tag[0] ) ) );
			$parts[] = 'dt' === strtolower( $tag[1] ) ? self::question( self::inline_of( $content ), self::LIKELY, $piece ) : self::part( 'answer', $content );
		}
		if ( $parts ) {
			$parts[] = array( 'kind' => 'end' );
		}
		return $parts;
	}

	/** HTML without the end tags of its list. */
	private static function without_ends( string $html ): string {
		$text = Space::trim( $html );
		$end  = strlen( $text );
		while ( $end >= 5 && preg_match( '/<\/d[tdl]>/Ai', $text, $tag, 0, $end - 5 ) ) {
			$end = Space::before( $text, $end - 5 );
		}
		return substr( $text, 0, $end );
	}

	/** HTML of a summary or a term, in one line and without headings and emphasis around all of it. */
	private static function inline_of( string $html ): string {
		return self::unwrap( (string) preg_replace( '/<\/?(?:h[1-6]|p|div|strong|b|summary)\b[^<>]*+>/i', ' ', $html ) );
	}

	/** A question without the signs around it: numbers of headings stay, for they are part of it. */
	private static function unwrap( string $text ): string {
		$q = Space::trim( (string) preg_replace( '/\s++/u', ' ', $text ) );
		if ( preg_match( '/^(\*\*|__|\*|_)(?!\s)/', $q, $sign ) ) {
			$length = strlen( $sign[1] );
			if ( strlen( $q ) > $length && strpos( $q, $sign[1], $length ) === strlen( $q ) - $length ) {
				return Space::trim( substr( $q, $length, -$length ) );
			}
		}
		return $q;
	}

	private static function without_label( string $text ): string {
		return self::unwrap( self::is_labelled( $text ) ? preg_replace( self::LABEL, '', $text ) : $text );
	}

	/**
	 * The question in a heading, and its id.
	 *
	 * @param string $text Heading.
	 * @return array{q: string, id: string}
	 */
	public static function heading_question( string $text ): array {
		$brace = strrpos( $text, '{' );
		$more  = false !== $brace && preg_match( self::ATTRIBUTES, substr( $text, $brace ), $found ) ? $found[0] : '';
		$named = preg_match( self::ID, $more, $id ) ? $id[1] : '';
		$rest  = '' === $more ? $text : substr( $text, 0, (int) $brace );
		if ( preg_match( self::TARGET, $rest, $target ) ) {
			$named = '' === $named ? $target[1] : $named;
			$rest  = implode( '', explode( $target[0], $rest, 2 ) );
		}
		return array(
			'q'  => self::without_label( self::unwrap( $rest ) ),
			'id' => $named,
		);
	}

	/** Removes the indentation that all lines share. The first line may begin behind a tag. */
	private static function dedent( string $text ): string {
		$lines   = explode( "\n", $text );
		$margins = array();
		foreach ( $lines as $line ) {
			if ( '' !== Space::trim( $line ) && count( $margins ) <= 1000 ) {
				$margins[] = strspn( $line, " \t" );
			}
		}
		$margin = $margins ? min( count( $margins ) > 1 ? array_slice( $margins, 1 ) : $margins ) : 0;
		foreach ( $margin > 0 ? $lines : array() as $i => $line ) {
			$lines[ $i ] = substr( $line, min( $margin, strspn( $line, " \t" ) ) );
		}
		return implode( "\n", $lines );
	}
}
