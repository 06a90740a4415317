<?php
/**
 * Documents that are posts of their own.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * The post type "We Learn document": written once, shown by blocks and shortcodes of many pages. Only a document that is
 * published, without a password, is ever shown or served, whoever looks: pages keep what their blocks show, and
 * visitors read that.
 *
 * The text stands in the post's content as readable lines, so revisions, searches and exports have it as it is.
 */
final class Documents {

	public const TYPE = 'welearn_document';

	/** The block that holds the text in the content of such a post. */
	private const BLOCK = 'welearn/document';

	/** Begins the name of such a document among the addresses of others. It survives a move of the site. */
	private const KEY = 'document:';

	public static function register(): void {
		register_post_type(
			self::TYPE,
			array(
				'labels'           => self::labels(),
				'description'      => __( 'About texts, questions and answers that several pages show.', 'welearn-elements' ),
				'public'           => false,
				'show_ui'          => true,
				'show_in_rest'     => true,
				'rest_base'        => 'welearn-documents',
				'menu_icon'        => 'dashicons-welcome-learn-more',
				'menu_position'    => 21,
				'capability_type'  => 'post',
				'map_meta_cap'     => true,
				'supports'         => array( 'title', 'editor', 'author', 'revisions' ),
				'rewrite'          => false,
				'query_var'        => false,
				// Pages of other people may show it.
				'delete_with_user' => false,
				'template'         => array( array( self::BLOCK ) ),
				'template_lock'    => 'insert',
			)
		);
		register_block_type_from_metadata(
			dirname( __DIR__ ) . '/blocks/document',
			array( 'render_callback' => '__return_empty_string' )
		);
		add_action( 'wp_after_insert_post', array( self::class, 'saved' ), 10, 4 );
		add_action( 'after_delete_post', array( self::class, 'deleted' ), 10, 2 );
		add_filter( 'wp_unique_post_slug', array( self::class, 'reserve_name' ), 10, 4 );
		add_filter( 'posts_search', array( self::class, 'search' ), 10, 2 );
		add_filter( 'enter_title_here', array( self::class, 'ask_for_name' ), 10, 2 );
		add_filter( '_wp_post_revision_field_post_content', array( self::class, 'readable' ), 10, 3 );
		// The text is written in the plugin's own form, which other editors do not have.
		add_filter( 'use_block_editor_for_post_type', array( self::class, 'use_block_editor' ), 1000, 2 );
		add_filter( 'use_block_editor_for_post', array( self::class, 'use_block_editor' ), 1000, 2 );
	}

	/**
	 * The names of documents in an attribute, among the addresses of others. Commas separate them.
	 *
	 * @param string $names Slugs, titles or numbers.
	 * @return string[]
	 */
	public static function keys( string $names ): array {
		$keys = array();
		foreach ( array_slice( explode( ',', $names ), 0, 10 ) as $name ) {
			$name = sanitize_title( $name );
			if ( '' !== $name ) {
				$keys[] = self::KEY . $name;
			}
		}
		return $keys;
	}

	/**
	 * The name of a document here, if an address is that of one.
	 *
	 * @param string $url Whole address.
	 */
	public static function key( string $url ): ?string {
		$home = trailingslashit( set_url_scheme( home_url() ) );
		$url  = set_url_scheme( $url );
		// With or without permalinks, whatever the site uses now.
		$route = '#^(?:index\.php)?(?:\?rest_route=|/?' . preg_quote( rest_get_url_prefix(), '#' ) . ')/' . Rest::DOCUMENTS . '/([0-9]+)$#D';
		return 0 === strpos( $url, $home ) && preg_match( $route, substr( $url, strlen( $home ) ), $found ) ? self::KEY . $found[1] : null;
	}

	/**
	 * Whether an address is the name of a document here.
	 *
	 * @param string $address Address.
	 */
	public static function is_key( string $address ): bool {
		return 0 === strpos( $address, self::KEY );
	}

