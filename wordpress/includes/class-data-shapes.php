<?php
/**
 * Questions in data of other programs.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Finds questions in a value that has other keys than a document: any list whose entries have a question,
 * under any name, a few levels down. As src/document/shapes/data.ts, under the same names.
 */
final class Data_Shapes {

	/** Levels of lists and mappings around the questions, and of values around a text: each value is read once a level. */
	private const MAX_LEVELS = 8;

	private const TYPE     = '/FAQPage|QAPage/';
	private const ID       = '/^(?:id|key|anchor|slug)$/uD';
	private const TOPIC    = '/^(?:topic|category|section|group|thema|kategorie|categor[ií]a|catégorie)$/uD';
	/** Names of a list of topics. A question has one here, so the first counts. */
	private const TOPICS   = '/^(?:topics|categories)$/D';
	private const HIDDEN   = '/^(?:hidden|draft)$/uD';
	/** The key by which page builders name the kind of a block. */
	private const BLOCK    = '/^(?:_{0,2}(?:type|template|component|block)|_?block_?(?:type|name)|layout|kind)$/iD';
	private const NO_NAMES = array( '__proto__', 'constructor', 'prototype' );

	/** @var string[] */
	private $languages;
	/** @var string */
	private $language = '';
	/** @var bool */
	private $is_schema = false;
	/** @var string */
	private $faq_title = '';

	private function __construct( array $languages ) {
		$this->languages = $languages;
	}

	/**
	 * The questions in a value, and the texts around them.
	 *
	 * @param mixed    $value     Data.
	 * @param string[] $languages Wanted languages, best first, where texts are given in several.
	 * @return array|null A draft, in the form of Document::read(); null if there is none.
	 */
	public static function read( $value, array $languages ): ?array {
		return ( new self( $languages ) )->find( $value, false ) ?? ( new self( $languages ) )->find( $value, true );
	}

	/**
	 * Makes plain texts of those in another form: in several languages, or inside an object as in schema.org.
	 * As src/document/shapes/index.ts.
	 *
	 * @param array    $value     Data.
	 * @param string[] $languages Wanted languages, best first.
	 * @return array The data, and the language of texts in several; empty without any.
	 */
	public static function with_plain_texts( array $value, array $languages ): array {
		$reader = new self( $languages );
		if ( self::is_list( $value ) ) {
			$value = $reader->plain_list( $value );
			return array( $value, $reader->language );
		}
		$around = $reader->around( $value );
		foreach ( array( 'title', 'about', 'faq_title' ) as $key ) {
			if ( self::is_mapping( $value[ $key ] ?? null ) || ( 'title' === $key && ! isset( $value[ $key ] ) ) ) {
				$value[ $key ] = $around[ $key ] ?? $value[ $key ] ?? null;
			}
		}
		if ( self::is_list( $value['faq'] ?? null ) ) {
			$value['faq'] = $reader->plain_list( $value['faq'] );
		}
		return array( $value, $reader->language );
	}

	private function plain_list( array $list, int $depth = 0 ): array {
		foreach ( $list as $i => $item ) {
			if ( self::is_mapping( $item ) && $depth < Document::MAX_DEPTH ) {
				$list[ $i ] = $this->plain_entry( $item, $depth );
			}
		}
		return $list;
	}

	private function plain_entry( array $item, int $depth ): array {
		$plain    = $item;
		$mappings = array_filter( $item, array( self::class, 'is_mapping' ) );
		$is_group = false;
		// Beside texts without a language, `{no: yet}` is rather a text without quotes.
		$is_alone = 1 === count( $mappings ) && self::is_in_one_language( reset( $mappings ) );
		foreach ( $item as $key => $inner ) {
			if ( in_array( $key, Document::LISTS, true ) && self::is_list( $inner ) ) {
				$plain[ $key ] = $this->plain_list( $inner, $depth + 1 );
				$is_group      = true;
			} elseif ( ! $is_alone && self::is_mapping( $inner ) && in_array( $key, array_merge( ...array_values( Document::KEYS ) ), true ) ) {
				$text          = $this->text( $inner );
				$plain[ $key ] = '' === $text ? $inner : $text;
			}
		}
		$has = function ( string $what ) use ( $plain ): bool {
			foreach ( Document::KEYS[ $what ] as $key ) {
				if ( '' !== Space::trim( $this->text( $plain[ $key ] ?? null ) ) ) {
					return true;
				}
			}
			return false;
		};
		if ( $is_group || ( $has( 'q' ) && $has( 'a' ) ) || $is_alone || ! $mappings ) {
			return $plain;
		}
		// A question or answer under a key of another program.
		$parts = $this->parts( $this->in_its_language( $item ) );
		if ( '' === (string) $parts['q'] || '' === Space::trim( $parts['a'] ?? '' ) ) {
			return $plain;
		}
		foreach ( array( 'q', 'a', 'id', 'topic' ) as $key ) {
			$plain[ $key ] = '' === (string) $parts[ $key ] ? $plain[ $key ] ?? null : $parts[ $key ];
		}
		return $plain;
	}

