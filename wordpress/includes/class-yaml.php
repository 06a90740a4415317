<?php
/**
 * YAML becomes data.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

use WelearnElements\Vendor\Symfony\Component\Yaml\Exception\ParseException;
use WelearnElements\Vendor\Symfony\Component\Yaml\Parser;

defined( 'ABSPATH' ) || exit;

/**
 * Reads YAML, and refuses aliases that stand for too much before anybody walks or copies what they stand for:
 * a few hundred bytes may stand for billions of values.
 *
 * The parser does not tell what an alias stands for, so a text with aliases is read three times. In the first
 * reading each alias is a word, which shows where the aliases are. In the second merge keys are common keys:
 * PHP then copies nothing, however much the aliases stand for. Both are walked side by side and counted. Only
 * then comes the reading that spreads merge keys.
 */
final class Yaml {

	/** Stands for a `*`. YAML forbids this control character, so it is nobody's text. */
	private const MASK = "\x1A";

	/**
	 * Levels through which all aliases together may lead. PHP calls itself for each level when it frees a
	 * value, and crashes at some hundred thousands.
	 */
	private const MAX_LEVELS = 64000;

	/**
	 * The data of a text.
	 *
	 * @param string $text YAML.
	 * @return mixed
	 * @throws ParseException If it is no valid YAML.
	 * @throws \LengthException If its aliases stand for too much.
	 */
	public static function parse( string $text ) {
		if ( ! self::may_repeat( $text ) ) {
			return self::read( $text );
		}
		try {
			$unmerged = self::unmerged( str_replace( self::MASK, '', $text ) );
			$written  = self::read( str_replace( '*', self::MASK, $unmerged ) );
			self::refuse_levels( $written );
			self::refuse_repeats( $written, self::read( $unmerged ) );
		} catch ( ParseException $problem ) {
			$message = preg_replace( '/<<\d+/', '<<', str_replace( self::MASK, '*', $problem->getMessage() ) );
			throw new ParseException( $message, $problem->getParsedLine() );
		}
		return self::read( $text );
	}

	/** Whether there are an anchor and an alias of it; perhaps also if they are only part of a text. */
	private static function may_repeat( string $text ): bool {
		// Shorter than a name may be, never longer, so that none is missed.
		preg_match_all( '/(?<![^\s\0\[{,:-])&([^\s,\]}]*)/', $text, $found );
		foreach ( array_unique( $found[1] ) as $name ) {
			if ( false !== strpos( $text, "*$name" ) ) {
				return true;
			}
		}
		return false;
	}

	/** The text with merge keys as common keys. Each is another one, for a mapping may have several. */
	private static function unmerged( string $text ): string {
		$number = 0;
		return (string) preg_replace_callback(
			'/<</',
			static function () use ( &$number ): string {
				return '<<' . ++$number;
			},
			$text
		);
	}

	/** @return mixed */
	private static function read( string $text ) {
		try {
			return ( new Parser( Document::MAX_DEPTH, PHP_INT_MAX ) )->parse( $text );
		} catch ( \TypeError $merged ) {
			// The parser does not look at what it merges inside of brackets.
			throw new ParseException( 'A merge key (<<) takes a mapping, or a list of mappings.' );
		}
	}

	/** @param mixed $written The text's values, with a word for each alias. */
	private static function refuse_levels( $written ): void {
		$levels = 0;
		for ( $left = array( array( $written, 1 ) ); $left; ) {
			list( $value, $level ) = array_pop( $left );
			if ( is_array( $value ) ) {
				foreach ( $value as $inner ) {
					$left[] = array( $inner, $level + 1 );
				}
			} elseif ( is_string( $value ) && preg_match( '/^' . self::MASK . '\S+\s*(#|$)/', $value ) ) {
				$levels += $level;
			}
			if ( $levels > self::MAX_LEVELS ) {
				throw new \LengthException( 'repeats' );
			}
		}
	}

	/**
	 * Counts what aliases stand for, as the elements do (src/document/formats/yaml.ts).
	 *
	 * @param mixed $written The text's values, with a word for each alias.
	 * @param mixed $whole   The same, with what the aliases stand for.
	 */
	private static function refuse_repeats( $written, $whole ): void {
		$nodes    = 0;
		$length   = 0;
		$repeated = array();
		for ( $left = array( array( $written, $whole ) ); $left; ) {
			list( $value, $other ) = array_pop( $left );
			if ( is_array( $value ) ) {
				// A key that begins with `*` is another one here.
				$others = array_values( (array) $other );
				foreach ( array_keys( $value ) as $i => $key ) {
					$left[] = array( $value[ $key ], $others[ $i ] ?? null );
				}
			} elseif ( is_string( $value ) && '' !== $value && self::MASK === $value[0] && str_replace( self::MASK, '*', $value ) !== $other ) {
				$repeated[] = $other;
			}
			while ( $repeated ) {
				$value = array_pop( $repeated );
				++$nodes;
				$length += is_string( $value ) ? strlen( $value ) : 0;
				foreach ( is_array( $value ) ? $value : array() as $key => $inner ) {
					$nodes     += is_string( $key ) ? 1 : 0;
					$length    += is_string( $key ) ? strlen( $key ) : 0;
					$repeated[] = $inner;
				}
				if ( $nodes > Document::MAX_REPEATED || $length > Fetcher::MAX_BYTES ) {
					throw new \LengthException( 'repeats' );
				}
			}
		}
	}
}
