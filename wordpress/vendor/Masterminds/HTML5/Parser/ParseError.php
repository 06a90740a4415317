<?php

namespace WelearnElements\Vendor\Masterminds\HTML5\Parser;

if (!\defined('ABSPATH')) {
    exit;
}

/**
 * Emit when the parser has an error.
 */
class ParseError extends \Exception
{
}
