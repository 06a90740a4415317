<?php
/**
 * Documents in the media library.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** Lets documents be uploaded, and reads them from the disk. */
final class Media {

	/** Endings of documents. All are plain text, and are served as such. */
	private const ENDINGS = 'md|markdown|yaml|yml|toml';

	/**
	 * Adds the endings to those that may be uploaded.
	 *
	 * @param array $types Types by ending.
	 */
	public static function allow( array $types ): array {
		return $types + array(
			self::ENDINGS => 'text/plain',
			'json'        => 'application/json',
		);
	}

	/**
	 * PHP takes some JSON for plain text, and WordPress then refuses it.
	 *
	 * @param array  $found  Ending and type; false if they do not fit.
	 * @param string $file   File.
	 * @param string $name   Its name.
	 * @param array  $types  Types that may be uploaded, by ending.
	 * @param string $actual Type, as PHP finds it.
	 */
	public static function accept_json( $found, $file, $name, $types = null, $actual = '' ): array {
		$found = (array) $found;
		$types = is_array( $types ) ? $types : get_allowed_mime_types();
		if ( ! empty( $found['type'] ) || ! isset( $types['json'] ) || ! preg_match( '/\.json$/i', (string) $name ) || ! in_array( $actual, array( 'application/json', 'text/plain' ), true ) ) {
			return $found;
		}
		// phpcs:ignore WordPress.WP.AlternativeFunctions -- a file on the disk.
		$text = filesize( $file ) <= Fetcher::MAX_BYTES ? json_decode( Charset::utf8( (string) file_get_contents( $file ) ) ) : null;
		return null === $text ? $found : array(
			'ext'  => 'json',
			'type' => 'application/json',
		) + $found;
	}

	/**
	 * Refuses to keep a document that starts like a web page. Many servers send these endings without a type.
	 * The browser then looks at the start (MIME Sniffing, 7.1), and runs the file as a page of this site.
	 *
	 * @param array $file Name, and temporary file.
	 */
	public static function refuse_page( $file ): array {
		$file = (array) $file;
		// phpcs:ignore WordPress.WP.AlternativeFunctions -- a file on the disk.
		$start = is_readable( $file['tmp_name'] ?? '' ) ? (string) file_get_contents( $file['tmp_name'], false, null, 0, 4096 ) : '';
		if ( self::is_page( (string) ( $file['name'] ?? '' ), $start ) ) {
			$file['error'] = self::why();
		}
		return $file;
	}

	/**
	 * The same for files that come by XML-RPC.
	 *
	 * @param array|string $upload Name and content, or an error.
	 * @return array|string
	 */
	public static function refuse_bits( $upload ) {
		return is_array( $upload ) && self::is_page( (string) $upload['name'], substr( (string) $upload['bits'], 0, 4096 ) ) ? self::why() : $upload;
	}

	private static function is_page( string $name, string $start ): bool {
		return preg_match( '/\.(' . self::ENDINGS . ')$/i', $name )
			&& preg_match( '#^(?:\xEF\xBB\xBF|[\x00-\x20])*<[a-z!?/]#i', Charset::utf8( $start ) );
	}

	private static function why(): string {
		return __( 'This file starts with an HTML tag, so a browser may take it for a web page of this site and run its scripts. Start the document with a line “---”, a heading or text, and upload it again.', 'welearn-elements' );
	}

	/**
	 * The file behind an address, if it is a document in the media library. Other files in the folder of
	 * uploads may be backups or logs.
	 *
	 * @param string $url Address.
	 */
	public static function file( string $url ): ?string {
		$uploads = wp_get_upload_dir()['baseurl'];
		if ( 0 !== strpos( set_url_scheme( $url ), trailingslashit( set_url_scheme( $uploads ) ) ) ) {
			return null;
		}
		$id   = attachment_url_to_postid( strtok( $url, '?#' ) );
		$file = $id ? get_attached_file( $id ) : false;
		$is_document = $file && preg_match( '/\.(txt|json|' . self::ENDINGS . ')$/i', $file );
		return $is_document && is_readable( $file ) ? $file : null;
	}
}
