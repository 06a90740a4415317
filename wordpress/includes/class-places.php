<?php
/**
 * Places in a text.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Places in a text: headings, and elements that their author named. Links of the text lead to them, by the names
 * that the page gives them (src/html/conform.ts, names.ts).
 *
 * The page has ids of its own (`wpadminbar`), which no document may take, and the same name may be in several
 * texts. So each id begins with a no-break space and the name of the text, with another behind it. The elements
 * read it without these.
 */
final class Places {

	private const SPACE = "\u{A0}";

	/** @var string Name of the text on the page. */
	private $text;
	/** @var string[] HTML, in which each piece with an odd number is still to be made. */
	private $pieces = array();
	/** @var array{0: int, 1: string}[] Names that authors gave, by the number of the piece for the id. */
	private $own = array();
	/** @var array{0: int, 1: string}[] The same of headings, made of their words. */
	private $made = array();
	/** @var array<int, string> Addresses of links, by the number of the piece. */
	private $links = array();

	/**
	 * For one text.
	 *
	 * @param string $text Its name on the page; without it, places get no ids.
	 */
	public function __construct( string $text ) {
		$this->text = $text;
	}

	/**
	 * Keeps room for an id.
	 *
	 * @param string $html HTML before it. Empty afterwards.
	 * @return int Number of the place.
	 */
	public function mark( string &$html ): int {
		array_push( $this->pieces, $html, '' );
		$html = '';
		return count( $this->pieces ) - 1;
	}

	/**
	 * Keeps room for the address of a link within the page.
	 *
	 * @param string $html HTML before it. Empty afterwards.
	 * @param string $href Address, with its `#`.
	 */
	public function link( string &$html, string $href ): void {
		$this->links[ $this->mark( $html ) ] = $href;
	}

	/**
	 * Names a place.
	 *
	 * @param int    $place   Number of the place.
	 * @param string $name    Name.
	 * @param bool   $is_made Whether it is made of the words of a heading.
	 */
	public function add( int $place, string $name, bool $is_made = false ): void {
		if ( $is_made ) {
			$this->made[] = array( $place, $name );
		} else {
			$this->own[] = array( $place, $name );
		}
	}

	/**
	 * The HTML with ids and addresses.
	 *
	 * @param string $html HTML behind the last of them.
	 */
	public function fill( string $html ): string {
		$ids    = '' === $this->text ? array() : $this->ids();
		$prefix = self::SPACE . $this->text . self::SPACE;
		foreach ( $ids as $place => $name ) {
			$this->pieces[ $place ] = ' id="' . Text::html( $prefix . $name ) . '"';
		}
		$exact = array();
		$loose = array();
		foreach ( $this->links ? $ids : array() as $name ) {
			$exact += array( self::exact( $name ) => $name );
			$loose += array( self::loose( $name ) => $name );
		}
		foreach ( $this->links as $piece => $href ) {
			$written = rawurldecode( substr( $href, 1 ) );
			$names   = array( $written );
			// An address of the page leads there, too: `#about-fees`.
			$kind = 'about' === $this->text ? 'about-' : 'faq-';
			if ( 0 === strpos( $written, $kind ) ) {
				$names[] = substr( $written, strlen( $kind ) );
			}
			$name = self::found( array_map( array( self::class, 'exact' ), $names ), $exact ) ?? self::found( array_map( array( self::class, 'loose' ), $names ), $loose );
			if ( null !== $name ) {
				$href = '#' . rawurlencode( $prefix ) . ( $written === $name ? substr( $href, 1 ) : rawurlencode( $name ) );
			}
			$this->pieces[ $piece ] = ' href="' . Text::html( $href ) . '"';
		}
		return implode( '', $this->pieces ) . $html;
	}

	/**
	 * The name that an author gave to a heading, a link, a section or a list item, or to an element that is there
	 * for its name only. Others, such as paragraphs, have names for style sheets.
	 *
	 * @param \DOMElement $node Element.
	 */
	public static function own_name( \DOMElement $node ): string {
		if ( ! $node->hasAttributes() || ( $node->firstChild && ! preg_match( '/^(?:a|h[1-6]|li|section)$/D', $node->tagName ) ) ) {
			return '';
		}
		foreach ( $node->attributes as $attribute ) {
			if ( 'id' === $attribute->name || ( 'name' === $attribute->name && 'a' === $node->tagName ) ) {
				return (string) preg_replace( '/^\s++|(?<!\s)\s++$/Du', '', $attribute->value );
			}
		}
		return '';
	}

	/**
	 * The name at the end of a heading: `Fees {#fees}`, or kramdown's `Fees {: #fees}`.
	 *
	 * @param string $text Text at its end.
	 */
	public static function name_at_end( string $text ): ?string {
		$at = strrpos( $text, '{' );
		return false !== $at && preg_match( '/^\{:? *+#([^\s{}]++)(?:\s[^{}]*+)?\}\s*+$/Du', substr( $text, $at ), $found ) ? $found[1] : null;
	}

	/**
	 * A heading's name, as GitHub makes it: tables of contents use it.
	 *
	 * @param string $words Its text.
	 */
	public static function heading_name( string $words ): string {
		$name = (string) preg_replace( '/^\s++|(?<!\s)\s++$/Du', '', $words );
		return str_replace( ' ', '-', (string) preg_replace( '/[^\p{L}\p{M}\p{N}\p{Pc} -]++/u', '', self::lower( $name ) ) );
	}

	/** In lower case. Before PHP 8.3 the sigma at the end of a word is missing. */
	private static function lower( string $text ): string {
		return mb_strtolower( (string) preg_replace( '/(?<=\p{L})Σ(?![\p{L}\p{M}])/u', 'ς', $text ), 'UTF-8' );
	}

	/**
	 * The ids of places, without what is before them, in the order of the places.
	 *
	 * @return array<int, string>
	 */
	private function ids(): array {
		$ids     = array();
		$numbers = array();
		// The author's names come first, so that no heading takes one.
		foreach ( array_merge( $this->own, $this->made ) as list( $place, $wanted ) ) {
			if ( '' === $wanted ) {
				continue;
			}
			$free = $wanted;
			$n    = $numbers[ $wanted ] ?? 0;
			while ( isset( $numbers[ $free ] ) ) {
				$free = $wanted . '-' . ++$n;
			}
			$numbers[ $wanted ] = $n;
			$numbers[ $free ]   = $numbers[ $free ] ?? 0;
			$ids[ $place ]      = $free;
		}
		ksort( $ids );
		return $ids;
	}

	private static function found( array $wanted, array $names ): ?string {
		foreach ( $wanted as $one ) {
			if ( '' !== $one && isset( $names[ $one ] ) ) {
				return $names[ $one ];
			}
		}
		return null;
	}

	/**
	 * A name in the form in which equal ones are equal.
	 *
	 * @param string $name Name.
	 */
	public static function exact( string $name ): string {
		return class_exists( 'Normalizer' ) ? (string) \Normalizer::normalize( $name ) : $name;
	}

	/**
	 * The words of a name, without its signs: programs that write tables of contents treat signs differently.
	 *
	 * @param string $name Name.
	 */
	public static function loose( string $name ): string {
		preg_match_all( '/[\p{L}\p{M}\p{N}]++/u', self::lower( self::exact( $name ) ), $words );
		return implode( '-', $words[0] );
	}
}
