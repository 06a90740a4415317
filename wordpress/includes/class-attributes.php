<?php
/**
 * The attributes that blocks and shortcodes take, and their values.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** The elements' attributes: names are those of the elements, `copy-links` for one. */
final class Attributes {

	private const BOTH = array(
		'src'           => 'text',
		'document'      => 'text',
		'heading'       => 'text',
		'heading-level' => array( '2', '1', '3', '4', '5', '6' ),
		'base'          => 'url',
		'placeholders'  => 'pairs',
		'cache'         => 'flag',
		'loading'       => array( 'eager', 'lazy' ),
		'appearance'    => array( 'lined', 'plain', 'outlined', 'filled' ),
		'debug'         => 'flag',
		'stylesheet'    => 'own-url',
		'bundles'       => 'bundles',
		'lang'          => 'lang',
		'id'            => 'id',
	);

	private const FAQ = array(
		'expand'          => array( 'none', 'first', 'all' ),
		'exclusive'       => 'flag',
		'controls'        => 'flag',
		'searchable'      => 'flag',
		'copy-links'      => 'flag',
		'feedback'        => 'flag',
		'remember'        => 'flag',
		'structured-data' => 'flag',
		'print'           => array( 'expanded', 'as-is' ),
	);

	/** Names that people write by mistake. */
	private const MEANT = array(
		'url'  => 'src',
		'href' => 'src',
		'file' => 'src',
	);

	/**
	 * The kinds of an element's attributes, by name.
	 *
	 * @param string $tag welearn-about or welearn-faq.
	 */
	public static function of( string $tag ): array {
		return 'welearn-faq' === $tag ? self::BOTH + self::FAQ : self::BOTH;
	}

	/**
	 * The names of attributes without a value.
	 *
	 * @return string[]
	 */
	public static function flags(): array {
		return array_keys( self::BOTH + self::FAQ, 'flag', true );
	}

	/**
	 * Values that may be printed, and sentences about those that may not be.
	 *
	 * @param string $tag   Element.
	 * @param array  $given Texts and booleans by attribute. Attributes that are not set are absent.
	 * @return array{0: array<string, string|true>, 1: string[]}
	 */
	public static function check( string $tag, array $given ): array {
		$values = array();
		$notes  = array();
		foreach ( $given as $name => $text ) {
			$kind = self::of( $tag )[ $name ] ?? null;
			if ( null === $kind ) {
				$notes[] = self::unknown( $tag, (string) $name );
				continue;
			}
			try {
				$value = self::read( $kind, $name, $text );
				if ( null !== $value ) {
					$values[ $name ] = $value;
				}
			} catch ( \DomainException $problem ) {
				$notes[] = $problem->getMessage();
			}
		}
		return array( $values, $notes );
	}

	/**
	 * One value as it is printed; null if it need not be.
	 *
	 * @param string|string[] $kind Kind, or the possible values, the default first.
	 * @param string          $name Attribute.
	 * @param mixed           $text As written.
	 * @return string|true|null
	 * @throws \DomainException With a sentence for the author.
	 */
	private static function read( $kind, string $name, $text ) {
		if ( 'flag' === $kind ) {
			$is_off = false === $text || in_array( strtolower( trim( (string) $text ) ), array( 'false', '0', 'no', 'off' ), true );
			return $is_off ? null : true;
		}
		if ( 'pairs' === $kind || 'bundles' === $kind ) {
			$pairs = Pairs::read( $name, $text );
			if ( 'bundles' === $kind ) {
				$pairs = array_map(
					static function ( string $url ) use ( $name ): string {
						return self::own_url( $name, $url );
					},
					$pairs
				);
			}
			return $pairs ? (string) wp_json_encode( $pairs ) : null;
		}
		$text = true === $text ? '' : trim( (string) $text );
		if ( is_array( $kind ) ) {
			return self::choice( $kind, $name, $text );
		}
		if ( '' === $text && 'heading' !== $name ) {
			return null;
		}
		switch ( $kind ) {
			case 'url':
				return self::url( $name, $text );
			case 'own-url':
				return self::own_url( $name, $text );
			case 'id':
				return sanitize_html_class( $text ) === $text ? $text : sanitize_title( $text );
			case 'lang':
				if ( ! preg_match( '/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/', $text ) ) {
					/* translators: 1: attribute, 2: its value. */
					throw new \DomainException( sprintf( __( '%1$s: “%2$s” is not a language tag. Use one such as “en”, “pt-BR” or “es”.', 'welearn-elements' ), $name, $text ) );
				}
				return $text;
			default:
				return $text;
		}
	}

	private static function choice( array $values, string $name, string $text ): ?string {
		$value = strtolower( $text );
		if ( '' === $value || $value === $values[0] ) {
			return null;
		}
		if ( in_array( $value, $values, true ) ) {
			return $value;
		}
		sort( $values );
		/* translators: 1: attribute, 2: its value, 3: list of values. */
		throw new \DomainException( sprintf( __( '%1$s: unknown value “%2$s”. Use one of these: %3$s.', 'welearn-elements' ), $name, $text, implode( ', ', $values ) ) );
	}

	private static function url( string $name, string $text ): string {
		$url = esc_url_raw( $text, array( 'http', 'https' ) );
		if ( '' === $url ) {
			/* translators: 1: attribute, 2: its value. */
			throw new \DomainException( sprintf( __( '%1$s: “%2$s” is not an address. Use one that begins with https:// or /.', 'welearn-elements' ), $name, $text ) );
		}
		return $url;
	}

	/** A style sheet decides how a page looks, so it must be one of this site: not every author may write styles. */
	private static function own_url( string $name, string $text ): string {
		$url  = Links::absolute( self::url( $name, $text ), home_url( '/' ) );
		$path = (string) wp_parse_url( $url, PHP_URL_PATH );
		if ( ! Links::is_here( $url ) || ! preg_match( '/\.css$/i', $path ) ) {
			/* translators: 1: attribute, 2: its value. */
			throw new \DomainException( sprintf( __( '%1$s: “%2$s” is not a style sheet on this site. Use an address on this site that ends in .css.', 'welearn-elements' ), $name, $text ) );
		}
		return $url;
	}

	private static function unknown( string $tag, string $name ): string {
		$names  = array_keys( self::of( $tag ) );
		$nearby = self::MEANT[ $name ] ?? null;
		foreach ( $names as $known ) {
			$nearby = $nearby ?? ( levenshtein( substr( $name, 0, 30 ), $known ) <= 2 || str_replace( array( '-', '_' ), '', $known ) === str_replace( array( '-', '_' ), '', $name ) ? $known : null );
		}
		if ( null !== $nearby ) {
			/* translators: 1: unknown name, 2: similar name. */
			return sprintf( __( 'Unknown attribute “%1$s”. Did you mean “%2$s”?', 'welearn-elements' ), $name, $nearby );
		}
		/* translators: 1: unknown name, 2: list of names. */
		return sprintf( __( 'Unknown attribute “%1$s”. Use one of these: %2$s.', 'welearn-elements' ), $name, implode( ', ', $names ) );
	}
}
