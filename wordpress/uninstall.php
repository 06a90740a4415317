<?php
/**
 * Leaves nothing behind: no copy of a document, no task. Posts keep their blocks, with what these show, and their
 * shortcodes, and documents that are posts stay: they belong to their authors.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

foreach ( array( 'cache', 'changes', 'copies' ) as $name ) {
	require_once __DIR__ . "/includes/class-$name.php";
}

if ( is_multisite() ) {
	foreach ( get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	) as $site ) {
		switch_to_blog( $site );
		Cache::clear();
		restore_current_blog();
	}
} else {
	Cache::clear();
}
