<?php
/**
 * The blocks "We Learn: About" and "We Learn: FAQ".
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** Both blocks are printed by the server, whatever HTML a post keeps for them (class-copies.php). */
final class Blocks {

	public static function register(): void {
		foreach ( array( 'about', 'faq' ) as $name ) {
			register_block_type_from_metadata(
				dirname( __DIR__ ) . "/blocks/$name",
				array(
					'render_callback' => static function ( $attributes, $content = '' ) use ( $name ): string {
						return self::render( "welearn-$name", (array) $attributes, (string) $content );
					},
				)
			);
		}
	}

	/**
	 * Before WordPress 6.2 the editor could not take a block's whole content as it is, only as the HTML that a browser
	 * makes of it. Without either, it refuses what it reads as invalid.
	 *
	 * @param array $metadata A block's block.json.
	 */
	public static function take_content( $metadata ): array {
		$metadata = (array) $metadata;
		if ( 0 === strpos( (string) ( $metadata['name'] ?? '' ), 'welearn/' ) && version_compare( $GLOBALS['wp_version'], '6.2', '<' ) ) {
			foreach ( $metadata['attributes'] as $name => $attribute ) {
				if ( 'raw' === ( $attribute['source'] ?? '' ) ) {
					$metadata['attributes'][ $name ]['source'] = 'html';
				}
			}
		}
		return $metadata;
	}

	private static function render( string $tag, array $attributes, string $copy ): string {
		if ( Copies::is_excerpt() && '' !== trim( $copy ) ) {
			return $copy;
		}
		$element = self::element( $tag, $attributes );
		$html    = $element->html( self::look( $attributes ) );
		Copies::notice( $copy, $element );
		return $html;
	}

	/**
	 * The element that a block prints.
	 *
	 * @param string $tag        welearn-about or welearn-faq.
	 * @param array  $attributes The block's.
	 */
	public static function element( string $tag, array $attributes ): Element {
		$given = array();
		foreach ( array_keys( Attributes::of( $tag ) ) as $name ) {
			$value = $attributes[ self::camel( $name ) ] ?? null;
			if ( null !== $value && '' !== $value && false !== $value ) {
				$given[ $name ] = is_int( $value ) ? (string) $value : $value;
			}
		}
		if ( ! empty( $attributes['hideHeading'] ) ) {
			$given['heading'] = '';
		}
		if ( ! empty( $attributes['anchor'] ) ) {
			$given['id'] = $attributes['anchor'];
		}
		list( $values, $notes ) = Attributes::check( $tag, $given );
		$text                    = isset( $attributes['text'] ) && is_string( $attributes['text'] ) ? rawurldecode( $attributes['text'] ) : '';
		return new Element( $tag, $values, $notes, $text );
	}

	private static function camel( string $name ): string {
		return lcfirst( str_replace( '-', '', ucwords( $name, '-' ) ) );
	}

	/**
	 * The settings of the editor's panels for colours, type and borders: as WordPress writes them, and as
	 * custom properties, which reach the shadow tree.
	 *
	 * @param array $attributes The block's.
	 * @return array<string, string> Attributes.
	 */
	private static function look( array $attributes ): array {
		$style = $attributes['style'] ?? array();
		$own   = array(
			'--welearn-color'         => self::preset( $attributes['textColor'] ?? null ) ?? $style['color']['text'] ?? null,
			'--welearn-link-color'    => $style['elements']['link']['color']['text'] ?? null,
			'--welearn-surface-color' => self::preset( $attributes['backgroundColor'] ?? null ) ?? $style['color']['background'] ?? null,
			'--welearn-border-color'  => self::preset( $attributes['borderColor'] ?? null ) ?? $style['border']['color'] ?? null,
			'--welearn-border-width'  => $style['border']['width'] ?? null,
			'--welearn-radius'        => $style['border']['radius'] ?? null,
			'--welearn-font-family'   => self::preset( $attributes['fontFamily'] ?? null, 'font-family' ) ?? $style['typography']['fontFamily'] ?? null,
		);
		$css   = '';
		foreach ( $own as $property => $value ) {
			$value = is_string( $value ) ? Theme::value( $value ) : '';
			if ( '' !== $value ) {
				$css .= "$property:$value;";
			}
		}
		$look = \WP_Block_Supports::get_instance()->apply_block_supports();
		$look = array_intersect_key( $look, array_flip( array( 'class', 'style' ) ) );
		// WordPress takes a value as it is, with anything that an author adds behind it.
		foreach ( explode( ';', $look['style'] ?? '' ) as $declaration ) {
			list( $property, $value ) = array_pad( explode( ':', $declaration, 2 ), 2, '' );
			$value                    = Theme::value( $value );
			if ( '' !== $value && preg_match( '/^\s*(?!background-image)[a-z-]+$/', $property ) ) {
				$css .= trim( $property ) . ":$value;";
			}
		}
		unset( $look['style'] );
		if ( '' !== $css ) {
			$look['style'] = $css;
		}
		return $look;
	}

	private static function preset( $slug, string $kind = 'color' ): ?string {
		return is_string( $slug ) && '' !== $slug ? 'var:preset|' . $kind . '|' . _wp_to_kebab_case( $slug ) : null;
	}
}
