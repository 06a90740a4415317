<?php
/**
 * Markdown becomes HTML, here and nowhere else.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

use WelearnElements\Vendor\League\CommonMark\Extension\Autolink\AutolinkExtension;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\CommonMarkCoreExtension;
use WelearnElements\Vendor\League\CommonMark\Extension\Strikethrough\StrikethroughExtension;
use WelearnElements\Vendor\League\CommonMark\Extension\Table\TableExtension;
use WelearnElements\Vendor\League\CommonMark\Extension\TaskList\TaskListExtension;
use WelearnElements\Vendor\League\CommonMark\Node\Block\Document as Document_Node;
use WelearnElements\Vendor\League\CommonMark\Node\Block\Paragraph;
use WelearnElements\Vendor\League\CommonMark\Parser\InlineParserEngine;
use WelearnElements\Vendor\League\CommonMark\Parser\MarkdownParser;
use WelearnElements\Vendor\League\CommonMark\Renderer\HtmlRenderer;

defined( 'ABSPATH' ) || exit;

/**
 * Renders; what may stand in content is what the elements allow (their decision 0005), and {@see Html} sees to
 * that. In the browser the element does so again.
 */
final class Markdown {

	/** In the place of a level: a line, in which no blocks may stand. */
	public const LINE = -1;

	/** Tags in a text. What would have more is shown as it is written: nobody wrote it to be read. */
	private const MAX_TAGS = 10000;

	/** @var Environment|null */
	private static $environment;

	/** Whether the libraries can run here: they need two extensions of PHP's that nearly all hosts have. */
	public static function can_read(): bool {
		return extension_loaded( 'mbstring' ) && class_exists( 'DOMDocument' );
	}

	/**
	 * Safe HTML.
	 *
	 * @param string $text   Markdown.
	 * @param string $base   What relative links and images resolve against.
	 * @param int    $level  Level that headings stand below, or LINE.
	 * @param array  $fill   Texts by the names of placeholders.
	 */
	public static function html( string $text, string $base, int $level, array $fill = array() ): string {
		$written = Text::html( Text::fill( trim( $text ), $fill ) );
		if ( substr_count( $text, '<' ) >= self::MAX_TAGS ) {
			return $written;
		}
		self::$environment = self::$environment ?? self::environment();
		$document          = self::LINE === $level ? self::line( $text ) : ( new MarkdownParser( self::$environment ) )->parse( $text );
		$html              = (string) ( new HtmlRenderer( self::$environment ) )->renderDocument( $document );
		$html              = Html::clean( $html, $base, $level, $fill );
		// A question needs a name: what comes to nothing, such as "<Ctrl>" alone, is shown as it is written.
		return '' === $html && self::LINE === $level ? $written : $html;
	}

	/** Of a line, what looks like a list or a heading is text. */
	private static function line( string $text ): Document_Node {
		$line     = new Paragraph();
		$document = new Document_Node();
		$document->appendChild( $line );
		( new InlineParserEngine( self::$environment, $document->getReferenceMap() ) )->parse( $text, $line );
		return $document;
	}

	private static function environment(): Environment {
		$environment = new Environment();
		foreach ( array( new CommonMarkCoreExtension(), new AutolinkExtension(), new StrikethroughExtension(), new TableExtension(), new TaskListExtension() ) as $extension ) {
			$environment->addExtension( $extension );
		}
		return $environment->complete();
	}
}
