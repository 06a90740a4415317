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
		return $types + array( self::ENDINGS => 'text/plain' );
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
