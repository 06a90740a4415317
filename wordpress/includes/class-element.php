<?php
/**
 * One element on a page.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Prints <welearn-about> or <welearn-faq> with the document inside, so that no visitor's browser has to
 * ask another site for it.
 */
final class Element {

	/** Attributes that are done on the server, or that only mean something where the browser fetches. */
	private const DONE = array( 'src', 'heading', 'base', 'placeholders', 'cache', 'loading' );

	/** @var string */
	private $tag;
	/** @var array<string, string|true> */
	private $values;
	/** @var string[] */
	private $notes;
	/** @var string */
	private $text;

	/**
	 * An element.
	 *
	 * @param string   $tag    welearn-about or welearn-faq.
	 * @param array    $values Attributes that are valid.
	 * @param string[] $notes  What is wrong with others.
	 * @param string   $text   The document itself, if it is written in the page.
	 */
	public function __construct( string $tag, array $values, array $notes, string $text = '' ) {
		$this->tag    = $tag;
		$this->values = $values;
		$this->notes  = $notes;
		$this->text   = $text;
	}

	/**
	 * The element, and for editors what is wrong.
	 *
	 * @param array $look Class and style.
	 */
	public function html( array $look = array() ): string {
		$sources = $this->sources();
		if ( ! $sources && ! $this->notes ) {
			$this->notes[] = __( 'No document is named yet. Give its address in src.', 'welearn-elements' );
		}
		$html = '';
		try {
			$html = Markdown::can_read() ? $this->from_text( $sources, $look ) : $this->from_address( $sources, $look );
		} catch ( \OverflowException $many ) {
			$this->notes[] = __( 'This server ends its work before all of this document is read. Visitors’ browsers read it instead. Split the document, and give both addresses.', 'welearn-elements' );
			$html          = $this->from_address( $sources, $look );
		} catch ( \UnexpectedValueException $kind ) {
			$html = $this->from_address( $sources, $look );
		} catch ( \Throwable $broken ) {
			// A document is no reason for a page to be gone.
			/* translators: %s: what went wrong, in English. */
			$this->notes[] = sprintf( __( 'This document cannot be shown: %s', 'welearn-elements' ), $broken->getMessage() );
		}
		if ( '' !== $html ) {
			Assets::enqueue();
		}
		return $html . Notes::html( $this->notes );
	}

	/** What can be had, by address. What cannot becomes a note. */
	private function sources(): array {
		if ( '' !== trim( $this->text ) ) {
			$base = get_permalink();
			return array(
				array(
					'text' => $this->text,
					'url'  => $base ? $base : home_url( '/' ),
					'name' => __( 'The document in this block', 'welearn-elements' ),
				),
			);
		}
		$sources = array();
		foreach ( Sources::addresses( $this->values['src'] ?? '' ) as $url ) {
			$source = Sources::get( $url );
			if ( '' !== $source['error'] ) {
				/* translators: %s: what went wrong. */
				$this->notes[] = null === $source['text'] ? $source['error'] : sprintf( __( '%s Until then visitors see the last copy.', 'welearn-elements' ), $source['error'] );
			}
			if ( null !== $source['text'] ) {
				$sources[] = array(
					'text' => $source['text'],
					'url'  => $source['url'],
					'name' => $url,
				);
			}
		}
		return $sources;
	}

	private function from_text( array $sources, array $look ): string {
		$documents = array();
		foreach ( $sources as $source ) {
			try {
				$documents[] = Document::read( $source['text'], $source['name'] ) + array( 'base' => $source['url'] );
			} catch ( \DomainException $problem ) {
				$this->notes[] = $problem->getMessage();
			}
		}
		if ( ! $documents ) {
			return '';
		}
		$document = Document::merge( $documents );
		foreach ( array_merge( array( $document['about'] ), array_column( $document['faq'], 'a' ) ) as $text ) {
			if ( Markdown::readable( $text ) < strlen( $text ) ) {
				$this->notes[] = __( 'A text of this document has more than 20,000 lines and signs of Markdown. What comes after these is shown as it is written. Make several texts of it.', 'welearn-elements' );
				break;
			}
		}
		$content  = new Content( $this->values );
		$is_faq   = 'welearn-faq' === $this->tag;
		$made     = Rendering::of( $this->tag, $document, $this->values );
		$html     = $made['html'];
		if ( null === $made['next'] && '' === $html ) {
			$this->notes[] = $is_faq
				? __( 'The document has no questions. Are they in a list called “faq”?', 'welearn-elements' )
				: __( 'The document has no about text. Is it called “about”?', 'welearn-elements' );
			return '';
		}
		if ( null !== $made['next'] ) {
			return $this->unfinished( $sources, $look, $document, $made );
		}
		if ( isset( $this->values['bundles'] ) && $document['bundles'] ) {
			return $this->from_data( $document, $look, $html );
		}
		$attributes = array_diff_key( $this->values, array_flip( self::DONE ) );
		if ( $is_faq && $content->has_stopgap( $document ) ) {
			$attributes['heading'] = '';
		}
		if ( '' !== $document['lang'] && empty( $attributes['lang'] ) && preg_match( '/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/', $document['lang'] ) ) {
			$attributes['lang'] = $document['lang'];
		}
		return $this->tag( $attributes, $look, $html );
	}

