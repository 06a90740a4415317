<?php

namespace WelearnElements\Vendor;

if (!\defined('ABSPATH')) {
    exit;
}

interface Stringable
{
    public function __toString(): string;
}
