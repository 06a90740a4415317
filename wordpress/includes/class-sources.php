<?php
/**
 * From addresses to texts.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** Finds the text of a document: among the posts, on the disk if it is in the media library, else by the cache. */
final class Sources {

	/**
	 * The whole addresses in an attribute. Spaces separate them.
	 *
	 * @param string $src Attribute.
	 * @return string[]
	 */
	public static function addresses( string $src ): array {
		$urls = array();
		foreach ( array_slice( preg_split( '/\s+/', $src, -1, PREG_SPLIT_NO_EMPTY ), 0, 10 ) as $address ) {
			$address = 0 === stripos( $address, 'www.' ) ? "https://$address" : $address;
			$url     = Links::file( Links::absolute( $address, home_url( '/' ) ) );
			$urls[]  = Documents::key( $url ) ?? $url;
		}
		return $urls;
	}

	/**
	 * Whether nobody need be asked for a document: it is one of this site.
	 *
	 * @param string $url Whole address.
	 */
	public static function is_local( string $url ): bool {
		return Documents::is_key( $url ) || null !== Media::file( $url );
	}

	/**
	 * The text at an address.
	 *
	 * @param string $url Whole address.
	 * @return array{text: ?string, url: string, error: string} Text and error if an old copy stands in.
	 */
	public static function get( string $url ): array {
		if ( Documents::is_key( $url ) ) {
			$source = Documents::source( $url );
			Cache::show( $url, $source );
			return $source;
		}
		$file = Media::file( $url );
		if ( null === $file ) {
			$copy = Cache::get( $url );
			// An editor may look at what is not published yet.
			if ( ! current_user_can( 'edit_posts' ) ) {
				Cache::show( $url, $copy );
			}
			return $copy;
		}
		return self::read( $url, $file );
	}

	/**
	 * The text at an address as far as it is here. Nothing is fetched, and no visitor has seen it by that.
	 *
	 * @param string $url Whole address.
	 */
	public static function kept( string $url ): array {
		if ( Documents::is_key( $url ) ) {
			return Documents::source( $url );
		}
		$file    = Media::file( $url );
		$nothing = array(
			'text'       => null,
			'url'        => $url,
			'error'      => '',
			'is_pending' => true,
		);
		return null === $file ? array( 'error' => '' ) + ( Cache::peek( $url ) ?? $nothing ) : self::read( $url, $file );
	}

	private static function read( string $url, string $file ): array {
		$source = array(
			'text'  => null,
			'url'   => $url,
			'error' => '',
		);
		if ( filesize( $file ) > Fetcher::MAX_BYTES ) {
			/* translators: %s: address. */
			$source['error'] = sprintf( __( '%s is larger than 1 MB. Split it into several documents.', 'welearn-elements' ), $url );
		} else {
			// phpcs:ignore WordPress.WP.AlternativeFunctions -- a file on the disk.
			$source['text'] = Charset::utf8( (string) file_get_contents( $file ) );
		}
		return $source;
	}
}
