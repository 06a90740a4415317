<?php
/**
 * [welearn_about src="…"] and [welearn_faq src="…" searchable]
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** The shortcodes, for the classic editor, widgets and page builders. */
final class Shortcodes {

	/** @var string|null The text behind the name of the shortcode that runs, as written. */
	private static $text = null;

	public static function register(): void {
		add_shortcode( 'welearn_about', array( self::class, 'about' ) );
		add_shortcode( 'welearn_faq', array( self::class, 'faq' ) );
		add_filter( 'pre_do_shortcode_tag', array( self::class, 'remember' ), 10, 4 );
		foreach ( array( 'the_content', 'the_excerpt', 'widget_text', 'widget_text_content', 'widget_block_content' ) as $filter ) {
			add_filter( $filter, array( self::class, 'mend' ), 6 );
			// After everything that adds paragraphs, or runs shortcodes.
			add_filter( $filter, array( Placement::class, 'apart' ), 999 );
		}
		add_filter( 'widget_text', array( self::class, 'separate' ), 7 );
		add_filter( 'the_excerpt', array( self::class, 'run' ), 11 );
		add_filter( 'render_block', array( Placement::class, 'in_block' ), 999, 2 );
		add_filter( 'render_block', array( Theme::class, 'in_block' ), 1000, 2 );
	}

	/**
	 * Visual editors insert no-break spaces, and WordPress takes them for a part of the name.
	 *
	 * @param mixed $content Content.
	 */
	public static function mend( $content ): string {
		$content = (string) $content;
		return preg_replace( '/\[(welearn_(?:about|faq))(?:[\x{A0}\x{200B}\x{2060}\x{FEFF}\p{Zs}]|&nbsp;|&#160;)++/u', '[$1 ', $content ) ?? $content;
	}

	/**
	 * Puts shortcodes in paragraphs of their own. In an old Text widget nothing can do so later.
	 *
	 * @param mixed $content Content.
	 */
	public static function separate( $content ): string {
		$content = (string) $content;
		return preg_replace( '/(?<!\[)\[welearn_(?:about|faq)\b[^\[\]]*+\](?!\])/', "\n\n$0\n\n", $content ) ?? $content;
	}

	/**
	 * Runs our shortcodes in an excerpt, which WordPress prints as they are written.
	 *
	 * @param mixed $content Excerpt.
	 */
	public static function run( $content ): string {
		$pattern = get_shortcode_regex( array( 'welearn_about', 'welearn_faq' ) );
		return (string) preg_replace_callback( "/$pattern/", 'do_shortcode_tag', (string) $content );
	}

	/**
	 * Keeps the text of one of our shortcodes: WordPress's reading of it loses much.
	 *
	 * @param mixed  $output Output of another plugin.
	 * @param string $tag    Shortcode.
	 * @param mixed  $atts   As read by WordPress.
	 * @param array  $found  Parts of the shortcode.
	 * @return mixed
	 */
	public static function remember( $output, $tag, $atts, $found ) {
		self::$text = 'welearn_about' === $tag || 'welearn_faq' === $tag ? (string) $found[3] : null;
		return $output;
	}

	/**
	 * Prints the about text.
	 *
	 * @param array|string $atts    Attributes; a text if there are none.
	 * @param string|null  $content A document between the tags.
	 */
	public static function about( $atts, $content = null ): string {
		return self::render( 'welearn-about', $atts, $content );
	}

	/**
	 * Prints the questions.
	 *
	 * @param array|string $atts    Attributes; a text if there are none.
	 * @param string|null  $content A document between the tags.
	 */
	public static function faq( $atts, $content = null ): string {
		return self::render( 'welearn-faq', $atts, $content );
	}

	private static function render( string $tag, $atts, ?string $content ): string {
		$text       = self::$text;
		self::$text = null;
		$given      = null === $text ? array_filter( (array) $atts, 'is_string', ARRAY_FILTER_USE_KEY ) : Shortcode_Text::attributes( $text, Attributes::flags() );
		$notes      = array();
		if ( null !== $content && '' !== trim( wp_strip_all_tags( $content ) ) ) {
			$notes[] = __( 'A shortcode cannot contain a document, because editors change its lines. Write the document in the block, or upload it to the media library and put its address in “src”.', 'welearn-elements' );
		}
		return self::element( $tag, $given, $notes )->html();
	}

	/**
	 * The element that a shortcode prints.
	 *
	 * @param string                     $tag   welearn-about or welearn-faq.
	 * @param array<string, string|true> $given Attributes.
	 * @param string[]                   $notes Problems of the shortcode itself.
	 */
	public static function element( string $tag, array $given, array $notes = array() ): Element {
		list( $values, $problems ) = Attributes::check( $tag, $given );
		return new Element( $tag, $values, array_merge( $problems, $notes ) );
	}
}
