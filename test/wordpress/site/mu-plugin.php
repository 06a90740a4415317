<?php
/**
 * For tests only: documents lie on this machine, at a port of their own.
 */
add_filter( 'http_allowed_safe_ports', function ( $ports ) {
	$ports[] = (int) getenv( 'DOCUMENT_PORT' );
	return $ports;
} );
