<?php
/**
 * Problems, for people who can solve them.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** Sentences on the page itself, for editors only: visitors can do nothing about them. */
final class Notes {

	/**
	 * The sentences as HTML; nothing for visitors.
	 *
	 * @param string[] $notes Sentences.
	 */
	public static function html( array $notes ): string {
		if ( ! $notes || ! current_user_can( 'edit_posts' ) ) {
			return '';
		}
		Assets::enqueue_style();
		$items = '';
		foreach ( array_unique( $notes ) as $note ) {
			$items .= '<li>' . Text::html( $note ) . '</li>';
		}
		$title = Text::html( __( 'We Learn: only you and other editors see this.', 'welearn-elements' ) );
		return "<div class=\"welearn-notes\" role=\"note\"><p>$title</p><ul>$items</ul></div>";
	}
}
