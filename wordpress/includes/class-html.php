<?php
/**
 * Untrusted HTML becomes safe HTML.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * One walk over nodes, with the allow-list and the rules of the elements (src/html/allowed.ts, conform.ts).
 * It prints nothing but names on that list, and texts that it escapes itself, so it does not matter how
 * another program would have read the HTML.
 */
final class Html {

	private const PHRASING = 'abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr';
	private const FLOW     = 'a address article aside blockquote caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr input li main nav ol p pre section summary table tbody td tfoot th thead tr ul';

	/** Elements that are dropped with everything inside. */
	private const DROPPED = 'applet audio base embed frame frameset head iframe link math meta noembed noframes noscript object param plaintext script select style svg template textarea title video xmp';

	/** Frames and media, which become links (src/html/sanitize.ts). */
	private const MEDIA = array( 'iframe', 'video', 'audio', 'object', 'embed' );

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

	/** Places in tables that cells of a text may take beside their own, as in a browser. */
	private const MAX_SPANNED = 50000;

	/**
	 * Formatting elements. A browser opens them again in each block where HTML allows no such nesting, and looks
	 * for each among those that are open (HTML, 13.2.4.3): a few kB may become millions of elements.
	 */
	private const FORMATTING = 'a b code em i s small strong u';

	/** Steps that this may take in a browser: some, and some for each byte of the text. */
	private const STEPS          = 10000;
	private const STEPS_PER_BYTE = 40;

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
	/** @var Places */
	private $places;

	/** @var int[] Levels of the headings that the next one may stand below. */
	private $levels = array();
	/** @var string[] Elements that are open. */
	private $open = array();
	/** @var int */
	private $elements = 0;
	/** @var int Formatting elements that are open. */
	private $formatting = 0;
	/** @var int Steps that a browser may take for these. */
	private $steps = 0;
	/** @var int */
	private $spanned = 0;
	/** @var string Text that is not printed yet: where an element was left out, it goes on. */
	private $text = '';
	/** @var string */
	private $html = '';
	/** @var string|null Words of the heading that is open. */
	private $heading;
	/** @var int How much can be seen so far: texts that are not space, and images. */
	private $seen = 0;

	private function __construct( string $base, int $level, array $fill, string $place ) {
		$this->allowed = array_flip( explode( ' ', Markdown::LINE === $level ? self::PHRASING : self::PHRASING . ' ' . self::FLOW ) );
		$this->base    = $base;
		$this->top     = $level;
		$this->fill    = $fill;
		$this->places  = new Places( $place );
	}

	/**
	 * Safe HTML, which no filter of WordPress's changes.
	 *
	 * @param string $html  HTML.
	 * @param string $base  Base of relative links and images.
	 * @param int    $level Level that headings stand below, or Markdown::LINE.
	 * @param array  $fill  Texts by the names of placeholders.
	 * @param string $place Name of the text on the page, or nothing.
	 * @return string|null Empty for a line without anything to see; null if a browser would be too busy with it.
	 */
	public static function clean( string $html, string $base, int $level, array $fill, string $place = '' ): ?string {
		$walk = new self( $base, $level, $fill, $place );
		$walk->content( Tree::of( $html ) );
		$walk->flush();
		if ( $walk->steps > self::STEPS + self::STEPS_PER_BYTE * strlen( $html ) ) {
			return null;
		}
		return $walk->seen || Markdown::LINE !== $level ? trim( $walk->places->fill( $walk->html ) ) : '';
	}

	/**
	 * Whether an element is dropped with everything inside.
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
		if ( ! $is_many && in_array( $name, self::MEDIA, true ) ) {
			$this->medium( $node, $name );
		} elseif ( $is_many || $is_lost || ! isset( $this->allowed[ $name ] ) ) {
			// An element that is not allowed is unwrapped: its text is still text of the document.
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
			if ( null !== $this->heading ) {
				$this->content( $node );
			} else {
				$this->heading( $node, 'h' . $this->level( (int) $found[1] ) );
			}
		} else {
			$this->wrap( $node, $name );
		}
	}

	/** Prints an element with its content. */
	private function wrap( \DOMElement $node, string $name ): void {
		$this->start( $node, $name, array() );
		if ( ! in_array( $name, explode( ' ', self::VOID ), true ) ) {
			$this->content( $node );
			$this->end( $name );
		}
	}

	private function heading( \DOMElement $node, string $name ): void {
		$place         = $this->start( $node, $name, array() );
		$this->heading = '';
		$this->content( $node );
		$own        = Places::name_at_end( $this->text );
		$this->text = null === $own ? $this->text : rtrim( substr( $this->text, 0, (int) strrpos( $this->text, '{' ) ) );
		$this->flush();
		if ( null !== $own ) {
			$this->places->add( $place, $own );
		} elseif ( '' === Places::own_name( $node ) ) {
			$this->places->add( $place, Places::heading_name( $this->heading ), true );
		}
		$this->heading = null;
		$this->end( $name );
	}

