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

	/**
	 * A style sheet with the settings of a block theme. Other themes have rules, which cannot be looked up.
	 */
	public static function css(): string {
		if ( ! function_exists( 'wp_get_global_styles' ) ) {
			return '';
		}
		$found = array(
			'--welearn-accent-color'        => wp_get_global_styles( array( 'elements', 'link', 'color', 'text' ) ),
			'--welearn-heading-font-family' => wp_get_global_styles( array( 'elements', 'heading', 'typography', 'fontFamily' ) ),
		);
		$css   = '';
		foreach ( $found as $property => $value ) {
			$value = is_string( $value ) ? self::value( $value ) : '';
			if ( '' !== $value ) {
				$css .= "$property:$value;";
			}
		}
		return '' === $css ? '' : ":where(welearn-about,welearn-faq){{$css}}";
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
