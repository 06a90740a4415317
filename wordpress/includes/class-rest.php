<?php
/**
 * The address of a copy.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * `welearn-elements/v1/document?url=…` answers with the text of a document: to those who edit posts, of
 * any; to others, of those alone that pages of this site show already. `?text=…` answers with a document that is
 * written in a page. It changes nothing.
 * `welearn-elements/v1/fetch` fetches documents for those who edit posts.
 */
final class Rest {

	private const SPACE = 'welearn-elements/v1';

	public static function register(): void {
		register_rest_route(
			self::SPACE,
			'/document',
			array(
				'methods'             => 'GET',
				'callback'            => array( self::class, 'answer' ),
				'permission_callback' => array( self::class, 'may' ),
				'args'                => array(
					'url'  => array(
						'type'   => 'string',
						'format' => 'uri',
					),
					'text' => array(
						'type'    => 'string',
						'pattern' => '^[0-9a-f]{32}$',
					),
				),
			)
		);
		register_rest_route(
			self::SPACE,
			'/fetch',
			array(
				'methods'             => 'POST',
				'callback'            => array( self::class, 'fetch' ),
				'permission_callback' => static function (): bool {
					return current_user_can( 'edit_posts' );
				},
				'args'                => array(
					'src' => array(
						'type'     => 'string',
						'required' => true,
					),
				),
			)
		);
		add_filter( 'rest_pre_serve_request', array( self::class, 'serve' ), 10, 4 );
	}

	/**
	 * Fetches the documents of a block in the editor.
	 *
	 * @param \WP_REST_Request $request Request.
	 */
	public static function fetch( \WP_REST_Request $request ): array {
		$result = Changes::fetch( Sources::addresses( (string) $request['src'] ) );
		return array(
			'problems' => $result['problems'],
			'message'  => Lists::sentence( $result['is_changed'] ),
		);
	}

	/**
	 * The address of a document's copy.
	 *
	 * @param string $url Its own address.
	 */
	public static function address( string $url ): string {
		return add_query_arg( 'url', rawurlencode( $url ), rest_url( self::SPACE . '/document' ) );
	}

	/**
	 * The address of a document that is written in a page, for the elements to read.
	 *
	 * @param string $text Document.
	 */
	public static function address_of_text( string $text ): string {
		return add_query_arg( 'text', Cache::keep_text( $text ), rest_url( self::SPACE . '/document' ) );
	}

	/**
	 * Whether a visitor may have it. Nobody knows the name of a text but those who have seen the page. WordPress believes a cookie only with its nonce, so that another site
	 * cannot ask in an editor's name.
	 *
	 * @param \WP_REST_Request $request Request.
	 */
	public static function may( \WP_REST_Request $request ): bool {
		$url = (string) $request['url'];
		if ( isset( $request['text'] ) || ( '' !== $url && current_user_can( 'edit_posts' ) ) ) {
			return true;
		}
		$copy = Cache::peek( $url );
		return Cache::is_shown( $url ) && ( ( $copy && null !== $copy['text'] ) || Cache::is_pending( $url ) );
	}

	/**
	 * The text, or an error.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return \WP_REST_Response|\WP_Error
	 */
	public static function answer( \WP_REST_Request $request ) {
		if ( isset( $request['text'] ) ) {
			$text = Cache::text( (string) $request['text'] );
			return null === $text ? new \WP_Error( 'welearn_no_document', __( 'This text is not kept here any more. Reload the page that shows it.', 'welearn-elements' ), array( 'status' => 404 ) ) : self::response( $text );
		}
		$url    = (string) $request['url'];
		$is_own = current_user_can( 'edit_posts' ) && null !== Media::file( $url );
		$source = $is_own ? Sources::get( $url ) : Cache::awaited( $url );
		if ( null === $source['text'] ) {
			return new \WP_Error( 'welearn_no_document', $source['error'], array( 'status' => 502 ) );
		}
		return self::response( $source['text'] );
	}

	private static function response( string $text ): \WP_REST_Response {
		return new \WP_REST_Response( $text, 200, array( 'X-Content-Type-Options' => 'nosniff' ) );
	}

	/**
	 * Sends the text as it is, not as JSON.
	 *
	 * @param bool              $served  Whether it has been sent.
	 * @param \WP_HTTP_Response $result  Answer.
	 * @param \WP_REST_Request  $request Request.
	 * @param \WP_REST_Server   $server  Server.
	 */
	public static function serve( $served, $result, $request, $server ): bool {
		if ( $served || '/' . self::SPACE . '/document' !== $request->get_route() || 200 !== $result->get_status() || ! is_string( $result->get_data() ) ) {
			return (bool) $served;
		}
		$server->send_header( 'Content-Type', 'text/plain; charset=utf-8' );
		echo $result->get_data(); // phpcs:ignore WordPress.Security.EscapeOutput -- plain text, and named so.
		return true;
	}
}
