<?php
/**
 * The settings and parts of the Markdown library.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

use WelearnElements\Vendor\League\CommonMark\Delimiter\DelimiterParser;
use WelearnElements\Vendor\League\CommonMark\Delimiter\Processor\DelimiterProcessorCollection;
use WelearnElements\Vendor\League\CommonMark\Delimiter\Processor\DelimiterProcessorInterface;
use WelearnElements\Vendor\League\CommonMark\Environment\EnvironmentAwareInterface;
use WelearnElements\Vendor\League\CommonMark\Environment\EnvironmentBuilderInterface;
use WelearnElements\Vendor\League\CommonMark\Environment\EnvironmentInterface;
use WelearnElements\Vendor\League\CommonMark\Extension\ExtensionInterface;
use WelearnElements\Vendor\League\CommonMark\Normalizer\SlugNormalizer;
use WelearnElements\Vendor\League\CommonMark\Normalizer\TextNormalizerInterface;
use WelearnElements\Vendor\League\CommonMark\Parser\Block\BlockStartParserInterface;
use WelearnElements\Vendor\League\CommonMark\Parser\Inline\InlineParserInterface;
use WelearnElements\Vendor\League\CommonMark\Renderer\NodeRendererInterface;
use WelearnElements\Vendor\League\CommonMark\Util\PrioritizedList;
use WelearnElements\Vendor\League\Config\ConfigurationAwareInterface;
use WelearnElements\Vendor\League\Config\ConfigurationInterface;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.NamingConventions.ValidFunctionName -- the library's names.

/**
 * The library's own environment checks every setting by a schema, for which it needs four more libraries,
 * one of them not for PHP 7.4. The settings here are written by nobody but us.
 */
final class Environment implements EnvironmentInterface, EnvironmentBuilderInterface, ConfigurationInterface {

	private const SETTINGS = array(
		'html_input'                        => 'allow',
		'allow_unsafe_links'                => false,
		'max_nesting_level'                 => 64,
		// Only a text that is made to keep a server busy has more of these signs.
		'max_delimiters_per_line'           => 10000,
		'autolink.allowed_protocols'        => array( 'http', 'https' ),
		'autolink.default_protocol'         => 'http',
		'renderer/block_separator'          => "\n",
		'renderer/inner_separator'          => "\n",
		'renderer/soft_break'               => "\n",
		'commonmark/use_asterisk'           => true,
		'commonmark/use_underscore'         => true,
		'commonmark/enable_strong'          => true,
		'commonmark/enable_em'              => true,
		'commonmark/unordered_list_markers' => array( '*', '+', '-' ),
		'slug_normalizer/max_length'        => 255,
		'table/alignment_attributes'        => array(
			'left'   => array( 'align' => 'left' ),
			'center' => array( 'align' => 'center' ),
			'right'  => array( 'align' => 'right' ),
		),
		'table/max_autocompleted_cells'     => 10000,
		'table/wrap/enabled'                => false,
	);

	/** @var array<string, mixed> */
	private $settings;
	/** @var PrioritizedList */
	private $blocks;
	/** @var PrioritizedList */
	private $inlines;
	/** @var DelimiterProcessorCollection */
	private $delimiters;
	/** @var PrioritizedList[] */
	private $renderers = array();
	/** @var array<string, PrioritizedList> */
	private $listeners = array();
	/** @var ExtensionInterface[] */
	private $extensions = array();

	/**
	 * An environment without extensions.
	 *
	 * @param array<string, mixed> $settings Other settings than the usual ones.
	 */
	public function __construct( array $settings = array() ) {
		$this->settings   = $settings + self::SETTINGS;
		$this->blocks     = new PrioritizedList();
		$this->inlines    = new PrioritizedList();
		$this->delimiters = new DelimiterProcessorCollection();
	}

	/** Once all extensions are there. */
	public function complete(): self {
		$this->inlines->add( new DelimiterParser( $this->delimiters ), PHP_INT_MIN );
		return $this;
	}

	/** @return mixed */
	public function get( string $key ) {
		return $this->settings[ $key ] ?? null;
	}

	public function exists( string $key ): bool {
		return isset( $this->settings[ $key ] );
	}

	public function getConfiguration(): ConfigurationInterface {
		return $this;
	}

	public function addExtension( ExtensionInterface $extension ): EnvironmentBuilderInterface {
		$this->extensions[] = $extension;
		$extension->register( $this );
		return $this;
	}

	public function addBlockStartParser( BlockStartParserInterface $parser, int $priority = 0 ): EnvironmentBuilderInterface {
		$this->blocks->add( $this->told( $parser ), $priority );
		return $this;
	}

	public function addInlineParser( InlineParserInterface $parser, int $priority = 0 ): EnvironmentBuilderInterface {
		$this->inlines->add( $this->told( $parser ), $priority );
		return $this;
	}

	public function addDelimiterProcessor( DelimiterProcessorInterface $processor ): EnvironmentBuilderInterface {
		$this->delimiters->add( $this->told( $processor ) );
		return $this;
	}

	public function addRenderer( string $nodeClass, NodeRendererInterface $renderer, int $priority = 0 ): EnvironmentBuilderInterface {
		$this->renderers[ $nodeClass ] = $this->renderers[ $nodeClass ] ?? new PrioritizedList();
		$this->renderers[ $nodeClass ]->add( $this->told( $renderer ), $priority );
		return $this;
	}

	public function addEventListener( string $eventClass, callable $listener, int $priority = 0 ): EnvironmentBuilderInterface {
		$this->listeners[ $eventClass ] = $this->listeners[ $eventClass ] ?? new PrioritizedList();
		$this->listeners[ $eventClass ]->add( $listener, $priority );
		$target = is_array( $listener ) ? $listener[0] : $listener;
		if ( is_object( $target ) ) {
			$this->told( $target );
		}
		return $this;
	}

	public function dispatch( object $event ) {
		foreach ( $this->listeners[ get_class( $event ) ] ?? array() as $listener ) {
			$listener( $event );
		}
		return $event;
	}

	public function getExtensions(): iterable {
		return $this->extensions;
	}

	public function getBlockStartParsers(): iterable {
		return $this->blocks;
	}

	public function getInlineParsers(): iterable {
		return $this->inlines;
	}

	public function getDelimiterProcessors(): DelimiterProcessorCollection {
		return $this->delimiters;
	}

	public function getRenderersForClass( string $nodeClass ): iterable {
		for ( $name = $nodeClass; $name; $name = get_parent_class( $name ) ) {
			if ( isset( $this->renderers[ $name ] ) ) {
				return $this->renderers[ $name ];
			}
		}
		return array();
	}

	public function getSlugNormalizer(): TextNormalizerInterface {
		return new SlugNormalizer();
	}

	private function told( object $part ): object {
		if ( $part instanceof EnvironmentAwareInterface ) {
			$part->setEnvironment( $this );
		}
		if ( $part instanceof ConfigurationAwareInterface ) {
			$part->setConfiguration( $this );
		}
		return $part;
	}
}
