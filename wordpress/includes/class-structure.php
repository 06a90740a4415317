<?php
/**
 * The blocks of a Markdown text.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Node\Block\Heading;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Node\Block\HtmlBlock;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Node\Block\IndentedCode;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Node\Block\ListBlock;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Node\Block\ListItem;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Parser\Block\BlockQuoteStartParser;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Parser\Block\FencedCodeStartParser;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Parser\Block\HeadingStartParser;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Parser\Block\HtmlBlockStartParser;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Parser\Block\IndentedCodeStartParser;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Parser\Block\ListBlockStartParser;
use WelearnElements\Vendor\League\CommonMark\Extension\CommonMark\Parser\Block\ThematicBreakStartParser;
use WelearnElements\Vendor\League\CommonMark\Node\Block\AbstractBlock;
use WelearnElements\Vendor\League\CommonMark\Node\Block\Paragraph;
use WelearnElements\Vendor\League\CommonMark\Node\Inline\Text as Text_Node;
use WelearnElements\Vendor\League\CommonMark\Parser\MarkdownParser;

defined( 'ABSPATH' ) || exit;

/**
 * Finds the blocks of a text and the lines that they are written in, so that a page of questions can be cut into
 * its parts as they are written. Texts inside blocks are not parsed.
 */
final class Structure {

	/** The row below the head of a table. */
	private const DELIMITERS = '/^ {0,3}(?=[^|]*+\|)\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$/D';
	private const DEFINITION = '/^ {0,3}\[((?:[^\[\]\\\\]|\\\\.)++)\]:/';
	/** A footnote. The parser knows none. */
	private const NOTE = '/^ {0,3}\[\^[^\s[\]]++\]:/u';
	/** The box of a task. */
	private const TASK   = '/^\[[ xX]\][ \t]++(?=\S)/';
	private const MARKER = '/^[ \t]*+(?:[*+-]|[0-9]{1,9}[.)])/';

	/** Lines of a text. Each takes up to 4 kB of memory. */
	private const MAX_LINES = 20000;

	/** Levels of blocks. Those further inside make no difference here, but take memory: 1 kB each. */
	private const MAX_LEVELS = 6;

	/** @var Environment|null */
	private static $environment;

	/** @var string[] */
	private $lines;
	/** @var int[] Where each line begins, and the text ends. */
	private $starts = array( 0 );

	private function __construct( string $text ) {
		$this->lines = explode( "\n", $text );
		foreach ( $this->lines as $i => $line ) {
			$this->starts[] = $this->starts[ $i ] + strlen( $line ) + 1;
		}
	}

	/**
	 * Whether a text is short enough for a server.
	 *
	 * @param string $text Markdown.
	 */
	public static function can_read( string $text ): bool {
		return substr_count( $text, "\n" ) < self::MAX_LINES;
	}

	/**
	 * The blocks of a text.
	 *
	 * @param string $text Markdown.
	 * @return array[]|null Each with type, start and end (offsets) and raw; a heading with depth and text; a list with items, their
	 *                      texts. Null for a text that is too long.
	 */
	public static function blocks( string $text ): ?array {
		if ( ! self::can_read( $text ) ) {
			return null;
		}
		self::$environment = self::$environment ?? self::environment();
		$structure         = new self( $text );
		$blocks            = array();
		$line              = 0;
		for ( $node = ( new MarkdownParser( self::$environment ) )->parse( $text )->firstChild(); $node instanceof AbstractBlock; $node = $node->next() ) {
			array_push( $blocks, ...$structure->between( $line, (int) $node->getStartLine() - 1 ) );
			// An indented text goes on with the footnote above it.
			$last = end( $blocks );
			array_push( $blocks, ...$structure->blocks_of( $node, $last && $last['is_note'] ) );
			$line = (int) $node->getEndLine();
		}
		return array_merge( $blocks, $structure->between( $line, count( $structure->lines ) ) );
	}

	/**
	 * Definitions of links and footnotes, by their tags.
	 *
	 * @param array $blocks Blocks of a text.
	 * @return array<string, string>
	 */
	public static function definitions( array $blocks ): array {
		$definitions = array();
		$tag         = '';
		foreach ( $blocks as $block ) {
			if ( 'definitions' !== $block['type'] ) {
				continue;
			}
			if ( '' !== $tag && $block['is_note'] ) {
				$definitions[ $tag ] .= "\n";
			}
			foreach ( explode( "\n", $block['raw'] ) as $line ) {
				if ( preg_match( self::DEFINITION, $line, $found ) ) {
					$tag = self::tag_of( $found[1] );
					// The first of a tag counts.
					$tag = isset( $definitions[ $tag ] ) ? '' : $tag;
					if ( '' !== $tag ) {
						$definitions[ $tag ] = trim( $line );
					}
				} elseif ( '' !== $tag ) {
					$definitions[ $tag ] .= "\n$line";
				}
			}
		}
		return array_map( 'trim', $definitions );
	}

	/**
	 * The name by which a link finds its definition.
	 *
	 * @param string $label Text in brackets.
	 */
	public static function tag_of( string $label ): string {
		return mb_strtolower( (string) preg_replace( '/\s++/u', ' ', $label ), 'UTF-8' );
	}