	private function find( $whole, bool $is_loose ): ?array {
		$value   = $this->in_language( $whole, false );
		$context = array(
			'topic'    => '',
			'is_loose' => $is_loose,
			'level'    => 0,
		);
		$faq     = $this->merged( $is_loose ? $this->largest( $value, $context ) : $this->entries( $value, $context, false ) );
		$data    = self::is_mapping( $value ) ? $value : array();
		$around  = $this->around( $data );
		if ( ! $faq && ( null === $around['about'] || ! self::is_mapping( $data['about'] ?? null ) ) ) {
			return null;
		}
		$around['lang']      = $around['lang'] ?? ( '' === $this->language ? null : $this->language );
		$around['faq_title'] = $around['faq_title'] ?? $this->faq_title;
		return $around + array( 'faq' => $faq );
	}

	/** The texts around the questions. */
	private function around( array $data ): array {
		$get   = function ( string ...$names ) use ( $data ): ?string {
			foreach ( $names as $name ) {
				$found = Space::trim( $this->text( $data[ $name ] ?? null ) );
				if ( '' !== $found ) {
					return $found;
				}
			}
			return null;
		};
		$about = $data['about'] ?? null;
		$parts = self::is_mapping( $about ) ? $this->parts( $about ) : null;
		return array(
			'title'     => $this->is_schema ? null : $get( 'title' ) ?? $parts['q'] ?? null,
			'about'     => $parts['a'] ?? $get( 'about' ),
			'faq_title' => $this->is_schema ? $get( 'name', 'headline' ) : $get( 'faq_title', 'faqTitle', 'faq-title' ),
			'lang'      => $get( 'lang', 'language', 'inLanguage', 'locale' ),
			'layout'    => $get( 'layout' ),
		);
	}

	/** The list with the most questions, where entries have only a title and a content. */
	private function largest( $value, array $context ): array {
		if ( self::is_list( $value ) ) {
			return $this->entries( $value, $context, true );
		}
		if ( ! is_array( $value ) || $context['level'] > Document::MAX_DEPTH ) {
			return array();
		}
		$best = array();
		foreach ( self::entries_of( $value ) as $key => $inner ) {
			if ( ! is_array( $inner ) ) {
				continue;
			}
			$next    = self::inside( $context, $context['topic'] );
			$is_list = self::is_list( $inner );
			// A list of people has names and descriptions, too.
			if ( $is_list && ! Words::names_list( (string) $key ) && ! $this->most_are_questions( $inner ) ) {
				continue;
			}
			$found = $is_list ? $this->entries( $inner, $next, true ) : $this->largest( $inner, $next );
			if ( count( $found ) > count( $best ) ) {
				$best = $found;
			}
		}
		return $best;
	}

	private static function inside( array $context, string $topic ): array {
		return array(
			'topic'    => $topic,
			'is_loose' => $context['is_loose'],
			'level'    => $context['level'] + 1,
		);
	}

	/**
	 * All questions in a value, in its order.
	 *
	 * @param mixed $value   Value.
	 * @param array $context Topic of the questions, whether a title and a content are enough for one, and level.
	 * @param bool  $is_list Whether the name of the value says that its entries are questions.
	 */
	private function entries( $value, array $context, bool $is_list ): array {
		if ( $context['level'] > self::MAX_LEVELS || ! is_array( $value ) ) {
			return array();
		}
		return self::is_list( $value ) ? $this->list( $value, $context, $is_list ) : $this->mapping( $value, $context, $is_list );
	}

	private function list( array $list, array $context, bool $is_list ): array {
		$inner             = self::inside( $context, $context['topic'] );
		$inner['is_loose'] = $context['is_loose'] || $is_list || $this->most_are_questions( $list );
		// Of the blocks of a page, those named after an FAQ hold the questions.
		$blocks = array_filter( $list, array( self::class, 'is_faq_block' ) );
		$found  = array();
		foreach ( $blocks ? $blocks : $list as $item ) {
			if ( self::is_list( $item ) ) {
				$q       = $item[0] ?? null;
				$is_pair = 2 === count( $item ) && is_string( $q ) && Words::is_question( $q );
				$more    = $is_pair ? array( self::entry( $inner, $q, $this->text( $item[1] ) ) ) : $this->nested( $item, $inner, $is_list );
			} else {
				$more = is_array( $item ) ? $this->item( $item, $inner ) : array();
			}
			foreach ( $more as $entry ) {
				$found[] = $entry;
			}
		}
		return $found;
	}

