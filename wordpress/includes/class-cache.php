<?php
/**
 * Copies of documents.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/**
 * Keeps fetched documents, as transients whose names begin with `welearn_`. A copy is shown as it is for a
 * quarter of an hour. Later it is still shown, while a task of WordPress fetches the document again. A page
 * fetches it only if there is no copy, or if no task has renewed it for a day.
 */
final class Cache {

	/** Tasks: fetch a document again, and go on with one that is rendered in parts. */
	public const HOOK   = 'welearn_elements_refresh';
	public const RENDER = 'welearn_elements_render';

	/** All names in the database begin with this, so that everything can be removed. */
	public const PREFIX = 'welearn_';

	private const FAILED  = 100; // Addresses without a document that are remembered.
	private const PATIENT = 120; // Seconds until a document that failed once is fetched again; doubled by each failure.

	/** Seconds for which one page waits for all of its documents. */
	private const PAGE = 5;

	/** @var float Seconds that this request has waited. */
	private static $waited = 0;

	/** @var array<string, true> Addresses that this request has asked on somebody's wish. */
	private static $asked = array();

	/**
	 * The copy of a document.
	 *
	 * @param string $url Address.
	 * @return array{text: ?string, url: string, version: string, time: int, error: string, is_pending?: bool}
	 */
	public static function get( string $url ): array {
		$copy = self::peek( $url );
		$age  = $copy ? time() - $copy['time'] : PHP_INT_MAX;
		/**
		 * Seconds for which a copy counts as new.
		 *
		 * @param int    $seconds 900.
		 * @param string $url     Address of the document.
		 */
		$fresh = (int) apply_filters( 'welearn_elements_fresh', 15 * MINUTE_IN_SECONDS, $url );
		if ( $copy && $age < ( '' === $copy['error'] ? $fresh : self::patience( $copy ) ) ) {
			return $copy;
		}
		if ( $copy && null !== $copy['text'] && $age < DAY_IN_SECONDS ) {
			self::schedule( $url );
			return $copy;
		}
		return self::gather( array( $url ) )[ $url ];
	}

	/** A document that failed again and again is asked for less and less, once an hour at least. */
	private static function patience( array $copy ): int {
		return min( HOUR_IN_SECONDS, self::PATIENT * 2 ** min( 10, max( 0, ( $copy['failures'] ?? 1 ) - 1 ) ) );
	}

	private static function schedule( string $url ): void {
		if ( ! wp_next_scheduled( self::HOOK, array( $url ) ) ) {
			wp_schedule_single_event( time(), self::HOOK, array( $url ) );
		}
	}

	/**
	 * Asks for the documents of a page that are not here yet, all at once: the first block of a page does it for the
	 * others, too.
	 *
	 * @param string[] $urls Addresses.
	 */
	public static function prepare( array $urls ): void {
		$missing = array_filter(
			$urls,
			static function ( string $url ): bool {
				return ! Sources::is_local( $url ) && null === self::peek( $url );
			}
		);
		if ( $missing ) {
			self::gather( array_values( $missing ) );
		}
	}

	/**
	 * Fetches documents side by side. A request that shows a page waits five seconds for all of them. A document that takes longer
	 * is fetched by a task.
	 *
	 * @param string[] $urls      Addresses.
	 * @param bool     $is_wanted Whether somebody wishes to see what is there now. No document is asked for twice by that.
	 * @return array<string, array> Copies by address, as get() gives them.
	 */
	public static function gather( array $urls, bool $is_wanted = false ): array {
		$copies = array();
		$old    = array();
		$locks  = array();
		foreach ( array_unique( $urls ) as $url ) {
			if ( Sources::is_local( $url ) || ( $is_wanted && isset( self::$asked[ $url ] ) ) ) {
				continue;
			}
			$old[ $url ] = self::peek( $url );
			if ( Fetcher::is_asked_by_us() ) {
				$copies[ $url ] = self::refresh( $url );
			} elseif ( self::PAGE - self::$waited < 0.5 ) {
				self::schedule( $url );
				$copies[ $url ] = $old[ $url ] ?? self::pending( $url );
			} else {
				$lock = self::lock( $url );
				if ( $lock->take() ) {
					$locks[ $url ] = $lock;
				} else {
					$copies[ $url ] = self::taken( $url );
				}
			}
		}
		try {
			if ( $locks ) {
				$versions = array();
				foreach ( array_keys( $locks ) as $url ) {
					$versions[ $url ] = null === ( $old[ $url ]['text'] ?? null ) ? '' : $old[ $url ]['version'];
				}
				$begun         = microtime( true );
				$answers       = Fetcher::all( $versions, self::PAGE - self::$waited );
				self::$waited += microtime( true ) - $begun;
				foreach ( $answers as $url => $answer ) {
					$copies[ $url ] = self::store( $url, $old[ $url ], $answer );
					if ( $is_wanted ) {
						self::$asked[ $url ] = true;
					}
				}
			}
		} finally {
			foreach ( $locks as $lock ) {
				$lock->free();
			}
		}
		return $copies;
	}

