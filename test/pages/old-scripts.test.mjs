import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {adviceFor, oldScripts} from '../../scripts/packages.mjs';
import {endlessLimits, launch, oneEngine, settled, story} from './site.mjs';
import {untilIn} from '../until-in.mjs';

/**
 * Scripts from before modules, which library sites still use. They replace methods of the language
 * and of elements. Taken from Debian packages.
 */
const SCRIPTS = {
  'Prototype.js': '/usr/share/javascript/prototype/prototype.js',
  MooTools: '/usr/share/javascript/mootools/mootools-core-nc.js',
};

const DOCUMENT = `---
title: About us
about: |
  We **learn** at [our place](place.html):

  - Tuesdays
  - Fridays
faq_title: Questions
x: &x {topic: Visits}
faq:
  - q: What *is* it?
    a: |
      | Day | Room |
      | --- | ---- |
      | Mon | 1    |
  - q: Is it free?
    a: [One **text**., Another.]
    <<: *x
  - q: Is it free?
    a: Yes, [everything] is.
    topic: Money
---
`;
const CHILDREN = `<details><summary>May <b>I</b> come?</summary><p>Yes, <em>do</em>.</p></details>
  <h3>Money</h3><details open><summary>Is it free?</summary>It is.</details>`;
const page = (script, broken = '') => `<!doctype html><html lang="de"><title>A library</title>
  ${script}<script type="module" src="/dist/welearn.js"></script><h1>Our library</h1>
  <welearn-about src="about.md" placeholders='{"everything": "all"}'></welearn-about>
  <welearn-faq src="about.md" searchable controls copy-links feedback remember structured-data debug
    placeholders='{"everything": "all"}'></welearn-faq>
  <welearn-faq expand="all">${CHILDREN}</welearn-faq>
  <welearn-faq data='[{"q": "Data?", "a": "*Yes*."}]'></welearn-faq>
  <welearn-faq src="broken.md" debug>${broken}</welearn-faq></html>`;
const files = {
  '/about.md': DOCUMENT,
  '/broken.md': '---\nfaq:\n  - q: Hours: when?\n---\n',
};

/** The shown content as HTML, and the result of a search. */
async function look(target) {
  await settled(target);
  await target.evaluate(async () => {
    const [faq] = document.querySelectorAll('welearn-faq');
    faq.expandAll();
    await faq.updateComplete;
    faq.collapseAll();
    faq.show('what-is-it');
    const told = new Promise(done => faq.addEventListener('welearn-search', done, {once: true}));
    faq.search('frei text');
    await told;
    await faq.updateComplete;
  });
  // The panels of `debug` and the structured data follow.
  await untilIn(target, () => {
    const panels = [...document.querySelectorAll('welearn-faq[debug]')].map(({state, shadowRoot}) =>
      shadowRoot.querySelector('.panel').textContent.includes(`: ${state}.`),
    );
    return !panels.includes(false) && document.querySelector('script[type="application/ld+json"]');
  });
  return target.evaluate(() => ({
    shown: [...document.querySelectorAll('welearn-about, welearn-faq')].map(({shadowRoot}) =>
      [...shadowRoot.children]
        .map(child => child.outerHTML)
        .join('')
        // MooTools hides adopted style sheets, so Lit adds style elements instead.
        .replace(/<!--[^]*?-->|<style>[^]*?<\/style>/g, '')
        .replaceAll(location.origin, ''),
    ),
    states: [...document.querySelectorAll('welearn-about, welearn-faq')].map(({state}) => state),
    data: document.querySelector('script[type="application/ld+json"]')?.textContent,
  }));
}

for (const engine of oneEngine) {
  describe(`a page with an old script, in ${engine}`, () => {
    let browser;
    let wanted;
    before(async () => {
      if (!Object.values(SCRIPTS).some(existsSync)) return;
      browser = await launch(engine);
      await story(browser, page(''), {files, before: endlessLimits}, async target => {
        wanted = await look(target);
      });
      assert.deepEqual(wanted.states, ['ready', 'ready', 'ready', 'ready', 'failed']);
    });
    after(() => browser?.close());

    for (const [name, file] of Object.entries(SCRIPTS)) {
      const skip = existsSync(file) ? false : `no ${file}. ${adviceFor(oldScripts)}`;
      it(`looks the same as without ${name}`, {skip}, async () => {
        const script = '<script src="/old.js"></script>';
        const given = {...files, '/old.js': readFileSync(file, 'utf8')};
        const options = {files: given, before: endlessLimits};
        await story(browser, page(script), options, async (target, messages) => {
          assert.deepEqual(await look(target), wanted);
          assert.ok(!messages.some(message => message.startsWith('uncaught')), messages.join());
        });
      });
    }
  });
}