	/** A list inside a list. */
	private function nested( array $list, array $context, bool $is_list ): array {
		return $context['level'] > Document::MAX_DEPTH ? array() : $this->list( $list, $context, $is_list );
	}

	/** A mapping around questions, or of questions by their names. */
	private function mapping( array $mapping, array $context, bool $is_list ): array {
		if ( $this->is_question( $mapping, $context ) ) {
			return $this->item( $mapping, $context );
		}
		$this->note_type( $mapping );
		$keys = self::entries_of( $mapping );
		$full = array();
		foreach ( $keys as $key => $inner ) {
			$questions = $this->named( (string) $key, $inner, $context, $is_list );
			if ( $questions ) {
				$full[ $key ] = $questions;
			}
		}
		// Several lists side by side are topics, and so are lists inside a list.
		$are_topics = count( $full ) > 1 || $is_list;
		$found      = array();
		foreach ( $full as $key => $questions ) {
			$is_topic = $are_topics && ! Words::names_list( (string) $key ) && ! Words::is_question( (string) $key );
			$topic    = $is_topic ? self::name_of( (string) $key ) : '';
			foreach ( $questions as $entry ) {
				if ( $is_topic && '' === $entry['topic'] ) {
					$entry['topic'] = $topic;
				}
				$found[] = $entry;
			}
		}
		if ( $found && $context['level'] && '' === $this->faq_title ) {
			foreach ( $keys as $key => $inner ) {
				if ( Words::LIKELY === Words::names_question( (string) $key ) ) {
					$this->faq_title = Space::trim( $this->text( $inner ) );
					break;
				}
			}
		}
		return $found;
	}

	private function note_type( array $mapping ): void {
		if ( preg_match( self::TYPE, $this->text( $mapping['@type'] ?? null ) ) ) {
			$this->is_schema = true;
		}
	}

	/** The questions under a key, which may be a question itself. */
	private function named( string $key, $value, array $context, bool $is_list ): array {
		$within = self::inside( $context, $context['topic'] );
		if ( Words::is_question( $key ) ) {
			$a = $this->text( $value );
			return '' === $a ? array() : array( self::entry( $within, $key, $a ) );
		}
		return is_array( $value ) ? $this->entries( $value, $within, $is_list || Words::names_faq( $key ) ) : array();
	}

	/** Whether a mapping is one question by itself, as in a file for each question. */
	private function is_question( array $mapping, array $context ): bool {
		$answers   = false;
		$is_sure   = $context['is_loose'];
		$is_likely = false;
		foreach ( $mapping as $key => $value ) {
			$names_answer = Words::names_answer( (string) $key );
			if ( null !== $names_answer && '' !== $this->text( $value ) ) {
				$answers = true;
				$is_sure = $is_sure || Words::CERTAIN === $names_answer;
			}
			$is_likely = $is_likely || Words::LIKELY === Words::names_question( (string) $key );
		}
		if ( ! $answers ) {
			return false;
		}
		foreach ( $mapping as $key => $value ) {
			if ( Words::CERTAIN === Words::names_question( (string) $key ) && ! self::holds_values( $value ) && '' !== $this->text( $value ) ) {
				return true;
			}
		}
		return $is_sure && $is_likely;
	}

	/** An entry of a list: a question, a group of questions, or both. */
	private function item( array $item, array $context ): array {
		$value = $this->in_its_language( $item );
		if ( ! self::is_mapping( $value ) ) {
			return array();
		}
		if ( preg_match( self::TYPE, $this->text( $value['@type'] ?? null ) ) ) {
			return $this->mapping( $value, $context, true );
		}
		$parts    = $this->parts( $value );
		$q        = $parts['q'];
		$a        = $parts['a'] ?? '';
		$is_sure  = $context['is_loose'] || $parts['is_certain_answer'];
		$is_known = $parts['is_certain'] || ( $is_sure && null !== $q && '' !== $a );
		$inner    = array();
		foreach ( self::entries_of( $value ) as $key => $nested ) {
			if ( ! is_array( $nested ) || (string) $key === $parts['q_key'] || (string) $key === $parts['a_key'] ) {
				continue;
			}
			$is_named = Words::names_list( (string) $key );
			$topic    = $q ?? $parts['topic'] ?? ( $is_named ? $context['topic'] : self::name_of( (string) $key ) );
			foreach ( $this->entries( $nested, self::inside( $context, $topic ), $is_named ) as $entry ) {
				$inner[] = $entry;
			}
		}
		$only = 1 === count( $value ) ? (string) array_keys( $value )[0] : '';
		if ( ! $is_known && Words::is_question( $only ) ) {
			return array( self::entry( $context, $only, $this->text( $value[ $only ] ) ) );
		}
		$is_answer = null === $q && $parts['is_certain_answer'];
		if ( ( $inner && '' === $a ) || ( ! $is_known && ! $is_answer ) ) {
			return $inner;
		}
		if ( null === $parts['topic'] && '' === $context['topic'] ) {
			$parts['topic'] = self::first_topic( $value );
		}
		array_unshift( $inner, self::entry( $context, $q ?? '', $a, $parts ) );
		return $inner;
	}

