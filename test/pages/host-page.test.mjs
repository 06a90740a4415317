import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {launch, oneEngine, settled, story} from './site.mjs';
import {untilIn} from '../until-in.mjs';

const DOCUMENT = `---
title: About us
about: We learn **together**, at [our place](place.html).
faq_title: Questions
faq:
  - q: What does it cost?
    a: Nothing. See [more](more.html).
  - q: Who can come?
    a: |
      Everyone:

      - young
      - old
---
`;
const files = {'/about.md': DOCUMENT};
const ABOUT = '<welearn-about src="about.md"></welearn-about>';
const FAQ = '<welearn-faq src="about.md"></welearn-faq>';
const ELEMENTS = ABOUT + FAQ;
const MODULE = '<script type="module" src="/dist/welearn.js"></script>';
const CLASSIC = '<script src="/dist/welearn.global.js"></script>';
const SCRIPTS = {'a module': MODULE, 'a classic script': CLASSIC};

const htmlPage = (...parts) =>
  `<!doctype html><html lang="en"><title>A library</title>${parts.join('\n')}</html>`;

/** The questions of every FAQ in a page, and the visible answers. */
const look = target =>
  target.evaluate(() =>
    [...document.querySelectorAll('welearn-faq')].map(({shadowRoot}) => ({
      questions: [...shadowRoot.querySelectorAll('button[part~="question"]')].map(button =>
        button.textContent.trim(),
      ),
      answers: [...shadowRoot.querySelectorAll('.answer > *')]
        .filter(answer => answer.checkVisibility() && answer.getClientRects().length)
        .map(answer => answer.textContent.trim().split(/\W/)[0]),
    })),
  );
const QUESTIONS = ['What does it cost?', 'Who can come?'];
const CLOSED = {questions: QUESTIONS, answers: []};
const OPEN = {questions: QUESTIONS, answers: ['Nothing']};
const click = target =>
  target.$eval('welearn-faq', async faq => {
    faq.shadowRoot.querySelector('button[part~="question"]').click();
    await faq.updateComplete;
  });