	/**
	 * The copy, whatever its age.
	 *
	 * @param string $url Address.
	 */
	public static function peek( string $url ): ?array {
		$copy = get_transient( self::PREFIX . 'doc_' . md5( $url ) );
		return is_array( $copy ) ? $copy : null;
	}

	/**
	 * Keeps a document that is written in a page, and that only the elements read.
	 *
	 * @param string $text Document.
	 * @return string Its name for text().
	 */
	public static function keep_text( string $text ): string {
		$name = md5( $text );
		if ( null === self::text( $name ) ) {
			set_transient( self::PREFIX . "text_$name", $text, MONTH_IN_SECONDS );
		}
		return $name;
	}

	/**
	 * A document that is written in a page.
	 *
	 * @param string $name As keep_text() gives it.
	 */
	public static function text( string $name ): ?string {
		$text = get_transient( self::PREFIX . "text_$name" );
		return is_string( $text ) ? $text : null;
	}

	/**
	 * Fetches a document and keeps it. If that fails, the old copy stays.
	 *
	 * @param string $url Address.
	 */
	public static function refresh( string $url ): array {
		$old = self::peek( $url );
		if ( Fetcher::is_asked_by_us() ) {
			// A caching plugin should not keep a page without its document.
			// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- the name that these plugins look for.
			defined( 'DONOTCACHEPAGE' ) || define( 'DONOTCACHEPAGE', true );
			/* translators: %s: address. */
			return $old ?? self::nothing( $url, sprintf( __( '%s is a page of this site, not a document. Use the address of the document itself.', 'welearn-elements' ), $url ) );
		}
		$lock = self::lock( $url );
		if ( ! $lock->take() ) {
			return self::taken( $url );
		}
		try {
			return self::store( $url, $old, Fetcher::all( array( $url => $old && null !== $old['text'] ? $old['version'] : '' ) )[ $url ] );
		} finally {
			$lock->free();
		}
	}

	/** Another request is fetching it. A page does not wait for that: the element asks again for the copy. */
	private static function taken( string $url ): array {
		$copy = self::read_again( 'doc_' . md5( $url ) );
		return is_array( $copy ) ? $copy : self::pending( $url );
	}

	private static function pending( string $url ): array {
		/* translators: %s: address. */
		return array( 'is_pending' => true ) + self::nothing( $url, sprintf( __( 'This site is just loading %s. Reload this page in a moment.', 'welearn-elements' ), $url ) );
	}

	/**
	 * The copy of a document. If there is none, and another request is fetching it, this waits until that ends, as
	 * long as the element would wait for the document itself. It looks again and again, because one request of PHP's
	 * cannot wake another.
	 *
	 * @param string $url Address.
	 */
	public static function awaited( string $url ): array {
		$copy = self::get( $url );
		if ( empty( $copy['is_pending'] ) ) {
			return $copy;
		}
		$lock = self::lock( $url );
		for ( $i = 0; $i < 40 && ! $lock->is_free(); $i++ ) {
			usleep( 250000 );
		}
		self::read_again( 'doc_' . md5( $url ) );
		return self::get( $url );
	}

	/**
	 * Remembers that a page shows visitors a document: from then on they may have its copy.
	 *
	 * @param string $url  Address.
	 * @param array  $copy As get() gives it.
	 */
	public static function show( string $url, array $copy ): void {
		$name  = self::PREFIX . 'shown_' . md5( $url );
		$shown = get_transient( $name );
		if ( null !== $copy['text'] && 'copy' !== $shown ) {
			set_transient( $name, 'copy', MONTH_IN_SECONDS );
		} elseif ( ! empty( $copy['is_pending'] ) && ! $shown ) {
			set_transient( $name, 'pending', HOUR_IN_SECONDS );
		}
	}

