<?php
/**
 * A document becomes HTML, in as many requests as that takes.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps the HTML of documents, as transients. One request makes only so much: hosts end a request after
 * some 30 seconds, and a visitor waits for it. The next visits, and a task of WordPress, make the rest. Each
 * goes on where the one before ended. Work is counted, never time.
 *
 * The HTML is found by the text, before the text is read.
 */
final class Rendering {

	/** Work of one request; one text may be more. On a slow host a unit takes a tenth of a millisecond or two. */
	public const BUDGET = 30000;

	/** Goes up when the same text is to become other HTML. */
	private const FORM = 7;

	/** @var int Work of this request. */
	private static $spent = 0;

	/**
	 * The HTML of a document, as far as it has come.
	 *
	 * @param array    $given Texts and settings.
	 * @param callable $read  Reads the document of these, in the form of Element::read().
	 * @return array{of: array, html: string, next: ?int, copy?: string} The question to go on with; null if this is all. With that, by what a copy
	 *     is known.
	 * @throws \OverflowException If it is too much for this server.
	 */
	public static function of( array $given, callable $read ): array {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- for a name; nothing is read from it.
		$key  = md5( serialize( array( VERSION, self::FORM, get_locale(), $given ) ) );
		$part = get_transient( Cache::PREFIX . "html_$key" );
		if ( is_array( $part ) ) {
			return $part;
		}
		$part = self::kept( $key );
		// Under a name of its own: success here must not forgive that the rendering was ended.
		return self::continued( $key, $part ?? self::part( self::attempt( "read_$key", $read ), '', 0 ) );
	}

	/**
	 * The task: goes on with a document.
	 *
	 * @param string $key Of the part.
	 */
	public static function go_on( string $key ): void {
		$part = self::kept( $key );
		if ( $part ) {
			try {
				self::continued( $key, $part );
			} catch ( \OverflowException $many ) {
				// The page tells editors.
				return;
			}
		}
	}

	/**
	 * Does work that a server may end in the middle. After three such ends, over more than a minute, the work
	 * is not begun again for a while.
	 *
	 * @param string   $key  Name of the work.
	 * @param callable $make Does it.
	 * @return mixed Its result.
	 * @throws \OverflowException If it is too much for this server.
	 */
	public static function attempt( string $key, callable $make ) {
		$begun = get_transient( Cache::PREFIX . "begun_$key" );
		$begun = is_array( $begun ) ? $begun : array();
		if ( count( $begun ) >= 3 && time() - $begun[0] > MINUTE_IN_SECONDS ) {
			throw new \OverflowException( 'too much' );
		}
		set_transient( Cache::PREFIX . "begun_$key", array_merge( $begun, array( time() ) ), HOUR_IN_SECONDS );
		$made = $make();
		delete_transient( Cache::PREFIX . "begun_$key" );
		return $made;
	}

	private static function continued( string $key, array $part ): array {
		// For a short document nobody has to wait for anybody.
		$lock = self::is_short( $part['of'] ) ? null : new Lock( Cache::PREFIX . "lock_$key" );
		if ( $lock && ! $lock->take() ) {
			return $part;
		}
		try {
			return self::attempt(
				$key,
				static function () use ( $key, $part ): array {
					// Another request may have gone on, or finished, before this one had the lock.
					$done = Cache::read_again( "html_$key" );
					if ( is_array( $done ) ) {
						return $done;
					}
					$kept = Cache::read_again( "part_$key" );
					$part = self::more( is_array( $kept ) ? $kept : $part );
					self::keep( $key, $part );
					return $part;
				}
			);
		} finally {
			if ( $lock ) {
				$lock->free();
			}
		}
	}

	private static function part( array $of, string $html, ?int $next ): array {
		return array(
			'of'   => $of,
			'html' => $html,
			'next' => $next,
		);
	}

	private static function kept( string $key ): ?array {
		$part = get_transient( Cache::PREFIX . "part_$key" );
		return is_array( $part ) ? $part : null;
	}

	private static function keep( string $key, array $part ): void {
		if ( null === $part['next'] ) {
			// HTML that took several requests is kept for a month, unless the document changes.
			$is_short               = self::is_short( $part['of'] );
			$seconds                = $is_short ? DAY_IN_SECONDS : MONTH_IN_SECONDS;
			$part['of']['document'] = null;
			$part['copy']           = md5( Text::plain_marks( $part['html'] ) );
			set_transient( Cache::PREFIX . "html_$key", $part, $seconds );
			delete_transient( Cache::PREFIX . "part_$key" );
			if ( ! $is_short ) {
				wp_clear_scheduled_hook( Cache::RENDER, array( $key ) );
			}
			return;
		}
		set_transient( Cache::PREFIX . "part_$key", $part, DAY_IN_SECONDS );
		if ( ! wp_next_scheduled( Cache::RENDER, array( $key ) ) ) {
			wp_schedule_single_event( time(), Cache::RENDER, array( $key ) );
		}
	}

	/** A part with as much more as this request may make. */
	private static function more( array $part ): array {
		$of       = $part['of'];
		$document = $of['document'];
		if ( null === $document ) {
			return self::part( $of, '', null );
		}
		$content = new Content( $of['values'] );
		if ( 'welearn-about' === $of['tag'] ) {
			return self::afford( Markdown::work( $document['about'] ) ) ? self::part( $of, $content->about( $document ), null ) : $part;
		}
		$count = count( $document['faq'] );
		for ( $end = $part['next']; $end < $count && self::afford( $content->work( $document['faq'][ $end ] ) ); ) {
			++$end;
		}
		$html = $part['html'] . $content->faq( $document, $part['next'], $end );
		return self::part( $of, $html, $end < $count ? $end : null );
	}

	/** Whether there is work left for this in this request; takes it. */
	private static function afford( int $work ): bool {
		if ( self::$spent && self::$spent + $work > self::BUDGET ) {
			return false;
		}
		self::$spent += $work;
		return true;
	}

	/** Whether any request can make it at once. */
	private static function is_short( array $of ): bool {
		if ( 'welearn-about' === $of['tag'] || null === $of['document'] ) {
			return true;
		}
		return array_sum( array_map( array( new Content( $of['values'] ), 'work' ), $of['document']['faq'] ) ) <= self::BUDGET;
	}
}
