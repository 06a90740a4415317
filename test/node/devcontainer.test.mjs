import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {allPackages} from '../../scripts/browsers.mjs';
import {oldScripts, webServer} from '../../scripts/packages.mjs';
import {PACKAGES} from '../../scripts/wordpress/php.mjs';

describe('the development container', () => {
  it('has every system package that tests need', () => {
    const file = readFileSync(new URL('../../.devcontainer/Dockerfile', import.meta.url), 'utf8');
    const installed = [...file.matchAll(/^ {4}([\w-]+) \\$/gm)].map(([, name]) => name);
    assert.deepEqual(installed, [...allPackages, ...oldScripts, webServer, ...PACKAGES].sort());
  });
});
