import {expect, fixture, html} from '@open-wc/testing';
import type {WelearnAbout} from '../../src/welearn-about.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {shapes} from '../documents/shapes.mjs';
import {libraryDocuments, render, share} from '../server/client.js';
import {part, settle, until, textOf, watchedPage} from './support.js';

/* Output of `welearn render`: without a script, taken over by the elements, and as `src` shows it. */
const page = watchedPage();
const BASE = 'https://library.example/d/';

/** Texts, addresses of links, and places, in their order. */
type Said = (string | string[])[];

function links(node: ParentNode): string[] {
  return [...node.querySelectorAll<HTMLElement>('a, img')].map(one => {
    const address = one.getAttribute('href') ?? one.getAttribute('src') ?? '';
    if (!address.startsWith('#')) return address;
    // Without the script, the fragment is that of the place in the page.
    return decodeURIComponent(address).replace(/^#(?:\u00A0\w+\u00A0|faq-)/, '#');
  });
}

function places(node: ParentNode): string[] {
  const all = [...node.querySelectorAll('[id]')];
  return all.map(({id}) => id.replace(/^(?:place-\d+-|\u00A0\w+\u00A0)/, ''));
}

const HEADINGS = 'h1, h2, h3, h4, h5, h6';
const levels = (node: ParentNode) => [...node.querySelectorAll(HEADINGS)].map(one => one.localName);

/** Reads what visitors with the script see. */
function readShown(about: WelearnAbout | null, faq: WelearnFaq | null): Said {
  const said: Said = [];
  if (about) {
    const [title] = about.renderRoot.querySelectorAll('[part~=heading]');
    const text = part(about, 'text');
    said.push(textOf(title), textOf(text), links(text), places(text), levels(text));
  }
  if (!faq) return said;
  const ids = faq.document?.faq.map(({id}) => id) ?? [];
  const all = '[part~=heading], [part~=topic-heading], [part~=item]';
  for (const one of faq.renderRoot.querySelectorAll(all)) {
    const [question] = one.querySelectorAll('[part~=question-text]');
    const [answer] = one.querySelectorAll('[part~=answer-text]');
    if (!question) said.push([one.localName, textOf(one)]);
    else if (!answer) said.push([textOf(question), ids.shift() ?? '', '']);
    else {
      const [id = ''] = ids.splice(0, 1);
      said.push([textOf(question), id, textOf(answer), ...links(answer), ...places(answer)]);
    }
  }
  return said;
}

/** Reads what programs and visitors without a script see. */
function readHtml(text: string): Said {
  const body = new DOMParser().parseFromString(text, 'text/html');
  for (const template of body.querySelectorAll('template')) template.remove();
  const said: Said = [];
  const about = body.querySelector('welearn-about');
  if (about) {
    const title = about.querySelector('h2:first-child');
    title?.remove();
    const words = title?.hasAttribute('hidden') ? '' : textOf(title ?? undefined);
    said.push(words, textOf(about), links(about), places(about), levels(about));
  }
  for (const one of body.querySelectorAll('welearn-faq > :is(h1, h2, h3, h4, h5, h6, details)')) {
    if (one.hasAttribute('hidden')) continue;
    if (one.localName !== 'details') said.push([one.localName, textOf(one)]);
    else {
      const [summary] = one.children;
      summary?.remove();
      said.push([textOf(summary), one.id.trim(), textOf(one), ...links(one), ...places(one)]);
    }
  }
  return said;
}

async function readElements(box: ParentNode): Promise<Said> {
  const about = box.querySelector<WelearnAbout>('welearn-about');
  const faq = box.querySelector<WelearnFaq>('welearn-faq');
  const all = [about, faq].filter(one => one !== null);
  await until(
    () => all.every(({state}) => state !== 'idle' && state !== 'loading'),
    'elements should settle',
  );
  await settle(...all);
  await Promise.all(all.map(({updateComplete}) => updateComplete));
  return readShown(about?.state === 'ready' ? about : null, faq?.state === 'ready' ? faq : null);
}

async function saysTheSame(text: string, path: string): Promise<void> {
  const {html: rendered, problems} = await render(text, {base: BASE});
  expect(problems).to.deep.equal([]);
  const expected = await readElements(
    await fixture(
      html`<div>
        <welearn-about src=${path} base=${BASE}></welearn-about>
        <welearn-faq src=${path} base=${BASE}></welearn-faq>
      </div>`,
    ),
  );
  expect(expected).to.have.length.above(0);
  expect(readHtml(rendered), 'without a script').to.deep.equal(expected);
  const taken = await fixture<HTMLElement>(html`<div></div>`);
  taken.innerHTML = rendered;
  expect(await readElements(taken), 'taken over').to.deep.equal(expected);
  const {html: whole} = await render(text, {base: BASE, shadow: true});
  expect(readHtml(whole), 'without a script, beside a shadow tree').to.deep.equal(expected);
  const declared = await fixture<HTMLElement>(html`<div></div>`);
  declared.setHTMLUnsafe(whole);
  expect(declared.firstElementChild?.shadowRoot?.querySelector('style')?.isConnected).to.equal(
    true,
  );
  expect(await readElements(declared), 'taken over from a shadow tree').to.deep.equal(expected);
  page.takeSilences();
}

for (const {path, text} of await share(await libraryDocuments(), 4)) {
  it(`a rendered document says the same as \`src\`: ${path}`, () => saysTheSame(text, path));
}

for (const [shape, specimens] of Object.entries(shapes)) {
  it(`rendered documents of the shape "${shape}" say the same as \`src\``, async () => {
    const all = await share(specimens, specimens.length);
    for (const [i, {text}] of all.entries()) {
      await page.server.serve(`/${String(i)}.txt`, text);
      await saysTheSame(text, page.server.url(`/${String(i)}.txt`));
    }
  });
}
