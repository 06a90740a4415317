<?php
/**
 * Boxes of task lists in Markdown.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

use WelearnElements\Vendor\League\CommonMark\Extension\TaskList\TaskListItemMarkerParser;
use WelearnElements\Vendor\League\CommonMark\Parser\Inline\InlineParserInterface;
use WelearnElements\Vendor\League\CommonMark\Parser\Inline\InlineParserMatch;
use WelearnElements\Vendor\League\CommonMark\Parser\InlineParserContext;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.NamingConventions -- the library's names.

/** A box has a space behind it. The library takes the text of a link `[x](#fees)` for one, too. */
final class Task_Boxes implements InlineParserInterface {

	/** @var TaskListItemMarkerParser */
	private $parser;

	public function __construct() {
		$this->parser = new TaskListItemMarkerParser();
	}

	public function getMatchDefinition(): InlineParserMatch {
		return $this->parser->getMatchDefinition();
	}

	public function parse( InlineParserContext $inlineContext ): bool {
		$next = $inlineContext->getCursor()->peek( 3 );
		return null !== $next && '' === trim( $next ) && $this->parser->parse( $inlineContext );
	}
}
