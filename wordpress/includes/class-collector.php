<?php
/**
 * From the parts of a page to questions.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** Collects questions, with the topics above them, as the class of this name in src/document/shapes/page.ts. */
final class Collector {

	/** A line that separates an answer from the next. */
	private const SEPARATOR = '/^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|<hr\b[^<>]*>[ \t]*)$/iD';

	/** @var array[] */
	private $faq = array();
	/** @var string[] */
	private $about = array();
	/** @var array[] Headings around. */
	private $above = array();
	/** @var array|null */
	private $open = null;
	/** @var bool Whether the open question stood behind "Q:". */
	private $is_labelled = false;
	/** @var string[] Headings since the last question, whose place is not known yet. */
	private $waiting = array();
	/** @var string|null Topic of the questions below the last headings. They share it. */
	private $below = null;
	/** @var int Bytes of all topics. */
	private $repeated = 0;

	public function has_questions(): bool {
		return $this->faq || null !== $this->open;
	}

	/** Whether topics are longer than a page can hold. */
	public function is_full(): bool {
		return $this->repeated > Page_Shapes::MAX_REPEATED;
	}

	/** Whether a question is open that has no answer yet. */
	public function is_unanswered(): bool {
		return null !== $this->open && ! $this->open['a'];
	}

	/**
	 * Begins a section.
	 *
	 * @param array $heading Part.
	 */
	public function begin( array $heading ): void {
		$this->pause();
		$this->close( $heading['depth'] );
		$this->above[]   = array(
			'depth' => $heading['depth'],
			'text'  => Signs::heading_question( $heading['text'] )['q'],
		);
		$this->waiting[] = $heading['raw'];
		$this->below     = null;
	}

	/**
	 * Ends all sections of a level and below it.
	 *
	 * @param int $depth Level.
	 */
	public function close( int $depth ): void {
		while ( $this->above && end( $this->above )['depth'] >= $depth ) {
			array_pop( $this->above );
			$this->below = null;
		}
	}

	/**
	 * Begins a question.
	 *
	 * @param string $q           Question.
	 * @param string $id          Id; empty for none.
	 * @param bool   $is_labelled Whether it stood behind "Q:".
	 */
	public function ask( string $q, string $id, bool $is_labelled = false ): void {
		$this->pause();
		$this->waiting     = array();
		$this->is_labelled = $is_labelled;
		$this->open( $q, $id );
	}

	/**
	 * Adds a text to what is open.
	 *
	 * @param string $block Markdown.
	 */
	public function add( string $block ): void {
		$raw = Space::trim_end( ltrim( $block, "\n" ) );
		if ( preg_match( '/^\s*+$/uD', $raw ) ) {
			return;
		}
		if ( null !== $this->open ) {
			$this->open['a'][] = $raw;
		} elseif ( ! $this->has_questions() ) {
			array_push( $this->about, ...array_map( 'trim', $this->waiting ) );
			$this->about[] = $raw;
			$this->waiting = array();
		} elseif ( $this->above && $this->waiting ) {
			// A text between a topic and its first question.
			$this->waiting     = array();
			$this->is_labelled = false;
			$this->open( end( $this->above )['text'], '' );
			$this->open['a'][] = $raw;
		} elseif ( ! preg_match( self::SEPARATOR, $raw ) ) {
			// A text after a list of questions.
			$this->faq[ count( $this->faq ) - 1 ]['a'] .= "\n\n$raw";
		}
	}

	/** Ends the answer. */
	public function pause(): void {
		if ( null !== $this->open ) {
			$this->open['a'] = $this->answer_of( implode( "\n\n", $this->open['a'] ) );
			$this->faq[]     = $this->open;
			$this->open      = null;
		}
	}

	/** @return array{about: string, faq: array} */
	public function end(): array {
		$this->pause();
		return array(
			'about' => Space::trim( implode( "\n\n", $this->about ) ),
			'faq'   => $this->faq,
		);
	}

	/** All headings above, so that no word of them is lost. */
	private function topic(): string {
		if ( null === $this->below && ! $this->is_full() ) {
			$this->below     = implode( ' – ', array_column( $this->above, 'text' ) );
			$this->repeated += strlen( $this->below );
		}
		return (string) $this->below;
	}

	private function open( string $q, string $id ): void {
		$this->open = array(
			'id'     => $id,
			'q'      => $q,
			'a'      => array(),
			'topic'  => $this->topic(),
			'hidden' => false,
		);
	}

	/** An answer without the word in front of it, and without the line that separates it from the next. */
	private function answer_of( string $raw ): string {
		$lines = explode( "\n", $raw );
		while ( $lines && preg_match( self::SEPARATOR, end( $lines ) ) ) {
			array_pop( $lines );
			while ( $lines && '' === Space::trim( end( $lines ) ) ) {
				array_pop( $lines );
			}
		}
		if ( $lines ) {
			// Behind a tab, the item of a list begins with spaces.
			$lines[0] = Signs::without_answer_label( preg_replace( '/^ {1,3}/', '', $lines[0] ), $this->is_labelled ) ?? $lines[0];
		}
		return ltrim( implode( "\n", $lines ), "\n" );
	}
}
