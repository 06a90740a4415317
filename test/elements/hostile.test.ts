import {expect} from '@open-wc/testing';
import {strangers} from '../hostile/known.js';
import {vectorsAgainst, type Vector} from '../hostile/vectors.js';
import {letLoose, Watch} from '../hostile/watch.js';
import {isFull} from '../server/client.js';
import {painted, settle, rootOf, watchedPage, type Element, until} from './support.js';

/** Makes elements that show texts, each text somewhere in their content. */
type Way = (texts: readonly string[]) => Element[] | Promise<Element[]>;

const page = watchedPage();
const watch = new Watch();
let vectors: readonly Vector[] = [];

const WORDS = 'about: Words.\nfaq: [{q: When?, a: Now}]';
const WORDS_DATA = {about: 'Words.'};

/** Each browser tries a ninth of the texts, and others than the other browsers; all in a full run. */
const PARTS = (await isFull()) ? 1 : 9;
const own = 1 + ['Firefox', 'Chrome'].findIndex(name => navigator.userAgent.includes(name));
const isOurs = (i: number) => Math.floor(i / 3) % PARTS === own % PARTS;

function make<Name extends 'welearn-faq' | 'welearn-about'>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  attributes: Record<string, string> = {},
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, value);
  }
  return Object.assign(element, properties);
}

const faq = (data: unknown, attributes: Record<string, string> = {}) =>
  make('welearn-faq', {data, expand: 'all'}, attributes);
const about = (data: unknown, attributes: Record<string, string> = {}) =>
  make('welearn-about', {data}, attributes);

/** An element for each text. */
const each =
  (write: (text: string) => Element): Way =>
  texts =>
    texts.map(write);

/** An element with its document in a `<script>` child. */
function inline<Name extends 'welearn-faq' | 'welearn-about'>(
  name: Name,
  type: string,
  text: string,
) {
  const element = make(name, {});
  const script = document.createElement('script');
  script.type = type;
  script.text = text;
  element.append(script);
  return element;
}

/** An element with documents from a server. */
async function fetched(documents: Record<string, string>): Promise<Element[]> {
  await Promise.all(Object.entries(documents).map(([path, text]) => page.server.serve(path, text)));
  const src = Object.keys(documents).map(path => page.server.url(path));
  return [make('welearn-faq', {src: src.join(' '), expand: 'all'})];
}

const entry = (text: string) => ({q: text, a: text, topic: text, id: text});
const entries = (texts: readonly string[]) => texts.map(entry);

/** A text as JSON and YAML both write it. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007F-\uFFFF]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const yaml = (texts: readonly string[]): string =>
  ['faq:', ...texts.map(quoted).map(text => `- q: ${text}\n  a: ${text}\n  topic: ${text}`)].join(
    '\n',
  );

const toml = (texts: readonly string[]): string =>
  texts
    .map(text => JSON.stringify(text).replaceAll('\u007F', '\\u007F'))
    .map(text => `[[faq]]\nq = ${text}\na = ${text}\ntopic = ${text}\n`)
    .join('\n');

/**
 * As a child, markup would be the page's own, so it is escaped: it enters as text and continues as
 * HTML.
 */
function details(texts: readonly string[]): Element {
  const element = make('welearn-faq', {expand: 'all'});
  for (const text of texts) {
    const [box, question] = [document.createElement('details'), document.createElement('summary')];
    question.textContent = text;
    box.title = text;
    box.append(question, text);
    element.append(box);
  }
  return element;
}

