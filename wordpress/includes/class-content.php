<?php
/**
 * The HTML inside an element.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * A document as the HTML that the elements read, and that crawlers and visitors without JavaScript read
 * as it is: for questions `<details>`, a first heading as the title and later ones as topics.
 */
final class Content {

	/** Questions of the same words that get different names. */
	private const MAX_ALIKE = 1000;

	/** Questions that links lead to before the elements are there, for each of them needs its name first. */
	private const MAX_LINKED = 500;

	/** @var int */
	private $level;
	/** @var string|null */
	private $base;
	/** @var array<string, string> */
	private $fill;
	/** @var string|null */
	private $heading;
	/** @var string */
	private $expand;
	/** @var bool Whether the element will show a search box, and buttons. */
	private $is_searchable;
	/** @var bool */
	private $has_controls;
	/** @var array<string, true> Names of questions that are taken. */
	private $names = array();
	/** @var array[] Questions of the document. */
	private $faq = array();
	/** @var array{questions: array, topics: array, loose: array}|null Ids of questions and topics by their names. */
	private $targets;

	/**
	 * For one element.
	 *
	 * @param array $values Attributes that are valid.
	 */
	public function __construct( array $values ) {
		$this->level   = (int) ( $values['heading-level'] ?? 2 );
		$this->base    = $values['base'] ?? null;
		$this->heading = isset( $values['heading'] ) ? self::decode( $values['heading'] ) : null;
		$this->expand  = $values['expand'] ?? 'none';

		$this->is_searchable = isset( $values['searchable'] );
		$this->has_controls  = isset( $values['controls'] );
		$this->fill    = array();
		foreach ( json_decode( $values['placeholders'] ?? '[]', true ) as $name => $text ) {
			$this->fill[ self::decode( (string) $name ) ] = self::decode( $text );
		}
	}

	/**
	 * The about text.
	 *
	 * @param array $document Document.
	 */
	public function about( array $document ): string {
		if ( '' === trim( $document['about'] ) ) {
			return '';
		}
		$title = $this->title( $document['title'] );
		$top   = '' === $title ? $this->level - 1 : $this->level;
		return $title . Markdown::html( $document['about'], $this->base ?? $document['base'], $top, $this->fill, 'about' );
	}

	/**
	 * The questions, or a part of them: parts that follow each other are the whole.
	 *
	 * @param array $document Document.
	 * @param int   $from     Number of the first.
	 * @param int   $to       Number of the one behind the last.
	 */
	public function faq( array $document, int $from, int $to ): string {
		if ( $from >= $to ) {
			return '';
		}
		$this->faq = $document['faq'];

		$title = $this->title( $document['faq_title'] );
		$level = $this->level + ( '' === $title ? 0 : 1 );
		$topic = $document['faq'][ $from - 1 ]['topic'] ?? '';
		// The elements take a first heading for the title.
		if ( '' === $title && '' !== $document['faq'][0]['topic'] ) {
			$title = $this->line( $this->level, __( 'Questions and answers', 'welearn-elements' ) );
		}
		$html        = 0 === $from ? $title . $this->tools( $document ) : '';
		$this->names = $this->own_names();
		for ( $i = $from; $i < $to; $i++ ) {
			$entry = $document['faq'][ $i ];
			if ( $entry['topic'] !== $topic && '' !== $entry['topic'] ) {
				$html .= $this->line( $level, $entry['topic'], $this->targets()['topics'][ Places::exact( $entry['topic'] ) ] ?? '' );
			}
			$topic = $entry['topic'];
			$html .= $this->entry( $entry, $i + 1, $level + ( '' === $topic ? 0 : 1 ), 'all' === $this->expand || ( 'first' === $this->expand && 0 === $i ) );
		}
		return $html;
	}

	/**
	 * How much work a question is.
	 *
	 * @param array $entry Question.
	 */
	public function work( array $entry ): int {
		return Markdown::work( $entry['q'] ) * ( $this->is_named_by_words( $entry ) ? 2 : 1 ) + Markdown::work( $entry['a'] );
	}

