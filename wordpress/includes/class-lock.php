<?php
/**
 * One at a time.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** A row in the table of options that only one request can write, as WordPress's own updates do it. */
final class Lock {

	/** Seconds after which its holder has died. No request takes as long. */
	private const DEAD = 60;

	/** @var string */
	private $name;

	/**
	 * A lock that is not taken yet.
	 *
	 * @param string $name As of a transient, so that it goes with these.
	 */
	public function __construct( string $name ) {
		$this->name = "_transient_$name";
	}

	public function take(): bool {
		global $wpdb;
		// phpcs:disable WordPress.DB.DirectDatabaseQuery -- only the database knows who was first.
		if ( $wpdb->query( $wpdb->prepare( "INSERT IGNORE INTO {$wpdb->options} ( option_name, option_value, autoload ) VALUES ( %s, %s, 'no' )", $this->name, time() ) ) ) {
			return true;
		}
		$since = $this->since();
		return null !== $since && time() - $since > self::DEAD
			&& $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->options} SET option_value = %s WHERE option_name = %s AND option_value = %s", time(), $this->name, $since ) );
		// phpcs:enable
	}

	public function is_free(): bool {
		return null === $this->since();
	}

	public function free(): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- it was never read by way of the cache.
		$wpdb->delete( $wpdb->options, array( 'option_name' => $this->name ) );
	}

	private function since(): ?int {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- a cache would not know of others.
		$since = $wpdb->get_var( $wpdb->prepare( "SELECT option_value FROM {$wpdb->options} WHERE option_name = %s", $this->name ) );
		return null === $since ? null : (int) $since;
	}
}
