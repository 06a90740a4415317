<?php
/**
 * A text for the site's privacy policy.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** WordPress shows it under Settings, Privacy, Policy Guide. */
final class Privacy {

	public static function register(): void {
		$sentences = array(
			__( 'Pages with questions and answers (We Learn) set no cookies and send nothing about visitors to other sites. Images in these texts load from the sites that they are on, which then learn a visitor’s address on the internet.', 'welearn-elements' ),
			__( 'If a page remembers which questions are open, the visitor’s browser keeps them until the tab is closed.', 'welearn-elements' ),
			__( 'This site fetches the texts from other sites, without saying which site it is, and keeps copies for up to 30 days. Twice a day it looks for a new version of the plugin, in the same way.', 'welearn-elements' ),
		);
		$html      = '';
		foreach ( $sentences as $sentence ) {
			$html .= '<p>' . esc_html( $sentence ) . '</p>';
		}
		wp_add_privacy_policy_content( 'We Learn Elements', $html );
	}
}
