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
 * `welearn-elements/v1/documents/12` answers everybody, other sites included, with a document that is published here.
 * `welearn-elements/v1/fetch` fetches documents for those who edit posts.
 */
final class Rest {

	private const SPACE = 'welearn-elements/v1';

	/** Documents that are posts. */
	public const DOCUMENTS = self::SPACE . '/documents';

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
		register_rest_route(
			self::SPACE,
			'/documents/(?P<id>\d+)',
			array(
				'methods'             => 'GET',
				'callback'            => array( self::class, 'answer_publicly' ),
				'permission_callback' => '__return_true',
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
	 * The address of a document that is a post here, for other sites, too.
	 *
	 * @param string $number Its number.
	 */
	public static function address_of_document( string $number ): string {
		return rest_url( self::DOCUMENTS . "/$number" );
	}

	/**
	 * Answers with a document that is published here. No cookie makes a difference.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @return \WP_REST_Response|\WP_Error
	 */
	public static function answer_publicly( \WP_REST_Request $request ) {
		$text = Documents::text( (int) $request['id'] );
		if ( null === $text ) {
			return new \WP_Error( 'welearn_no_document', __( 'There is no public document at this address.', 'welearn-elements' ), array( 'status' => 404 ) );
		}
		$version = md5( $text );
		// Servers that compress an answer add to its version.
		$is_known = preg_match( "/\"$version(?:-[a-z]+)?\"/", (string) $request->get_header( 'if_none_match' ) );
		$headers  = array(
			'ETag'          => "\"$version\"",
			'Cache-Control' => 'no-cache',
		);
		return $is_known ? new \WP_REST_Response( null, 304, $headers ) : self::response( $text, $headers );
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
		$is_own = current_user_can( 'edit_posts' ) && Sources::is_local( $url );
		$source = $is_own ? Sources::get( $url ) : Cache::awaited( $url );
		if ( null === $source['text'] ) {
			return new \WP_Error( 'welearn_no_document', $source['error'], array( 'status' => 502 ) );
		}
		return self::response( $source['text'] );
	}

	private static function response( string $text, array $headers = array() ): \WP_REST_Response {
		return new \WP_REST_Response( $text, 200, $headers + array( 'X-Content-Type-Options' => 'nosniff' ) );
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
		$is_public = 0 === strpos( $request->get_route(), '/' . self::DOCUMENTS . '/' );
		if ( $is_public ) {
			$server->send_header( 'Access-Control-Allow-Origin', '*' );
			$server->remove_header( 'Access-Control-Allow-Credentials' );
		}
		$is_ours = $is_public || '/' . self::SPACE . '/document' === $request->get_route();
		if ( $served || ! $is_ours || 200 !== $result->get_status() || ! is_string( $result->get_data() ) ) {
			return (bool) $served;
		}
		$server->send_header( 'Content-Type', $is_public ? 'text/markdown; charset=utf-8' : 'text/plain; charset=utf-8' );
		echo $result->get_data(); // phpcs:ignore WordPress.Security.EscapeOutput -- plain text, and named so.
		return true;
	}
}
