<?php
/**
 * The lists of posts and pages.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** "Fetch now" below each post that shows a document from elsewhere. */
final class Lists {

	private const ACTION = 'welearn_fetch';

	/** Names in the address of the list, by which it tells how the fetch ended. */
	private const RESULT = 'welearn_fetched';

	public static function register(): void {
		add_filter( 'post_row_actions', array( self::class, 'link' ), 10, 2 );
		add_filter( 'page_row_actions', array( self::class, 'link' ), 10, 2 );
		add_action( 'admin_post_' . self::ACTION, array( self::class, 'fetch' ) );
		add_action( 'admin_notices', array( self::class, 'tell' ) );
		add_filter( 'removable_query_args', array( self::class, 'forget' ) );
	}

	/**
	 * Adds the link.
	 *
	 * @param string[] $actions Links by name.
	 * @param \WP_Post $post    Post.
	 */
	public static function link( $actions, $post ): array {
		$actions = (array) $actions;
		if ( Uses::are_in( $post->post_content ) && current_user_can( 'edit_post', $post->ID ) && self::shows_others( $post ) ) {
			$url = wp_nonce_url( admin_url( 'admin-post.php?action=' . self::ACTION . "&post={$post->ID}" ), self::ACTION . $post->ID );
			/* translators: %s: title of a post. */
			$label                   = sprintf( __( 'Fetch the document of “%s” now', 'welearn-elements' ), get_the_title( $post ) );
			$actions[ self::ACTION ] = '<a href="' . esc_url( $url ) . '" aria-label="' . esc_attr( $label ) . '">' . esc_html__( 'Fetch now', 'welearn-elements' ) . '</a>';
		}
		return $actions;
	}

	/** Whether a post shows a document that is not one of this site's own. */
	private static function shows_others( \WP_Post $post ): bool {
		foreach ( Uses::addresses( $post->post_content ) as $url ) {
			if ( ! Documents::is_key( $url ) ) {
				return true;
			}
		}
		return false;
	}

	/** Answers to a click on the link, and leads back. */
	public static function fetch(): void {
		$id = isset( $_GET['post'] ) ? (int) $_GET['post'] : 0;
		check_admin_referer( self::ACTION . $id );
		$post = get_post( $id );
		if ( ! $post || ! current_user_can( 'edit_post', $id ) ) {
			wp_die( esc_html__( 'You are not allowed to edit this post.', 'welearn-elements' ), '', 403 );
		}
		$urls   = Uses::addresses( $post->post_content );
		$result = Changes::fetch( $urls );
		Copies::keep( $id );
		if ( $result['problems'] ) {
			set_transient( Cache::PREFIX . 'problems_' . get_current_user_id(), $result['problems'], MINUTE_IN_SECONDS );
		}
		$back = wp_get_referer();
		$back = $back ? $back : admin_url( 'edit.php?post_type=' . $post->post_type );
		$said = $result['problems'] ? 'failed' : ( $result['is_changed'] ? 'new' : 'same' );
		wp_safe_redirect( add_query_arg( self::RESULT, $said, $back ) );
		exit;
	}

	/** Says above the list how the fetch ended. */
	public static function tell(): void {
		// phpcs:ignore WordPress.Security.NonceVerification -- it only chooses between three sentences.
		$said = isset( $_GET[ self::RESULT ] ) ? sanitize_key( $_GET[ self::RESULT ] ) : '';
		if ( 'failed' === $said ) {
			$name     = Cache::PREFIX . 'problems_' . get_current_user_id();
			$problems = get_transient( $name );
			delete_transient( $name );
			$lines = is_array( $problems ) ? $problems : array();
		} elseif ( 'new' === $said || 'same' === $said ) {
			$lines = array( self::sentence( 'new' === $said ) );
		} else {
			return;
		}
		foreach ( $lines as $line ) {
			echo '<div class="notice is-dismissible ' . ( 'failed' === $said ? 'notice-error' : 'notice-success' ) . '"><p>' . esc_html( $line ) . '</p></div>';
		}
	}

	/**
	 * What to tell somebody who has wished for a fetch that went well.
	 *
	 * @param bool $is_changed Whether the document was another before.
	 */
	public static function sentence( bool $is_changed ): string {
		return $is_changed
			? __( 'The document has changed. Your pages show the new one.', 'welearn-elements' )
			: __( 'The document is still the same.', 'welearn-elements' );
	}

	/**
	 * The name stays in no address.
	 *
	 * @param string[] $names Names.
	 */
	public static function forget( $names ): array {
		return array_merge( (array) $names, array( self::RESULT ) );
	}
}
