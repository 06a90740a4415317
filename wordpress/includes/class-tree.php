<?php
/**
 * HTML becomes nodes.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

use WelearnElements\Vendor\Masterminds\HTML5\Parser\DOMTreeBuilder;
use WelearnElements\Vendor\Masterminds\HTML5\Parser\Scanner;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.NamingConventions -- the library's names.

/**
 * The library's tree, closer to that of browsers where HTML is not closed: which element ends which, and how
 * deep they may go. Safety is not decided here.
 */
final class Tree extends DOMTreeBuilder {

	/** No text that a person wrote comes near. More levels, or more elements, are left out, and their text stays. */
	private const MAX_DEPTH    = 100;
	private const MAX_ELEMENTS = 200000;

	/** In the middle of a page, browsers take no notice of these tags. */
	private const IGNORED = array(
		'html'     => true,
		'head'     => true,
		'body'     => true,
		'frame'    => true,
		'frameset' => true,
	);

	/** Content of one of these ends nothing outside (HTML, 13.2.4.2 "has an element in scope"). */
	private const SCOPES = array(
		'annotation-xml' => true,
		'applet'         => true,
		'caption'        => true,
		'desc'           => true,
		'foreignObject'  => true,
		'marquee'        => true,
		'mi'             => true,
		'mn'             => true,
		'mo'             => true,
		'ms'             => true,
		'mtext'          => true,
		'object'         => true,
		'select'         => true,
		'table'          => true,
		'td'             => true,
		'template'       => true,
		'th'             => true,
	);

	/** Parts of a table, which end each other and everything inside. */
	private const TABLE = array(
		'caption'  => true,
		'colgroup' => true,
		'table'    => true,
		'tbody'    => true,
		'td'       => true,
		'tfoot'    => true,
		'th'       => true,
		'thead'    => true,
		'tr'       => true,
	);

	/** HTML that ends a drawing or a formula in which it stands (HTML, 13.2.6.5). */
	private const BREAKING = '/^(b|big|blockquote|body|br|center|code|dd|div|dl|dt|em|embed|h[1-6]|head|hr|i|img|li|listing|menu|meta|nobr|ol|p|pre|ruby|s|small|span|strong|strike|sub|sup|table|tt|u|ul|var)$/';
	private const FOREIGN  = array(
		'svg'  => true,
		'math' => true,
	);
	private const HEADING  = '/^h[1-6]$/';

	/** @var int */
	private $elements = 0;
	/** @var int Elements around the next one. */
	private $depth = 0;
	/** @var \DOMNode The element around, before the library put a new one there. */
	private $around;
	/** @var bool Whether there is a drawing or a formula anywhere. */
	private $has_foreign = false;
	/** @var bool Whether the rest is neither tags nor text. */
	private $is_over = false;

	/**
	 * The nodes of a piece of HTML.
	 *
	 * @param string $html Untrusted HTML.
	 */
	public static function of( string $html ): \DOMDocumentFragment {
		$tree = new self( true, array( self::OPT_DISABLE_HTML_NS => true ) );
		// The library loses a `<` that is the last sign.
		$html .= '<' === substr( $html, -1 ) ? "\n" : '';
		( new Tokens( new Scanner( $html ), $tree ) )->parse();
		return $tree->fragment();
	}

	public function startTag( $name, $attributes = array(), $selfClosing = false ) {
		if ( $this->is_over || isset( self::IGNORED[ $name ] ) ) {
			return 0;
		}
		$foreign = $this->has_foreign ? $this->foreign() : null;
		if ( null !== $foreign && preg_match( self::BREAKING, $name ) ) {
			$this->close( $foreign );
			$this->insertMode = self::IM_IN_BODY;
			$foreign          = null;
		}
		if ( null === $foreign ) {
			$name = 'image' === $name ? 'img' : $name;
			// A link ends the one before, and a heading, too.
			if ( 'a' === $name ) {
				$this->autoclose( 'a' );
			} elseif ( preg_match( self::HEADING, $name ) && $this->current instanceof \DOMElement && preg_match( self::HEADING, $this->current->tagName ) ) {
				$this->close( $this->current );
			}
		}
		$is_deep = $this->depth >= self::MAX_DEPTH || ++$this->elements > self::MAX_ELEMENTS;
		if ( $is_deep && ! Html::is_dropped( $name ) ) {
			return 0;
		}
		$this->around = $this->current;
		$mode         = parent::startTag( $name, $attributes, $selfClosing && null !== $foreign );
		if ( $this->current !== $this->around && $this->current->parentNode === $this->around ) {
			++$this->depth;
		}
		$this->onlyInline  = null;
		$this->has_foreign = $this->has_foreign || isset( self::FOREIGN[ $name ] );
		// Beyond this there are only dropped elements, and their text must not come back.
		$this->is_over = 'plaintext' === $name || $this->depth > 2 * self::MAX_DEPTH;
		return $mode;
	}

	public function endTag( $name ) {
		// `</b/>` is one of `b`.
		$name = explode( '/', $name )[0];
		if ( $this->is_over || isset( self::IGNORED[ $name ] ) ) {
			return;
		}
		// Any heading's end is that of the heading.
		for ( $node = $this->current; preg_match( self::HEADING, $name ) && $node instanceof \DOMElement; $node = $node->parentNode ) {
			if ( preg_match( self::HEADING, $node->tagName ) ) {
				$name = $node->tagName;
			}
		}
		parent::endTag( $name );
	}

	public function text( $data ) {
		if ( ! $this->is_over ) {
			parent::text( $data );
		}
	}

	public function comment( $cdata ) {}

	public function parseError( $msg, $line = 0, $col = 0 ) {}

	protected function autoclose( $tagName ) {
		$scopes = isset( self::TABLE[ $tagName ] ) ? array( 'table' => true, 'template' => true ) : self::SCOPES;
		for ( $node = $this->current; $node instanceof \DOMElement; $node = $node->parentNode ) {
			if ( $node->tagName === $tagName ) {
				$this->close( $node );
				return true;
			}
			if ( isset( $scopes[ $node->tagName ] ) ) {
				return false;
			}
		}
		return false;
	}

	private function close( \DOMElement $ancestor ): void {
		for ( $node = $this->current; $node !== $ancestor; $node = $node->parentNode ) {
			--$this->depth;
		}
		--$this->depth;
		$this->current = $ancestor->parentNode;
		$this->around  = $this->current;
	}

	/** The drawing or formula that is open, unless HTML is allowed where it is open. */
	private function foreign(): ?\DOMElement {
		for ( $node = $this->current; $node instanceof \DOMElement; $node = $node->parentNode ) {
			if ( isset( self::FOREIGN[ $node->tagName ] ) ) {
				return $node;
			}
			if ( isset( self::SCOPES[ $node->tagName ] ) ) {
				return null;
			}
		}
		return null;
	}
}
