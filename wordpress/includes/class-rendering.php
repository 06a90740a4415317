<?php
/**
 * A document becomes HTML, in as many requests as that takes.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps what was made of documents, as transients. One request makes only so much: hosts end a request after
 * some 30 seconds, and a visitor waits for it. What is left is made by the next visits and by a task of
 * WordPress's, each of which goes on where the one before ended. Work is counted, never time.
 */
final class Rendering {

	/** Work of one request; one text may be more. On a slow host a unit takes a tenth of a millisecond or two. */
	public const BUDGET = 30000;

	/** Goes up when the same document is to become other HTML. */
	private const FORM = 2;

	/** @var int Work of this request. */
	private static $spent = 0;

	/**
	 * The HTML of a document, as far as it has come.
	 *
	 * @param string $tag      welearn-about or welearn-faq.
	 * @param array  $document Document.
	 * @param array  $values   Attributes that are valid.
	 * @return array{html: string, next: ?int} The question to go on with; null if this is all.
	 * @throws \OverflowException If it is too much for this server.
	 */
	public static function of( string $tag, array $document, array $values ): array {
		$of   = array( $tag, $document, $values, get_locale() );
		$key  = md5( (string) wp_json_encode( array( VERSION, self::FORM, $of ) ) );
		$html = get_transient( Cache::PREFIX . "html_$key" );
		return is_string( $html ) ? self::part( $of, $html, null ) : self::continued( $key, $of );
	}

	/**
	 * The task: goes on with a document.
	 *
	 * @param string $key Of the part.
	 */
	public static function go_on( string $key ): void {
		$part = get_transient( Cache::PREFIX . "part_$key" );
		if ( is_array( $part ) ) {
			try {
				self::continued( $key, $part['of'] );
			} catch ( \OverflowException $many ) {
				// The page says so, to those who can change it.
				return;
			}
		}
	}

	/**
	 * What a server may end in the middle. Where it did so three times and over more than a minute, it is not
	 * begun again for a while.
	 *
	 * @param string   $key  Of what is made.
	 * @param callable $make Makes it.
	 * @return mixed What it makes.
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

	private static function continued( string $key, array $of ): array {
		// What is made at once needs nobody to wait for anybody.
		$lock = self::is_short( $of ) ? null : new Lock( Cache::PREFIX . "lock_$key" );
		if ( $lock && ! $lock->take() ) {
			return self::kept( $key, $of );
		}
		try {
			return self::attempt(
				$key,
				static function () use ( $key, $of ): array {
					$part = self::more( self::kept( $key, $of ) );
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

	private static function kept( string $key, array $of ): array {
		$part = get_transient( Cache::PREFIX . "part_$key" );
		return is_array( $part ) ? $part : self::part( $of, '', 0 );
	}

	private static function keep( string $key, array $part ): void {
		if ( null === $part['next'] ) {
			// What takes several requests is kept until it changes, or nobody has asked for a month.
			set_transient( Cache::PREFIX . "html_$key", $part['html'], self::is_short( $part['of'] ) ? DAY_IN_SECONDS : MONTH_IN_SECONDS );
			delete_transient( Cache::PREFIX . "part_$key" );
			return;
		}
		set_transient( Cache::PREFIX . "part_$key", $part, DAY_IN_SECONDS );
		if ( ! wp_next_scheduled( Cache::RENDER, array( $key ) ) ) {
			wp_schedule_single_event( time(), Cache::RENDER, array( $key ) );
		}
	}

	/** A part with as much more as this request may make. */
	private static function more( array $part ): array {
		list( $tag, $document, $values ) = $part['of'];
		$content                         = new Content( $values );
		if ( 'welearn-about' === $tag ) {
			return self::afford( Markdown::work( $document['about'] ) ) ? self::part( $part['of'], $content->about( $document ), null ) : $part;
		}
		$count = count( $document['faq'] );
		for ( $end = $part['next']; $end < $count && self::afford( $content->work( $document['faq'][ $end ] ) ); ) {
			++$end;
		}
		$html = $part['html'] . $content->faq( $document, $part['next'], $end );
		return self::part( $part['of'], $html, $end < $count ? $end : null );
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
		list( $tag, $document, $values ) = $of;
		if ( 'welearn-about' === $tag ) {
			return true;
		}
		$content = new Content( $values );
		return array_sum( array_map( array( $content, 'work' ), $document['faq'] ) ) <= self::BUDGET;
	}
}
