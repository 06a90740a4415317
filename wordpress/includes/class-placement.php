<?php
/**
 * Where an element stands among the text of a page.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Moves elements out of paragraphs, headings and links: a browser ends a paragraph where a heading or a list
 * begins, and throws the questions out of the element. The text around keeps its own paragraphs. Reads HTML as
 * browsers do, as far as that matters here, in one pass.
 */
final class Placement {

	/** Elements that cannot hold headings and lists. */
	private const NARROW = array( 'p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'a', 'button', 'label' );

	/** Elements of a line, which may stand between a paragraph and what is in it. */
	private const INLINE = array( 'abbr', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var' );

	/** Elements without an end tag. */
	private const VOID = array( 'area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr' );

	/** Elements whose content has no tags. */
	private const RAW = array( 'iframe', 'noembed', 'noframes', 'script', 'style', 'textarea', 'title', 'xmp' );

	/** Elements that end an open paragraph. */
	private const ENDS_PARAGRAPH = array( 'address', 'article', 'aside', 'blockquote', 'center', 'dd', 'details', 'dialog', 'dir', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'li', 'main', 'menu', 'nav', 'ol', 'p', 'pre', 'search', 'section', 'summary', 'table', 'ul', 'xmp' );

	/** Elements that a paragraph around them goes on behind. */
	private const CLOSED = array( 'button', 'caption', 'marquee', 'object', 'table', 'td', 'template', 'th' );

	private const TAG    = '~<(?<end>/?)(?<name>[a-z][^\s/>]*+)(?:[^>"\']++|"[^"]*+"|\'[^\']*+\')*+>~Ai';
	private const ID     = '/\sid\s*=\s*(?:"[^"]*+"|\'[^\']*+\'|[^\s>"\']++)/i';
	private const SPACES = '/^(?:\s|&nbsp;|&#160;|\xC2\xA0)++$/D';

	/** Our elements and notes, as Element and Notes print them. Nothing inside has their end tags. */
	private const OURS = '/<(?:(?<tag>welearn-(?:about|faq)) class="welearn-element|div class="welearn-notes")/';

	/** Elements inside each other that are followed. Browsers follow 512. */
	private const MAX_OPEN = 100;

	/** @var string[] Pieces of the result. */
	private $out = array();
	/** @var array{name: string, tag: string, at: int}[] Open elements; `at` is the tag's place in the result, -1 while it waits for text. */
	private $open = array();

	/**
	 * The same HTML, with our elements outside of what cannot hold them.
	 *
	 * @param mixed $html HTML.
	 */
	public static function apart( $html ): string {
		$html = (string) $html;
		return false === strpos( $html, 'class="welearn-' ) ? $html : ( new self() )->read( $html );
	}

	/**
	 * A block of the page. A template's shortcodes run before its blocks, so WordPress takes the HTML in a
	 * Shortcode block for text, and adds paragraphs to it.
	 *
	 * @param mixed $html  HTML of the block.
	 * @param array $block Block.
	 */
	public static function in_block( $html, $block ): string {
		$is_text = 'core/shortcode' === ( $block['blockName'] ?? '' ) && false !== strpos( $block['innerHTML'] ?? '', '<welearn-' );
		return $is_text ? self::paragraphs( $block['innerHTML'] ) : self::apart( $html );
	}

	/** The text around our elements in paragraphs. */
	private static function paragraphs( string $html ): string {
		$made = '';
		for ( $at = 0, $length = strlen( $html ); $at < $length; $at = $end ) {
			list( $from, $end ) = self::next( $html, $at );
			$made              .= wpautop( substr( $html, $at, $from - $at ) ) . substr( $html, $from, $end - $from );
		}
		return $made;
	}

	/** Where our next element begins and ends; the end of the text if there is none. */
	private static function next( string $html, int $at ): array {
		$length = strlen( $html );
		if ( ! preg_match( self::OURS, $html, $found, PREG_OFFSET_CAPTURE, $at ) ) {
			return array( $length, $length );
		}
		$last = isset( $found['tag'] ) ? "</{$found['tag'][0]}>" : '</ul></div>';
		$end  = strpos( $html, $last, $found[0][1] );
		return false === $end ? array( $length, $length ) : array( $found[0][1], $end + strlen( $last ) );
	}

	private function read( string $html ): string {
		list( $from, $to ) = self::next( $html, 0 );
		for ( $at = 0, $length = strlen( $html ); $at < $length; $at = $end ) {
			if ( $at === $from ) {
				$end = $to;
				$this->put( substr( $html, $from, $to - $from ) );
				list( $from, $to ) = self::next( $html, $to );
				continue;
			}
			$end = $at + strcspn( $html, '<', $at );
			if ( $end > $at ) {
				$this->text( substr( $html, $at, $end - $at ) );
				continue;
			}
			if ( '<!--' === substr( $html, $at, 4 ) ) {
				$close       = strpos( $html, '-->', $at );
				$end         = false === $close ? $length : $close + 3;
				$this->out[] = substr( $html, $at, $end - $at );
			} elseif ( preg_match( self::TAG, $html, $found, 0, $at ) ) {
				$name = strtolower( $found['name'] );
				$end  = $at + strlen( $found[0] );
				if ( '' !== $found['end'] ) {
					$this->end( $name, $found[0] );
				} elseif ( in_array( $name, self::RAW, true ) ) {
					$close = stripos( $html, "</$name", $end );
					$end   = false === $close ? $length : $close;
					$this->start( $name, substr( $html, $at, $end - $at ) );
				} else {
					$this->start( $name, $found[0] );
				}
			} elseif ( preg_match( '~<[/a-z]~Ai', $html, $found, 0, $at ) ) {
				// A tag without an end: browsers read no further.
				$end = $length;
				$this->text( substr( $html, $at ) );
			} else {
				$end = $at + 1;
				$this->text( '<' );
			}
		}
		return implode( '', $this->out );
	}

	/** One of our elements. Ends the paragraph around it, which goes on behind if more text comes. */
	private function put( string $element ): void {
		$narrow = count( $this->open );
		for ( $i = $narrow - 1; $i >= 0; $i-- ) {
			if ( in_array( $this->open[ $i ]['name'], self::NARROW, true ) ) {
				$narrow = $i;
			} elseif ( ! in_array( $this->open[ $i ]['name'], self::INLINE, true ) ) {
				break;
			}
		}
		for ( $i = count( $this->open ) - 1; $i >= $narrow; $i-- ) {
			$outer = $this->open[ $i ];
			if ( -1 === $outer['at'] ) {
				continue;
			}
			while ( $outer['at'] < count( $this->out ) - 1 && self::is_blank( end( $this->out ) ) ) {
				array_pop( $this->out );
			}
			if ( count( $this->out ) - 1 === $outer['at'] ) {
				array_pop( $this->out );
			} else {
				$this->out[]             = "</{$outer['name']}>";
				$this->open[ $i ]['tag'] = (string) preg_replace( self::ID, '', $outer['tag'] );
			}
			$this->open[ $i ]['at'] = -1;
		}
		$this->out[] = $element;
	}

	private function text( string $text ): void {
		$is_waiting = $this->is_waiting();
		if ( ! $is_waiting || ! self::is_blank( $text ) ) {
			$this->resume();
			$this->out[] = $is_waiting ? ltrim( $text ) : $text;
		}
	}

	private function start( string $name, string $tag ): void {
		if ( 'br' === $name && $this->is_waiting() ) {
			return;
		}
		if ( in_array( $name, self::ENDS_PARAGRAPH, true ) ) {
			for ( $i = count( $this->open ) - 1; $i >= 0 && ! in_array( $this->open[ $i ]['name'], self::CLOSED, true ); $i-- ) {
				if ( 'p' === $this->open[ $i ]['name'] ) {
					if ( -1 !== $this->open[ $i ]['at'] ) {
						// The tag that ends it may be removed.
						$this->out[] = '</p>';
					}
					array_splice( $this->open, $i );
					break;
				}
			}
		}
		$this->resume();
		if ( ! in_array( $name, self::VOID, true ) && count( $this->open ) < self::MAX_OPEN ) {
			$this->open[] = array(
				'name' => $name,
				'tag'  => $tag,
				'at'   => count( $this->out ),
			);
		}
		$this->out[] = $tag;
	}

	private function end( string $name, string $tag ): void {
		$is_inline = in_array( $name, self::INLINE, true ) || in_array( $name, self::NARROW, true );
		for ( $i = count( $this->open ) - 1; $i >= 0; $i-- ) {
			if ( $name === $this->open[ $i ]['name'] ) {
				$is_out = -1 !== $this->open[ $i ]['at'];
				array_splice( $this->open, $i, $is_inline ? 1 : null );
				if ( $is_out ) {
					$this->out[] = $tag;
				}
				return;
			}
			if ( $is_inline && in_array( $this->open[ $i ]['name'], self::CLOSED, true ) ) {
				break;
			}
		}
		$this->out[] = $tag;
	}

	/** Whether elements that one of ours has ended wait for more text. */
	private function is_waiting(): bool {
		return $this->open && -1 === end( $this->open )['at'];
	}

	private function resume(): void {
		foreach ( $this->open as $i => $outer ) {
			if ( -1 === $outer['at'] ) {
				$this->open[ $i ]['at'] = count( $this->out );
				$this->out[]            = $outer['tag'];
			}
		}
	}

	private static function is_blank( string $piece ): bool {
		return '' === $piece || preg_match( self::SPACES, $piece ) || preg_match( '~^<br\b[^>]*+>$~i', $piece );
	}
}
