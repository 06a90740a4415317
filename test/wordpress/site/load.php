<?php
/**
 * WordPress on the command line.
 */
error_reporting( E_ALL );
ini_set( 'display_errors', 'stderr' );
$_SERVER += array(
	'HTTP_HOST'       => 'localhost',
	'REQUEST_URI'     => '/',
	'SERVER_PROTOCOL' => 'HTTP/1.1',
	'REQUEST_METHOD'  => 'GET',
);
require $argv[1] . '/wp-load.php';
