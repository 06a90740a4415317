import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {builder} from './builder.mjs';
import {ownDocuments} from './documents.mjs';
import {pages} from './pages.mjs';
import {editor} from './editor.mjs';
import {hostile} from './hostile.mjs';
import {kept} from './kept.mjs';
import {remove, update, updates} from './life.mjs';
import {limits} from './limits.mjs';
import {install, zips} from './plugin.mjs';
import {serverSide} from './server-side.mjs';
import {openWordPress} from './site/site.mjs';
import {launch} from './site/visitor.mjs';
import {isFull} from '../scope.mjs';

/** Milliseconds before the tests of a version end that hang. Three versions share a machine in a full run. */
const TIME_LIMIT = isFull ? 5_400_000 : 1_200_000;

/** All tests for one version of WordPress. */
export function describeWordPress(version) {
  describe(`WordPress ${version}`, {timeout: TIME_LIMIT}, () => {
    let site;
    let browser;
    const given = {site: () => site, documents: () => site.documents, browser: () => browser};
    before(async () => {
      site = await openWordPress(version);
      await install(site, zips.previous);
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });
    update(given);
    serverSide(given);
    hostile(given);
    limits(given);
    kept(given);
    ownDocuments(given);
    pages(given);
    builder(given);
    describe('in the editor', () => editor(given));
    updates(given);
    it('causes no PHP error', () => {
      assert.deepEqual(
        site.complaints().filter(line => line.includes('plugins/welearn-elements')),
        [],
      );
    });
    remove(given);
  });
}
