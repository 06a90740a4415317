<?php
/**
 * Bare addresses in Markdown.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Node\Inline\Link;
use WelearnElements\Vendor\League\CommonMark\Parser\Inline\InlineParserInterface;
use WelearnElements\Vendor\League\CommonMark\Parser\Inline\InlineParserMatch;
use WelearnElements\Vendor\League\CommonMark\Parser\InlineParserContext;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.NamingConventions -- the library's names.

/**
 * Addresses of the web that nobody marked as links become links, and end where they end in the page
 * (src/html/markdown.ts). The library's own parser wants a space before each, which languages without spaces
 * do not write, and takes the rest of the sentence for the address.
 */
final class Bare_Addresses implements InlineParserInterface {

	/** Longer addresses stay text. */
	private const MAX_LENGTH = 5000;

	private const START = '/\G(?:https?:\/\/|www\.)[a-z0-9-]/i';

	/** The rest of a link's text. */
	private const IN_LINK = '/\G[^\[\]]{0,1000}+\][(\[]/';

	/** An address up to full-width punctuation, quotation marks, `…` or a dash. */
	private const SIGNS_BEHIND = '/^[^«»‹›—…“”„\x{3000}-\x{3004}\x{3008}-\x{3020}\x{3030}\x{FF01}-\x{FF0F}\x{FF1A}-\x{FF20}\x{FF3B}-\x{FF40}\x{FF5B}-\x{FF65}]*+/u';

	/** The name of a site, directly before letters of another script. */
	private const SITE = '/^(?:\w++:\/\/)?[\w.-]+\.[a-z]{2,}+(?=[^\x20-\x7E])(?![^\/?#:.]*+\.\w)/i';

	/** An address without the punctuation behind it. One pass leaves out one sign, or what is not closed. */
	private const WITHOUT_END = '/^(?:[^?!.,:;*_\'"~()&]++|\([^)]*+\)|&(?![a-zA-Z0-9]++;$)|[?!.,:;*_\'"~)]+(?!$))+/D';
	private const PASSES      = 100;

	/** @var string The line of a word that is too long. */
	private $line = '';
	/** @var int Where an address in that line may begin again. */
	private $until = 0;

	public function getMatchDefinition(): InlineParserMatch {
		return InlineParserMatch::oneOf( 'https://', 'http://', 'www.' );
	}

	public function parse( InlineParserContext $inlineContext ): bool {
		$cursor = $inlineContext->getCursor();
		$line   = $cursor->getLine();
		$start  = $cursor->getBytePosition();
		if ( ! preg_match( self::START, $line, $found, 0, $start ) ) {
			return false;
		}
		$is_bare = 'w' === $found[0][0] || 'W' === $found[0][0];
		if ( $is_bare && ! preg_match( '/^[\s*_~(]$/Du', $cursor->peek( -1 ) ?? ' ' ) ) {
			return false;
		}
		// The text of a link holds no other.
		if ( $inlineContext->getDelimiterStack()->getLastBracket() && preg_match( self::IN_LINK, $line, $link, 0, $start ) ) {
			return false;
		}
		if ( $start < $this->until && $line === $this->line ) {
			return false;
		}
		$length = strcspn( $line, " \t\n\r\v\f<", $start );
		// A character takes four bytes at most.
		if ( $length > 4 * self::MAX_LENGTH ) {
			$this->line  = $line;
			$this->until = $start + $length - 4 * self::MAX_LENGTH;
			return false;
		}
		preg_match( '/^[^\s<]++/u', substr( $line, $start, $length ), $found );
		if ( ! $found || mb_strlen( $found[0], 'UTF-8' ) >= self::MAX_LENGTH ) {
			return false;
		}
		$address = self::without_end( self::address_in( $found[0] ) );
		if ( ! preg_match( self::START, $address ) ) {
			return false;
		}
		$cursor->advanceBy( mb_strlen( $address, 'UTF-8' ) );
		$escape = static function ( array $found ): string {
			return rawurlencode( $found[0] );
		};
		$inlineContext->getContainer()->appendChild( new Link( ( $is_bare ? 'http://' : '' ) . preg_replace_callback( '/[[\]\\^`{|}]/', $escape, $address ), $address ) );
		return true;
	}

	/**
	 * A word up to the end of the address. Languages without spaces go on behind it, so signs of their own end it.
	 * At its end no other punctuation belongs to it either, nor do letters of another script directly behind the
	 * name of a site.
	 */
	private static function address_in( string $word ): string {
		preg_match( self::SIGNS_BEHIND, $word, $found );
		$address = $found[0] ?? $word;
		if ( preg_match( self::SITE, $address, $found ) ) {
			return $found[0];
		}
		$tail    = preg_match( '/(?<!\p{P})\p{P}++$/Du', $address, $found ) ? $found[0] : '';
		// Up to the first punctuation that is not ASCII.
		preg_match( '/^[\x20-\x7E]*+/', $tail, $found );
		return $found[0] === $tail ? $address : substr( $address, 0, strlen( $address ) - strlen( $tail ) + strlen( $found[0] ) );
	}

	private static function without_end( string $address ): string {
		for ( $i = 0; $i < self::PASSES; $i++ ) {
			$before  = $address;
			$address = rtrim( $address, '?!.,:*_\'"~' . ( false === strpos( $address, '&' ) ? ';' : '' ) . ( false === strpos( $address, '(' ) ? ')' : '' ) );
			$address = preg_match( self::WITHOUT_END, $address, $found ) ? $found[0] : '';
			if ( $address === $before ) {
				break;
			}
		}
		return $address;
	}
}
