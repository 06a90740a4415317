import {expect, fixture, html} from '@open-wc/testing';
import type {WelearnAbout} from '../../src/welearn-about.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {shapes, unread} from '../documents/shapes.mjs';
import {share} from '../server/client.js';
import {part, parts, questions, textOf, texts, waitForState, watchedPage} from './support.js';

const page = watchedPage();

/** Markdown of the specimens as words: only emphasis, numbers of links and HTML go. */
const words = (text: string) =>
  text
    .replace(/\[\d\]: .*|<[^>]+>|[*_#[\]]|\d\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

for (const [shape, specimens] of Object.entries(shapes)) {
  describe(`an FAQ of the shape "${shape}"`, () => {
    it('is shown as questions and answers', async () => {
      for (const [i, {text, languages, faq, faq_title = ''}] of (
        await share(specimens, 4)
      ).entries()) {
        if (!faq.length) continue;
        await page.server.serve(`/${String(i)}.txt`, text);
        const element = await fixture<WelearnFaq>(
          html`<welearn-faq
            expand="all"
            lang=${languages?.[0] ?? 'en'}
            src=${page.server.url(`/${String(i)}.txt`)}
          ></welearn-faq>`,
        );
        await waitForState(element, 'ready');
        expect(questions(element)).to.deep.equal(faq.map(([q]) => words(q)));
        const shown = texts(element, 'answer').map(words);
        const answers = faq.map(([, a]) => words(a)).filter(Boolean);
        expect(shown).to.have.length(answers.length);
        // How Markdown with more signs is shown is tested elsewhere.
        answers.forEach((answer, n) => {
          if (/^[\p{L}\p{N}\s.,!?。]*$/u.test(answer)) expect(shown[n]).to.equal(answer);
        });
        const topics = new Set(faq.map(([, , topic]) => topic).filter(Boolean));
        expect(parts(element, 'topic-heading').map(textOf)).to.deep.equal([...topics]);
        expect(texts(element, 'heading')).to.deep.equal(faq_title ? [faq_title] : []);
      }
    });
  });
}

describe('an about text of another shape', () => {
  it('is shown with its title', async () => {
    for (const [i, {text, title, about = ''}] of (shapes['About texts'] ?? []).entries()) {
      await page.server.serve(`/${String(i)}.txt`, text);
      const element = await fixture<WelearnAbout>(
        html`<welearn-about src=${page.server.url(`/${String(i)}.txt`)}></welearn-about>`,
      );
      await waitForState(element, 'ready');
      expect(texts(element, 'heading')).to.deep.equal(title ? [title] : []);
      // The signs of other programs, such as `:::`, are tested elsewhere.
      const plain = about.replace(/^::: ?\w*/gm, '');
      expect(words(textOf(part(element, 'text')))).to.equal(words(plain));
    }
  });
});

describe('data without questions', () => {
  it('is an error with its keys, and no text', async () => {
    for (const [i, {text, keys}] of unread.entries()) {
      await page.server.serve(`/${String(i)}.txt`, text);
      const element = await fixture<WelearnAbout>(
        html`<welearn-about src=${page.server.url(`/${String(i)}.txt`)}></welearn-about>`,
      );
      await waitForState(element, 'failed');
      const [error] = await page.errors();
      for (const key of keys) expect(String(error)).to.include(`"${key}"`);
      expect(element.shadowRoot?.textContent).not.to.include(`${keys[0] ?? ''}:`);
    }
  });
});