	/**
	 * Whether a page shows visitors a document.
	 *
	 * @param string $url Address.
	 */
	public static function is_shown( string $url ): bool {
		return false !== get_transient( self::PREFIX . 'shown_' . md5( $url ) );
	}

	/**
	 * Whether a request is fetching a document, or a task is about to.
	 *
	 * @param string $url Address.
	 */
	public static function is_pending( string $url ): bool {
		return wp_next_scheduled( self::HOOK, array( $url ) ) || ! self::lock( $url )->is_free();
	}

	private static function lock( string $url ): Lock {
		return new Lock( self::PREFIX . 'lock_' . md5( $url ) );
	}

	/**
	 * A transient as it is now: within a request WordPress remembers what it has read, and what is not there.
	 *
	 * @param string $name Name, without the prefix.
	 * @return mixed
	 */
	public static function read_again( string $name ) {
		wp_cache_delete( '_transient_' . self::PREFIX . $name, 'options' );
		wp_cache_delete( 'notoptions', 'options' );
		return get_transient( self::PREFIX . $name );
	}

	private static function nothing( string $url, string $error ): array {
		return array(
			'text'    => null,
			'url'     => $url,
			'version' => '',
			'time'    => time(),
			'error'   => $error,
		);
	}

	/**
	 * Keeps an answer of Fetcher::all(). After a failure the old copy stays.
	 *
	 * @param string                 $url    Address.
	 * @param array|null             $old    Copy.
	 * @param array|\DomainException $answer Answer.
	 */
	private static function store( string $url, ?array $old, $answer ): array {
		try {
			if ( $answer instanceof \DomainException ) {
				throw $answer;
			}
			$new         = $answer;
			$new['text'] = $new['text'] ?? $old['text'] ?? null;
			Document::refuse_page( (string) $new['text'], $url );
			$error = '';
		} catch ( \DomainException $problem ) {
			$error = $problem->getMessage();
			$new   = $old ?? self::nothing( $url, $error );
		}
		$copy = array(
			'text'     => $new['text'],
			'url'      => $new['url'],
			'version'  => $new['version'],
			'time'     => time(),
			'error'    => $error,
			'failures' => '' === $error ? 0 : ( $old['failures'] ?? 0 ) + 1,
		);
		// Longer than the longest pause between failures.
		set_transient( self::PREFIX . 'doc_' . md5( $url ), $copy, null === $copy['text'] ? 2 * HOUR_IN_SECONDS : MONTH_IN_SECONDS );
		if ( null === $copy['text'] ) {
			self::limit( md5( $url ) );
		} elseif ( $old && $copy['text'] !== $old['text'] ) {
			Changes::note( $url );
		}
		return $copy;
	}

	/** Forgets the oldest addresses without a document: an author can name any number of them. */
	private static function limit( string $key ): void {
		$failed = get_transient( self::PREFIX . 'failed' );
		$failed = array_diff( is_array( $failed ) ? $failed : array(), array( $key ) );
		$failed = array_merge( $failed, array( $key ) );
		foreach ( array_splice( $failed, 0, max( 0, count( $failed ) - self::FAILED ) ) as $old ) {
			$copy = get_transient( self::PREFIX . "doc_$old" );
			if ( is_array( $copy ) && null === $copy['text'] ) {
				delete_transient( self::PREFIX . "doc_$old" );
			}
		}
		set_transient( self::PREFIX . 'failed', $failed, 2 * HOUR_IN_SECONDS );
	}

	/** Ends the tasks, for as long as the plugin is not active. */
	public static function stop(): void {
		wp_unschedule_hook( self::HOOK );
		wp_unschedule_hook( self::RENDER );
		wp_unschedule_hook( Changes::TASK );
		wp_unschedule_hook( Copies::TASK );
		wp_unschedule_hook( Copies::ALL );
	}

	/** Removes everything. */
	public static function clear(): void {
		global $wpdb;
		self::stop();
		foreach ( array( '_transient_', '_transient_timeout_' ) as $kind ) {
			$like = $wpdb->esc_like( $kind . self::PREFIX ) . '%';
			// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- WordPress has no function for transients by the start of their names.
			$names = $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s", $like ) );
			// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- as above.
			$wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name LIKE %s", $like ) );
			foreach ( $names as $name ) {
				wp_cache_delete( $name, 'options' );
			}
		}
		delete_option( Copies::VERSION );
		delete_post_meta_by_key( Copies::SOURCE );
		delete_post_meta_by_key( Copies::WORDS );
	}
}
