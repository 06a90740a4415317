<?php

namespace WelearnElements\Vendor\Masterminds\HTML5;

if (!\defined('ABSPATH')) {
    exit;
}

/**
 * The base exception for the HTML5 project.
 */
class Exception extends \Exception
{
}
