<?php
/**
 * From a text to a document.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Reads YAML, with or without front matter, JSON and Markdown, as the elements do: the keys, their other
 * names, and several documents as one.
 */
final class Document {

	public const KEYS  = array(
		'id'    => array( 'id', 'key' ),
		'q'     => array( 'q', 'question', 'title' ),
		'a'     => array( 'a', 'answer', 'text', 'response' ),
		'topic' => array( 'topic', 'category', 'section' ),
		'group' => array( 'topic', 'title', 'name', 'section' ),
	);
	public const LISTS = array( 'questions', 'entries', 'faq', 'faqs', 'items' );

	/** A line by which Markdown may be a page of questions: a heading, bold, a label, a list, HTML, a block that opens. */
	private const SIGN = '/^[ \t]{0,3}(?:#{1,6}[ \t]|(?:[*+-]|[0-9]{1,9}[.)])[ \t]|[*_]{2}|<[A-Za-z]|\?{3}|!{3}|>[ \t]*\[!|\||:?-+:?[ \t]*\||:{3}|\{[{%]|:[ \t]|[^\s:：][^\s:：]{0,30}[:：.)]|=+[ \t]*$)/mu';
	private const QUESTION = '/[?？؟፧;\x{37E}]["\'”’»)*_\s]*$/uD';

	public const MAX_ENTRIES = 10000;

	/** Levels of lists and mappings inside each other. */
	public const MAX_DEPTH = 64;

	/** Values of a text: ten for each of 10,000 questions. Each takes up to 400 bytes of memory. */
	public const MAX_VALUES = 100000;

	/** Values that aliases may repeat: a few hundred bytes may stand for billions. */
	public const MAX_REPEATED = 10000;

	/** Bytes that placeholders may add. */
	public const MAX_FILLED = 1048576;

	/**
	 * The document in a text.
	 *
	 * @param string   $text      Document.
	 * @param string   $name      Name for errors.
	 * @param string[] $languages Wanted languages, best first, where texts are given in several.
	 * @return array<string, mixed> title, about, faq_title, lang, layout: text or null; bundles: names or null; faq: entries.
	 * @throws \DomainException With a sentence for editors.
	 * @throws \UnexpectedValueException If it is of a kind that only the elements read.
	 */
	public static function read( string $text, string $name, array $languages = array() ): array {
		self::refuse_page( $text, $name );
		list( $value, $body ) = Reading::split( $text, $name );
		$draft                = self::recognise( $value, $body, $languages );
		if ( count( $draft['faq'] ) > self::MAX_ENTRIES ) {
			/* translators: 1: address, 2: number. */
			throw new \DomainException( sprintf( __( '%1$s has more than %2$s questions. Split it into several documents.', 'welearn-elements' ), $name, number_format_i18n( self::MAX_ENTRIES ) ) );
		}
		return $draft;
	}

	/**
	 * Decides what a document is. Only a document that shows no answer in the documented shape is looked at more
	 * closely. As src/document/recognise.ts.
	 *
	 * @param mixed    $value     Data.
	 * @param string   $body      Markdown below.
	 * @param string[] $languages Wanted languages, best first.
	 */
	private static function recognise( $value, string $body, array $languages ): array {
		$valid = self::valid( $value, $body );
		foreach ( $valid['faq'] as $entry ) {
			if ( '' !== $entry['q'] && '' !== Space::trim( $entry['a'] ) ) {
				return Shapes::complete( $value, $body, $valid, $languages );
			}
		}
		$may_be_more = preg_match( self::SIGN, $body ) || ( is_array( $value ) && self::holds_more( $value, $valid ) );
		return $may_be_more ? Shapes::recognise( $value, $body, $valid, $languages ) : $valid;
	}

