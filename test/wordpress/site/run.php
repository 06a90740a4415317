<?php
/**
 * Runs PHP within WordPress. The input is the body of a function, whose result is printed as JSON.
 */
require __DIR__ . '/load.php';
$result = eval( stream_get_contents( STDIN ) );
fwrite( STDOUT, "\n\x1e" . json_encode( $result, JSON_INVALID_UTF8_SUBSTITUTE ) );
