<?php
/**
 * For tests only: documents are on this machine, on a separate port.
 */
add_filter( 'http_allowed_safe_ports', function ( $ports ) {
	$ports[] = (int) getenv( 'DOCUMENT_PORT' );
	return $ports;
} );

// WordPress's own texts are not there in other languages. One of them says the direction.
add_filter( 'gettext_with_context', function ( $translation, $text, $context ) {
	return 'text direction' === $context && 'ar' === determine_locale() ? 'rtl' : $translation;
}, 10, 3 );

// WordPress replaces emoji in every text by images from another site if a browser has no font for them.
add_action( 'init', function () {
	if ( version_compare( $GLOBALS['wp_version'], '6.8', '<' ) ) {
		remove_action( 'wp_head', 'print_emoji_detection_script', 7 );
	}
} );

/**
 * Records that a numbered visitor requests a document, or notices another's request.
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
	// The test decides when a held document arrives, however slow the machine is.
	add_filter( 'http_request_args', function ( $args ) {
		return array( 'timeout' => 30 ) + $args;
	} );
}
