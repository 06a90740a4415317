<?php
/**
 * A value with a tag.
 *
 * @package WelearnElements
 */

namespace WelearnElements\Vendor\Symfony\Component\Yaml\Tag;

use WelearnElements\Vendor\Symfony\Component\Yaml\Inline;

defined( 'ABSPATH' ) || exit;

/** The library's parser makes one for a block with a tag (`!name |`). Tags are refused, so none is made. */
final class TaggedValue {

	/**
	 * Refuses the tag.
	 *
	 * @param string $tag   Tag, without its first sign.
	 * @param mixed  $value Value.
	 * @throws \WelearnElements\Vendor\Symfony\Component\Yaml\Exception\ParseException Always.
	 */
	public function __construct( string $tag, $value ) {
		throw Inline::tag( "!$tag" );
	}
}
