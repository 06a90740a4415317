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
 * A part is an array with a `kind`: a `heading` with `depth` and `text`; a `question` with `q`, `id` and
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
	private const BOLD = '/^(\*\*|__)(?!\s)((?:(?!\1)[^\\\\]|\\\\.)++)\1[ \t]*+[:：]?[ \t]*+/u';
	/** The id that an author gave to a heading: `{#fees}`, or an empty link target. */
	private const ID     = '/^\{:?[ \t]*+#([^\s{}#]++)[ \t]*+\}[ \t]*+$/uD';
	private const TARGET = '/<a (?:name|id)=["\']?([^\s"\'>]+)["\']?><\/a>/iu';

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
					array_push( $parts, ...self::parts_of_block( $block ) );
					continue;
				}
				$pairs               = $pairs ?? self::pairs( $source );
				list( $found, $end ) = self::read_details( $source, $block['start'], $pairs );
				array_push( $parts, ...$found );
			}
			// A `<details>` element reaches over several blocks, and may end inside one.
			if ( $block['end'] > $end ) {
				$parts[] = self::part( 'text', ltrim( substr( $source, $end, $block['end'] - $end ) ) );
				$end     = $block['end'];
			}
		}
		return $parts;
	}

	private static function parts_of_block( array $block ): array {
		if ( 'heading' === $block['type'] ) {
			return array(
				array(
					'kind'  => 'heading',
					'depth' => $block['depth'],
					'text'  => $block['text'],
					'raw'   => $block['raw'],
				),
			);
		}
		if ( 'paragraph' === $block['type'] ) {
			return self::parts_of_lines( $block['raw'] );
		}
		if ( 'list' === $block['type'] ) {
			return self::parts_of_list( $block );
		}
		if ( 'definitions' === $block['type'] ) {
			return array();
		}
		$terms = 'html' === $block['type'] && preg_match( '/<dt\b/i', $block['raw'] ) ? self::parts_of_terms( $block['raw'] ) : array();
		return $terms ? $terms : array( self::part( 'text', $block['raw'] ) );
	}

	private static function part( string $kind, string $raw ): array {
		return array(
			'kind' => $kind,
			'raw'  => $raw,
		);
	}

	private static function question( string $q, string $certainty, string $raw, string $id = '' ): array {
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
			if ( $is_question || '' === trim( $rest ) ) {
				return array( self::question( self::without_label( $bold[2] ), $is_question ? self::LIKELY : self::POSSIBLE, $line ), $rest );
			}
		}
		if ( preg_match( '/^:[ \t]++\S/', $next ) && '' !== trim( $line ) && ! preg_match( '/^:[ \t]/', $line ) ) {
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
			$found   = self::question_in( $written, $lines[ $i + 1 ] ?? '' );
			if ( $found ) {
				$is_labelled      = $is_labelled || self::CERTAIN === $found[0]['certainty'];
				$parts[ ++$last ] = $found[0];
				if ( '' !== trim( $found[1] ) ) {
					$parts[ ++$last ] = self::part( 'answer', $found[1] );
				}
				continue;
			}
			$answer = self::without_answer_label( $written, $is_labelled );
			if ( null !== $answer ) {
				$parts[ ++$last ] = self::part( 'answer', $answer );
			} elseif ( $last >= 0 && 'question' !== $parts[ $last ]['kind'] ) {
				$parts[ $last ]['raw'] .= "\n$line";
			} elseif ( '' !== trim( $line ) ) {
				$kind             = $last < 0 ? 'text' : 'answer';
				$parts[ ++$last ] = self::part( $kind, $line );
			}
		}
		return $parts;
	}

	/**
	 * The answer in a line after `A:`, or after the colon of a definition.
	 *
	 * @param string $line        Line.
	 * @param bool   $is_labelled Whether the question has a label: "A. Smith" is a name, unless it has.
	 * @return string|null Null if it has neither.
	 */
	public static function without_answer_label( string $line, bool $is_labelled ): ?string {
		if ( preg_match( '/^:[ \t]++(?=\S)/', $line, $definition ) ) {
			return substr( $line, strlen( $definition[0] ) );
		}
		if ( ! preg_match( self::LABEL, $line, $label ) || Words::CERTAIN !== Words::names_answer( $label[1] ) || ! self::is_label( $label, $is_labelled ? '.' : '' ) ) {
			return null;
		}
		return self::opening_of( $label[0] ) . substr( $line, strlen( $label[0] ) );
	}

	/** A list whose items are questions with their answers. */
	private static function parts_of_list( array $block ): array {
		$parts   = array();
		$found   = 0;
		$has_any = false;
		foreach ( $block['items'] as $text ) {
			foreach ( self::parts_of_item( $text ) as $i => $part ) {
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

	private static function parts_of_item( string $text ): array {
		$is_split = preg_match( '/\n[ \t]*+\n/', $text, $blank, PREG_OFFSET_CAPTURE );
		$first    = $is_split ? substr( $text, 0, $blank[0][1] ) : $text;
		$rest     = $is_split ? trim( substr( $text, $blank[0][1] ) ) : '';
		$parts    = self::parts_of_lines( $first );
		if ( ! $parts || 'text' !== $parts[0]['kind'] ) {
			return '' === $rest ? $parts : array_merge( $parts, array( self::part( 'answer', $rest ) ) );
		}
		// A question in ordinary type, with its answer indented below.
		$lines  = explode( "\n", $first, 2 );
		$below  = $lines[1] ?? '';
		$answer = implode( "\n\n", array_filter( array( $below, $rest ), array( self::class, 'is_filled' ) ) );
		return '' !== $answer && Words::is_question( $lines[0] )
			? array( self::question( self::unwrap( $lines[0] ), self::LIKELY, $lines[0] ), self::part( 'answer', $answer ) )
			: array( self::part( 'text', $text ) );
	}

	private static function is_filled( string $text ): bool {
		return '' !== trim( $text );
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
			$id                           = preg_match( '/ id=["\']?([^\s"\'>]++)/i', substr( $source, $at, $inside - $at ), $named ) ? $named[1] : '';
			$has_summary                  = preg_match( '/^\s*+<summary\b[^<>]*+>/i', $inner, $open );
			$closed                       = $has_summary ? stripos( $inner, '</summary>' ) : false;
			$question                     = false === $closed ? '' : self::inline_of( substr( $inner, strlen( $open[0] ), max( 0, $closed - strlen( $open[0] ) ) ) );
			if ( '' === $question ) {
				$parts[] = self::part( 'text', $raw );
				continue;
			}
			$answer = substr( $inner, $closed + strlen( '</summary>' ) );
			array_push( $parts, self::question( $question, self::LIKELY, $raw, $id ), self::part( 'answer', trim( self::dedent( $answer ) ) ), array( 'kind' => 'end' ) );
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
		$text = trim( $html );
		while ( preg_match( '/<\/d[tdl]>$/iD', substr( $text, -5 ) ) ) {
			$text = rtrim( substr( $text, 0, -5 ) );
		}
		return $text;
	}

	/** HTML of a summary or a term, in one line and without headings and emphasis around all of it. */
	private static function inline_of( string $html ): string {
		return self::unwrap( (string) preg_replace( '/<\/?(?:h[1-6]|p|div|strong|b|summary)\b[^<>]*+>/i', ' ', $html ) );
	}

	/** A question without the signs around it: numbers of headings stay, for they are part of it. */
	private static function unwrap( string $text ): string {
		$q = trim( (string) preg_replace( '/\s++/u', ' ', $text ) );
		if ( preg_match( '/^(\*\*|__|\*|_)(?!\s)/', $q, $sign ) ) {
			$length = strlen( $sign[1] );
			if ( strlen( $q ) > $length && strpos( $q, $sign[1], $length ) === strlen( $q ) - $length ) {
				return trim( substr( $q, $length, -$length ) );
			}
		}
		return $q;
	}

	private static function without_label( string $text ): string {
		$is_label = preg_match( self::LABEL, $text, $label ) && Words::CERTAIN === Words::names_question( $label[1] ) && ')' !== $label[2];
		return self::unwrap( $is_label ? substr( $text, strlen( $label[0] ) ) : $text );
	}

	/**
	 * The question in a heading, and its id.
	 *
	 * @param string $text Heading.
	 * @return array{q: string, id: string}
	 */
	public static function heading_question( string $text ): array {
		$brace = strrpos( $text, '{' );
		$named = false !== $brace && preg_match( self::ID, substr( $text, $brace ), $id ) ? $id[1] : '';
		$rest  = '' === $named ? $text : substr( $text, 0, (int) $brace );
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
			if ( '' !== trim( $line ) && count( $margins ) <= 1000 ) {
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
