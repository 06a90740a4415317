<?php
/**
 * Documents in the media library, replaced in place.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** A form for a new file of a document in the media library. Its address stays, so pages need no change. */
final class Replacing {

	private const ACTION = 'welearn_replace';
	private const FIELD  = 'welearn_file';

	/** Name in an address, by which the form tells how it went. */
	private const RESULT = 'welearn_replaced';

	public static function register(): void {
		add_filter( 'media_row_actions', array( self::class, 'link_in_list' ), 10, 2 );
		add_filter( 'attachment_fields_to_edit', array( self::class, 'link_in_details' ), 10, 2 );
		add_action( 'admin_action_' . self::ACTION, array( self::class, 'show' ) );
		add_action( 'admin_post_' . self::ACTION, array( self::class, 'receive' ) );
	}

	/**
	 * Adds a link below the name of a document in the list of files.
	 *
	 * @param string[] $actions Links by name.
	 * @param \WP_Post $post    File.
	 */
	public static function link_in_list( $actions, $post ): array {
		$actions = (array) $actions;
		if ( self::may( $post->ID ) ) {
			$actions[ self::ACTION ] = self::link( $post );
		}
		return $actions;
	}

	/**
	 * Adds a link to the details of a document, which the library also shows above the editor.
	 *
	 * @param array    $fields Fields by name.
	 * @param \WP_Post $post   File.
	 */
	public static function link_in_details( $fields, $post ): array {
		$fields = (array) $fields;
		if ( self::may( $post->ID ) ) {
			$fields[ self::ACTION ] = array(
				'label' => '',
				'input' => 'html',
				'html'  => self::link( $post, ' target="_blank"' ),
			);
		}
		return $fields;
	}

	private static function link( \WP_Post $post, string $attributes = '' ): string {
		/* translators: %s: name of a file. */
		$label = sprintf( __( 'Replace the file “%s”', 'welearn-elements' ), get_the_title( $post ) );
		return '<a href="' . esc_url( self::address( $post->ID ) ) . '" aria-label="' . esc_attr( $label ) . '"' . $attributes . '>' . esc_html__( 'Replace the file', 'welearn-elements' ) . '</a>';
	}

	private static function address( int $id ): string {
		return admin_url( 'admin.php?action=' . self::ACTION . "&attachment=$id" );
	}

	/** Whether a file is a document that this user may replace. */
	private static function may( int $id ): bool {
		return current_user_can( 'upload_files' ) && current_user_can( 'edit_post', $id ) && null !== self::file( $id );
	}

	private static function file( int $id ): ?string {
		$url = 'attachment' === get_post_type( $id ) ? wp_get_attachment_url( $id ) : false;
		return $url ? Media::file( $url ) : null;
	}

	/** The number of the file in a request, if this user may replace it. */
	private static function wanted(): int {
		// phpcs:ignore WordPress.Security.NonceVerification -- receive() checks it before anything is changed.
		$id = absint( $_REQUEST['attachment'] ?? 0 );
		if ( ! self::may( $id ) ) {
			wp_die( esc_html__( 'You are not allowed to replace this file.', 'welearn-elements' ), '', 403 );
		}
		return $id;
	}

	/** The form. */
	public static function show(): void {
		$id   = self::wanted();
		$name = wp_basename( (string) self::file( $id ) );
		wp_enqueue_style( Assets::EDITOR );
		wp_enqueue_script( Assets::REPLACING );
		// WordPress prints these names in its own head.
		// phpcs:disable WordPress.WP.GlobalVariablesOverride
		$GLOBALS['title']       = __( 'Replace the file', 'welearn-elements' );
		$GLOBALS['parent_file'] = 'upload.php';
		// phpcs:enable
		require_once ABSPATH . 'wp-admin/admin-header.php';
		?>
		<div class="wrap">
			<h1>
				<?php
				/* translators: %s: name of a file. */
				echo esc_html( sprintf( __( 'Replace the file “%s”', 'welearn-elements' ), $name ) );
				?>
			</h1>
			<?php self::tell(); ?>
			<p><?php esc_html_e( 'The address stays the same. Pages that show the document get the new text.', 'welearn-elements' ); ?></p>
			<p><a href="<?php echo esc_url( (string) wp_get_attachment_url( $id ) ); ?>"><?php echo esc_html( (string) wp_get_attachment_url( $id ) ); ?></a></p>
			<form method="post" enctype="multipart/form-data" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
				<input type="hidden" name="action" value="<?php echo esc_attr( self::ACTION ); ?>">
				<input type="hidden" name="attachment" value="<?php echo esc_attr( (string) $id ); ?>">
				<?php wp_nonce_field( self::ACTION . $id ); ?>
				<p>
					<label for="welearn-file"><?php esc_html_e( 'New file', 'welearn-elements' ); ?></label>
					<input type="file" id="welearn-file" name="<?php echo esc_attr( self::FIELD ); ?>" accept=".<?php echo esc_attr( self::ending( $name ) ); ?>" aria-describedby="welearn-file-problems" required>
				</p>
				<div id="welearn-file-problems" class="welearn-problems" aria-live="polite"></div>
				<?php submit_button( __( 'Replace', 'welearn-elements' ) ); ?>
			</form>
		</div>
		<?php
		require_once ABSPATH . 'wp-admin/admin-footer.php';
	}

