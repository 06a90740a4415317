<?php
/**
 * HTML of anybody's becomes what content is here.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * One walk over nodes, with the allow-list and the rules of the elements (src/html/allowed.ts, conform.ts).
 * What it prints is made of nothing but names on that list and texts that are escaped where they are
 * printed, so it does not matter how anybody else would have read what was written.
 */
final class Html {

	private const PHRASING = 'abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr';
	private const FLOW     = 'a address article aside blockquote caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr input li main nav ol p pre section summary table tbody td tfoot th thead tr ul';

	/** They go with all that is in them. */
	private const DROPPED = 'applet audio base embed frame frameset head iframe link math meta noembed noframes noscript object param plaintext script select style svg template textarea title video xmp';

	private const EVERYWHERE = array( 'dir', 'lang', 'title' );
	private const KEPT       = array(
		'img'     => array( 'width', 'height' ),
		'li'      => array( 'value' ),
		'ol'      => array( 'start', 'reversed' ),
		'td'      => array( 'align', 'colspan', 'rowspan' ),
		'th'      => array( 'align', 'colspan', 'rowspan', 'scope' ),
		'time'    => array( 'datetime' ),
		'details' => array( 'open' ),
	);

	/** Elsewhere, browsers take no notice of these tags. */
	private const INSIDE = array(
		'caption'  => 'table',
		'colgroup' => 'table',
		'thead'    => 'table',
		'tbody'    => 'table',
		'tfoot'    => 'table',
		'tr'       => 'table thead tbody tfoot',
		'td'       => 'tr',
		'th'       => 'tr',
		'col'      => 'colgroup table',
	);

	private const VOID = 'br col hr img wbr';

	/** Levels and elements, as in a browser. No text that a person wrote comes near. */
	private const MAX_DEPTH    = 100;
	private const MAX_ELEMENTS = 200000;

	/** @var array<string, true>|null */
	private static $dropped;

	/** @var array<string, int> */
	private $allowed;
	/** @var string */
	private $base;
	/** @var int */
	private $top;
	/** @var array<string, string> */
	private $fill;

	/** @var int[] Levels of the headings that the next one may stand below. */
	private $levels = array();
	/** @var string[] Elements that are open. */
	private $open = array();
	/** @var int */
	private $elements = 0;
	/** @var string Text that is not printed yet: where an element was left out, it goes on. */
	private $text = '';
	/** @var string */
	private $html = '';
	/** @var int How much can be seen so far: texts that are not space, and images. */
	private $seen = 0;

	private function __construct( string $base, int $level, array $fill ) {
		$this->allowed = array_flip( explode( ' ', Markdown::LINE === $level ? self::PHRASING : self::PHRASING . ' ' . self::FLOW ) );
		$this->base    = $base;
		$this->top     = $level;
		$this->fill    = $fill;
	}

	/**
	 * Safe HTML, which no filter of WordPress's changes.
	 *
	 * @param string $html  HTML.
	 * @param string $base  What relative links and images resolve against.
	 * @param int    $level Level that headings stand below, or Markdown::LINE.
	 * @param array  $fill  Texts by the names of placeholders.
	 * @return string Empty for a line in which nothing is to be seen.
	 */
	public static function clean( string $html, string $base, int $level, array $fill ): string {
		$walk = new self( $base, $level, $fill );
		$walk->content( Tree::of( $html ) );
		$walk->flush();
		return $walk->seen || Markdown::LINE !== $level ? trim( $walk->html ) : '';
	}

	/**
	 * Whether an element goes with all that is in it.
	 *
	 * @param string $name Element.
	 */
	public static function is_dropped( string $name ): bool {
		self::$dropped = self::$dropped ?? array_fill_keys( explode( ' ', self::DROPPED ), true );
		return isset( self::$dropped[ $name ] );
	}

	private function content( \DOMNode $from ): void {
		for ( $node = $from->firstChild; $node; $node = $node->nextSibling ) {
			if ( $node instanceof \DOMElement ) {
				$this->element( $node, $node->tagName );
			} elseif ( $node instanceof \DOMText ) {
				$this->text .= $node->data;
			}
		}
	}

