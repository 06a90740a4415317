<?php
/**
 * Updates of this plugin.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Tells WordPress of new versions, which it then offers under Dashboard, Updates, as those of any plugin. WordPress looks
 * twice a day. The file at the header "Update URI" names the newest version; nobody is told which site asks.
 * `define( 'WELEARN_ELEMENTS_UPDATES', false );` in wp-config.php ends that.
 */
final class Updates {

	private const SLUG = 'welearn-elements';

	public static function register(): void {
		if ( ( defined( 'WELEARN_ELEMENTS_UPDATES' ) && ! WELEARN_ELEMENTS_UPDATES ) || ! ( is_admin() || wp_doing_cron() || ( defined( 'WP_CLI' ) && WP_CLI ) ) ) {
			return;
		}
		$host = wp_parse_url( self::address(), PHP_URL_HOST );
		if ( $host ) {
			add_filter( "update_plugins_$host", array( self::class, 'newest' ), 10, 3 );
			add_filter( 'plugins_api', array( self::class, 'describe' ), 10, 3 );
		}
	}

	/**
	 * The newest version.
	 *
	 * @param array|false $update Found so far.
	 * @param array       $header Headers of a plugin.
	 * @param string      $file   Its file.
	 * @return array|false
	 */
	public static function newest( $update, $header, $file ) {
		// Other plugins may be of the same host.
		return plugin_basename( FILE ) === $file ? self::ask() ?? $update : $update;
	}

	/**
	 * The text behind "View details".
	 *
	 * @param object|array|false $result Found so far.
	 * @param string             $action What is asked.
	 * @param object             $args   Of which plugin.
	 * @return object|array|false
	 */
	public static function describe( $result, $action, $args ) {
		if ( 'plugin_information' !== $action || self::SLUG !== ( $args->slug ?? '' ) ) {
			return $result;
		}
		$found = self::ask();
		return $found ? (object) ( $found + array(
			'name'     => 'We Learn Elements',
			'homepage' => $found['url'],
			'sections' => array( 'changelog' => wpautop( esc_html( $found['changes'] ) ) ),
		) ) : $result;
	}

	/** The address in the header. */
	private static function address(): string {
		return get_file_data( FILE, array( 'address' => 'Update URI' ) )['address'];
	}

	/** Asks for the newest version; null if the answer is none that can be trusted. */
	private static function ask(): ?array {
		$address = self::address();
		$answer  = wp_safe_remote_get(
			$address,
			array(
				'timeout'             => 5,
				'redirection'         => 0,
				'limit_response_size' => 65536,
				'user-agent'          => 'We Learn Elements for WordPress',
			)
		);
		$found   = 200 === (int) wp_remote_retrieve_response_code( $answer ) ? json_decode( wp_remote_retrieve_body( $answer ), true ) : null;
		$text    = static function ( string $key ) use ( $found ): string {
			return is_array( $found ) && is_string( $found[ $key ] ?? null ) ? $found[ $key ] : '';
		};
		$package = Links::absolute( $text( 'package' ), $address );
		// The zip comes from where the header points, whatever the file says.
		$is_ours = '' !== $text( 'package' ) && 0 === strpos( $package, substr( $address, 0, strpos( $address, '/', 8 ) + 1 ) );
		if ( ! $is_ours || ! preg_match( '/^[0-9]+(\.[0-9]+)+(-[0-9A-Za-z.-]+)?$/', $text( 'version' ) ) ) {
			return null;
		}
		return array(
			'slug'         => self::SLUG,
			'version'      => $text( 'version' ),
			'url'          => get_file_data( FILE, array( 'address' => 'Plugin URI' ) )['address'],
			'package'      => $package,
			'requires'     => $text( 'requires' ),
			'tested'       => $text( 'tested' ),
			'requires_php' => $text( 'requires_php' ),
			'changes'      => $text( 'changes' ),
		);
	}
}