/** Every way in which a text enters an element. A new one is one line. */
const WAYS: Record<string, Way> = {
  'data, as a property': texts => [faq({faq: entries(texts)})],
  'data, as an attribute': texts => [faq(JSON.stringify({faq: entries(texts)}))],
  'keys of other names': texts => [
    faq({faq: texts.map(text => ({key: text, question: text, response: [text], section: text}))}),
  ],
  groups: texts => [faq({faq: texts.map(text => ({title: text, entries: [entry(text)]}))})],
  'keys of the document': texts => [
    faq({
      faq: texts.map(text => ({q: 'When?', a: 'Now', [text]: text})),
      ...Object.fromEntries(texts.map(text => [text, text])),
    }),
  ],
  'inline JSON': texts => [
    inline('welearn-faq', 'application/json', JSON.stringify({faq: entries(texts)})),
  ],
  'inline YAML': texts => [inline('welearn-faq', 'text/yaml', yaml(texts))],
  'inline TOML': texts => [inline('welearn-faq', 'text/toml', toml(texts))],
  'inline Markdown': each(text => inline('welearn-about', 'text/markdown', `Words.\n\n${text}`)),
  'src, JSON': texts => fetched({'/a.json': JSON.stringify({faq: entries(texts)})}),
  'src, front matter': texts => fetched({'/a.md': `---\n${yaml(texts)}\n---\n`}),
  'src, several': texts =>
    fetched({'/a.yaml': yaml(texts), '/b.json': JSON.stringify(entries(texts.slice(-99)))}),
  'title and about': each(text => about({title: text, about: text})),
  faq_title: each(text => faq({faq_title: text, faq: [{q: 'When?', a: 'Now'}]})),
  'children, as text': texts => [details(texts)],
  placeholders: each(text =>
    make('welearn-about', {
      data: {title: '[X]', about: '# [X]\n\n`[X]` [[X]](y "[X]")'},
      placeholders: {X: text},
    }),
  ),
  'the output of debug': texts => [
    make('welearn-faq', {
      data: {faq: [{q: 'When?', a: 'Now'}, ...texts.map(text => ({q: [text], [text]: text}))]},
      debug: true,
    }),
  ],
  'lang, layout and bundles': each(text =>
    about({about: 'Words.', lang: text, layout: text, bundles: [text]}),
  ),
  'the attributes': each(text =>
    about({about: '[x](y)'}, {heading: text, base: text, lang: text, 'heading-level': '1'}),
  ),
};

/** Shows elements, and does to them what a visitor could do. */
async function visit(elements: readonly Element[]): Promise<Visited> {
  const box = document.createElement('div');
  box.append(...elements);
  document.body.append(box);
  await until(() => elements.every(({state}) => state === 'ready'), 'all should be shown');
  await settle(...elements);
  const roots = elements.map(rootOf);
  for (const root of roots) {
    for (const target of root.querySelectorAll('.content *, .words *')) {
      for (const type of EVENTS) target.dispatchEvent(new Event(type));
    }
  }
  const visited = {
    strangers: roots.flatMap(root => [...unknownNodesIn(root)]),
    images: new Set(roots.flatMap(root => [...root.querySelectorAll('img')].map(({src}) => src))),
  };
  await laterContentHasRun();
  return visited;
}

/** Waits until scripts and requests of later content are done, and so those of earlier content. */
async function laterContentHasRun(): Promise<void> {
  const later = (name: 'img' | 'iframe', src: string) => {
    const element = document.createElement(name);
    const done = new Promise(resolve => {
      element.onload = element.onerror = resolve;
    });
    element.src = src;
    document.body.append(element);
    return done.then(() => {
      element.remove();
    });
  };
  const address = page.server.crossOriginUrl('/later');
  await Promise.all([later('img', 'x:y'), later('img', address), later('iframe', address)]);
  await painted();
}

interface Visited {
  /** Forbidden nodes in the shadow trees. */
  readonly strangers: readonly string[];
  /** The addresses of the shown images, which may be requested. */
  readonly images: ReadonlySet<string>;
}

const EVENTS = ['mouseover', 'focus', 'error', 'load', 'toggle', 'animationstart'];

function unknownNodesIn(root: ShadowRoot): string[] {
  const inContent = [...root.querySelectorAll('.content, .words')].flatMap(strangers);
  const all = [...root.querySelectorAll<HTMLElement>('*')];
  const ours = all.filter(element => !element.parentElement?.closest('.content, .words'));
  const [title, topic] = ['[part~="heading"]', '[part~="topic-heading"]'];
  const inWords = [
    ...root.querySelectorAll(`${title} > *, ${topic} > :not(.target), ${topic} > * > *`),
  ];
  return [
    ...inContent,
    ...inWords.map(({localName}) => `<${localName}> in a heading of words`),
    ...ours
      .filter(({id}) => id && !/^(question|answer|topic)-\d+$/.test(id))
      .map(({id}) => `the id "${id}"`),
    ...all
      .filter(({localName}) => localName.includes('-') || localName === 'script')
      .map(({localName}) => `<${localName}>`),
    ...all
      .filter(element => {
        const {position, zIndex, float} = getComputedStyle(element);
        return position !== 'static' || zIndex !== 'auto' || float !== 'none';
      })
      .map(({localName}) => `<${localName}> out of its place`),
  ];
}

