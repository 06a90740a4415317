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