	/** The question and the answer in a mapping. */
	private function parts( array $item ): array {
		$names = array(
			'q'      => array(),
			'a'      => array(),
			'id'     => null,
			'topic'  => null,
			'hidden' => null,
		);
		foreach ( $item as $key => $value ) {
			$key = (string) $key;
			$is  = Words::names_question( $key );
			if ( null !== $is && ! self::holds_values( $value ) ) {
				$names['q'][ $key ] = $is;
			}
			$is = Words::names_answer( $key );
			if ( null !== $is ) {
				$names['a'][ $key ] = $is;
			}
		}
		$q_key = $this->pick( $item, $names['q'] );
		$a_key = $this->pick( $item, $names['a'] );
		$is_q  = false;
		foreach ( $item as $key => $value ) {
			$key  = (string) $key;
			$is_q = $is_q || Words::CERTAIN === Words::names_question( $key );
			if ( $key !== $q_key ) {
				$folded = Words::fold( $key );
				foreach ( array( 'id' => self::ID, 'topic' => self::TOPIC, 'hidden' => self::HIDDEN ) as $what => $pattern ) {
					$names[ $what ] = $names[ $what ] ?? ( preg_match( $pattern, $folded ) ? Space::trim( $this->text( $value ) ) : null );
				}
			}
		}
		return array(
			'q_key'             => $q_key,
			'a_key'             => $a_key,
			'is_named'          => $is_q,
			'q'                 => null === $q_key ? null : Space::trim( $this->text( $item[ $q_key ] ) ),
			'a'                 => null === $a_key ? null : $this->text( $item[ $a_key ] ),
			'is_certain'        => null !== $q_key && Words::CERTAIN === $names['q'][ $q_key ],
			'is_certain_answer' => null !== $a_key && Words::CERTAIN === $names['a'][ $a_key ],
			'id'                => (string) $names['id'],
			'topic'             => '' === $names['topic'] ? null : $names['topic'],
			'hidden'            => 'true' === strtolower( (string) $names['hidden'] ),
		);
	}

	/** The first key with a text, of those that are certain, else of all. */
	private function pick( array $item, array $names ): ?string {
		foreach ( array( Words::CERTAIN, Words::LIKELY ) as $certainty ) {
			foreach ( $names as $key => $is ) {
				if ( $is === $certainty && '' !== Space::trim( $this->text( $item[ $key ] ) ) ) {
					return (string) $key;
				}
			}
		}
		return null;
	}

	private static function entry( array $context, string $q, string $a, array $more = array() ): array {
		return array(
			'id'          => $more['id'] ?? '',
			'q'           => Space::trim( $q ),
			'a'           => $a,
			'topic'       => $more['topic'] ?? $context['topic'],
			'hidden'      => $more['hidden'] ?? false,
			'is_silenced' => '' !== $q || ( $more['is_named'] ?? false ),
		);
	}

	/** Joins a question with an answer that follows as an entry of its own. */
	private function merged( array $entries ): array {
		$merged = array();
		$last   = -1;
		foreach ( $entries as $entry ) {
			$is_answer = ! $entry['is_silenced'] && '' !== $entry['a'];
			unset( $entry['is_silenced'] );
			if ( $last >= 0 && $is_answer && '' === $merged[ $last ]['a'] ) {
				$merged[ $last ]['a'] = $entry['a'];
			} elseif ( '' !== $entry['q'] ) {
				$merged[ ++$last ] = $entry;
			}
		}
		return $merged;
	}

