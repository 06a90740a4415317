<?php
/**
 * Several requests at the same time.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * WordPress asks one address after the other. Its library can ask several at once where PHP has cURL, as nearly
 * every host's has. All that a site has set up for its requests counts here, too: its filters, its proxy, the
 * addresses that it blocks.
 */
final class Requests {

	/**
	 * Answers to requests, as wp_safe_remote_get() gives them.
	 *
	 * @param array<string, array{string, array}> $requests Address and arguments by name.
	 * @param int                                 $seconds  Time for all together.
	 * @return array<string, array|\WP_Error> By name; none for requests that there was no time for.
	 */
	public static function all( array $requests, int $seconds ): array {
		$end     = microtime( true ) + $seconds;
		$answers = array();
		$is_many = count( $requests ) > 1 && extension_loaded( 'curl' ) && ! ( new \WP_HTTP_Proxy() )->is_enabled();
		if ( $is_many ) {
			$together = array();
			foreach ( $requests as $name => list( $url, $args ) ) {
				$args = self::arguments( $url, $args + array( 'timeout' => $seconds ) );
				/** This filter is documented in wp-includes/class-wp-http.php */
				$answer = apply_filters( 'pre_http_request', false, $args, $url );
				if ( false === $answer && ( new \WP_Http() )->block_request( $url ) ) {
					$answer = new \WP_Error( 'http_request_not_executed', __( 'This site blocks requests to other sites.', 'welearn-elements' ) );
				}
				if ( false === $answer ) {
					$together[ $name ] = array( $url, $args );
				} else {
					$answers[ $name ] = $answer;
				}
			}
			return $answers + self::send( $together );
		}
		foreach ( $requests as $name => list( $url, $args ) ) {
			$left = $end - microtime( true );
			if ( $left < 0.5 ) {
				break;
			}
			$answers[ $name ] = wp_safe_remote_get( $url, $args + array( 'timeout' => (int) ceil( $left ) ) );
		}
		return $answers;
	}

	/** The arguments as WordPress completes them. */
	private static function arguments( string $url, array $args ): array {
		$args += array(
			'method'             => 'GET',
			'httpversion'        => '1.1',
			'blocking'           => true,
			'cookies'            => array(),
			'body'               => null,
			'compress'           => false,
			'decompress'         => true,
			'sslverify'          => true,
			'sslcertificates'    => ABSPATH . WPINC . '/certificates/ca-bundle.crt',
			'stream'             => false,
			'filename'           => null,
			'reject_unsafe_urls' => true,
		);
		/** This filter is documented in wp-includes/class-wp-http.php */
		return (array) apply_filters( 'http_request_args', $args, $url );
	}

	private static function send( array $requests ): array {
		// The library's name before WordPress 6.2, and from then on.
		$library = class_exists( '\WpOrg\Requests\Requests' ) ? '\WpOrg\Requests\Requests' : '\Requests';
		if ( ! $requests || ! class_exists( $library ) ) {
			return array();
		}
		$sent = array();
		foreach ( $requests as $name => list( $url, $args ) ) {
			/** This filter is documented in wp-includes/class-wp-http.php */
			$verify        = apply_filters( 'https_ssl_verify', $args['sslverify'] ? $args['sslcertificates'] : false, $url );
			$sent[ $name ] = array(
				'url'     => $url,
				'headers' => $args['headers'],
				'options' => array(
					'timeout'          => $args['timeout'],
					'connect_timeout'  => $args['timeout'],
					'useragent'        => $args['user-agent'],
					'follow_redirects' => false,
					'max_bytes'        => $args['limit_response_size'],
					'verify'           => $verify,
					'verifyname'       => false !== $verify,
					'hooks'            => new \WP_HTTP_Requests_Hooks( $url, $args ),
				),
			);
		}
		$answers = array();
		foreach ( $library::request_multiple( $sent ) as $name => $response ) {
			list( $url, $args ) = $requests[ $name ];
			$answer             = $response instanceof \Exception
				? new \WP_Error( 'http_request_failed', $response->getMessage() )
				: ( new \WP_HTTP_Requests_Response( $response, '' ) )->to_array();
			/** This action is documented in wp-includes/class-wp-http.php */
			do_action( 'http_api_debug', $answer, 'response', $library, $args, $url );
			/** This filter is documented in wp-includes/class-wp-http.php */
			$answers[ $name ] = is_wp_error( $answer ) ? $answer : apply_filters( 'http_response', $answer, $args, $url );
		}
		return $answers;
	}
}
