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
	 * Adds the endings to what may be uploaded.
	 *
	 * @param array $types Types by ending.
	 */
	public static function allow( array $types ): array {
		return $types + array( self::ENDINGS => 'text/plain' );
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
