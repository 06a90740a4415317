<?php
/**
 * Markdown texts that are pages of questions.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Reads a Markdown text as a page of questions, if it is one. Its questions are headings; or bold lines,
 * lines after `Q:`, `<details>` or terms of a definition list, whichever there are more of. Headings above them
 * are topics, and the text above the first question is the about text. As src/document/shapes/page.ts, under
 * the same names.
 */
final class Page_Shapes {

	/** The share of sections that are written as questions, in a page that no title calls an FAQ. */
	private const MOST = 0.6;

	/** The level of topics in lists, below all headings. */
	private const LOWEST = 7;

	/**
	 * Bytes that definitions add to the answers that use them, and headings to the topics below them. A page beyond this
	 * limit stays whole: a long one would be in each of thousands of answers.
	 */
	public const MAX_REPEATED = 1000000;

	/**
	 * The content of a page of questions.
	 *
	 * @param string $markdown Text.
	 * @param string $name     Title in the front matter.
	 * @return array{title: string, about: string, faq: array}|null Null if it is no such page.
	 */
	public static function read( string $markdown, string $name ): ?array {
		if ( ! Structure::can_read( $markdown ) ) {
			return null;
		}
		$source = Containers::with_details( Words::with_labels( Signs::without_markup( Html_Shapes::as_blocks( $markdown ) ) ) );
		$blocks = Structure::blocks( $source );
		if ( null === $blocks ) {
			return null;
		}
		$definitions = Structure::definitions( $blocks );
		$parts       = Signs::parts_of( $blocks, $source );
		$best        = self::read_parts( $parts, $name );
		$html        = Html_Shapes::with_questions( $source );
		$inside      = $html ? Structure::blocks( $html['source'] ) : null;
		if ( $inside ) {
			$other = Signs::parts_of( $inside, $html['source'] );
			$found = self::read_parts( $other, $name );
			$more  = $found ? self::worth( $found ) - ( $best ? self::worth( $best ) : 0 ) : -1;
			if ( $more > 0 || ( 0.0 === (float) $more && $html['is_marked'] ) ) {
				list( $best, $parts ) = array( $found, $other );
			}
		}
		$best = self::read_section( $parts ) ?? $best;
		if ( ! $best ) {
			return null;
		}
		$repeated = 0;
		foreach ( $best['faq'] as $i => $entry ) {
			$best['faq'][ $i ]['a'] = self::define( $entry['a'], $definitions );
			$repeated              += strlen( $best['faq'][ $i ]['a'] ) - strlen( $entry['a'] );
			if ( $repeated > self::MAX_REPEATED ) {
				return null;
			}
		}
		$about = self::define( $best['about'], $definitions );
		// Footnotes that nothing refers to stand below the last answer.
		$whole = array_reduce(
			$best['faq'],
			static function ( array $used, array $entry ) use ( $definitions ): array {
				return $used + self::used( $entry['a'], $definitions );
			},
			self::used( $about, $definitions )
		);
		$notes = preg_grep( '/^\^/', array_map( 'strval', array_keys( array_diff_key( $definitions, $whole ) ) ) );
		if ( $notes ) {
			$best['faq'][ count( $best['faq'] ) - 1 ]['a'] .= "\n\n" . implode( "\n", array_intersect_key( $definitions, array_flip( $notes ) ) );
		}
		return array(
			'title' => $best['title'],
			'about' => $about,
			'faq'   => $best['faq'],
		);
	}

	/** The best reading of the parts of a page, with its title. */
	private static function read_parts( array $all, string $name ): ?array {
		list( $title, $parts ) = self::without_title( $all );
		$is_faq                = self::names_page( $title ) || self::names_page( $name );
		$readings              = array( self::by_headings( $parts, $is_faq ), self::by_signs( $parts, $is_faq ) );
		if ( $is_faq && ! array_sum( array_column( array_filter( $readings ), 'asking' ) ) ) {
			$plain = self::by_signs( self::with_plain_questions( $parts ), $is_faq );
			// Questions without answers are part of a text.
			if ( $plain && ! in_array( '', array_column( $plain['faq'], 'a' ), true ) ) {
				$readings[] = $plain;
			}
		}
		$best = null;
		foreach ( $readings as $reading ) {
			$has_answer = $reading && '' !== implode( '', array_column( $reading['faq'], 'a' ) );
			if ( $has_answer && ( ! $best || self::worth( $reading ) > self::worth( $best ) ) ) {
				$best = $reading;
			}
		}
		return $best ? $best + array( 'title' => $title ) : null;
	}