	/** Whether data has more than single texts, or a question among them, or shows nothing. */
	private static function holds_more( array $value, array $valid ): bool {
		if ( self::is_list( $value ) || ( null === $valid['title'] && null === $valid['about'] && ! $valid['faq'] ) ) {
			return true;
		}
		foreach ( $value as $text ) {
			if ( is_string( $text ) ? preg_match( self::QUESTION, $text ) : null !== $text ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * A document in the documented shape.
	 *
	 * @param mixed  $value Data.
	 * @param string $body  Markdown below.
	 */
	public static function valid( $value, string $body ): array {
		if ( is_array( $value ) && self::is_list( $value ) && $value ) {
			$value = array( 'faq' => $value );
		}
		$value = is_array( $value ) ? $value : array();
		$about = self::markdown( $value['about'] ?? null );
		$about = '' === Space::trim( $about ) ? $body : $about;
		return array(
			'title'     => self::scalar( $value['title'] ?? null ),
			'about'     => '' === Space::trim( $about ) ? null : $about,
			'faq_title' => self::scalar( $value['faq_title'] ?? null ),
			'lang'      => self::scalar( $value['lang'] ?? null ),
			'layout'    => self::scalar( $value['layout'] ?? null ),
			'bundles'   => isset( $value['bundles'] ) ? array_values( array_filter( (array) $value['bundles'], 'is_string' ) ) : null,
			'faq'       => self::entries( $value['faq'] ?? null, '', 0 ),
		);
	}

	/**
	 * Refuses a web page: people often give the address of a page that shows the document.
	 *
	 * @param string $text Document.
	 * @param string $name Name for errors.
	 * @throws \DomainException With a sentence for editors.
	 */
	public static function refuse_page( string $text, string $name ): void {
		if ( preg_match( '/^\s*(<!--.*?-->\s*)*<(!doctype html|html|head)\b/is', substr( $text, 0, 2000 ) ) ) {
			/* translators: %s: address. */
			throw new \DomainException( sprintf( __( '%s is a web page (HTML), not a document. Use the address of the document itself. On GitHub, the button “Raw” opens it.', 'welearn-elements' ), $name ) );
		}
	}

	/**
	 * Several documents as one. Later texts win. An entry replaces one of an earlier document with the same id
	 * or question, and removes it if it is hidden.
	 *
	 * @param array $documents Each with a base.
	 */
	public static function merge( array $documents ): array {
		$whole = array(
			'title'     => '',
			'about'     => '',
			'faq_title' => '',
			'lang'      => '',
			'layout'    => '',
			'bundles'   => array(),
			'base'      => '',
			'faq'       => array(),
		);
		foreach ( $documents as $document ) {
			foreach ( array( 'title', 'about', 'faq_title', 'lang', 'layout', 'bundles' ) as $key ) {
				$whole[ $key ] = $document[ $key ] ?? $whole[ $key ];
			}
			$whole['base'] = null === $document['about'] && '' !== $whole['base'] ? $whole['base'] : $document['base'];
			$earlier       = array();
			foreach ( $whole['faq'] as $i => $entry ) {
				if ( '' !== $entry['q'] ) {
					$earlier[ 'q:' . $entry['q'] ] = $i;
				}
				if ( '' !== $entry['id'] ) {
					$earlier[ 'id:' . $entry['id'] ] = $i;
				}
			}
			$replaced = array();
			foreach ( $document['faq'] as $entry ) {
				$entry['base'] = $document['base'];
				$at            = $earlier[ 'id:' . $entry['id'] ] ?? $earlier[ 'q:' . $entry['q'] ] ?? null;
				if ( null === $at || isset( $replaced[ $at ] ) ) {
					$whole['faq'][] = $entry;
				} else {
					$whole['faq'][ $at ] = $entry;
					$replaced[ $at ]     = true;
				}
			}
		}
		$whole['faq'] = array_values(
			array_filter(
				$whole['faq'],
				static function ( array $entry ): bool {
					return '' !== $entry['q'] && ! $entry['hidden'];
				}
			)
		);
		return $whole;
	}

	/**
	 * The document with its questions together that have the same topic, as the elements show them: those without
	 * one first, then the topics as they appear.
	 *
	 * @param array $document Document.
	 */
	public static function grouped( array $document ): array {
		$topics = array( '' => array() );
		foreach ( $document['faq'] as $entry ) {
			$topics[ $entry['topic'] ][] = $entry;
		}
		$document['faq'] = array_merge( ...array_values( $topics ) );
		return $document;
	}

	private static function entries( $found, string $topic, int $depth ): array {
		$entries = array();
		foreach ( is_array( $found ) && self::is_list( $found ) && $depth < self::MAX_DEPTH ? $found : array() as $item ) {
			if ( ! is_array( $item ) || self::is_list( $item ) ) {
				continue;
			}
			$lists       = array_intersect( self::LISTS, array_keys( $item ) );
			$is_question = array_key_exists( 'q', $item ) || array_key_exists( 'question', $item );
			$has_list    = (bool) array_filter(
				$lists,
				static function ( string $key ) use ( $item ): bool {
					return is_array( $item[ $key ] );
				}
			);
			$is_group    = $has_list || ( $lists && ! $is_question && ! array_intersect( self::KEYS['a'], array_keys( $item ) ) );
			if ( ! $is_group || $is_question ) {
				$own_topic = Space::trim( self::first( $item, 'topic' ) );
				$entries[] = array(
					'id'     => Space::trim( self::first( $item, 'id' ) ),
					'q'      => Space::trim( self::first( $item, 'q' ) ),
					'a'      => self::first( $item, 'a' ),
					'topic'  => '' === $own_topic ? $topic : $own_topic,
					'hidden' => 'true' === strtolower( Space::trim( (string) self::scalar( $item['hidden'] ?? null ) ) ),
				);
			}
			if ( $is_group ) {
				$name = Space::trim( self::first( $item, 'group' ) );
				foreach ( $lists as $key ) {
					array_push( $entries, ...self::entries( $item[ $key ], '' === $name ? $topic : $name, $depth + 1 ) );
				}
			}
		}
		return $entries;
	}

	private static function first( array $item, string $what ): string {
		foreach ( self::KEYS[ $what ] as $key ) {
			$text = 'a' === $what ? self::markdown( $item[ $key ] ?? null ) : (string) self::scalar( $item[ $key ] ?? null );
			if ( '' !== Space::trim( $text ) ) {
				return $text;
			}
		}
		return '';
	}

	private static function markdown( $found ): string {
		if ( is_array( $found ) && self::is_list( $found ) ) {
			return implode( "\n\n", array_map( array( self::class, 'scalar' ), $found ) );
		}
		return is_scalar( $found ) ? (string) self::text( $found ) : '';
	}

	private static function scalar( $found ): ?string {
		return is_scalar( $found ) ? Space::trim( self::text( $found ) ) : null;
	}

	/**
	 * A scalar as it was written.
	 *
	 * @param string|int|float|bool $scalar Scalar.
	 */
	public static function text( $scalar ): string {
		return is_bool( $scalar ) ? ( $scalar ? 'true' : 'false' ) : (string) $scalar;
	}

	/**
	 * Whether an array is a list, not a mapping.
	 *
	 * @param array $value Array.
	 */
	public static function is_list( array $value ): bool {
		$i = 0;
		foreach ( $value as $key => $inner ) {
			if ( $key !== $i++ ) {
				return false;
			}
		}
		return true;
	}
}