for (const engine of oneEngine) {
  describe(`a host page, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());

    const tell = (html, options, tale) =>
      story(browser, html, {files, isTabShared: true, ...options}, tale);

    /** Checks that the elements are shown, open and close, without errors. */
    const works = (html, options = {}) =>
      tell(html, options, async (page, messages) => {
        assert.deepEqual(await look(page), [CLOSED]);
        const display = await page.$eval(
          'welearn-faq',
          ({shadowRoot}) => getComputedStyle(shadowRoot.querySelector('.question')).display,
        );
        assert.equal(display, 'flex', 'styles are applied');
        await click(page);
        assert.deepEqual(await look(page), [OPEN]);
        assert.deepEqual(messages, []);
      });

    describe('with a Content Security Policy of nonces', () => {
      const policyWith = (...names) => ({
        'content-security-policy': [
          "default-src 'none'",
          "script-src 'nonce-r4nd0m' 'strict-dynamic'",
          "connect-src 'self'",
          "img-src 'self'",
          "require-trusted-types-for 'script'",
          `trusted-types ${names.join(' ')} 'allow-duplicates'`,
        ].join('; '),
      });
      const headers = policyWith('lit-html');
      for (const [name, script] of Object.entries(SCRIPTS)) {
        const withNonce = script.replace('<script', '<script nonce="r4nd0m"');
        it(`runs ${name} with the nonce, styled; chunks need none`, () =>
          works(htmlPage(withNonce, ELEMENTS), {headers}));
        it(`runs ${name} with the nonce, with DOMPurify`, () =>
          works(htmlPage(withNonce, ELEMENTS), {
            headers: policyWith('lit-html', 'dompurify'),
            before: () => delete Element.prototype.setHTML,
          }));
      }

      it('runs it if a script with the nonce inserts it', () => {
        const loader = `<script nonce="r4nd0m">
          const script = document.createElement('script');
          script.type = 'module';
          script.src = trustedTypes.createPolicy('loader', {createScriptURL: url => url})
            .createScriptURL('/dist/welearn.js');
          document.head.append(script);
        </script>`;
        return works(htmlPage(loader, ELEMENTS), {headers: policyWith('loader', 'lit-html')});
      });

      it('keeps the fallback if the script has no nonce', () => {
        const html = htmlPage(MODULE, '<welearn-faq src="about.md"><p>Ask us</p></welearn-faq>');
        return tell(html, {headers, isSettled: false}, async (page, messages, {requests}) => {
          assert.deepEqual(requests, ['/'], 'the browser does not request the script');
          assert.equal(await page.$eval('welearn-faq p', p => p.checkVisibility()), true);
        });
      });

      it('shows questions in the page', () => {
        const children = QUESTIONS.map(
          (q, i) => `<details><summary>${q}</summary>${['Nothing.', 'Everyone.'][i]}</details>`,
        );
        const script = MODULE.replace('<script', '<script nonce="r4nd0m"');
        return works(htmlPage(script, `<welearn-faq>${children.join('')}</welearn-faq>`), {
          headers,
        });
      });

      it('shows a search, feedback and structured data', () => {
        const faq = FAQ.replace('>', ' searchable feedback structured-data>');
        const script = MODULE.replace('<script', '<script nonce="r4nd0m"');
        return tell(htmlPage(script, faq), {headers}, async (page, messages) => {
          const selector = 'head > script[type="application/ld+json"]';
          await page.waitForSelector(selector);
          const names = await page.$eval(selector, ({textContent}) =>
            JSON.parse(textContent).mainEntity.map(({name}) => name),
          );
          assert.deepEqual(names, QUESTIONS);
          await page.evaluate(() => {
            const faq = document.querySelector('welearn-faq');
            faq.src = null;
            faq.data = [{q: 'New?', a: 'Yes.'}];
          });
          await untilIn(page, () => document.head.textContent.includes('New?'));
          await page.evaluate(() => {
            const faq = document.querySelector('welearn-faq');
            const told = new Promise(done => faq.addEventListener('welearn-search', done));
            faq.search('nwe');
            return told;
          });
          assert.deepEqual(messages, []);
        });
      });
    });

    describe('in a frame', () => {
      const framed = (attributes, script) => ({
        html: htmlPage(`<iframe ${attributes} width="600" height="400" src="frame.html"></iframe>`),
        options: {
          files: {...files, '/frame.html': htmlPage(script, ELEMENTS)},
          fileHeaders: {'access-control-allow-origin': '*'},
          isSettled: false, // the page around the frame has no elements
        },
      });
      for (const [name, script] of Object.entries(SCRIPTS)) {
        it(`runs ${name} in a sandbox without an origin and storage`, () => {
          const {html, options} = framed('sandbox="allow-scripts"', script);
          return tell(html, options, async (page, messages) => {
            const [, frame] = page.frames();
            await settled(frame);
            const hasStorage = await frame.evaluate(() => {
              try {
                return Boolean(localStorage);
              } catch {
                return false;
              }
            });
            assert.equal(hasStorage, false);
            assert.deepEqual(await look(frame), [CLOSED]);
            await click(frame);
            assert.deepEqual(await look(frame), [OPEN]);
            assert.deepEqual(messages, []);
          });
        });
      }

      it('keeps the fallback in a sandbox without scripts', async () => {
        const element = '<welearn-faq src="about.md"><p>Ask us</p></welearn-faq>';
        const html = htmlPage('<iframe sandbox="allow-same-origin" src="frame.html"></iframe>');
        const options = {
          files: {...files, '/frame.html': htmlPage(MODULE, element)},
          isSettled: false,
        };
        await tell(html, options, async page => {
          const isVisible = await page.$eval('iframe', ({contentDocument}) =>
            contentDocument.querySelector('welearn-faq p').checkVisibility(),
          );
          assert.equal(isVisible, true);
        });
      });
    });

    describe('with other scripts', () => {
      const pollute = names =>
        `<script>for (const name of '${names}'.split(' '))
          Object.prototype[name] = function () { return 'polluted'; };</script>`;
      const POLLUTED = {
        'an extended Object.prototype': pollute('extend each clone keys toJSON'),
        'Prototype.js': `<script>
          Array.prototype.toJSON = function () { return '[' + this.join(', ') + ']'; };
          String.prototype.toJSON = Array.prototype.toJSON;
          Array.prototype.each = Array.prototype.forEach;
          Array.prototype.first = function () { return this[0]; };
          Function.prototype.bind = function (me, ...args) {
            const run = this;
            return function () { return run.apply(me, args.concat([...arguments])); };
          };
        </script>`,
        'a patched Element.prototype': `<script>
          Element.prototype.remove = function () { return this; };
          Element.prototype.show = Element.prototype.hide = Element.prototype.toggle = () => 0;
          Element.prototype.update = function () { throw new Error('not this one'); };
        </script>`,
        'a wrapped fetch': `<script>
          const original = window.fetch;
          window.seen = [];
          window.fetch = function () {
            seen.push(String(arguments[0]));
            return original.apply(this, arguments).then(answer => answer);
          };
        </script>`,
        'AMD and CommonJS': `<script>
          window.define = function () { throw new Error('AMD'); };
          define.amd = {};
          window.exports = {};
          window.module = {exports};
          window.require = () => { throw new Error('CommonJS'); };
          window.process = {env: {}};
          window.global = window;
        </script>`,
      };
      // Checked from outside the frame, because such scripts break the test driver itself.
      const worksInFrame = (...parts) => {
        const html = htmlPage('<iframe width="600" height="400" src="frame.html"></iframe>');
        const options = {
          files: {...files, '/frame.html': htmlPage(...parts, ELEMENTS)},
          isSettled: false,
        };
        return tell(html, options, async (page, messages) => {
          await untilIn(page, () =>
            ['ready', 'failed'].includes(
              frames[0].document.querySelector('welearn-faq:last-of-type')?.state,
            ),
          );
          const seen = () =>
            page.evaluate(() => {
              const {shadowRoot} = frames[0].document.querySelector('welearn-faq');
              const [questions, answers] = ['button[part~="question"]', '.answer > *'].map(
                selector =>
                  [...shadowRoot.querySelectorAll(selector)]
                    .filter(element => element.checkVisibility())
                    .map(element => element.textContent.trim().split('. ')[0]),
              );
              return {questions, answers};
            });
          assert.deepEqual(await seen(), CLOSED);
          await page.evaluate(async () => {
            const faq = frames[0].document.querySelector('welearn-faq');
            faq.shadowRoot.querySelector('button[part~="question"]').click();
            await faq.updateComplete;
          });
          assert.deepEqual(await seen(), OPEN);
          assert.deepEqual(messages, []);
        });
      };

      const polluted = Object.entries(POLLUTED);
      for (const [what, pollution] of polluted) {
        for (const [name, script] of Object.entries(SCRIPTS)) {
          it(`runs ${name} beside ${what}`, () => worksInFrame(pollution, script));
        }
      }

      it('stays responsive beside a script that breaks the elements', () => {
        const html = htmlPage('<iframe src="frame.html"></iframe>');
        const frame = htmlPage(pollute('signal'), MODULE, ELEMENTS);
        const options = {files: {...files, '/frame.html': frame}, isSettled: false};
        return tell(html, options, async (page, messages) => {
          const end = page.evaluate(
            () => new Promise(resolve => setTimeout(resolve, 1000, 'alive')),
          );
          assert.equal(await end, 'alive');
          assert.ok(messages.length < 20, `${messages.length} messages`);
        });
      });

      it('keeps module and exports empty', () => {
        const html = htmlPage(POLLUTED['AMD and CommonJS'], CLASSIC, ELEMENTS);
        return tell(html, {}, async page => {
          assert.deepEqual(await page.evaluate(() => [Object.keys(module), Object.keys(exports)]), [
            ['exports'],
            [],
          ]);
        });
      });
    });
  });
}
