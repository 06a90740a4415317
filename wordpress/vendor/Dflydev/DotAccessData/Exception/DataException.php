<?php

declare(strict_types=1);

/*
 * This file is a part of dflydev/dot-access-data.
 *
 * (c) Dragonfly Development Inc.
 *
 * For the full copyright and license information, please view the LICENSE
 * file that was distributed with this source code.
 */

namespace WelearnElements\Vendor\Dflydev\DotAccessData\Exception;

if (!\defined('ABSPATH')) {
    exit;
}

/**
 * Base runtime exception type thrown by this library
 */
class DataException extends \RuntimeException
{
}
