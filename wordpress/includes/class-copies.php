<?php
/**
 * Copies of the HTML, kept with the posts.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/**
 * Keeps what a block shows in the post itself, between the block's comments (decision 0016). A page is never made of
 * that: the site's search, excerpts, feeds, other plugins, exports and a site without this plugin read it. A
 * shortcode has no place for it, so the words of its document are kept beside the post, for the search.
 */
final class Copies {

	/** Tasks: keep the copies of a post, and of all posts that have none yet. */
	public const TASK = 'welearn_elements_keep';
	public const ALL  = 'welearn_elements_keep_all';

	/** The version whose copies all posts have. */
	public const VERSION = 'welearn_elements_version';

	/** Names beside a post: the addresses of its documents, and the words of its shortcodes. */
	public const SOURCE = '_welearn_source';
	public const WORDS  = '_welearn_words';

	/** Bytes of words for the search. */
	private const MAX_BYTES = 1048576;

	/** Posts that one task goes through. */
	private const AT_ONCE = 20;

	public static function register(): void {
		add_action( 'wp_after_insert_post', array( self::class, 'save' ), 20, 2 );
		add_filter( 'wp_insert_post_data', array( self::class, 'thin_revision' ), 20 );
		// Before WordPress looks at other data of a revision.
		add_filter( 'wp_save_post_revision_post_has_changed', array( self::class, 'has_changed' ), 5, 3 );
		add_action( self::TASK, array( self::class, 'keep' ) );
		add_action( self::ALL, array( self::class, 'keep_all' ) );
		add_filter( 'excerpt_allowed_blocks', array( self::class, 'allow_in_excerpts' ) );
		add_filter( 'strip_shortcodes_tagnames', array( self::class, 'leave_in_excerpts' ) );
		add_filter( 'posts_search', array( self::class, 'search_words' ), 10, 2 );
		if ( VERSION !== get_option( self::VERSION ) ) {
			update_option( self::VERSION, VERSION );
			wp_schedule_single_event( time(), self::ALL, array( 0 ) );
		}
	}

	/**
	 * After somebody has saved a post: fetches its documents, and keeps the copies.
	 *
	 * @param int      $id   Post.
	 * @param \WP_Post $post The same.
	 */
	public static function save( $id, $post ): void {
		if ( ! $post instanceof \WP_Post || in_array( $post->post_type, array( 'revision', 'attachment' ), true ) || 'auto-draft' === $post->post_status ) {
			return;
		}
		if ( Uses::are_in( $post->post_content ) ) {
			Cache::gather( Uses::addresses( $post->post_content ), true );
		}
		self::keep( $id );
	}

