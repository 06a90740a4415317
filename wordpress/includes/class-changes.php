<?php
/**
 * A document has changed.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/**
 * Takes a change to the posts that show the document, and to the caches of their pages: a caching plugin would
 * otherwise keep the old text for as long as it likes.
 */
final class Changes {

	/** Task for a document that a visit has fetched: visitors do not wait for it. */
	public const TASK = 'welearn_elements_changed';

	/**
	 * Remembers that a document is not what it was.
	 *
	 * @param string $url Address.
	 */
	public static function note( string $url ): void {
		if ( ! wp_next_scheduled( self::TASK, array( $url ) ) ) {
			wp_schedule_single_event( time(), self::TASK, array( $url ) );
		}
	}

	/**
	 * The task of a document that has grown old.
	 *
	 * @param string $url Address.
	 */
	public static function refresh( $url ): void {
		Cache::refresh( (string) $url );
		self::settle( (string) $url );
	}

	/**
	 * Fetches documents because somebody wants to see what is there now, and brings changes to the posts at once.
	 *
	 * @param string[] $urls Addresses.
	 * @return array{is_changed: bool, problems: string[]}
	 */
	public static function fetch( array $urls ): array {
		$copies     = Cache::gather( $urls, true );
		$is_changed = false;
		foreach ( $urls as $url ) {
			$is_changed = self::settle( $url ) || $is_changed;
		}
		return array(
			'is_changed' => $is_changed,
			'problems'   => array_values( array_filter( array_column( $copies, 'error' ) ) ),
		);
	}

	/**
	 * Brings what is noted for a document to the posts. Returns whether anything was.
	 *
	 * @param string $url Address.
	 */
	private static function settle( string $url ): bool {
		$time = wp_next_scheduled( self::TASK, array( $url ) );
		if ( $time ) {
			wp_unschedule_event( $time, self::TASK, array( $url ) );
			self::arrive( $url );
		}
		return (bool) $time;
	}

	/**
	 * The task.
	 *
	 * @param string $url Address.
	 */
	public static function arrive( $url ): void {
		self::reach( array( (string) $url ), (string) $url );
	}

	/**
	 * Brings a change to all posts that show a document.
	 *
	 * @param string[] $names Names by which posts ask for it.
	 * @param string   $url   Address of the document.
	 */
	public static function reach( array $names, string $url ): void {
		$ids = array_values( array_unique( array_merge( ...array_map( array( Copies::class, 'showing' ), $names ) ) ) );
		foreach ( $ids as $i => $id ) {
			if ( $i < 50 ) {
				Copies::keep( $id );
			} else {
				Copies::schedule( $id );
			}
		}
		self::clear( $ids, (bool) array_filter( $names, array( Cache::class, 'is_shown' ) ) );
		/**
		 * A document has changed, or is here for the first time. For caching plugins that this one does not know.
		 *
		 * @param string $url Address of the document.
		 * @param int[]  $ids Posts that show it. A template, a pattern or a widget may show it on other pages, too.
		 */
		do_action( 'welearn_document_changed', $url, $ids );
	}

	/**
	 * Empties the caches of pages, in the ways that caching plugins offer to others.
	 *
	 * @param int[] $ids      Posts.
	 * @param bool  $is_shown Whether visitors have seen the document.
	 */
	private static function clear( array $ids, bool $is_shown ): void {
		foreach ( $ids as $id ) {
			clean_post_cache( $id );
			if ( function_exists( 'wpsc_delete_post_cache' ) ) {
				wpsc_delete_post_cache( $id ); // WP Super Cache.
			}
			if ( function_exists( 'w3tc_flush_post' ) ) {
				w3tc_flush_post( $id ); // W3 Total Cache.
			}
			if ( function_exists( 'rocket_clean_post' ) ) {
				rocket_clean_post( $id ); // WP Rocket.
			}
			// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- LiteSpeed Cache.
			do_action( 'litespeed_purge_post', $id );
		}
		$is_elsewhere = array_filter(
			$ids,
			static function ( int $id ): bool {
				return ! is_post_type_viewable( (string) get_post_type( $id ) );
			}
		);
		if ( ! $is_elsewhere && ( $ids || ! $is_shown ) ) {
			return;
		}
		// A template, a pattern or a widget shows it, on pages that nobody has a list of.
		if ( function_exists( 'wp_cache_clear_cache' ) ) {
			wp_cache_clear_cache( get_current_blog_id() ); // WP Super Cache.
		}
		if ( function_exists( 'w3tc_flush_posts' ) ) {
			w3tc_flush_posts(); // W3 Total Cache.
		}
		if ( function_exists( 'rocket_clean_domain' ) ) {
			rocket_clean_domain(); // WP Rocket.
		}
		// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- LiteSpeed Cache.
		do_action( 'litespeed_purge_all' );
	}
}