	/**
	 * What of a document is rendered so far. The element gets all of the document itself; who has no JavaScript
	 * gets a link to the rest.
	 */
	private function unfinished( array $sources, array $look, array $document, array $made ): string {
		// A caching plugin would keep the page as it is now.
		// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- the name that these plugins look for.
		defined( 'DONOTCACHEPAGE' ) || define( 'DONOTCACHEPAGE', true );
		$this->notes[] = 'welearn-about' === $this->tag
			? __( 'This text is still being prepared. Until then visitors’ browsers read the document themselves, and those without JavaScript get a link to it.', 'welearn-elements' )
			/* translators: 1: number of questions, 2: number of all questions. */
			: sprintf( __( 'This long document is still being prepared: %1$s of %2$s questions are in the page for search engines and for visitors without JavaScript. Others see all of it. Each visit prepares more.', 'welearn-elements' ), number_format_i18n( $made['next'] ), number_format_i18n( count( $document['faq'] ) ) );
		if ( 'welearn-faq' === $this->tag && ( new Content( $this->values ) )->has_stopgap( $document ) ) {
			$this->values['heading'] = '';
		}
		if ( '' === trim( $this->text ) ) {
			return $this->from_address( $sources, $look, $made['html'] );
		}
		$wait = __( 'More is being prepared. Reload this page in some minutes.', 'welearn-elements' );
		return $this->from_data( $document, $look, $made['html'] . '<p>' . Text::html( $wait ) . '</p>' );
	}

	/** The element with a document as data, and HTML for who has no JavaScript. */
	private function from_data( array $document, array $look, string $html ): string {
		return $this->tag( array_diff_key( $this->values, array( 'src' => '' ) ) + array( 'base' => $document['base'] ), $look, self::script( $document ) . $html );
	}

	/**
	 * The document as data, which the elements prefer to HTML: only so do they learn which style sheets it
	 * asks for. No bracket in it can begin a shortcode.
	 */
	private static function script( array $document ): string {
		$data = array_diff_key( $document, array( 'base' => '' ) );
		$json = (string) wp_json_encode( $data, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_UNICODE );
		return '<script type="application/json">' . preg_replace( '/\[(?=[\w\/\[-])/', '\\u005b', $json ) . '</script>';
	}

	/**
	 * For what only the elements read, TOML for one: they get the copy by its address here. Who has no
	 * JavaScript gets a link, behind what there is in HTML.
	 */
	private function from_address( array $sources, array $look, string $html = '' ): string {
		$addresses = array();
		$link      = '';
		foreach ( $sources as $source ) {
			if ( '' !== trim( $this->text ) ) {
				$this->notes[] = __( 'A document written in the block must be YAML, JSON or Markdown. Others can be uploaded to the media library.', 'welearn-elements' );
				continue;
			}
			$is_here     = null !== Media::file( $source['name'] );
			$addresses[] = $is_here ? $source['name'] : Rest::address( $source['name'] );
			$link        = $source['name'];
		}
		if ( ! $addresses ) {
			return '';
		}
		$attributes         = $this->values;
		$attributes['src']  = implode( ' ', $addresses );
		$attributes['base'] = $this->values['base'] ?? $link;
		$is_faq             = 'welearn-faq' === $this->tag;
		$label              = $is_faq ? __( 'Questions and answers', 'welearn-elements' ) : __( 'About', 'welearn-elements' );
		return $this->tag( $attributes, $look, $html . '<p><a href="' . esc_url( $link ) . '">' . Text::html( $label ) . '</a></p>' );
	}

	private function tag( array $attributes, array $look, string $inner ): string {
		// WordPress makes pictures of emoji, and gets them from a site of its own.
		$class = trim( 'welearn-element wp-exclude-emoji ' . ( $look['class'] ?? '' ) );
		$html  = "<{$this->tag} class=\"" . esc_attr( $class ) . '"';
		if ( ! empty( $look['style'] ) ) {
			$html .= ' style="' . esc_attr( $look['style'] ) . '"';
		}
		foreach ( $attributes as $name => $value ) {
			// Not by its number: WordPress makes a bracket, and perhaps a shortcode, of that.
			$html .= true === $value ? " $name" : " $name=\"" . str_replace( '[', '&lsqb;', esc_attr( $value ) ) . '"';
		}
		return "$html>$inner</{$this->tag}>";
	}
}