	/**
	 * The text of a document, in the form of Sources::get().
	 *
	 * @param string $key As keys() gives it.
	 * @return array{text: ?string, url: string, name: string, error: string}
	 */
	public static function source( string $key ): array {
		$name   = substr( $key, strlen( self::KEY ) );
		$post   = self::find( $name );
		$name   = rawurldecode( $name );
		$text   = $post ? self::text( $post->ID ) : null;
		$source = array(
			'text'  => $text,
			'url'   => $post ? Rest::address_of_document( (string) $post->ID ) : home_url( '/' ),
			'name'  => null === $text ? $name : '“' . wp_strip_all_tags( $post->post_title ) . '”',
			'error' => '',
		);
		if ( ! $post || 'trash' === $post->post_status ) {
			/* translators: %s: name of a document. */
			$source['error'] = sprintf( __( 'There is no document “%s” on this site. Choose another one.', 'welearn-elements' ), $name );
		} elseif ( null === $text ) {
			/* translators: %s: name of a document. */
			$source['error'] = sprintf( __( 'The document “%s” is not public, so nothing is shown. Publish it without a password.', 'welearn-elements' ), $name );
		} elseif ( strlen( $text ) > Fetcher::MAX_BYTES ) {
			$source['text'] = null;
			/* translators: %s: name of a document. */
			$source['error'] = sprintf( __( '%s is larger than 1 MB. Split it into several documents.', 'welearn-elements' ), $source['name'] );
		}
		return $source;
	}

	/**
	 * The text of a document that everybody may read; null for others.
	 *
	 * @param int $id Number.
	 */
	public static function text( int $id ): ?string {
		$post = get_post( $id );
		return $post && self::TYPE === $post->post_type && self::is_public( $post ) ? self::text_in( $post->post_content ) : null;
	}

	private static function is_public( \WP_Post $post ): bool {
		return 'publish' === $post->post_status && '' === $post->post_password;
	}

	private static function find( string $name ): ?\WP_Post {
		if ( ctype_digit( $name ) ) {
			$post = get_post( (int) $name );
			return $post && self::TYPE === $post->post_type ? $post : null;
		}
		$found = get_posts(
			array(
				'post_type'   => self::TYPE,
				'post_status' => array( 'publish', 'future', 'private', 'pending', 'draft' ),
				'name'        => $name,
				'numberposts' => -1,
			)
		);
		// A draft may have a name that is taken.
		foreach ( $found as $post ) {
			if ( self::is_public( $post ) ) {
				return $post;
			}
		}
		return $found[0] ?? null;
	}