	/** The lines between two blocks. The parser removes paragraphs of nothing but definitions. */
	private function between( int $first, int $behind ): array {
		while ( $first < $behind && '' === trim( $this->lines[ $first ] ) ) {
			++$first;
		}
		$type = preg_match( self::DEFINITION, $this->lines[ $first ] ?? '' ) ? 'definitions' : 'other';
		return $first < $behind ? array( $this->block( $type, $first, $behind ) ) : array();
	}

	/** The blocks of a node. A paragraph may begin with definitions, and end in a table. */
	private function blocks_of( AbstractBlock $node, bool $is_in_note ): array {
		$first = (int) $node->getStartLine() - 1;
		$last  = (int) $node->getEndLine();
		if ( $node instanceof Heading ) {
			$more = array(
				'depth' => $node->getLevel(),
				'text'  => self::text_of( $node ),
			);
			return array( $this->block( 'heading', $first, $last, $more ) );
		}
		if ( $node instanceof ListBlock ) {
			return array( $this->block( 'list', $first, $last, array( 'items' => $this->items( $node, $last ) ) ) );
		}
		if ( $is_in_note && $node instanceof IndentedCode ) {
			return array( $this->block( 'definitions', $first, $last, array( 'is_note' => true ) ) );
		}
		if ( ! $node instanceof Paragraph ) {
			return array( $this->block( $node instanceof HtmlBlock ? 'html' : 'other', $first, $last ) );
		}
		$text  = self::text_of( $node );
		$start = '' === $text ? $last : max( $first, $last - substr_count( $text, "\n" ) - 1 );
		$note  = $start < $last && preg_match( self::NOTE, $this->lines[ $start ] ) ? $start : $last;
		$table = $note;
		for ( $i = $start + 1; $i < $note; $i++ ) {
			if ( preg_match( self::DELIMITERS, $this->lines[ $i ] ) && self::are_even( $this->lines[ $i - 1 ], $this->lines[ $i ] ) ) {
				$table = $i - 1;
				break;
			}
		}
		$blocks = array(
			$this->block( 'definitions', $first, $start ),
			$this->block( 'paragraph', $start, $table ),
			$this->block( 'table', $table, $note ),
			$this->block( 'definitions', $note, $last, array( 'is_note' => true ) ),
		);
		return array_filter(
			$blocks,
			static function ( array $block ): bool {
				return '' !== $block['raw'];
			}
		);
	}

	/** Some lines as a block. */
	private function block( string $type, int $first, int $behind, array $more = array() ): array {
		$lines = array_slice( $this->lines, $first, max( 0, $behind - $first ) );
		return $more + array(
			'type'    => $type,
			'start'   => $this->starts[ $first ],
			'end'     => $this->starts[ $first ] + strlen( implode( "\n", $lines ) ),
			'raw'     => implode( "\n", $lines ),
			'is_note' => false,
		);
	}

	/** Whether the head of a table has as many cells as the row below it. Without that, both are text. */
	private static function are_even( string $head, string $row ): bool {
		$cells = static function ( string $line ): int {
			return 1 + preg_match_all( '/\\\\.(*SKIP)(*FAIL)|\|/', trim( $line, " \t|" ) );
		};
		return $cells( $head ) === $cells( $row );
	}

	private static function text_of( AbstractBlock $node ): string {
		$text = $node->firstChild();
		return $text instanceof Text_Node ? $text->getLiteral() : '';
	}

	/** The texts of a list's items, without marks and indentation. */
	private function items( ListBlock $list, int $last ): array {
		$items = array();
		for ( $item = $list->firstChild(); $item instanceof ListItem; $item = $next ) {
			$next   = $item->next();
			$start  = (int) $item->getStartLine() - 1;
			$behind = $next instanceof ListItem ? (int) $next->getStartLine() - 1 : $last;
			$data   = $item->getListData();
			$lines  = array_slice( $this->lines, $start, $behind - $start );
			foreach ( $lines as $i => $line ) {
				$mark        = 0 === $i && preg_match( self::MARKER, $line, $found ) ? $found[0] : '';
				$lines[ $i ] = self::outdent( substr( $line, strlen( $mark ) ), $data->markerOffset + $data->padding, strlen( $mark ) );
			}
			$items[] = rtrim( preg_replace( self::TASK, '', implode( "\n", $lines ) ) );
		}
		return $items;
	}

	/** A line without its indentation, up to a column. A tab reaches to the next multiple of four. */
	private static function outdent( string $line, int $columns, int $column ): string {
		for ( $i = 0; $column < $columns && $i < strlen( $line ); $i++ ) {
			if ( ' ' !== $line[ $i ] && "\t" !== $line[ $i ] ) {
				break;
			}
			$column += "\t" === $line[ $i ] ? 4 - $column % 4 : 1;
		}
		return substr( $line, $i );
	}

	/** Tables are found here: the library gives a table and the paragraph above it the same first line. */
	private static function environment(): Environment {
		$environment = new Environment( array( 'max_nesting_level' => self::MAX_LEVELS ) );
		$environment
			->addBlockStartParser( new BlockQuoteStartParser(), 70 )
			->addBlockStartParser( new HeadingStartParser(), 60 )
			->addBlockStartParser( new FencedCodeStartParser(), 50 )
			->addBlockStartParser( new HtmlBlockStartParser(), 40 )
			->addBlockStartParser( new ThematicBreakStartParser(), 20 )
			->addBlockStartParser( new ListBlockStartParser(), 10 )
			->addBlockStartParser( new IndentedCodeStartParser(), -100 );
		return $environment;
	}
}
