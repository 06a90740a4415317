<?php
/**
 * Footnotes in Markdown.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Node\Inline\HtmlInline;
use WelearnElements\Vendor\League\CommonMark\Node\Inline\Text as Text_Node;
use WelearnElements\Vendor\League\CommonMark\Parser\Block\BlockStart;
use WelearnElements\Vendor\League\CommonMark\Parser\Block\BlockStartParserInterface;
use WelearnElements\Vendor\League\CommonMark\Parser\Cursor;
use WelearnElements\Vendor\League\CommonMark\Parser\Inline\InlineParserInterface;
use WelearnElements\Vendor\League\CommonMark\Parser\Inline\InlineParserMatch;
use WelearnElements\Vendor\League\CommonMark\Parser\InlineParserContext;
use WelearnElements\Vendor\League\CommonMark\Parser\MarkdownParserStateInterface;
use WelearnElements\Vendor\League\CommonMark\Renderer\ChildNodeRendererInterface;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.NamingConventions -- the library's names.

/**
 * The footnotes of a text: `[^1]` refers to one, `[^1]: August` is its text. The library would take that for the
 * address of a link. They are listed below the text, as in src/html/markdown.ts.
 */
final class Footnotes implements BlockStartParserInterface, InlineParserInterface {

	/** The start of a footnote's text. */
	public const START = '/^\[\^([^\s\[\]]++)\]:/u';

	/** @var Footnote[] */
	private $all = array();
	/** @var array<string, Footnote> The first of each label. */
	private $notes = array();
	/** @var array<string, int> Numbers by label, in the order of the references. */
	private $numbers = array();

	/** Starts another text. */
	public function begin(): void {
		$this->all     = array();
		$this->notes   = array();
		$this->numbers = array();
	}

	public function tryStart( Cursor $cursor, MarkdownParserStateInterface $parserState ): ?BlockStart {
		if ( $cursor->isIndented() || '[' !== $cursor->getNextNonSpaceCharacter() ) {
			return BlockStart::none();
		}
		$cursor->advanceToNextNonSpaceOrTab();
		$start = $cursor->match( self::START );
		if ( null === $start ) {
			return BlockStart::none();
		}
		$note                  = new Footnote();
		$label                 = substr( $start, 2, -2 );
		$this->all[]           = $note;
		$this->notes[ $label ] = $this->notes[ $label ] ?? $note;
		return BlockStart::of( $note )->at( $cursor );
	}

	/** An address behind it makes it the text of a link, or an image. */
	public function getMatchDefinition(): InlineParserMatch {
		return InlineParserMatch::regex( '!?\[\^([^\s\[\]]+)\](?!\([^\s()]*\))' );
	}

	public function parse( InlineParserContext $inlineContext ): bool {
		list( $label ) = $inlineContext->getSubMatches();
		if ( ! isset( $this->notes[ $label ] ) ) {
			return false;
		}
		$is_first                = ! isset( $this->numbers[ $label ] );
		$n                       = $this->numbers[ $label ] ?? count( $this->numbers ) + 1;
		$this->numbers[ $label ] = $n;
		$inlineContext->getCursor()->advanceBy( $inlineContext->getFullMatchLength() );
		if ( '!' === $inlineContext->getFullMatch()[0] ) {
			$inlineContext->getContainer()->appendChild( new Text_Node( '!' ) );
		}
		$id = $is_first ? " id=\"fnref:$n\"" : '';
		$inlineContext->getContainer()->appendChild( new HtmlInline( "<sup><a href=\"#fn:$n\"$id>$n</a></sup>" ) );
		return true;
	}

	/** Takes the footnotes out of their text. */
	public function take(): void {
		foreach ( $this->all as $note ) {
			$note->getBlock()->detach();
		}
	}

	/**
	 * The list of footnotes, each with a link back to where the text refers to it.
	 *
	 * @param ChildNodeRendererInterface $renderer Renders their texts.
	 * @return string HTML, not yet sanitised.
	 */
	public function html( ChildNodeRendererInterface $renderer ): string {
		$items = '';
		// Notes without a reference come last.
		foreach ( array_keys( $this->numbers + $this->notes ) as $label ) {
			$text = rtrim( $renderer->renderNodes( $this->notes[ $label ]->getBlock()->children() ) );
			$n    = $this->numbers[ $label ] ?? 0;
			if ( ! $n ) {
				$items .= "<li>$text</li>\n";
				continue;
			}
			$end    = '</p>' === substr( $text, -4 ) ? '</p>' : '';
			$words  = substr( $text, 0, strlen( $text ) - strlen( $end ) );
			$items .= "<li id=\"fn:$n\">$words <a href=\"#fnref:$n\">↩</a>$end</li>\n";
		}
		return '' === $items ? '' : "\n<section>\n<hr>\n<ol>\n$items</ol>\n</section>\n";
	}
}
