<?php
/**
 * The plugin's own classes without WordPress: php alone.php <plugin>. The input is the body of a function,
 * whose result is printed as JSON.
 */
error_reporting( E_ALL );
ini_set( 'display_errors', 'stderr' );
define( 'ABSPATH', $argv[1] );
foreach ( array( 'add_action', 'add_filter', 'register_deactivation_hook' ) as $name ) {
	eval( "function $name() {}" );
}
function __( $text ) {
	return $text;
}
function number_format_i18n( $number ) {
	return number_format( $number );
}
require $argv[1] . '/welearn-elements.php';
echo json_encode( eval( stream_get_contents( STDIN ) ), JSON_INVALID_UTF8_SUBSTITUTE );
