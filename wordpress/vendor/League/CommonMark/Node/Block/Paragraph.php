<?php

declare(strict_types=1);

/*
 * This file is part of the league/commonmark package.
 *
 * (c) Colin O'Dell <colinodell@gmail.com>
 *
 * Original code based on the CommonMark JS reference parser (https://bitly.com/commonmark-js)
 *  - (c) John MacFarlane
 *
 * For the full copyright and license information, please view the LICENSE
 * file that was distributed with this source code.
 */

namespace WelearnElements\Vendor\League\CommonMark\Node\Block;

if (!\defined('ABSPATH')) {
    exit;
}

class Paragraph extends AbstractBlock
{
    /** @internal */
    public bool $onlyContainsLinkReferenceDefinitions = false;
}
