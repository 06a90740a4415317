<?php
/**
 * Pings.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * WordPress asks every address in the text of a new post whether it takes pingbacks or is a podcast, and names this site to
 * it. The addresses of documents, and those in what documents show, are no links of the author's.
 */
final class Pings {

	public static function register(): void {
		add_action( 'pre_ping', array( self::class, 'spare' ), 10, 3 );
		add_filter( 'enclosure_links', array( self::class, 'own' ), 10, 2 );
	}

	/**
	 * Leaves out of the pingbacks what the author has not linked to.
	 *
	 * @param string[] $links  Addresses; changed.
	 * @param string[] $pinged Addresses that have been asked before.
	 * @param int      $id     Post.
	 */
	public static function spare( &$links, $pinged = array(), $id = 0 ): void {
		$links = self::own( $links, $id );
	}

	/**
	 * The addresses that a post has outside of our blocks and shortcodes.
	 *
	 * @param string[] $links Addresses.
	 * @param int      $id    Post.
	 */
	public static function own( $links, $id ): array {
		$content = (string) get_post_field( 'post_content', $id, 'raw' );
		return Uses::are_in( $content ) ? array_intersect( (array) $links, wp_extract_urls( Uses::without( $content ) ) ) : (array) $links;
	}
}
