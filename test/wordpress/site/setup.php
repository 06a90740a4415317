<?php
/**
 * Installs WordPress: php setup.php <root>
 */
define( 'WP_INSTALLING', true );
require __DIR__ . '/load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Example Library', 'admin', 'admin@library.example', true, '', 'password' );
// Avatars come from another site.
update_option( 'show_avatars', 0 );
foreach ( array( 'editor', 'author', 'contributor' ) as $role ) {
	wp_insert_user(
		array(
			'user_login' => $role,
			'user_pass'  => 'password',
			'user_email' => "$role@library.example",
			'role'       => $role,
		)
	);
}
foreach ( get_users() as $user ) {
	// Hides the welcome guide of the editor.
	update_user_meta( $user->ID, $wpdb->prefix . 'persisted_preferences', array( 'core/edit-post' => array( 'welcomeGuide' => false, 'fullscreenMode' => false ), 'core' => array( 'enableChoosePatternModal' => false ), '_modified' => gmdate( 'c' ) ) );
}