	/**
	 * Bytes that placeholders add to a document: a few kB may stand for gigabytes.
	 *
	 * @param array $document Document.
	 */
	public function filled( array $document ): int {
		$texts = array( $document['title'], $document['about'], $document['faq_title'] );
		$texts = implode( "\n", array_merge( $texts, array_column( $document['faq'], 'topic' ), array_column( $document['faq'], 'q' ), array_column( $document['faq'], 'a' ) ) );
		$bytes = 0;
		foreach ( $this->fill as $name => $text ) {
			$bytes += substr_count( $texts, "[$name]" ) * strlen( $text );
		}
		return $bytes;
	}

	/** Whether the elements would make another name for a question, for its placeholders are filled. */
	private function is_named_by_words( array $entry ): bool {
		return '' === $entry['id'] && $this->fill;
	}

	/**
	 * Whether the title stands there only because the elements would take a topic for it.
	 *
	 * @param array $document Document.
	 */
	public function has_stopgap( array $document ): bool {
		return '' === $this->title( $document['faq_title'] ) && '' !== ( $document['faq'][0]['topic'] ?? '' );
	}

	private function entry( array $entry, int $number, int $level, bool $is_open ): string {
		$base = $this->base ?? $entry['base'];
		$q    = Markdown::html( $entry['q'], $base, Markdown::LINE, $this->fill );
		$id   = $entry['id'];
		if ( $this->is_named_by_words( $entry ) ) {
			$id = self::slug( Markdown::html( $entry['q'], $base, Markdown::LINE ) );
		}
		// Without scripts, the address of a question leads here.
		$place = '<span class="welearn-place" id="' . Text::html( 'faq-' . self::name( '' === $entry['id'] ? ( '' === $id ? self::slug( $q ) : $id ) : '', $entry['id'], $this->names ) ) . '"></span>';
		// The page has ids of its own (`wpadminbar`), which no document may take. The elements read this one
		// without the space.
		$id = '' === $id ? '' : ' id="&nbsp;' . Text::html( $id ) . '"';
		$a  = Text::is_blank( $entry['a'] ) ? '' : $this->led( Markdown::html( $entry['a'], $base, $level, $this->fill, (string) $number ) );
		return "\n$place<details" . $id . ( $is_open ? ' open' : '' ) . "><summary>$q</summary>\n$a</details>";
	}

	/** The name of a question in addresses: its id, else its words, with a number if they are taken. */
	private static function name( string $words, string $id, array &$taken ): string {
		$name = '' === $id ? $words : $id;
		for ( $number = 2; '' === $id && isset( $taken[ $name ] ) && $number <= self::MAX_ALIKE; $number++ ) {
			$name = "$words-$number";
		}
		$taken[ $name ] = true;
		return $name;
	}

	/**
	 * Names that authors gave to questions.
	 *
	 * @return array<string, true>
	 */
	private function own_names(): array {
		return array_fill_keys( array_filter( array_column( $this->faq, 'id' ), 'strlen' ), true );
	}

	/** Ids in the page by the names that links may use, as in src/html/write-children.ts. */
	private function targets(): array {
		if ( null !== $this->targets ) {
			return $this->targets;
		}
		$names = array(
			'questions' => array(),
			'topics'    => array(),
			'loose'     => array(),
		);
		$taken = $this->own_names();
		$ids   = array();
		foreach ( count( $this->faq ) > self::MAX_LINKED ? array() : $this->faq as $entry ) {
			$words = '' === $entry['id'] ? self::slug( Markdown::html( $entry['q'], '', Markdown::LINE ) ) : '';
			$name  = self::name( $words, $entry['id'], $taken );
			$ids[] = $name;

			$names['questions'][ Places::exact( $name ) ] = "faq-$name";
		}
		foreach ( $ids ? array_filter( array_unique( array_column( $this->faq, 'topic' ) ), 'strlen' ) : array() as $topic ) {
			$words = self::slug( Text::html( $topic ) );
			$name  = self::name( isset( $taken[ $words ] ) ? "$words-topic" : $words, '', $taken );
			$ids[] = $name;

			$names['topics'] += array(
				Places::exact( $topic ) => "faq-$name",
				Places::exact( $name )  => "faq-$name",
			);
		}
		foreach ( $ids as $name ) {
			$names['loose'] += array( Places::loose( $name ) => "faq-$name" );
		}
		$this->targets = $names;
		return $names;
	}

