<?php
/**
 * For tests only: documents lie on this machine, at a port of their own.
 */
add_filter( 'http_allowed_safe_ports', function ( $ports ) {
	$ports[] = (int) getenv( 'DOCUMENT_PORT' );
	return $ports;
} );

// Before it could be told not to, WordPress made pictures of emoji in every text, where a browser has no font for them.
add_action( 'init', function () {
	if ( version_compare( $GLOBALS['wp_version'], '6.8', '<' ) ) {
		remove_action( 'wp_head', 'print_emoji_detection_script', 7 );
	}
} );

/**
 * Writes down that a visitor with a number asks for a document itself, or sees that another one does.
 */
if ( isset( $_GET['visitor'] ) ) {
	$welearn_mark = function ( $kind ) {
		file_put_contents( WP_CONTENT_DIR . '/visitors.txt', (int) $_GET['visitor'] . " $kind\n", FILE_APPEND | LOCK_EX );
	};
	add_filter( 'query', function ( $query ) use ( $welearn_mark ) {
		if ( preg_match( '/^SELECT option_value .*_transient_welearn_lock_/', $query ) ) {
			$welearn_mark( 'waits' );
		}
		return $query;
	} );
	add_filter( 'pre_http_request', function ( $answer ) use ( $welearn_mark ) {
		$welearn_mark( 'asks' );
		return $answer;
	} );
}
