<?php
/**
 * Markdown becomes HTML, here and nowhere else.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

use WelearnElements\Vendor\League\CommonMark\Extension\Autolink\EmailAutolinkParser;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\CommonMarkCoreExtension;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Node\Block\BlockQuote;
use WelearnElements\Vendor\League\CommonMark\Extension\Strikethrough\StrikethroughExtension;
use WelearnElements\Vendor\League\CommonMark\Extension\Table\TableExtension;
use WelearnElements\Vendor\League\CommonMark\Extension\TaskList\TaskListItemMarker;
use WelearnElements\Vendor\League\CommonMark\Extension\TaskList\TaskListItemMarkerRenderer;
use WelearnElements\Vendor\League\CommonMark\Node\Block\Document as Document_Node;
use WelearnElements\Vendor\League\CommonMark\Node\Block\Paragraph;
use WelearnElements\Vendor\League\CommonMark\Parser\InlineParserEngine;
use WelearnElements\Vendor\League\CommonMark\Parser\MarkdownParser;
use WelearnElements\Vendor\League\CommonMark\Renderer\HtmlRenderer;

defined( 'ABSPATH' ) || exit;

/**
 * Renders Markdown. {@see Html} then keeps only what the elements allow (decision 0005). In the browser the
 * element does so again.
 */
final class Markdown {

	/** In the place of a level: a line, in which no blocks may stand. */
	public const LINE = -1;

	/** Tags in a text. A text with more is shown as it is written: nobody wrote it to be read. */
	private const MAX_TAGS = 10000;

	/** Places where Markdown may begin, and its first signs. The text behind so many is shown as it is written. */
	private const MAX_PLACES = 20000;
	private const SIGNS      = "\n*_~`[<&!\\";

	/** Signs that make work, in a link that nobody marked or in a table, too. */
	private const BUSY = self::SIGNS . '@:.|';

	/** @var Environment|null */
	private static $environment;
	/** @var Footnotes|null */
	private static $notes;

	/** Whether the libraries can run here: they need two extensions of PHP's that nearly all hosts have. */
	public static function can_read(): bool {
		return extension_loaded( 'mbstring' ) && class_exists( 'DOMDocument' );
	}

	/**
	 * Safe HTML.
	 *
	 * @param string $text   Markdown.
	 * @param string $base   Base of relative links and images.
	 * @param int    $level  Level that headings stand below, or LINE.
	 * @param array  $fill   Texts by the names of placeholders.
	 * @param string $place  Name of the text on the page, for the ids of places in it. Without it, they get none.
	 */
	public static function html( string $text, string $base, int $level, array $fill = array(), string $place = '' ): string {
		$written = Text::html( Text::fill( trim( $text ), $fill ) );
		$text    = Foreign_Signs::settle( $text, self::LINE === $level );
		if ( substr_count( $text, '<' ) >= self::MAX_TAGS ) {
			return $written;
		}
		self::$environment = self::$environment ?? self::environment();
		$length            = self::readable( $text );
		$read              = substr( $text, 0, $length );
		self::$notes->begin();
		$document = self::LINE === $level ? self::line( $read ) : ( new MarkdownParser( self::$environment ) )->parse( $read );
		self::$notes->take();
		$renderer = new HtmlRenderer( self::$environment );
		$html     = $renderer->renderDocument( $document ) . self::$notes->html( $renderer );
		$html     = Html::clean( $html, $base, $level, $fill, $place );
		if ( null === $html ) {
			return $written;
		}
		$rest = Text::fill( trim( substr( $text, $length ) ), $fill );
		if ( '' !== $rest ) {
			$paragraphs = array_map( array( Text::class, 'html' ), self::LINE === $level ? array( $rest ) : preg_split( '/\n\s*\n/', $rest ) );
			$html      .= self::LINE === $level ? " $paragraphs[0]" : "\n<p>" . implode( "</p>\n<p>", $paragraphs ) . '</p>';
		}
		// A question needs a name: a line that becomes nothing, such as "<Ctrl>" alone, is shown as it is written.
		return '' === $html && self::LINE === $level ? $written : $html;
	}

	/**
	 * How much of a text is read as Markdown: all, unless it is written to keep a server busy. It counts work,
	 * never time, so that a text is shown the same on every server.
	 *
	 * @param string $text Markdown.
	 * @return int Bytes.
	 */
	public static function readable( string $text ): int {
		$length = strlen( $text );
		for ( $i = 0, $at = 0; $i < self::MAX_PLACES; $i++ ) {
			$at += strcspn( $text, self::SIGNS, $at ) + 1;
			if ( $at > $length ) {
				return $length;
			}
		}
		// Between two blocks, lines or words.
		foreach ( array( "\n\n", "\n", ' ' ) as $gap ) {
			$before = strrpos( substr( $text, 0, $at ), $gap );
			if ( false !== $before && $before > 0 ) {
				return $before;
			}
		}
		return $at - 1;
	}

	/**
	 * The work of making HTML of a text: one for each sign of Markdown, and some for the text itself.
	 *
	 * @param string $text Markdown.
	 */
	public static function work( string $text ): int {
		$signs = array_intersect_key( count_chars( $text, 1 ), count_chars( self::BUSY, 1 ) );
		return 2 + array_sum( $signs ) + intdiv( strlen( $text ), 1000 );
	}

	/** In a line, a list or a heading is text. */
	private static function line( string $text ): Document_Node {
		$line     = new Paragraph();
		$document = new Document_Node();
		$document->appendChild( $line );
		( new InlineParserEngine( self::$environment, $document->getReferenceMap() ) )->parse( $text, $line );
		return $document;
	}

	private static function environment(): Environment {
		$environment = new Environment();
		foreach ( array( new CommonMarkCoreExtension(), new StrikethroughExtension(), new TableExtension() ) as $extension ) {
			$environment->addExtension( $extension );
		}
		$environment->addRenderer( BlockQuote::class, new Alerts(), 10 );
		$environment->addInlineParser( new Task_Boxes(), 35 );
		$environment->addRenderer( TaskListItemMarker::class, new TaskListItemMarkerRenderer() );
		$environment->addInlineParser( new EmailAutolinkParser() );
		$environment->addInlineParser( new Bare_Addresses() );
		self::$notes = new Footnotes();
		$environment->addBlockStartParser( self::$notes );
		$environment->addInlineParser( self::$notes, 35 );
		return $environment->complete();
	}
}