	/** Reads the FAQ of a page that has other sections, too. They are the about text, whole. */
	private static function read_section( array $parts ): ?array {
		$headings = self::headings( $parts );
		$start    = null;
		$end      = count( $parts );
		foreach ( $headings as $i => $heading ) {
			if ( null === $start ) {
				$start = self::names_page( Signs::heading_question( $heading['text'] )['q'] ) ? $i : null;
			} elseif ( $heading['depth'] <= $parts[ $start ]['depth'] ) {
				$end = $i;
				break;
			}
		}
		if ( null === $start ) {
			return null;
		}
		$rest   = array_merge( array_slice( $parts, 0, $start ), array_slice( $parts, $end ) );
		$others = 0;
		foreach ( $rest as $part ) {
			$is_beside = 'heading' === $part['kind'] && $part['depth'] >= $parts[ $start ]['depth'];
			$others   += $is_beside ? 1 : 0;
			if ( self::is_sign( $part ) || ( $is_beside && Words::is_question( Signs::heading_question( $part['text'] )['q'] ) ) ) {
				return null;
			}
		}
		$reading = $others ? self::read_parts( array_slice( $parts, $start, $end - $start ), '' ) : null;
		if ( ! $reading || ! $reading['asking'] || 2 * $reading['asking'] < count( $reading['faq'] ) ) {
			return null;
		}
		$texts            = array_map( array( Space::class, 'trim' ), array_map( array( Signs::class, 'raw_of' ), $rest ) );
		$reading['about'] = implode( "\n\n", array_filter( array_merge( $texts, array( $reading['about'] ) ), 'strlen' ) );
		return $reading;
	}

	/** Whether a title says that questions follow, and is none itself: "Any questions?" */
	private static function names_page( string $title ): bool {
		return Words::names_faq( $title )
			&& ! ( Words::is_question( $title ) && count( preg_split( '/\s+/u', Space::trim( $title ) ) ) > 3 );
	}

	/** Paragraphs of an FAQ that are, or begin with, a line written as a question. */
	private static function with_plain_questions( array $parts ): array {
		$found = array();
		foreach ( $parts as $part ) {
			$lines = explode( "\n", Space::trim( $part['raw'] ?? '' ), 2 );
			$text  = Signs::without_break( $lines[0] );
			if ( 'text' !== $part['kind'] || ! Words::is_question( $text ) || mb_strlen( $text, 'UTF-8' ) > 300
				|| preg_match( '/^(?:[<|>#]|(?:[+*-]|[0-9]{1,9}[.)])[ \t])/', $text ) ) {
				$found[] = $part;
				continue;
			}
			$heading = Signs::heading_question( $text );
			$found[] = Signs::question( $heading['q'], Signs::LIKELY, $lines[0], $heading['id'] );
			if ( isset( $lines[1] ) && '' !== $lines[1] ) {
				$found[] = Signs::part( 'answer', $lines[1] );
			}
		}
		return $found;
	}

	/** How likely a reading is: lines in bold are often no questions. */
	private static function worth( array $reading ): float {
		return $reading['asking'] + ( count( $reading['faq'] ) - $reading['asking'] ) / 4;
	}

	/**
	 * The title of a page, and its other parts: a first heading that is the only one of its level, above all
	 * others.
	 */
	private static function without_title( array $parts ): array {
		$headings = self::headings( $parts );
		$first    = reset( $headings );
		if ( ! $first ) {
			return array( '', $parts );
		}
		$others   = array_slice( $headings, 1 );
		$names    = Words::names_faq( $first['text'] );
		$asks     = false;
		$is_above = true;
		foreach ( $others as $other ) {
			$asks     = $asks || Words::asks( $other['text'] );
			$is_above = $is_above && $other['depth'] > $first['depth'];
		}
		$is_title = ( $others || $names || in_array( 'question', array_column( $parts, 'kind' ), true ) )
			&& ( 1 === $first['depth'] || $names )
			&& $is_above
			&& ( $names || $asks || ! Words::is_question( $first['text'] ) );
		if ( ! $is_title ) {
			return array( '', $parts );
		}
		unset( $parts[ array_keys( $headings )[0] ] );
		return array( Signs::heading_question( $first['text'] )['q'], array_values( $parts ) );
	}