	/** An answer whose links lead to the questions and topics that they name. */
	private function led( string $html ): string {
		return (string) preg_replace_callback(
			'/(<a\b[^<>]* href=")#([^"]*)"/',
			function ( array $found ): string {
				$written = rawurldecode( self::decode( $found[2] ) );
				$name    = (string) preg_replace( '/^\x{A0}\w+\x{A0}/u', '', $written );
				$id      = $this->target( $name, $name !== $written );
				return null === $id ? $found[0] : $found[1] . '#' . rawurlencode( $id ) . '"';
			},
			$html
		);
	}

	/** The id that a link leads to. Only the exact name of a question comes before a place of the same text. */
	private function target( string $name, bool $is_near ): ?string {
		$targets = $this->targets();
		$id      = $targets['questions'][ Places::exact( $name ) ] ?? null;
		if ( null !== $id || $is_near ) {
			return $id;
		}
		foreach ( array( $name, (string) preg_replace( '/^faq-/', '', $name ) ) as $one ) {
			$id = $targets['questions'][ Places::exact( $one ) ] ?? $targets['topics'][ Places::exact( $one ) ] ?? $targets['loose'][ Places::loose( $one ) ] ?? null;
			if ( null !== $id ) {
				return $id;
			}
		}
		return null;
	}

	/** The place of the search box and the buttons, so that nothing moves when they appear. */
	private function tools( array $document ): string {
		if ( ! $this->is_searchable && ! $this->has_controls ) {
			return '';
		}
		$topics = $this->has_controls ? array_filter( array_unique( array_column( $document['faq'], 'topic' ) ), 'strlen' ) : array();
		$width  = count( $topics ) > 1 ? min( 99, intdiv( mb_strlen( implode( '   ', $topics ), 'UTF-8' ), 2 ) ) : 0;
		return '<div class="welearn-tools">' . ( $width ? "<i style=\"inline-size:{$width}em\"></i>" : '' ) . "</div>\n";
	}

	/** WordPress keeps an Author's block settings with `&amp;` for `&`. */
	private static function decode( string $text ): string {
		return wp_specialchars_decode( $text, ENT_QUOTES );
	}

	private function title( string $title ): string {
		$text = trim( $this->heading ?? $title );
		return '' === $text ? '' : $this->line( $this->level, $text );
	}

	private function line( int $level, string $text, string $id = '' ): string {
		$level = min( 6, $level );
		return "\n<h$level" . ( '' === $id ? '' : ' id="' . Text::html( $id ) . '"' ) . '>' . Text::html( Text::fill( $text, $this->fill ) ) . "</h$level>\n";
	}

	/** Joiners, soft hyphens and variation selectors: nobody sees them, so they count as nothing. */
	private const UNSEEN = '/[\x{AD}\x{200C}\x{200D}\x{2060}\x{20E3}\x{FE00}-\x{FE0F}\x{FEFF}\x{E0100}-\x{E01EF}]/u';

	/** As the elements name a question: its words with dashes between them. */
	private static function slug( string $html ): string {
		$html = (string) preg_replace( '/<br\b[^<>]*>/i', ' ', (string) preg_replace( '/<img\b[^<>]*\salt="([^"<>]*)"[^<>]*>/i', '$1', $html ) );
		$text = html_entity_decode( wp_strip_all_tags( $html ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		$text = (string) preg_replace( self::UNSEEN, '', $text );
		$text = class_exists( 'Normalizer' ) ? (string) \Normalizer::normalize( $text ) : $text;
		preg_match_all( '/[\p{L}\p{M}\p{Nd}]+/u', mb_strtolower( $text, 'UTF-8' ), $words );
		return $words[0] ? implode( '-', $words[0] ) : 'question';
	}
}