	/** The text in a content. It stands in `<pre>`, whose first line break does not count. */
	private static function text_in( string $content ): string {
		foreach ( parse_blocks( $content ) as $block ) {
			if ( self::BLOCK === $block['blockName'] ) {
				$html = preg_replace( '#^\s*<pre\b[^>]*>\n?|</pre>\s*$#', '', str_replace( "\r\n", "\n", $block['innerHTML'] ) );
				return html_entity_decode( (string) $html, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
			}
		}
		return '';
	}

	/**
	 * Brings a change to the pages that show the document.
	 *
	 * @param int           $id        Post.
	 * @param \WP_Post      $post      The same.
	 * @param bool          $is_update Whether it has been there before.
	 * @param \WP_Post|null $before    The same, before the change.
	 */
	public static function saved( $id, $post, $is_update, $before ): void {
		$versions = array_filter( array( $post, $before ) );
		if ( self::TYPE === $post->post_type && array_filter( $versions, array( self::class, 'is_public' ) ) ) {
			self::announce( $id, array_column( $versions, 'post_name' ) );
		}
	}

	/**
	 * Takes a document that is gone out of the pages that show it.
	 *
	 * @param int      $id   Post.
	 * @param \WP_Post $post The same.
	 */
	public static function deleted( $id, $post ): void {
		if ( self::TYPE === $post->post_type ) {
			self::announce( $id, array( $post->post_name ) );
		}
	}

	private static function announce( int $id, array $names ): void {
		$keys = array( self::KEY . $id );
		foreach ( array_filter( $names, 'strlen' ) as $name ) {
			$keys[] = self::KEY . $name;
		}
		Changes::reach( array_unique( $keys ), Rest::address_of_document( (string) $id ) );
	}

	/**
	 * Keeps the name of a document in the trash: pages still ask for it, and should not show another one. A number is no
	 * name, because pages may ask for a document by its number.
	 *
	 * @param string $slug   Name that is free.
	 * @param int    $id     Post that wants it.
	 * @param string $status Its status.
	 * @param string $type   Its type.
	 */
	public static function reserve_name( $slug, $id, $status, $type ): string {
		if ( self::TYPE !== $type ) {
			return (string) $slug;
		}
		$others = get_posts(
			array(
				'post_type'   => self::TYPE,
				'post_status' => 'trash',
				'exclude'     => array( $id ),
				'meta_key'    => '_wp_desired_post_slug', // phpcs:ignore WordPress.DB.SlowDBQuery -- once, when somebody saves.
				'meta_value'  => $slug, // phpcs:ignore WordPress.DB.SlowDBQuery -- as above.
				'fields'      => 'ids',
				'numberposts' => 1,
			)
		);
		return $others || ctype_digit( (string) $slug ) ? "$slug-$id" : (string) $slug;
	}

	/**
	 * Finds `R&D` in the list of documents. In the database the text of a document, and an author's title, have `&amp;`.
	 *
	 * @param string    $sql   Condition.
	 * @param \WP_Query $query Query.
	 */
	public static function search( $sql, $query ): string {
		if ( array( self::TYPE ) !== (array) $query->get( 'post_type' ) ) {
			return (string) $sql;
		}
		return preg_replace_callback(
			"/([\w.`]+)( NOT)? LIKE '((?:[^'\\\\]|\\\\.)*+)'/",
			static function ( array $found ): string {
				list( $whole, $column, $not, $words ) = $found;
				$encoded = strtr( $words, array( '&' => '&amp;', '<' => '&lt;', '>' => '&gt;' ) );
				return $encoded === $words ? $whole : "($whole " . ( $not ? 'AND' : 'OR' ) . " $column$not LIKE '$encoded')";
			},
			(string) $sql
		) ?? (string) $sql;
	}

	/**
	 * The field above the form.
	 *
	 * @param string   $text Hint.
	 * @param \WP_Post $post Post.
	 */
	public static function ask_for_name( $text, $post ): string {
		return self::TYPE === $post->post_type ? __( 'Name of the document', 'welearn-elements' ) : (string) $text;
	}

	/**
	 * Shows the text alone where revisions are compared.
	 *
	 * @param string   $content  Content.
	 * @param string   $field    Name of the field.
	 * @param \WP_Post $revision Revision, or the post.
	 */
	public static function readable( $content, $field, $revision ): string {
		return self::TYPE === get_post_type( $revision->post_parent ? $revision->post_parent : $revision ) ? self::text_in( (string) $content ) : (string) $content;
	}

	/**
	 * Opens documents in the block editor.
	 *
	 * @param bool            $is_used Whether it is used.
	 * @param string|\WP_Post $post    Post or type.
	 */
	public static function use_block_editor( $is_used, $post ): bool {
		return $is_used || self::TYPE === ( $post instanceof \WP_Post ? $post->post_type : $post );
	}

	private static function labels(): array {
		return array(
			'name'                  => __( 'We Learn documents', 'welearn-elements' ),
			'singular_name'         => __( 'We Learn document', 'welearn-elements' ),
			'menu_name'             => __( 'We Learn', 'welearn-elements' ),
			'all_items'             => __( 'All documents', 'welearn-elements' ),
			'add_new'               => __( 'Add document', 'welearn-elements' ),
			'add_new_item'          => __( 'Add document', 'welearn-elements' ),
			'new_item'              => __( 'New document', 'welearn-elements' ),
			'edit_item'             => __( 'Edit document', 'welearn-elements' ),
			'search_items'          => __( 'Search documents', 'welearn-elements' ),
			'not_found'             => __( 'No documents found.', 'welearn-elements' ),
			'not_found_in_trash'    => __( 'No documents found in the trash.', 'welearn-elements' ),
			'item_published'        => __( 'Document published. Pages may show it now.', 'welearn-elements' ),
			'item_updated'          => __( 'Document updated. Pages that show it have changed.', 'welearn-elements' ),
			'item_reverted_to_draft' => __( 'The document is a draft now. Pages no longer show it.', 'welearn-elements' ),
			'item_trashed'          => __( 'Document moved to the trash. Pages no longer show it.', 'welearn-elements' ),
			'filter_items_list'     => __( 'Filter the list of documents', 'welearn-elements' ),
			'items_list_navigation' => __( 'Pages of the list of documents', 'welearn-elements' ),
			'items_list'            => __( 'List of documents', 'welearn-elements' ),
		);
	}
}