	/**
	 * Brings the copies of a post up to date with its documents, as far as these are here. Neither the date of the post
	 * nor its revisions change.
	 *
	 * @param int $id Post.
	 */
	public static function keep( $id ): void {
		global $wpdb;
		$post = get_post( $id );
		if ( ! $post || 'revision' === $post->post_type ) {
			return;
		}
		$old = $post->post_content;
		if ( ! Uses::are_in( $old ) ) {
			self::set( $post->ID, self::SOURCE, array() );
			self::set( $post->ID, self::WORDS, array() );
			return;
		}
		// The address of the post, and the language of the site: whoever saves it may see WordPress in another.
		$around          = $GLOBALS['post'] ?? null;
		$GLOBALS['post'] = $post; // phpcs:ignore WordPress.WP.GlobalVariablesOverride -- given back below.
		$is_switched     = switch_to_locale( get_locale() );
		$is_unfinished   = false;
		$copy_of         = static function ( Element $element ) use ( &$is_unfinished ): ?string {
			$copy          = self::fit( $element->copy() );
			$is_unfinished = $is_unfinished || $element->is_unfinished();
			return $copy;
		};
		try {
			$new   = Uses::with_copies(
				$old,
				static function ( array $block ) use ( $copy_of ): ?string {
					return $copy_of( Blocks::element( $block['tag'], $block['attributes'] ) );
				}
			);
			$words = '';
			foreach ( Uses::shortcodes( $old ) as $shortcode ) {
				$copy   = $copy_of( Shortcodes::element( $shortcode['tag'], $shortcode['attributes'] ) );
				$words .= null === $copy ? '' : wp_strip_all_tags( str_replace( '<', ' <', $copy ) ) . "\n";
			}
		} finally {
			if ( $is_switched ) {
				restore_previous_locale();
			}
			$GLOBALS['post'] = $around; // phpcs:ignore WordPress.WP.GlobalVariablesOverride -- as it was.
		}
		if ( $is_unfinished ) {
			self::schedule( $post->ID, MINUTE_IN_SECONDS );
		}
		$words = trim( html_entity_decode( $words, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
		self::set( $post->ID, self::SOURCE, Uses::addresses( $old ) );
		self::set( $post->ID, self::WORDS, '' === $words ? array() : array( substr( $words, 0, self::MAX_BYTES ) ) );
		if ( $new === $old ) {
			return;
		}
		// Somebody may have saved the post meanwhile: their text wins, and their save keeps the copies.
		$where = array(
			'ID'                => $post->ID,
			'post_content'      => $old,
			'post_modified_gmt' => $post->post_modified_gmt,
		);
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- wp_update_post() would change the date and add a revision.
		if ( $wpdb->update( $wpdb->posts, array( 'post_content' => $new ), $where ) ) {
			clean_post_cache( $post->ID );
		}
	}

	/**
	 * The task: keeps the copies of all posts, some at a time.
	 *
	 * @param int $after Number of the last post that is done.
	 */
	public static function keep_all( $after ): void {
		$ids = self::posts( (int) $after );
		foreach ( $ids as $id ) {
			Cache::prepare( Uses::addresses( (string) get_post_field( 'post_content', $id, 'raw' ) ) );
			self::keep( $id );
		}
		if ( count( $ids ) === self::AT_ONCE ) {
			wp_schedule_single_event( time(), self::ALL, array( end( $ids ) ) );
		}
	}

	/** Before the plugin ends: pages whose copies are still due get them, of documents that are here. */
	public static function finish(): void {
		wp_unschedule_hook( self::TASK );
		wp_unschedule_hook( self::ALL );
		// The next activation begins anew.
		delete_option( self::VERSION );
		$after = 0;
		for ( $i = 0; $i < 25 && ( $ids = self::posts( $after ) ); $i++ ) {
			array_map( array( self::class, 'keep' ), $ids );
			$after = end( $ids );
		}
	}

	/**
	 * Notices on a page that a copy is no longer what the page shows: a file in the media library, another version of
	 * this plugin or the site's language has changed it. A task renews it, once an hour at most.
	 *
	 * @param string  $copy    The copy in the post.
	 * @param Element $element The same block as it is shown.
	 */
	public static function notice( string $copy, Element $element ): void {
		if ( $element->has_copy( trim( $copy ) ) ) {
			return;
		}
		$post  = get_post();
		$fresh = self::fit( $element->copy() );
		if ( null === $fresh || trim( $copy ) === $fresh || ! $post instanceof \WP_Post || is_admin() || is_preview() || ( defined( 'REST_REQUEST' ) && REST_REQUEST ) ) {
			return;
		}
		// A template or a pattern may have the block, not the post.
		if ( ! in_array( trim( $copy ), array_column( Uses::blocks( $post->post_content ), 'copy' ), true ) ) {
			return;
		}
		$name = Cache::PREFIX . "noticed_{$post->ID}";
		if ( ! get_transient( $name ) ) {
			set_transient( $name, 1, HOUR_IN_SECONDS );
			self::schedule( $post->ID );
		}
	}

	/**
	 * Has a task keep the copies of a post.
	 *
	 * @param int $id      Post.
	 * @param int $seconds From now.
	 */
	public static function schedule( int $id, int $seconds = 0 ): void {
		if ( ! wp_next_scheduled( self::TASK, array( $id ) ) ) {
			wp_schedule_single_event( time() + $seconds, self::TASK, array( $id ) );
		}
	}

	/**
	 * The posts that show a document.
	 *
	 * @param string $url Address of the document.
	 * @return int[]
	 */
	public static function showing( string $url ): array {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- of any type and status.
		return array_map( 'intval', $wpdb->get_col( $wpdb->prepare( "SELECT DISTINCT post_id FROM {$wpdb->postmeta} WHERE meta_key = %s AND meta_value = %s ORDER BY post_id", self::SOURCE, $url ) ) );
	}

	/**
	 * Revisions hold settings and documents, which an editor has written, and no copies.
	 *
	 * @param array $data Fields of a post, slashed.
	 */
	public static function thin_revision( $data ): array {
		$data = (array) $data;
		if ( 'revision' === ( $data['post_type'] ?? '' ) ) {
			$data['post_content'] = wp_slash( Uses::without_copies( wp_unslash( $data['post_content'] ) ) );
		}
		return $data;
	}

	/**
	 * Whether a post differs from its last revision in more than copies.
	 *
	 * @param bool     $has_changed   As WordPress says.
	 * @param \WP_Post $last_revision Revision.
	 * @param \WP_Post $post          Post.
	 */
	public static function has_changed( $has_changed, $last_revision, $post ): bool {
		if ( ! $has_changed || ! Uses::are_in( $post->post_content ) ) {
			return (bool) $has_changed;
		}
		foreach ( array_keys( _wp_post_revision_fields( $post ) ) as $field ) {
			$texts = array( $post->$field, $last_revision->$field );
			if ( 'post_content' === $field ) {
				$texts = array_map( array( Uses::class, 'without_copies' ), $texts );
			}
			if ( normalize_whitespace( $texts[0] ) !== normalize_whitespace( $texts[1] ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Excerpts may begin with a document.
	 *
	 * @param string[] $blocks Names.
	 */
	public static function allow_in_excerpts( $blocks ): array {
		return array_merge( (array) $blocks, array( 'welearn/about', 'welearn/faq' ) );
	}

	/**
	 * Excerpts show the words of a shortcode's document.
	 *
	 * @param string[] $tags Shortcodes that WordPress removes.
	 */
	public static function leave_in_excerpts( $tags ): array {
		return self::is_excerpt() ? array_diff( (array) $tags, array( 'welearn_about', 'welearn_faq' ) ) : (array) $tags;
	}

	/** Whether WordPress is making an excerpt. */
	public static function is_excerpt(): bool {
		return doing_filter( 'get_the_excerpt' );
	}

	/**
	 * Lets the site's search look at the words of shortcodes, too.
	 *
	 * @param string    $search SQL.
	 * @param \WP_Query $query  Query.
	 */
	public static function search_words( $search, $query ): string {
		global $wpdb;
		$column = preg_quote( $wpdb->posts, '/' ) . '\.post_content';
		return (string) preg_replace_callback(
			"/\\({$column} (NOT )?LIKE ('(?:[^'\\\\]++|\\\\.|'')*+')\\)/",
			static function ( array $found ) use ( $wpdb ): string {
				$words = "EXISTS ( SELECT 1 FROM {$wpdb->postmeta} AS welearn WHERE welearn.post_id = {$wpdb->posts}.ID AND welearn.meta_key = '" . self::WORDS . "' AND welearn.meta_value LIKE {$found[2]} )";
				return '' === $found[1] ? "($found[0] OR $words)" : "($found[0] AND NOT $words)";
			},
			(string) $search
		);
	}

	/** A copy that a post can hold, as far as it is a copy at all. */
	private static function fit( ?string $html ): ?string {
		global $wpdb;
		if ( null === $html ) {
			return null;
		}
		// Most old databases cannot keep emoji.
		return 'utf8' === $wpdb->get_col_charset( $wpdb->posts, 'post_content' ) ? wp_encode_emoji( $html ) : $html;
	}

	/** Posts that have a block or a shortcode of ours, by their numbers. */
	private static function posts( int $after ): array {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- of any type and status.
		$ids = $wpdb->get_col(
			$wpdb->prepare(
				"SELECT ID FROM {$wpdb->posts} WHERE ID > %d AND post_type <> 'revision' AND ( post_content LIKE %s OR post_content LIKE %s ) ORDER BY ID LIMIT %d",
				$after,
				'%' . $wpdb->esc_like( 'wp:welearn/' ) . '%',
				'%' . $wpdb->esc_like( '[welearn_' ) . '%',
				self::AT_ONCE
			)
		);
		return array_map( 'intval', $ids );
	}

	/** Keeps texts beside a post, under one name. */
	private static function set( int $id, string $name, array $values ): void {
		$old = get_post_meta( $id, $name );
		foreach ( array_diff( $old, $values ) as $value ) {
			delete_post_meta( $id, $name, wp_slash( $value ) );
		}
		foreach ( array_diff( $values, $old ) as $value ) {
			add_post_meta( $id, $name, wp_slash( $value ) );
		}
	}
}
