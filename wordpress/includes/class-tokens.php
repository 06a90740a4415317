<?php
/**
 * HTML becomes tags and texts.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

use WelearnElements\Vendor\Masterminds\HTML5\Parser\Tokenizer;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.NamingConventions -- the library's names.

/** The library's tokenizer. Like browsers, it ends things that are not HTML early, so that the text behind is kept. */
final class Tokens extends Tokenizer {

	/** Only asked for behind a `<` that begins no tag. */
	protected function characterData() {
		$this->buffer( '<' );
		return parent::characterData();
	}

	protected function cdataSection() {
		return $this->bogusComment();
	}

	protected function processingInstruction() {
		return $this->bogusComment();
	}

	protected function comment() {
		// `<!--->` is a whole one.
		if ( '-' === $this->scanner->current() && '>' === $this->scanner->peek() ) {
			$this->scanner->consume( 2 );
			return true;
		}
		return parent::comment();
	}

	/** The text of a script and the like goes on to its end tag, which may have more than the name. */
	protected function readUntilSequence( $sequence ) {
		$start = rtrim( $sequence, '>' );
		$text  = '';
		while ( false !== $this->scanner->current() ) {
			$text .= $this->scanner->charsUntil( '<' );
			foreach ( array( '>', '/', ' ', "\n", "\t", "\f" ) as $end ) {
				if ( $this->scanner->sequenceMatches( $start . $end, false ) ) {
					return $text;
				}
			}
			$text .= $this->scanner->current();
			$this->scanner->consume();
		}
		return $text;
	}
}