	/** The headings among parts, by their numbers. */
	private static function headings( array $parts ): array {
		return array_filter(
			$parts,
			static function ( array $part ): bool {
				return 'heading' === $part['kind'];
			}
		);
	}

	/** Reads headings as questions. */
	private static function by_headings( array $parts, bool $is_faq ): ?array {
		$headings = self::headings( $parts );
		$asks     = array();
		foreach ( $headings as $i => $heading ) {
			if ( Words::asks( Signs::heading_question( $heading['text'] )['q'] ) ) {
				$asks[ $i ] = true;
			}
		}
		// A page with a single heading that asks, in HTML or without a sign, is an about text.
		$only      = 1 === count( $asks ) ? $headings[ array_keys( $asks )[0] ] : null;
		$is_single = $only && ( $only['is_html'] || ! Words::is_question( Signs::heading_question( $only['text'] )['q'] ) );
		if ( ! $is_faq && ( ! $asks || $is_single ) ) {
			return null;
		}
		$own       = self::own_texts( $parts );
		$asking    = $asks;
		$asks     += $is_faq ? self::besides( $asking, $headings, $own ) : array();
		$below     = self::descendants( $headings, $asks );
		$reader    = new Collector();
		$depth     = INF;
		$sections  = 0;
		$questions = 0;
		$written   = 0;
		foreach ( $parts as $i => $part ) {
			if ( 'heading' !== $part['kind'] ) {
				$reader->add( Signs::raw_of( $part ) );
				continue;
			}
			if ( $part['depth'] > $depth && ! ( isset( $asks[ $i ] ) && $reader->is_unanswered() ) ) {
				$reader->add( $part['raw'] );
				continue;
			}
			if ( isset( $below[ $i ] ) && ! ( isset( $own[ $i ] ) && isset( $asks[ $i ] ) ) ) {
				$depth = INF;
				$reader->begin( $part );
				continue;
			}
			++$sections;
			if ( isset( $asks[ $i ] ) ) {
				++$questions;
				$written += isset( $asking[ $i ] ) ? 1 : 0;
			} elseif ( ! $reader->has_questions() ) {
				// A section above the questions is part of the about text.
				$reader->add( $part['raw'] );
				continue;
			}
			$depth = $part['depth'];
			$reader->close( $depth );
			$heading = Signs::heading_question( $part['text'] );
			$reader->ask( $heading['q'], $heading['id'] );
		}
		if ( ! $questions || $reader->is_full() || ( ! $is_faq && $questions < $sections * self::MOST ) ) {
			return null;
		}
		return array( 'asking' => $written ) + $reader->end();
	}

	/** Reads bold lines, `Q:` lines, `<details>` and definitions as questions. */
	private static function by_signs( array $parts, bool $is_faq ): ?array {
		$reader    = new Collector();
		$questions = 0;
		$asking    = 0;
		$first     = null;
		foreach ( $parts as $part ) {
			if ( 'heading' === $part['kind'] ) {
				$reader->begin( $part );
				continue;
			}
			$first = $first ?? ( '' === Space::trim( Signs::raw_of( $part ) ) ? null : $part );
			if ( 'end' === $part['kind'] ) {
				$reader->pause();
				$reader->close( self::LOWEST );
			} elseif ( 'topic' === $part['kind'] ) {
				$reader->begin( array( 'depth' => self::LOWEST ) + $part );
			} elseif ( 'question' === $part['kind'] && ( $is_faq || Signs::POSSIBLE !== $part['certainty'] ) ) {
				++$questions;
				$asking += Signs::POSSIBLE !== $part['certainty'] ? 1 : 0;
				$reader->ask( $part['q'], $part['id'], Signs::CERTAIN === $part['certainty'] );
			} else {
				$reader->add( $part['raw'] );
			}
		}
		$is_first = $first && 'question' === $first['kind'] && ( Signs::CERTAIN === $first['certainty'] || Words::is_question( $first['q'] ) );
		if ( ! $questions || $reader->is_full() || ! ( $is_faq || $questions > 1 || $is_first ) ) {
			return null;
		}
		return array( 'asking' => $asking ) + $reader->end();
	}