	/** Says above the form how the last try ended. */
	private static function tell(): void {
		// phpcs:ignore WordPress.Security.NonceVerification -- it only chooses between two sentences.
		$said = isset( $_GET[ self::RESULT ] ) ? sanitize_key( $_GET[ self::RESULT ] ) : '';
		if ( 'failed' === $said ) {
			$problem = get_transient( self::problem() );
			delete_transient( self::problem() );
		} elseif ( 'done' === $said ) {
			$problem = __( 'The file has been replaced. Pages that show it have changed.', 'welearn-elements' );
		}
		if ( ! empty( $problem ) ) {
			echo '<div class="notice ' . ( 'done' === $said ? 'notice-success' : 'notice-error' ) . '" role="status"><p>' . esc_html( $problem ) . '</p></div>';
		}
	}

	/** The name under which a problem waits for the form. */
	private static function problem(): string {
		return Cache::PREFIX . 'problem_' . get_current_user_id();
	}

	/** Answers to the form, and leads back. */
	public static function receive(): void {
		$id = self::wanted();
		check_admin_referer( self::ACTION . $id );
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- wp_handle_upload() does that.
		$problem = self::put( $id, isset( $_FILES[ self::FIELD ] ) ? (array) $_FILES[ self::FIELD ] : array() );
		if ( '' !== $problem ) {
			set_transient( self::problem(), $problem, MINUTE_IN_SECONDS );
		}
		wp_safe_redirect( add_query_arg( self::RESULT, '' === $problem ? 'done' : 'failed', self::address( $id ) ) );
		exit;
	}

	/**
	 * Puts an upload in the place of a file. All that WordPress checks of a new file is checked of this one, under the
	 * name that it will have.
	 *
	 * @param int   $id     File in the media library.
	 * @param array $upload Entry of $_FILES.
	 * @return string A problem, or nothing.
	 */
	private static function put( int $id, array $upload ): string {
		$file = (string) self::file( $id );
		if ( ! is_string( $upload['name'] ?? null ) || self::ending( $upload['name'] ) !== self::ending( $file ) ) {
			/* translators: %s: end of a file's name, such as .md. */
			return sprintf( __( 'Choose a file that ends in “%s”.', 'welearn-elements' ), '.' . self::ending( $file ) );
		}
		$upload['name'] = wp_basename( $file );
		$moved          = wp_handle_upload( $upload, array( 'test_form' => false ) );
		if ( isset( $moved['error'] ) ) {
			return $moved['error'];
		}
		// In one step, so that no visitor gets half a file.
		if ( ! @rename( $moved['file'], $file ) ) { // phpcs:ignore -- the sentence below tells the failure.
			wp_delete_file( $moved['file'] );
			return __( 'The file could not be stored. Ask your host whether WordPress may write to its folder of uploads.', 'welearn-elements' );
		}
		clearstatcache();
		wp_update_attachment_metadata( $id, wp_generate_attachment_metadata( $id, $file ) );
		wp_update_post( array( 'ID' => $id ) );
		$url = (string) wp_get_attachment_url( $id );
		Changes::reach( array( $url, set_url_scheme( $url, 'http' ), set_url_scheme( $url, 'https' ) ), $url );
		return '';
	}

	private static function ending( string $name ): string {
		return strtolower( pathinfo( $name, PATHINFO_EXTENSION ) );
	}
}