	/**
	 * The text in a value: of a scalar, of the paragraphs in a list, in the wanted language, or of an object
	 * around a text (`acceptedAnswer: {text}`, `title: {rendered}`).
	 */
	private function text( $value, int $level = 0 ): string {
		if ( ! is_array( $value ) ) {
			return null === $value || $level > self::MAX_LEVELS ? '' : Document::text( $value );
		}
		if ( $level > self::MAX_LEVELS ) {
			return '';
		}
		if ( self::is_list( $value ) ) {
			$texts = array();
			foreach ( $value as $part ) {
				$text = $this->text( $part, $level + 1 );
				if ( '' !== $text ) {
					$texts[] = $text;
				}
			}
			return implode( "\n\n", $texts );
		}
		$chosen = $this->in_language( $value, true );
		if ( $chosen !== $value ) {
			return $this->text( $chosen, $level + 1 );
		}
		foreach ( $value as $key => $inner ) {
			if ( preg_match( '/^(?:rendered|raw)$/D', (string) $key ) || Words::LIKELY === Words::names_answer( (string) $key ) ) {
				return $this->text( $inner, $level + 1 );
			}
		}
		return '';
	}

	private static function is_in_one_language( array $mapping ): bool {
		return 1 === count( $mapping ) && Languages::has( (string) key( $mapping ) );
	}

	/** Chooses among translations of an entry, beside which may be an id: `{id, en: {q, a}, de: {q, a}}`. */
	private function in_its_language( array $item ): array {
		$inner  = array_filter( $item, array( self::class, 'is_mapping' ) );
		$chosen = $this->in_language( $inner, false );
		return $chosen !== $inner && self::is_mapping( $chosen ) ? array_merge( array_diff_key( $item, $inner ), $chosen ) : $item;
	}

	/**
	 * Chooses among translations: a mapping whose keys are all languages.
	 *
	 * @param mixed $value   Any value; another than such a mapping is returned itself.
	 * @param bool  $is_text Whether translations may be texts.
	 * @return mixed
	 */
	private function in_language( $value, bool $is_text ) {
		if ( ! self::is_mapping( $value ) ) {
			return $value;
		}
		foreach ( $value as $tag => $inner ) {
			if ( ! Languages::has( (string) $tag ) || ! ( $is_text || is_array( $inner ) || null === $inner ) ) {
				return $value;
			}
		}
		$tag = Languages::choose( array_map( 'strval', array_keys( $value ) ), $this->languages );
		if ( '' === $this->language ) {
			$this->language = str_replace( '_', '-', $tag );
		}
		return $value[ $tag ];
	}

	/** Whether most entries of a list have a title that is a question. */
	private function most_are_questions( array $list ): bool {
		$titles = 0;
		foreach ( $list as $item ) {
			foreach ( self::is_mapping( $item ) ? $item : array() as $key => $value ) {
						if ( is_string( $value ) && null !== Words::names_question( (string) $key ) && Words::is_question( $value ) ) {
					++$titles;
					break;
				}
			}
		}
		return 2 * $titles > count( $list );
	}

	/** The keys with their values. Names of prototypes are no names of an author. */
	private static function entries_of( array $mapping ): array {
		return array_diff_key( $mapping, array_flip( self::NO_NAMES ) );
	}

	/** The first topic of an entry with several: a text, or a mapping with a name. */
	private static function first_topic( array $item ): ?string {
		foreach ( $item as $key => $list ) {
			if ( preg_match( self::TOPICS, Words::fold( (string) $key ) ) ) {
				$first = is_array( $list ) && ! self::is_mapping( $list ) ? reset( $list ) : null;
				$name  = is_array( $first ) ? ( $first['name'] ?? null ) : $first;
				return is_string( $name ) ? Space::trim( $name ) : null;
			}
		}
		return null;
	}

	/** The topic in a key: `opening_hours` is "opening hours". */
	private static function name_of( string $key ): string {
		return Space::trim( preg_match( '/\s/u', $key ) ? $key : preg_replace( '/[_-]+/', ' ', $key ) );
	}

	private static function is_faq_block( $item ): bool {
		foreach ( self::is_mapping( $item ) ? $item : array() as $key => $value ) {
			if ( is_string( $value ) && preg_match( self::BLOCK, (string) $key ) && preg_match( '/faq|accordion/i', $value ) ) {
				return true;
			}
		}
		return false;
	}

	/** A list of anything but texts holds no text. */
	private static function holds_values( $value ): bool {
		if ( ! self::is_list( $value ) ) {
			return false;
		}
		foreach ( $value as $item ) {
			if ( null === $item || is_array( $item ) ) {
				return true;
			}
		}
		return false;
	}

	private static function is_list( $value ): bool {
		return is_array( $value ) && Document::is_list( $value );
	}

	private static function is_mapping( $value ): bool {
		return is_array( $value ) && ! Document::is_list( $value );
	}
}