	private function link( \DOMElement $node ): void {
		$written = $node->getAttribute( 'href' );
		$href    = Links::link( $written, $this->base );
		if ( null === $href ) {
			if ( '' === Places::own_name( $node ) ) {
				$this->content( $node );
			} else {
				$this->wrap( $node, 'a' );
			}
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

	/** A link in place of a frame or medium. The text inside it often has the link already. */
	private function medium( \DOMElement $node, string $name ): void {
		$parent = $node->parentNode;
		if ( 'embed' === $name && $parent instanceof \DOMElement && in_array( $parent->tagName, array( 'object', 'video', 'audio' ), true ) ) {
			return;
		}
		$href = null;
		foreach ( array_merge( array( $node ), iterator_to_array( $node->getElementsByTagName( 'object' === $name ? 'embed' : 'source' ) ) ) as $source ) {
			foreach ( array( 'src', 'data', 'data-src' ) as $key ) {
				$written = trim( $source->getAttribute( $key ) );
				if ( null === $href && '' !== $written && ! preg_match( '/^(about|mailto|tel):/i', $written ) ) {
					$href = $written;
				}
			}
		}
		// Without an address there is no medium, and the text inside speaks of it.
		if ( 'iframe' !== $name && null !== $href ) {
			$this->content( $node );
			if ( $node->getElementsByTagName( 'a' )->length ) {
				return;
			}
		}
		$label   = trim( $node->getAttribute( 'title' ) );
		$address = null === $href || ! isset( $this->allowed['a'] ) ? null : Links::link( $href, $this->base );
		if ( null === $address ) {
			$this->text .= null === $href ? $label : "$label ";
			return;
		}
		$this->start( $node->ownerDocument->createElement( 'a' ), 'a', array( 'href' => $address ) + ( Links::leaves( $address ) ? array( 'rel' => 'noopener' ) : array() ) );
		$this->text .= '' === $label ? $href : $label;
		$this->end( 'a' );
		$this->text .= ' ';
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

	/** @return int The place of the element. */
	private function start( \DOMElement $node, string $name, array $attributes ): int {
		$this->flush();
		++$this->elements;
		foreach ( $node->hasAttributes() ? array_merge( self::EVERYWHERE, self::KEPT[ $node->tagName ] ?? array() ) : array() as $key ) {
			if ( $node->hasAttribute( $key ) ) {
				$attributes[ $key ] = trim( $node->getAttribute( $key ) );
			}
		}
		if ( 'td' === $name || 'th' === $name ) {
			$attributes = $this->limit_span( $attributes );
		}
		$this->count( $name, 1 );
		$this->html .= "<$name";
		$own         = Places::own_name( $node );
		$place       = '' !== $own || preg_match( '/^h[1-6]$/', $name ) ? $this->places->mark( $this->html ) : -1;
		if ( '' !== $own ) {
			$this->places->add( $place, $own );
		}
		foreach ( $attributes as $key => $value ) {
			if ( 'href' === $key && '#' === $value[0] ) {
				$this->places->link( $this->html, $value );
			} else {
				$this->html .= " $key=\"" . Text::html( $value ) . '"';
			}
		}
		$this->html .= '>';
		if ( ! in_array( $name, explode( ' ', self::VOID ), true ) ) {
			$this->open[] = $name;
		}
		return $place;
	}

	/** A row span of 0 goes on to the last row. */
	private function limit_span( array $attributes ): array {
		$columns        = min( 1000, max( 1, (int) ( $attributes['colspan'] ?? 1 ) ) );
		$rows           = max( 0, (int) ( $attributes['rowspan'] ?? 1 ) );
		$this->spanned += $columns * min( 65534, 0 === $rows ? self::MAX_SPANNED : $rows ) - 1;
		return $this->spanned <= self::MAX_SPANNED ? $attributes : array_diff_key( $attributes, array_flip( array( 'colspan', 'rowspan' ) ) );
	}

	/** Counts a tag: any but that of a formatting element may make a browser open those again. */
	private function count( string $name, int $opened ): void {
		if ( in_array( $name, explode( ' ', self::FORMATTING ), true ) ) {
			$this->formatting += $opened;
		} else {
			$this->steps += $this->formatting ** 2;
		}
	}

	private function end( string $name ): void {
		$this->flush();
		array_pop( $this->open );
		$this->count( $name, -1 );
		$this->html .= "</$name>";
	}

	/** Prints the text so far. Only here are placeholders filled in: never in attributes, and never read as HTML. */
	private function flush(): void {
		if ( '' === $this->text ) {
			return;
		}
		if ( null !== $this->heading ) {
			$this->heading .= $this->text;
		}
		$text        = Text::fill( $this->text, $this->fill );
		$this->seen += (int) ( '' !== trim( $text ) );
		$this->html .= Text::html( $text );
		$this->text  = '';
	}
}
