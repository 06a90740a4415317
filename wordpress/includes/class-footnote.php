<?php
/**
 * The text of a footnote.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Node\Block\BlockQuote;
use WelearnElements\Vendor\League\CommonMark\Node\Block\AbstractBlock;
use WelearnElements\Vendor\League\CommonMark\Parser\Block\AbstractBlockContinueParser;
use WelearnElements\Vendor\League\CommonMark\Parser\Block\BlockContinue;
use WelearnElements\Vendor\League\CommonMark\Parser\Block\BlockContinueParserInterface;
use WelearnElements\Vendor\League\CommonMark\Parser\Cursor;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.NamingConventions -- the library's names.

/** A footnote: the rest of its line, lines directly below, and then paragraphs that are indented (GitHub, Pandoc). */
final class Footnote extends AbstractBlockContinueParser {

	/** @var AbstractBlock Holds the blocks of the text, and is never rendered itself. */
	private $block;
	/** @var bool Whether a blank line has come. */
	private $has_blank = false;

	public function __construct() {
		$this->block = new BlockQuote();
	}

	public function getBlock(): AbstractBlock {
		return $this->block;
	}

	public function isContainer(): bool {
		return true;
	}

	public function canContain( AbstractBlock $childBlock ): bool {
		return true;
	}

	public function tryContinue( Cursor $cursor, BlockContinueParserInterface $activeBlockParser ): ?BlockContinue {
		if ( $cursor->isBlank() ) {
			$this->has_blank = true;
			return BlockContinue::at( $cursor );
		}
		if ( $this->has_blank && ! $cursor->isIndented() ) {
			return BlockContinue::none();
		}
		if ( ! $cursor->isIndented() && '[' === $cursor->getNextNonSpaceCharacter() ) {
			$cursor->advanceToNextNonSpaceOrTab();
			if ( preg_match( Footnotes::START, $cursor->getRemainder() ) ) {
				return BlockContinue::none();
			}
		}
		$cursor->advanceBy( min( 4, $cursor->getIndent() ), true );
		return BlockContinue::at( $cursor );
	}
}
