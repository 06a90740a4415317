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
use WelearnElements\Vendor\League\CommonMark\Parser\MarkdownParser;
use WelearnElements\Vendor\League\CommonMark\Renderer\HtmlRenderer;

defined( 'ABSPATH' ) || exit;

/**
 * Renders and sanitises. What may stand in content is what the elements allow (their decision 0005),
 * enforced by wp_kses; in the browser the element does so again.
 */
final class Markdown {

	private const PHRASING = 'abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup u var wbr';
	private const FLOW     = 'address article aside blockquote caption col colgroup dd dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr main nav p pre section summary table tbody tfoot thead tr ul div';
	private const KEPT     = array(
		'a'       => array( 'href' ),
		'img'     => array( 'src', 'alt', 'width', 'height' ),
		'li'      => array( 'value' ),
		'ol'      => array( 'start', 'reversed' ),
		'td'      => array( 'align', 'colspan', 'rowspan' ),
		'th'      => array( 'align', 'colspan', 'rowspan', 'scope' ),
		'time'    => array( 'datetime' ),
		'details' => array( 'open' ),
	);

	/** They go with all that is in them. */
	private const DROPPED = 'applet|audio|embed|frameset|head|iframe|math|noembed|noframes|noscript|object|script|select|style|svg|template|textarea|title|video|xmp';

	/** @var Environment|null */
	private static $environment;

	/** Whether the libraries can run here: they need an extension of PHP's that nearly all hosts have. */
	public static function can_read(): bool {
		return extension_loaded( 'mbstring' );
	}

	/**
	 * Safe HTML.
	 *
	 * @param string $text   Markdown.
	 * @param string $base   What relative links and images resolve against.
	 * @param int    $level  Level that headings stand below; 0 for a line, and no blocks.
	 * @param array  $fill   Texts by the names of placeholders.
	 */
	public static function html( string $text, string $base, int $level, array $fill = array() ): string {
		self::$environment = self::$environment ?? self::environment();
		$document          = ( new MarkdownParser( self::$environment ) )->parse( $text );
		$html              = (string) ( new HtmlRenderer( self::$environment ) )->renderDocument( $document );
		$html              = self::sanitize( $html, 0 === $level );
		$html              = self::links( $html, $base );
		$html              = self::headings( $html, $level );
		return self::guard( trim( $html ), $fill );
	}

	/**
	 * A text as HTML that no filter of WordPress's changes: these make shortcodes of brackets, curly
	 * marks of quotes and pictures of colons, in whatever a block prints. A document is not the site's
	 * own text, so a shortcode in it must not run.
	 *
	 * @param string $html HTML that is safe.
	 * @param array  $fill Texts by the names of placeholders.
	 */
	public static function guard( string $html, array $fill = array() ): string {
		$names = array();
		foreach ( $fill as $name => $text ) {
			$names[ '[' . esc_html( $name ) . ']' ] = esc_html( $text );
		}
		$pieces = preg_split( '/(<[^>]*>)/', $html, -1, PREG_SPLIT_DELIM_CAPTURE );
		foreach ( $pieces as $i => $piece ) {
			if ( 0 === $i % 2 && '' !== $piece ) {
				$piece = $names ? strtr( $piece, $names ) : $piece;
				$piece = preg_replace(
					array( '/\'/', '/"/', '/-(?=[-\s]|$)|(?<=\s)-/', '/\.\.\./', '/``/', '/\((?=tm\))/i', '/(?<=\d)x(?=\d)/', '/(^|\s)([:;]|8(?=[-)O]))(?=\S)/', '/W(?=ordpress)/' ),
					array( '&#39;', '&quot;', '&#45;', '&#46;..', '&#96;`', '&#40;', '&#120;', '$1{$2}', '&#87;' ),
					$piece
				);
				$piece = strtr(
					$piece,
					array(
						'{:}' => '&#58;',
						'{;}' => '&#59;',
						'{8}' => '&#56;',
					)
				);
			}
			// Not by its number: WordPress makes a bracket of that.
			$pieces[ $i ] = str_replace( '[', '&lsqb;', $piece );
		}
		return implode( '', $pieces );
	}

