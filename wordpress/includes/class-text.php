<?php
/**
 * Text becomes HTML, here and nowhere else.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** Writes text so that neither a browser nor a filter of WordPress's takes any of it for more than text. */
final class Text {

	/**
	 * WordPress makes shortcodes of brackets, curly marks of quotes, dashes of hyphens and pictures of smileys,
	 * in whatever a block prints. Each match is one sign, and is written as a character reference.
	 */
	private const SIGNS = '/[&<>"\'\[]
		|-(?=-|[ \t\n\r\f]|\xC2\xA0|$)|(?:(?<=[ \t\n\r\f])|(?<=\xC2\xA0))-
		|\.(?=\.\.)|`(?=`)|\((?=(?i:tm)\))|(?<=\d)x(?=\d)|W(?=ordpress)
		|(?:^|(?<=[ \t\n\r\f])|(?<=\xC2\xA0))(?:[:;](?=[^ \t\n\r\f])|8(?=[-)O]))/x';

	private const NAMED = array(
		'&' => '&amp;',
		'<' => '&lt;',
		'>' => '&gt;',
		'"' => '&quot;',
		// Not by its number: WordPress makes a bracket, and perhaps a shortcode, of that.
		'[' => '&lsqb;',
	);

	/**
	 * A text as HTML, for an element or for an attribute's value in double quotes.
	 *
	 * @param string $text Any text.
	 */
	public static function html( string $text ): string {
		return (string) preg_replace_callback(
			self::SIGNS,
			static function ( array $found ): string {
				return self::NAMED[ $found[0] ] ?? '&#' . ord( $found[0] ) . ';';
			},
			$text
		);
	}

	/**
	 * HTML with the signs of its texts as people write them, for places that no filter of WordPress's changes, and
	 * where a search looks. A bracket stays a reference, and an address at the start of a line cannot become an embedded page.
	 * Without elements, nothing needs the place of their tools.
	 *
	 * @param string $html HTML that this class has written.
	 */
	public static function plain_marks( string $html ): string {
		$html = (string) preg_replace_callback(
			'/<[^>]*>|&(?:quot|#(?!38;|60;|62;|91;)[0-9]{2,3});/',
			static function ( array $found ): string {
				return '<' === $found[0][0] ? $found[0] : html_entity_decode( $found[0], ENT_QUOTES | ENT_HTML5, 'UTF-8' );
			},
			trim( (string) preg_replace( '/<div class="welearn-tools">(?:<i[^>]*><\/i>)?<\/div>\n/', '', $html ) )
		);
		return (string) preg_replace( '/^([^\S\n]*+https?):/im', '$1&#58;', $html );
	}

	/** Comments, scripts, tags, addresses for links, and spaces show nothing (src/html/render.ts). */
	private const SILENT = '/\A(?:<!--[\s\S]*?(?:-->|\z)
		|<(?:script|style|template|svg|math)\b[\s\S]*?(?:<\/(?:script|style|template|svg|math)\s*+>|\z)
		|<\/?(?!(?:audio|embed|hr|iframe|img|input|object|video)\b)[a-z][^<>]*+>
		|^[ ]{0,3}\[(?!\^)[^[\]\n]++\]:[ \t]*+[^\s]++[ \t]*+$|^[ ]{0,3}(?:\#{1,6}|>)[ \t]*+$
		|&(?:nbsp|ensp|emsp|thinsp|shy|zwnj|zwj|lrm|rlm|\#160|\#xa0|\#8203|\#x200b);
		|[\s\p{C}\x{3164}\x{2800}])*+\z/imux';

	/**
	 * Whether a text comes to nothing, such as `<!-- todo -->` or `&nbsp;`.
	 *
	 * @param string $text Markdown.
	 */
	public static function is_blank( string $text ): bool {
		return 1 === preg_match( self::SILENT, $text );
	}

	/**
	 * A text with each `[NAME]` that there is a text for replaced by that.
	 *
	 * @param string $text Text.
	 * @param array  $fill Texts by the names of placeholders.
	 */
	public static function fill( string $text, array $fill ): string {
		$names = array();
		foreach ( $fill as $name => $written ) {
			$names[ "[$name]" ] = $written;
		}
		return $names ? strtr( $text, $names ) : $text;
	}
}
