<?php
/**
 * Documents of other shapes.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Reads what a document of another shape holds. Of several possible readings, the one with the most questions
 * and answers wins, and the documented shape before all others. As src/document/shapes/index.ts, under the same
 * names; docs/documents.md lists the shapes.
 */
final class Shapes {

	/**
	 * The best reading of a document.
	 *
	 * @param mixed    $value     Data.
	 * @param string   $body      Markdown below.
	 * @param array    $valid     Draft in the documented shape.
	 * @param string[] $languages Wanted languages, best first.
	 * @return array Draft.
	 */
	public static function recognise( $value, string $body, array $valid, array $languages ): array {
		$best = $valid;
		$data = is_array( $value ) ? $value : array();
		foreach ( array( self::from_data( $data, $valid, $languages ), self::from_file( $data, $body ), self::from_page( $data, $body, $valid ) ) as $draft ) {
			if ( $draft && self::worth( $draft ) > self::worth( $best ) ) {
				$best = $draft;
			}
		}
		$complete = self::complete( $value, $body, $valid, $languages );
		return $best === $valid ? $complete : array_merge( $complete, array_filter( $best, array( self::class, 'is_defined' ) ) );
	}

	/**
	 * A document of the documented shape, with its texts in other forms.
	 *
	 * @param mixed    $value     Data.
	 * @param string   $body      Markdown below.
	 * @param array    $valid     Draft in the documented shape.
	 * @param string[] $languages Wanted languages, best first.
	 * @return array Draft.
	 */
	public static function complete( $value, string $body, array $valid, array $languages ): array {
		if ( ! is_array( $value ) ) {
			return $valid;
		}
		list( $plain, $language ) = Data_Shapes::with_plain_texts( $value, $languages );
		if ( $plain === $value ) {
			return $valid;
		}
		$complete         = Document::valid( $plain, $body );
		$complete['lang'] = $complete['lang'] ?? ( '' === $language ? null : $language );
		return $complete;
	}

	private static function from_data( array $data, array $valid, array $languages ): ?array {
		$found = $data ? Data_Shapes::read( $data, $languages ) : null;
		return $found ? array( 'about' => $found['about'] ?? $valid['about'] ) + $found : null;
	}

	/** One question a file: `question` or `title` in the front matter, and the answer below. */
	private static function from_file( array $data, string $body ): ?array {
		if ( '' === Space::trim( $body ) || Document::is_list( $data ) ) {
			return null;
		}
		$texts = array_filter(
			$data,
			static function ( $text ): bool {
				return is_string( $text ) && '' !== Space::trim( $text );
			}
		);
		$named = null;
		foreach ( $texts as $key => $text ) {
			if ( Words::CERTAIN === Words::names_question( (string) $key ) ) {
				$named = $text;
				break;
			}
		}
		$is_own = array_key_exists( 'faq', $data ) || array_key_exists( 'faq_title', $data );
		$title  = isset( $texts['title'] ) && ! $is_own && Words::is_question( $texts['title'] ) ? $texts['title'] : null;
		if ( null === $named && null === $title ) {
			return null;
		}
		$entry = array(
			'id'     => Space::trim( $texts['id'] ?? $texts['key'] ?? '' ),
			'q'      => Space::trim( $named ?? $title ),
			'a'      => $body,
			'topic'  => Space::trim( $texts['topic'] ?? $texts['category'] ?? $texts['section'] ?? '' ),
			'hidden' => 'true' === strtolower( Space::trim( $texts['hidden'] ?? '' ) ),
		);
		// A title is a heading as well, so the text also stays an about text.
		return array(
			'about' => null === $named ? $body : '',
			'faq'   => array( $entry ),
		);
	}

	private static function from_page( array $data, string $body, array $valid ): ?array {
		// A document with a list of questions of its own keeps its text.
		if ( '' === Space::trim( $body ) || '' !== ( $data['faq'] ?? '' ) ) {
			return null;
		}
		$page = Page_Shapes::read( $body, $valid['title'] ?? '' );
		return $page ? array(
			'about'     => $valid['about'] === $body ? $page['about'] : $valid['about'],
			'faq_title' => $valid['faq_title'] ?? ( '' === $page['title'] ? $valid['title'] : $page['title'] ),
			'faq'       => $page['faq'],
		) : null;
	}

	/** How much of a document is shown. Questions count more than the text above them. */
	private static function worth( array $draft ): int {
		$worth = '' === Space::trim( $draft['about'] ?? '' ) ? 0 : 1;
		foreach ( $draft['faq'] as $entry ) {
			if ( '' !== $entry['q'] && ! $entry['hidden'] ) {
				$worth += '' === Space::trim( $entry['a'] ) ? 2 : 4;
			}
		}
		return $worth;
	}

	private static function is_defined( $value ): bool {
		return null !== $value;
	}
}