	private static function environment(): Environment {
		$environment = new Environment();
		foreach ( array( new CommonMarkCoreExtension(), new AutolinkExtension(), new StrikethroughExtension(), new TableExtension(), new TaskListExtension() ) as $extension ) {
			$environment->addExtension( $extension );
		}
		return $environment->complete();
	}

	private static function sanitize( string $html, bool $is_line ): string {
		$dropped = self::DROPPED;
		$html    = preg_replace( "#<({$dropped})\b[^>]*>.*?</\\1\s*>|<({$dropped})\b[^>]*>.*\$#is", '', $html );
		$html    = preg_replace( '/<!--.*?-->|<input\b(?![^>]*type="?checkbox)[^>]*>/is', '', (string) $html );
		$html    = preg_replace( '/<input\b[^>]*\bchecked\b[^>]*>/i', '☑', $html );
		$html    = preg_replace( '/<input\b[^>]*>/i', '☐', $html );
		$allowed = array();
		$names   = self::PHRASING . ' img time' . ( $is_line ? '' : ' a details li ol td th ' . self::FLOW );
		foreach ( explode( ' ', $names ) as $name ) {
			$allowed[ $name ] = array_fill_keys( array_merge( array( 'dir', 'lang', 'title' ), self::KEPT[ $name ] ?? array() ), true );
		}
		$html = wp_kses( $html, $allowed, array( 'http', 'https', 'mailto', 'tel' ) );
		return force_balance_tags( $html );
	}

	/** Links and images with whole addresses, as the elements make them. */
	private static function links( string $html, string $base ): string {
		$links = static function ( array $found ) use ( $base ): string {
			list( , $start, $url, $end ) = $found;
			$url                         = html_entity_decode( $url, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
			if ( 0 !== strpos( $url, '#' ) ) {
				$url = preg_replace( '#^(?:http://)?(?=www\.)#i', 'https://', trim( $url ) );
				$url = preg_match( '/^(mailto|tel):/i', $url ) ? $url : \WP_Http::make_absolute_url( $url, $base );
			}
			$leaves = preg_match( '#^https?://#i', $url ) && wp_parse_url( $url, PHP_URL_HOST ) !== wp_parse_url( home_url(), PHP_URL_HOST );
			return $start . 'href="' . esc_url( $url, array( 'http', 'https', 'mailto', 'tel' ) ) . '"' . ( $leaves ? ' rel="noopener"' : '' ) . $end;
		};
		$images = static function ( array $found ) use ( $base ): string {
			list( , $start, $url, $end ) = $found;
			$url                         = \WP_Http::make_absolute_url( html_entity_decode( $url, ENT_QUOTES | ENT_HTML5, 'UTF-8' ), $base );
			$end = preg_match( '/\balt=/i', $start . $end ) ? $end : " alt=\"\"$end";
			return $start . 'src="' . esc_url( $url, array( 'http', 'https' ) ) . '" loading="lazy" referrerpolicy="no-referrer"' . $end;
		};
		// A link that may not lead anywhere is none.
		$html = preg_replace( '#<a\b(?![^>]*\bhref=)[^>]*>(.*?)</a>#is', '$1', $html );
		$html = preg_replace_callback( '/(<a\b[^>]*?)\bhref="([^"]*)"([^>]*>)/i', $links, $html );
		return preg_replace_callback( '/(<img\b[^>]*?)\bsrc="([^"]*)"([^>]*>)/i', $images, $html );
	}

	/** Only the order of levels counts, not their numbers: a level that is left out would read as a part that is missing. */
	private static function headings( string $html, int $top ): string {
		$open  = array();
		$level = $top;
		return preg_replace_callback(
			'#<(/?)h([1-6])\b#i',
			static function ( array $found ) use ( &$open, &$level, $top ): string {
				if ( '' === $found[1] ) {
					while ( $open && end( $open ) >= (int) $found[2] ) {
						array_pop( $open );
					}
					$open[] = (int) $found[2];
					$level  = min( 6, $top + count( $open ) );
				}
				return "<{$found[1]}h$level";
			},
			$html
		);
	}
}