	/**
	 * Headings of an FAQ that are questions without being written as such: "I lost my card". They are of the level of
	 * most questions, or of any level where none is written as a question.
	 */
	private static function besides( array $asking, array $headings, array $own ): array {
		$within = INF;
		$likely = array();
		foreach ( $headings as $i => $heading ) {
			$depth = $heading['depth'];
			if ( $depth <= $within ) {
				$within = isset( $asking[ $i ] ) ? $depth : INF;
			}
			if ( $within >= $depth && isset( $own[ $i ] ) && ! Signs::is_template( $heading['text'] )
				&& ! self::is_contents( $own[ $i ] ) && ! array_filter( $own[ $i ], array( self::class, 'is_sign' ) ) ) {
				$likely[ $i ] = $depth;
			}
		}
		if ( ! $asking ) {
			return $likely;
		}
		$numbers = array_count_values( $likely );
		$levels  = array_unique( array_column( array_intersect_key( $headings, $asking ), 'depth' ) );
		sort( $levels );
		$level = $levels[0];
		foreach ( $levels as $one ) {
			if ( ( $numbers[ $one ] ?? 0 ) > ( $numbers[ $level ] ?? 0 ) ) {
				$level = $one;
			}
		}
		return array_filter(
			$likely,
			static function ( int $depth ) use ( $level ): bool {
				return $depth === $level;
			}
		);
	}

	private static function is_sign( array $part ): bool {
		return 'question' === $part['kind'] && Signs::POSSIBLE !== $part['certainty'];
	}

	/** Whether a text is a table of contents: a list of links to places in the page. */
	private static function is_contents( array $text ): bool {
		foreach ( $text as $part ) {
			foreach ( explode( "\n", Signs::raw_of( $part ) ) as $line ) {
				if ( '' !== Space::trim( $line ) && ! preg_match( '/^[ \t]*(?:[*+-]|\d{1,9}[.)])[ \t]+\[.*\]\(#[^()\s]*\)/', $line ) ) {
					return false;
				}
			}
		}
		return true;
	}

	/** The headings that have a text of their own, before the next heading, and its parts. */
	private static function own_texts( array $parts ): array {
		$own  = array();
		$last = null;
		foreach ( $parts as $i => $part ) {
			if ( 'heading' === $part['kind'] ) {
				$last = $i;
			} elseif ( null !== $last && '' !== Space::trim( Signs::raw_of( $part ) ) ) {
				$own[ $last ][] = $part;
			}
		}
		return $own;
	}

	/** The headings with a question below them. */
	private static function descendants( array $headings, array $asks ): array {
		$above = array();
		$found = array();
		foreach ( $headings as $i => $heading ) {
			while ( $above && $headings[ end( $above ) ]['depth'] >= $heading['depth'] ) {
				array_pop( $above );
			}
			if ( isset( $asks[ $i ] ) ) {
				$found += array_fill_keys( $above, true );
			}
			$above[] = $i;
		}
		return $found;
	}

	/**
	 * A text with the definitions that it uses, which may stand anywhere in a page (CommonMark 0.31, 4.7).
	 */
	private static function define( string $text, array $definitions ): string {
		$used = self::used( $text, $definitions );
		return $used ? "$text\n\n" . implode( "\n", $used ) : $text;
	}

	/** The definitions that a text uses, by their tags. A footnote may use others. */
	private static function used( string $text, array $definitions ): array {
		$used    = array();
		$sources = $definitions ? array( $text ) : array();
		while ( $sources ) {
			preg_match_all( '/\[([^\[\]]++)\]/', array_shift( $sources ), $labels );
			foreach ( $labels[1] as $label ) {
				$tag = Structure::tag_of( $label );
				if ( isset( $definitions[ $tag ] ) && ! isset( $used[ $tag ] ) ) {
					$used[ $tag ] = $definitions[ $tag ];
					$sources[]    = $definitions[ $tag ];
				}
			}
		}
		return $used;
	}
}