describe('hostile content', () => {
  before(() => {
    // Custom elements of the page that content must not become.
    const spy = (parent: typeof HTMLElement) =>
      class extends parent {
        connectedCallback(): void {
          window.hit?.(-1);
        }
      };
    customElements.define('page-spy', spy(HTMLElement));
    customElements.define('page-spy-paragraph', spy(HTMLParagraphElement), {extends: 'p'});
  });

  let isWarm = false;
  beforeEach(async () => {
    vectors = vectorsAgainst(page.server.crossOriginUrl('/leak'));
    await page.server.serve('/leak', 'x');
    // Makes all one-time requests, such as for chunks, before the watch begins.
    if (!isWarm) {
      const placeholders = {X: 'Y'};
      await visit([
        ...(await fetched({'/a.yaml': WORDS})),
        ...(await fetched({'/b.yaml': 'faq:\n- q:\u00a0When?\n  <<: {a: Now}'})),
        ...[inline('welearn-faq', 'text/toml', toml(['When?'])), details(['When?'])],
        make('welearn-about', {
          data: {...WORDS_DATA, bundles: ['x'], lang: '!'},
          placeholders,
          debug: true,
        }),
        make('welearn-faq', {data: {faq: [{q: 'When?'}, {q: ['x']}]}, debug: true}),
      ]);
      page.takeErrors();
    }
    isWarm = true;
    document.body.replaceChildren();
    watch.start();
  });
  afterEach(() => {
    watch.stop();
    // Authors are warned of texts nested too deep. Anything else would be unexpected.
    const others = page.takeWarnings().filter(text => !text.startsWith('Some tags of this text'));
    expect(others).to.deep.equal([]);
    document.body.replaceChildren();
  });

  const sources = (numbers: readonly number[]) => numbers.map(i => vectors[i]?.source ?? i);

  it('would be noticed if it ran, or requested anything', async () => {
    const kinds = ['element', 'handler', 'foreign', 'address', 'request'];
    const chosen = vectors.filter(({kind}) => kinds.includes(kind));
    const ran = () => new Set(watch.runs.map(number => vectors[number]?.kind));
    await letLoose(chosen, async () => {
      await until(() => watch.runs.length > 20, 'many should run');
      await until(() => ran().size >= 4, 'some of each kind that can run should');
      const asked = async () => (await page.server.requests('/leak')).length;
      await until(async () => (await asked()) > 20, 'many should request something');
    });
  });

  for (const [number, [way, elementsOf]] of Object.entries(WAYS).entries()) {
    it(`has no effect through ${way}`, async () => {
      const before = pageState();
      // Each way gets a different third, and each browser a part of it.
      const chosen = vectors.filter((_, i) => i % 3 === number % 3 && isOurs(i));
      expect(chosen.length * PARTS).to.be.above(500);
      const elements = await elementsOf(chosen.map(({source}) => source));
      const {strangers: found, images} = await visit(elements);
      if (way.includes('debug')) expect(page.takeErrors()).not.to.be.empty;
      expect(found).to.deep.equal([]);
      expect(sources(watch.runs)).to.deep.equal([]);
      expect((await requested()).filter(url => !images.has(url))).to.deep.equal([]);
      document.body.replaceChildren();
      expect(pageState()).to.deep.equal(before);
    });
  }

  it('has no effect through a fragment', async () => {
    // Browsers limit how often a page may change its address.
    const chosen = vectors.filter((_, i) => i % 60 === 0).map(({source}) => source);
    const element = faq(entries(chosen));
    document.body.append(element);
    await until(() => element.state === 'ready', 'the question should be shown');
    for (const text of chosen) {
      location.hash = `#faq-${text}`;
      await settle(element);
    }
    await laterContentHasRun();
    expect(sources(watch.runs)).to.deep.equal([]);
    expect(unknownNodesIn(rootOf(element))).to.deep.equal([]);
  });

  it('stays within its element', async () => {
    const overlays = vectors.filter(({kind}) => kind === 'overlay').map(({source}) => source);
    const column = document.createElement('div');
    column.style.cssText = 'inline-size: 300px; margin-inline: 200px';
    const elements = overlays.flatMap(text => [about({about: text}), faq([{q: text, a: text}])]);
    column.append(...elements);
    document.body.append(column);
    await until(() => elements.every(({state}) => state === 'ready'), 'all should be shown');
    await settle(...elements);
    const outside = elements.flatMap((element, i) => {
      const text = overlays[Math.floor(i / 2)] ?? '';
      return [...rootOf(element).querySelectorAll('.content *, .words *')].flatMap(inner => {
        const around = column.getBoundingClientRect();
        const isInside = ({width, left, right}: DOMRect) =>
          !width || (left >= around.left - 1 && right <= around.right + 1);
        if (isInside(inner.getBoundingClientRect())) return [];
        // Content larger than its box may be clipped there, or scroll.
        inner.scrollIntoView({block: 'center'});
        scrollTo(0, scrollY);
        const {left, right, top, bottom} = inner.getBoundingClientRect();
        const y = Math.min(innerHeight - 1, Math.max(0, (top + bottom) / 2));
        // Content may show for 0.35em beyond its box: room for a focus ring.
        const ring = 0.35 * 16;
        const isOver = [left + 1, around.left - ring - 1, around.right + ring + 1, right - 1]
          .filter(x => x < around.left - ring || x > around.right + ring)
          .some(x => x >= left && x <= right && document.elementFromPoint(x, y) === element);
        return isOver ? [`${inner.localName} of ${text}`] : [];
      });
    });
    expect(outside).to.deep.equal([]);
  });

  /** Requests since the last call, apart from documents. */
  async function requested(): Promise<string[]> {
    const leaks = await page.server.requests('/leak');
    const documents = ['/a.md', '/a.json', '/a.yaml', '/b.json'].map(path => page.server.url(path));
    documents.push(page.server.crossOriginUrl('/later'));
    return [
      ...leaks.map(({search}) => page.server.crossOriginUrl('/leak') + search),
      ...watch.requests.filter(url => !documents.includes(url)),
    ];
  }

  it('stays within its element, even as one unbreakable character', async () => {
    const sign = '\u1100'.repeat(120); // Hangul jamo: one grapheme cluster.
    const data = {
      title: sign,
      about: `# ${sign} {#${sign}}\n\n${sign}[^${sign}]\n\n- ${sign}\n\n> [!${sign}] ${sign}\n\n[^${sign}]: ${sign}`,
      faq_title: sign,
      // Several topics have links above the questions.
      faq: [
        {q: sign, a: sign, topic: sign},
        {q: `${sign} 2`, a: sign, topic: `${sign} 2`},
      ],
    };
    const elements = [faq(data, {controls: ''}), about(data), faq(WORDS_DATA, {heading: sign})];
    const box = document.createElement('div');
    box.style.cssText = 'display: flex; inline-size: 600px';
    for (const element of elements) element.style.inlineSize = '150px';
    const beside = document.createElement('p');
    beside.textContent = 'Beside';
    box.append(...elements, beside);
    document.body.append(box);
    await settle(...elements);
    for (const element of elements) {
      const {right} = element.getBoundingClientRect();
      const parts = rootOf(element).querySelectorAll<HTMLElement>('[part]');
      for (const {top, height} of [...parts].map(part => part.getBoundingClientRect())) {
        const found = document.elementFromPoint(right + 8, top + height / 2);
        expect(found === element, element.localName).to.equal(false);
      }
    }
    expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
    box.remove();
  });
});

/** The properties of the page that content must not change. */
function pageState() {
  return {
    address: location.href,
    title: document.title,
    base: document.baseURI,
    elements: document.querySelectorAll('*').length,
    names: Object.keys(window).sort(),
    prototype: Object.keys(Object.prototype),
  };
}
