<?php
/**
 * Fetches a document from another site.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** Requests with limits: public addresses only, 10 seconds, 1 MiB, three redirects. */
final class Fetcher {

	/** Bytes. A printed page of a thousand questions has half as many. */
	public const MAX_BYTES = 1048576;

	/** Header by which this site knows its own requests. No other site gets it. */
	private const MARK = 'X-Welearn-Elements';

	private const SECONDS   = 10;
	private const REDIRECTS = 3;

	/**
	 * The text at an address.
	 *
	 * @param string $url     Address, http or https.
	 * @param string $version The server's name for the copy that is here already (its ETag).
	 * @return array{text: ?string, url: string, version: string} The text is null if it is still the same.
	 * @throws \DomainException With a sentence for editors.
	 */
	public static function get( string $url, string $version = '' ): array {
		$answer = self::all( array( $url => $version ) )[ $url ];
		if ( $answer instanceof \DomainException ) {
			throw $answer;
		}
		return $answer;
	}

	/**
	 * The texts at several addresses, asked for at the same time.
	 *
	 * @param array<string, string> $versions By address, as in get().
	 * @param float                 $seconds  Time for all of them together.
	 * @return array<string, array|\DomainException> By address: what get() returns, or throws.
	 */
	public static function all( array $versions, float $seconds = self::SECONDS ): array {
		$end     = microtime( true ) + $seconds;
		$answers = array();
		$places  = array_combine( array_keys( $versions ), array_keys( $versions ) );
		for ( $hop = 0; $hop <= self::REDIRECTS && $places; $hop++ ) {
			$requests = array();
			foreach ( $places as $name => $url ) {
				try {
					self::refuse_private( $url );
					$requests[ $name ] = array( $url, self::request( $url, $versions[ $name ] ) );
				} catch ( \DomainException $refused ) {
					$answers[ $name ] = $refused;
				}
			}
			$places = array();
			$left   = $end - microtime( true );
			foreach ( $left < 0.5 ? array() : Requests::all( $requests, (int) ceil( min( 5, $left ) ) ) as $name => $answer ) {
				$url      = $requests[ $name ][0];
				$location = is_wp_error( $answer ) ? '' : wp_remote_retrieve_header( $answer, 'location' );
				$status   = (int) wp_remote_retrieve_response_code( $answer );
				if ( in_array( $status, array( 301, 302, 303, 307, 308 ), true ) && is_string( $location ) && '' !== $location ) {
					$places[ $name ] = Links::absolute( $location, $url );
					continue;
				}
				try {
					$answers[ $name ] = self::read( $answer, $url, $versions[ $name ] );
				} catch ( \DomainException $problem ) {
					$answers[ $name ] = $problem;
				}
			}
			foreach ( array_diff_key( $requests, $answers, $places ) as $name => $late ) {
				$answers[ $name ] = new \DomainException( self::slow( $late[0] ) );
			}
		}
		foreach ( $places as $name => $url ) {
			/* translators: %s: address. */
			$answers[ $name ] = new \DomainException( sprintf( __( '%s redirects too often. Use the address that it ends at.', 'welearn-elements' ), $url ) );
		}
		return $answers;
	}

	private static function request( string $url, string $version ): array {
		return array(
			'redirection'         => 0,
			// More than is allowed, so that a cut shows. The bytes around chunks count, too.
			'limit_response_size' => (int) ( 1.25 * self::MAX_BYTES ),
			// WordPress's own name contains the address of this site, which is private.
			'user-agent'          => 'We Learn Elements for WordPress',
			'headers'             => array_filter(
				array(
					'Accept'        => 'text/markdown, text/yaml, text/plain;q=0.9, */*;q=0.5',
					'If-None-Match' => $version,
					self::MARK      => Links::is_here( $url ) ? self::mark() : '',
				)
			),
		);
	}

	/** Whether this site itself asks for this page, as a document. A page that shows itself would never end. */
	public static function is_asked_by_us(): bool {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- it is only compared.
		$mark = $_SERVER[ 'HTTP_' . strtoupper( strtr( self::MARK, '-', '_' ) ) ] ?? '';
		return is_string( $mark ) && hash_equals( self::mark(), $mark );
	}

	private static function mark(): string {
		return wp_hash( 'welearn-elements' );
	}