	private function element( \DOMElement $node, string $name ): void {
		$parent  = end( $this->open );
		$is_many = count( $this->open ) >= self::MAX_DEPTH || $this->elements >= self::MAX_ELEMENTS;
		$is_lost = isset( self::INSIDE[ $name ] ) && ! in_array( $parent, explode( ' ', self::INSIDE[ $name ] ), true );
		if ( $is_many || $is_lost || ! isset( $this->allowed[ $name ] ) ) {
			// What is not allowed is unwrapped: its text is still text of the document.
			if ( ! self::is_dropped( $name ) ) {
				$this->content( $node );
			}
		} elseif ( 'a' === $name ) {
			$this->link( $node );
		} elseif ( 'img' === $name ) {
			$this->image( $node );
		} elseif ( 'input' === $name ) {
			// The boxes of a task list. They cannot be ticked here, so they are shown as text.
			if ( 'checkbox' === trim( $node->getAttribute( 'type' ) ) ) {
				$this->text .= $node->hasAttribute( 'checked' ) ? '☑' : '☐';
			}
		} elseif ( preg_match( '/^h([1-6])$/', $name, $found ) ) {
			// A heading in a heading is unwrapped: nobody finds it, and each would be larger than the one around it.
			if ( preg_grep( '/^h[1-6]$/', $this->open ) ) {
				$this->content( $node );
			} else {
				$this->wrap( $node, 'h' . $this->level( (int) $found[1] ) );
			}
		} else {
			$this->wrap( $node, $name );
		}
	}

	/** Prints an element with what is in it. */
	private function wrap( \DOMElement $node, string $name ): void {
		$this->start( $node, $name, array() );
		if ( ! in_array( $name, explode( ' ', self::VOID ), true ) ) {
			$this->content( $node );
			$this->end( $name );
		}
	}

	private function link( \DOMElement $node ): void {
		$written = $node->getAttribute( 'href' );
		$href    = Links::link( $written, $this->base );
		if ( null === $href ) {
			$this->content( $node );
			return;
		}
		// A bare "www." address, which the parser has made an http: link of.
		if ( preg_match( '#^http:(?=//www\.)#i', $written ) && preg_match( '/^www\./i', $node->textContent ) ) {
			$href = preg_replace( '/^http:/i', 'https:', $href );
		}
		$this->start( $node, 'a', array( 'href' => $href ) + ( Links::leaves( $href ) ? array( 'rel' => 'noopener' ) : array() ) );
		$seen = $this->seen;
		$this->content( $node );
		$this->flush();
		if ( $seen === $this->seen ) {
			$this->text .= preg_replace( '/^(mailto|tel):/i', '', trim( $written ) );
		}
		$this->end( 'a' );
	}

	private function image( \DOMElement $node ): void {
		$src = Links::image( $node->getAttribute( 'src' ), $this->base );
		$alt = trim( $node->getAttribute( 'alt' ) );
		if ( null === $src ) {
			$this->text .= $alt;
			return;
		}
		$attributes = array(
			'src'            => $src,
			'alt'            => $alt,
			'loading'        => 'lazy',
			'referrerpolicy' => 'no-referrer',
		);
		$this->start( $node, 'img', $attributes );
		$this->seen += (int) ( '' !== $alt || Markdown::LINE !== $this->top );
	}

	/** Only the order of levels counts, not their numbers: a level that is left out would read as a part that is missing. */
	private function level( int $written ): int {
		while ( $this->levels && end( $this->levels ) >= $written ) {
			array_pop( $this->levels );
		}
		$this->levels[] = $written;
		return min( 6, $this->top + count( $this->levels ) );
	}

	private function start( \DOMElement $node, string $name, array $attributes ): void {
		$this->flush();
		++$this->elements;
		foreach ( $node->hasAttributes() ? array_merge( self::EVERYWHERE, self::KEPT[ $node->tagName ] ?? array() ) : array() as $key ) {
			if ( $node->hasAttribute( $key ) ) {
				$attributes[ $key ] = trim( $node->getAttribute( $key ) );
			}
		}
		$this->html .= "<$name";
		foreach ( $attributes as $key => $value ) {
			$this->html .= " $key=\"" . Text::html( $value ) . '"';
		}
		$this->html .= '>';
		if ( ! in_array( $name, explode( ' ', self::VOID ), true ) ) {
			$this->open[] = $name;
		}
	}

	private function end( string $name ): void {
		$this->flush();
		array_pop( $this->open );
		$this->html .= "</$name>";
	}

	/** Prints the text so far. Only here are placeholders filled in: never in attributes, and never read as HTML. */
	private function flush(): void {
		if ( '' === $this->text ) {
			return;
		}
		$text        = Text::fill( $this->text, $this->fill );
		$this->seen += (int) ( '' !== trim( $text ) );
		$this->html .= Text::html( $text );
		$this->text  = '';
	}
}
