<?php
/**
 * The theme's colours and fonts.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** The theme's look as custom properties: its rules for links and headings do not reach a shadow tree. */
final class Theme {

	/** Functions of CSS values that load nothing. The empty name stands for brackets in a calculation. */
	const FUNCTIONS = array(
		'',
		'var',
		'env',
		'calc',
		'min',
		'max',
		'clamp',
		'rgb',
		'rgba',
		'hsl',
		'hsla',
		'hwb',
		'lab',
		'lch',
		'oklab',
		'oklch',
		'color',
		'color-mix',
		'light-dark',
		'linear-gradient',
		'radial-gradient',
		'conic-gradient',
		'repeating-linear-gradient',
		'repeating-radial-gradient',
		'repeating-conic-gradient',
	);

	/** Settings of headings, by property. The elements have properties for some. */
	private const HEADING = array(
		'font-size'      => 'fontSize',
		'font-family'    => 'fontFamily',
		'font-weight'    => 'fontWeight',
		'font-style'     => 'fontStyle',
		'line-height'    => 'lineHeight',
		'letter-spacing' => 'letterSpacing',
		'text-transform' => 'textTransform',
	);

	/** The sizes and the weight of headings in browsers, for themes that say nothing. */
	private const SIZES = array( 1 => '2em', '1.5em', '1.17em', '1em', '.83em', '.67em' );

	/**
	 * A style sheet with the settings of a block theme. Other themes have rules, which cannot be looked up:
	 * there a script reads how the page shows a heading (assets/headings.js).
	 */
	public static function css(): string {
		if ( ! self::has_settings() ) {
			return '';
		}
		$found = array(
			'--welearn-accent-color' => wp_get_global_styles( array( 'elements', 'link', 'color', 'text' ) ),
			'--welearn-line-height'  => wp_get_global_styles( array( 'typography', 'lineHeight' ) ),
		);
		$css   = '';
		foreach ( $found as $property => $value ) {
			$value = is_string( $value ) || is_numeric( $value ) ? self::value( (string) $value ) : '';
			if ( '' !== $value ) {
				$css .= "$property:$value;";
			}
		}
		$css = '' === $css ? '' : ":where(welearn-about,welearn-faq){{$css}}";
		for ( $level = 1; $level <= 6; $level++ ) {
			$css .= self::heading( $level, 'heading' ) . self::heading( min( 6, $level + 1 ), 'topic-heading', $level );
		}
		return $css;
	}

	/** Whether the theme has settings for headings that can be looked up. */
	public static function has_settings(): bool {
		return function_exists( 'wp_get_global_styles' ) && function_exists( 'wp_is_block_theme' ) && wp_is_block_theme();
	}

	/** The rule for a part that is a heading of a level, in elements whose own heading has another. */
	private static function heading( int $level, string $part, ?int $own = null ): string {
		$own   = $own ?? $level;
		$all   = wp_get_global_styles( array( 'elements', 'heading', 'typography' ) );
		$one   = wp_get_global_styles( array( 'elements', "h$level", 'typography' ) );
		$type  = array_merge( is_array( $all ) ? $all : array(), is_array( $one ) ? $one : array() );
		$type += array(
			'fontSize'   => self::SIZES[ $level ],
			'fontWeight' => 'bold',
		);
		$size  = 'heading' === $part ? '--welearn-heading-size' : '--welearn-topic-size';
		$own_properties = array(
			'font-size'   => $size,
			'font-family' => '--welearn-heading-font-family',
		);
		$css   = '';
		foreach ( self::HEADING as $property => $name ) {
			$value = $type[ $name ] ?? '';
			if ( 'fontSize' === $name && function_exists( 'wp_get_typography_font_size_value' ) ) {
				$value = wp_get_typography_font_size_value( array( 'size' => $value ) );
			}
			$value = is_string( $value ) || is_numeric( $value ) ? self::value( (string) $value ) : '';
			if ( '' !== $value ) {
				$css .= isset( $own_properties[ $property ] ) ? "$property:var({$own_properties[ $property ]},$value);" : "$property:$value;";
			}
		}
		$level_is = 2 === $own ? ':not([heading-level])' : "[heading-level=\"$own\"]";
		return ":where(.welearn-element$level_is)::part($part){{$css}}";
	}

	/**
	 * A block with a colour of links, as a property for elements inside: its rule does not reach them.
	 *
	 * @param mixed $html  HTML of the block.
	 * @param array $block Block.
	 */
	public static function in_block( $html, $block ): string {
		$html  = (string) $html;
		$value = $block['attrs']['style']['elements']['link']['color']['text'] ?? '';
		$value = is_string( $value ) ? self::value( $value ) : '';
		if ( '' === $value || ! preg_match( '/<welearn-|\[welearn_/', $html ) ) {
			return $html;
		}
		$css = esc_attr( "--welearn-link-color:$value;" );
		return (string) preg_replace_callback(
			'/^\s*+<[a-z][a-z0-9-]*+(?:[^<>"\']++|"[^"]*+"|\'[^\']*+\')*+>/i',
			static function ( array $found ) use ( $css ): string {
				$styled = preg_replace( '/(\sstyle=["\'])/i', '$1' . $css, $found[0], 1, $count );
				return $count ? $styled : (string) preg_replace( '/^(\s*+<[a-z][a-z0-9-]*+)/i', "$1 style=\"$css\"", $found[0] );
			},
			$html
		);
	}

	/**
	 * A value that may stand in a declaration. The short form of presets is written out. A value that could
	 * end the declaration is refused, and any function that is not known to load nothing.
	 *
	 * @param string $value From a theme or a block.
	 */
	public static function value( string $value ): string {
		if ( preg_match( '/^var:preset\|([\w-]+)\|([\w-]+)$/', $value, $found ) ) {
			$value = "var(--wp--preset--{$found[1]}--{$found[2]})";
		}
		preg_match_all( '/([\w-]*)\(/', strtolower( $value ), $calls );
		$is_plain = preg_match( '/^[\w#%.,()\s"\'\/+*-]*$/u', $value )
			&& false === strpos( $value, '/*' )
			&& ! array_diff( $calls[1], self::FUNCTIONS );
		return $is_plain && substr_count( $value, '(' ) === substr_count( $value, ')' ) && strlen( $value ) < 200 ? trim( $value ) : '';
	}
}
