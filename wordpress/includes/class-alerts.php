<?php
/**
 * GitHub's alerts in Markdown.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Node\Block\BlockQuote;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Node\Inline\HtmlInline;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Node\Inline\Strong;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Renderer\Block\BlockQuoteRenderer;
use WelearnElements\Vendor\League\CommonMark\Node\Block\Paragraph;
use WelearnElements\Vendor\League\CommonMark\Node\Inline\Newline;
use WelearnElements\Vendor\League\CommonMark\Node\Inline\Text as Text_Node;
use WelearnElements\Vendor\League\CommonMark\Node\Node;
use WelearnElements\Vendor\League\CommonMark\Renderer\ChildNodeRendererInterface;
use WelearnElements\Vendor\League\CommonMark\Renderer\NodeRendererInterface;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.NamingConventions -- the library's names.

/**
 * Quotes. The word of `> [!NOTE]` becomes a bold label. Obsidian writes more words, and text on the same line
 * (src/html/markdown.ts).
 */
final class Alerts implements NodeRendererInterface {

	private const WORD = '/^\[!(\w{1,20})\][+-]?/';

	/** @var BlockQuoteRenderer */
	private $renderer;

	public function __construct() {
		$this->renderer = new BlockQuoteRenderer();
	}

	public function render( Node $node, ChildNodeRendererInterface $childRenderer ) {
		BlockQuote::assertInstanceOf( $node );
		$text = $node->firstChild();
		$word = $text instanceof Paragraph ? $text->firstChild() : null;
		if ( $word instanceof Text_Node && preg_match( self::WORD, $word->getLiteral(), $found ) ) {
			$word->setLiteral( substr( $word->getLiteral(), strlen( $found[0] ) ) );
			self::trim_start( $text );
			$label  = new Paragraph();
			$strong = new Strong();
			$strong->appendChild( new Text_Node( ucfirst( strtolower( $found[1] ) ) ) );
			$label->appendChild( $strong );
			$node->prependChild( $label );
			if ( ! $text->hasChildren() ) {
				$text->detach();
			}
		}
		return $this->renderer->render( $node, $childRenderer );
	}

	/** Removes spaces and line breaks at the start of a paragraph. */
	private static function trim_start( Paragraph $text ): void {
		while ( true ) {
			$first = $text->firstChild();
			if ( $first instanceof Text_Node ) {
				$first->setLiteral( ltrim( $first->getLiteral() ) );
				if ( '' !== $first->getLiteral() ) {
					return;
				}
			} elseif ( ! $first instanceof Newline && ! ( $first instanceof HtmlInline && '<br>' === $first->getLiteral() ) ) {
				return;
			}
			$first->detach();
		}
	}
}
