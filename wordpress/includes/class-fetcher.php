<?php
/**
 * Fetches a document from another site.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** One request, with limits: public addresses only, 10 seconds, 1 MiB, three redirects. */
final class Fetcher {

	/** Bytes. A printed page of a thousand questions is half of it. */
	public const MAX_BYTES = 1048576;

	/** Header by which this site knows its own requests. No other site gets it. */
	private const MARK = 'X-Welearn-Elements';

	private const SECONDS   = 10;
	private const REDIRECTS = 3;

	/**
	 * The text at an address.
	 *
	 * @param string $url     Address, http or https.
	 * @param string $version What the server called the version that is here already (its ETag).
	 * @return array{text: ?string, url: string, version: string} The text is null if it is still the same.
	 * @throws \DomainException With a sentence for editors.
	 */
	public static function get( string $url, string $version = '' ): array {
		$end = microtime( true ) + self::SECONDS;
		for ( $hop = 0; $hop <= self::REDIRECTS; $hop++ ) {
			self::refuse_private( $url );
			$seconds = $end - microtime( true );
			if ( $seconds < 0.5 ) {
				throw new \DomainException( self::slow( $url ) );
			}
			$answer = wp_safe_remote_get(
				$url,
				array(
					'timeout'             => min( 5, $seconds ),
					'redirection'         => 0,
					// More than is allowed, so that what is cut off shows: the signs around chunks count, too.
					'limit_response_size' => (int) ( 1.25 * self::MAX_BYTES ),
					// The usual name of WordPress holds this site's address, which is nobody's business.
					'user-agent'          => 'We Learn Elements for WordPress',
					'headers'             => array_filter(
						array(
							'Accept'        => 'text/markdown, text/yaml, text/plain;q=0.9, */*;q=0.5',
							'If-None-Match' => $version,
							self::MARK      => self::is_own( $url ) ? self::mark() : '',
						)
					),
				)
			);
			if ( is_wp_error( $answer ) ) {
				$is_slow = false !== strpos( $answer->get_error_message(), 'timed out' );
				/* translators: 1: address, 2: what went wrong. */
				throw new \DomainException( $is_slow ? self::slow( $url ) : sprintf( __( '%1$s cannot be reached (%2$s). Check the address, and whether your host allows WordPress to open other sites.', 'welearn-elements' ), $url, $answer->get_error_message() ) );
			}
			$status   = (int) wp_remote_retrieve_response_code( $answer );
			$location = wp_remote_retrieve_header( $answer, 'location' );
			if ( in_array( $status, array( 301, 302, 303, 307, 308 ), true ) && is_string( $location ) && '' !== $location ) {
				$url = Links::absolute( $location, $url );
				continue;
			}
			return self::read( $answer, $status, $url, $version );
		}
		/* translators: %s: address. */
		throw new \DomainException( sprintf( __( '%s leads from one address to the next. Give the one that it ends at.', 'welearn-elements' ), $url ) );
	}

	/** Whether this page is asked for by this site, to be read as a document: a page that shows itself would never end. */
	public static function is_asked_by_us(): bool {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- it is only compared.
		$mark = $_SERVER[ 'HTTP_' . strtoupper( strtr( self::MARK, '-', '_' ) ) ] ?? '';
		return is_string( $mark ) && hash_equals( self::mark(), $mark );
	}

	private static function mark(): string {
		return wp_hash( 'welearn-elements' );
	}

	private static function is_own( string $url ): bool {
		return strtolower( (string) wp_parse_url( $url, PHP_URL_HOST ) ) === strtolower( (string) wp_parse_url( home_url(), PHP_URL_HOST ) );
	}

	private static function read( array $answer, int $status, string $url, string $version ): array {
		if ( 304 === $status && '' !== $version ) {
			return array(
				'text'    => null,
				'url'     => $url,
				'version' => $version,
			);
		}
		if ( 200 !== $status ) {
			/* translators: 1: address, 2: number such as 404. */
			throw new \DomainException( sprintf( __( '%1$s answered with an error (%2$d). With 404 correct the address; with 401 or 403 make the document public.', 'welearn-elements' ), $url, $status ) );
		}
		$text = wp_remote_retrieve_body( $answer );
		if ( strlen( $text ) > self::MAX_BYTES ) {
			/* translators: %s: address. */
			throw new \DomainException( sprintf( __( '%s is larger than 1 MB. Split the document.', 'welearn-elements' ), $url ) );
		}
		$etag = wp_remote_retrieve_header( $answer, 'etag' );
		return array(
			'text'    => Charset::utf8( $text, preg_match( '/charset="?([\w-]+)/i', (string) wp_remote_retrieve_header( $answer, 'content-type' ), $found ) ? $found[1] : '' ),
			'url'     => $url,
			'version' => is_string( $etag ) ? substr( $etag, 0, 200 ) : '',
		);
	}

	/**
	 * What WordPress refuses, and the ranges that it does not know: link-local, where clouds keep
	 * credentials, shared, reserved and those of IPv6.
	 */
	private static function refuse_private( string $url ): void {
		$host = (string) wp_parse_url( $url, PHP_URL_HOST );
		if ( ! preg_match( '#^https?://#i', $url ) || ! wp_http_validate_url( $url ) ) {
			/* translators: %s: address. */
			throw new \DomainException( sprintf( __( '%s is no public address. It begins with https:// and lies on the open web.', 'welearn-elements' ), $url ) );
		}
		if ( self::is_own( $url ) ) {
			return;
		}
		// phpcs:ignore WordPress.PHP.NoSilencedErrors -- a name that is not found is no news here.
		$records   = @dns_get_record( "$host.", DNS_AAAA );
		$addresses = array_merge( gethostbynamel( $host ) ?: array(), array_column( $records ?: array(), 'ipv6' ) );
		foreach ( $addresses as $address ) {
			if ( self::is_public( $address ) ) {
				continue;
			}
			/** This filter is documented in wp-includes/http.php */
			if ( ! apply_filters( 'http_request_host_is_external', false, $host, $url ) ) {
				/* translators: %s: address. */
				throw new \DomainException( sprintf( __( '%s lies in a private network. Put the document on the open web, or into the media library.', 'welearn-elements' ), $url ) );
			}
		}
	}

	/**
	 * Whether an address is one of the open web.
	 *
	 * @param string $address IPv4 or IPv6.
	 */
	public static function is_public( string $address ): bool {
		$shared = '/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^(22[4-9]|23\d)\.|^198\.1[89]\.|^(64:ff9b|2002):|^::ffff:|^f[ef]/i';
		return filter_var( $address, FILTER_VALIDATE_IP, FILTER_FLAG_NO_PRIV_RANGE | FILTER_FLAG_NO_RES_RANGE )
			&& ! preg_match( $shared, $address );
	}

	private static function slow( string $url ): string {
		/* translators: %s: address. */
		return sprintf( __( '%s did not answer in time. Try later, or put the document into the media library.', 'welearn-elements' ), $url );
	}
}