	/**
	 * The text of an answer.
	 *
	 * @param array|\WP_Error $answer Answer.
	 */
	private static function read( $answer, string $url, string $version ): array {
		if ( is_wp_error( $answer ) ) {
			$is_slow = false !== strpos( $answer->get_error_message(), 'timed out' );
			/* translators: 1: address, 2: reason. */
			throw new \DomainException( $is_slow ? self::slow( $url ) : sprintf( __( '%1$s could not be reached (%2$s). Check the address. If it is right, ask your host whether WordPress may open other sites.', 'welearn-elements' ), $url, $answer->get_error_message() ) );
		}
		$status = (int) wp_remote_retrieve_response_code( $answer );
		if ( 304 === $status && '' !== $version ) {
			return array(
				'text'    => null,
				'url'     => $url,
				'version' => $version,
			);
		}
		if ( 200 !== $status ) {
			/* translators: 1: number such as 404, 2: address. */
			throw new \DomainException( sprintf( __( 'The server answered with status %1$d for %2$s.', 'welearn-elements' ), $status, $url ) . ' ' . self::cure( $status ) );
		}
		$text = wp_remote_retrieve_body( $answer );
		if ( strlen( $text ) > self::MAX_BYTES ) {
			/* translators: %s: address. */
			throw new \DomainException( sprintf( __( '%s is larger than 1 MB. Split it into several documents.', 'welearn-elements' ), $url ) );
		}
		$etag = wp_remote_retrieve_header( $answer, 'etag' );
		return array(
			'text'    => Charset::utf8( $text, preg_match( '/charset="?([\w-]+)/i', (string) wp_remote_retrieve_header( $answer, 'content-type' ), $found ) ? $found[1] : '' ),
			'url'     => $url,
			'version' => is_string( $etag ) ? substr( $etag, 0, 200 ) : '',
		);
	}

	/**
	 * Refuses the same addresses as WordPress, and the ranges that WordPress does not know: link-local, where
	 * clouds keep credentials, shared, reserved and those of IPv6.
	 */
	private static function refuse_private( string $url ): void {
		$host = (string) wp_parse_url( $url, PHP_URL_HOST );
		$is_web = preg_match( '#^https?://#i', $url );
		if ( ! $is_web || ! wp_http_validate_url( $url ) ) {
			// WordPress says no more than that an address will not do.
			if ( $is_web && preg_match( '/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/i', $host ) && ! gethostbynamel( $host ) ) {
				/* translators: 1: name of a host, 2: address. */
				throw new \DomainException( sprintf( __( 'There is no server named “%1$s” (%2$s). Check the address.', 'welearn-elements' ), $host, $url ) );
			}
			/* translators: %s: address. */
			throw new \DomainException( sprintf( __( '%s is not a public address. Use an https:// address on the open web.', 'welearn-elements' ), $url ) );
		}
		$is_host = strtolower( $host ) === strtolower( (string) wp_parse_url( home_url(), PHP_URL_HOST ) );
		if ( Links::is_here( $url ) || ( $is_host && 8080 !== wp_parse_url( $url, PHP_URL_PORT ) ) ) {
			return;
		}
		// WordPress allows port 8080 everywhere. On this host, a program may listen there to this machine alone.
		if ( $is_host ) {
			throw self::inside( $url );
		}
		// phpcs:ignore WordPress.PHP.NoSilencedErrors -- a name that is not found gives false.
		$records   = @dns_get_record( "$host.", DNS_AAAA );
		$addresses = array_merge( gethostbynamel( $host ) ?: array(), array_column( $records ?: array(), 'ipv6' ) );
		foreach ( $addresses as $address ) {
			if ( self::is_public( $address ) ) {
				continue;
			}
			/** This filter is documented in wp-includes/http.php */
			if ( ! apply_filters( 'http_request_host_is_external', false, $host, $url ) ) {
				throw self::inside( $url );
			}
		}
	}

	private static function inside( string $url ): \DomainException {
		/* translators: %s: address. */
		return new \DomainException( sprintf( __( '%s is in a private network. Put the document on the open web, or in the media library.', 'welearn-elements' ), $url ) );
	}

	/**
	 * Whether an address is one of the open web (IANA's registries of special-purpose addresses).
	 *
	 * @param string $address IPv4 or IPv6.
	 */
	public static function is_public( string $address ): bool {
		if ( ! filter_var( $address, FILTER_VALIDATE_IP, FILTER_FLAG_NO_PRIV_RANGE | FILTER_FLAG_NO_RES_RANGE ) ) {
			return false;
		}
		// IPv6 has several spellings of an address. All sites have 2000::/3, in which some ranges hold IPv4 or nothing.
		$digits = bin2hex( (string) inet_pton( $address ) );
		return 8 === strlen( $digits )
			? ! preg_match( '/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^(22[4-9]|23\d)\.|^198\.1[89]\.|^192\.0\.[02]\.|^192\.88\.99\.|^198\.51\.100\.|^203\.0\.113\./', $address )
			: 1 === preg_match( '/^[23](?!001(?:0[01]|0db8)|002|fff0)/', $digits );
	}

	private static function cure( int $status ): string {
		if ( 404 === $status || 410 === $status ) {
			return __( 'There is no document at this address. Check the address.', 'welearn-elements' );
		}
		if ( 401 === $status || 403 === $status ) {
			return __( 'The document is not public. Make it readable without signing in.', 'welearn-elements' );
		}
		return __( 'The problem is on that site. Try again later, or ask its owner.', 'welearn-elements' );
	}

	private static function slow( string $url ): string {
		/* translators: %s: address. */
		return sprintf( __( '%s took too long to load. Try again later, or put the document in the media library.', 'welearn-elements' ), $url );
	}
}
