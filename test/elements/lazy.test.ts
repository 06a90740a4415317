import {expect, fixture, html} from '@open-wc/testing';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  settle,
  entryUrl,
  focused,
  opened,
  question,
  questions,
  waitForState,
  until,
  watchedPage,
  type Element,
} from './support.js';

const OPEN = 'When are you open?';
const FAQ = `about: Words.\nfaq:\n- {id: open, q: "${OPEN}", a: Until six.}\n`;

const page = watchedPage();
const serve = async (path: string, answer: Parameters<typeof page.server.serve>[1]) => {
  await page.server.serve(path, answer);
  return page.server.url(path);
};
const count = async (path: string) => (await page.server.requests(path)).length;
const scrollToTop = () => scrollTo(0, 0);

/** An element far below the window, among others as far away. */
async function placeFar(markup: string): Promise<WelearnFaq> {
  scrollToTop();
  const box = await fixture<HTMLElement>(
    `<div><div style="block-size: 10000px"></div>${markup}<div style="block-size: 10000px"></div></div>`,
  );
  return box.children[1] as WelearnFaq;
}

/** Lets an observer report several times. */
async function wait(...elements: Element[]): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise(resolve => requestAnimationFrame(resolve));
  await settle(...elements);
}

afterEach(scrollToTop);

/** Runs what waits for an idle page. Without it, the page of a test is never idle. */
let becomeIdle: () => void;
const own = Object.getOwnPropertyDescriptor(window, 'requestIdleCallback');
beforeEach(() => {
  const waiting: (() => void)[] = [];
  const requestIdleCallback = (run: () => void) => waiting.push(run);
  Object.defineProperty(window, 'requestIdleCallback', {
    configurable: true,
    value: requestIdleCallback,
  });
  becomeIdle = () => {
    for (const run of waiting.splice(0)) run();
  };
});
after(() => {
  if (own) Object.defineProperty(window, 'requestIdleCallback', own);
  else Reflect.deleteProperty(window, 'requestIdleCallback');
});

describe('an element with loading="lazy"', () => {
  for (const name of ['welearn-faq', 'welearn-about']) {
    it(`fetches nothing, and is idle, until it is near: ${name}`, async () => {
      const src = await serve('/faq.md', FAQ);
      const faq = await placeFar(`<${name} loading="lazy" src="${src}"></${name}>`);
      await wait(faq);
      expect(faq.state).to.equal('idle');
      expect(await count('/faq.md')).to.equal(0);
      expect(page.events).to.have.length(0);
      faq.scrollIntoView();
      await waitForState(faq, 'ready');
      expect(await count('/faq.md')).to.equal(1);
    });
  }

  for (const [when, act] of [
    ['before the page is printed', () => dispatchEvent(new Event('beforeprint'))],
    ['when the page is idle', () => becomeIdle()],
  ] as const) {
    it(`fetches ${when}, and once`, async () => {
      const src = await serve('/faq.md', FAQ);
      const faq = await placeFar(`<welearn-faq loading="lazy" src="${src}"></welearn-faq>`);
      await wait(faq);
      expect(faq.state).to.equal('idle');
      act();
      await waitForState(faq, 'ready');
      faq.scrollIntoView();
      await wait(faq);
      expect(await count('/faq.md')).to.equal(1);
    });
  }

  it('fetches at once in the window, and just below it', async () => {
    const src = await serve('/faq.md', FAQ);
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq loading="lazy" src=${src}></welearn-faq>`,
    );
    await waitForState(faq, 'ready');
    const other = await serve('/other.md', FAQ);
    const box = await fixture<HTMLElement>(html`
      <div>
        <div style="block-size: ${innerHeight + 50}px"></div>
        <welearn-faq loading="lazy" src=${other}></welearn-faq>
      </div>
    `);
    await waitForState(box.querySelector('welearn-faq') as WelearnFaq, 'ready');
  });

  it('fetches at once when no longer lazy', async () => {
    const faq = await placeFar(
      `<welearn-faq loading="lazy" src="${await serve('/faq.md', FAQ)}"></welearn-faq>`,
    );
    await wait(faq);
    expect(faq.loading).to.equal('lazy');
    faq.loading = 'eager';
    await waitForState(faq, 'ready');
  });

  it('is eager, with a warning, if the value is unknown', async () => {
    const faq = await placeFar(
      `<welearn-faq loading="later" src="${await serve('/faq.md', FAQ)}"></welearn-faq>`,
    );
    await waitForState(faq, 'ready');
    const warnings = page.takeWarnings();
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('loading="later"').and.to.contain('eager, lazy');
  });

  it('shows content of the page at once', async () => {
    const src = await serve('/faq.md', FAQ);
    const faq = await placeFar(
      `<welearn-faq loading="lazy" src="${src}"><details><summary>Here?</summary>x</details></welearn-faq>`,
    );
    await waitForState(faq, 'ready');
    await wait(faq);
    expect(questions(faq)).to.deep.equal(['Here?']);
    expect(await count('/faq.md')).to.equal(0);
    faq.scrollIntoView();
    await until(() => questions(faq)[0] === OPEN, 'the content should be replaced');
    await until(() => page.seen('welearn-load').length > 1, 'an event should tell');
    expect(page.seen('welearn-load')).to.have.length(2);
  });

  it('opens and closes nothing before that, and fires no event', async () => {
    const src = await serve('/faq.md', FAQ);
    const faq = await placeFar(`<welearn-faq loading="lazy" src="${src}"></welearn-faq>`);
    for (const method of ['show', 'hide', 'toggle', 'expandAll', 'collapseAll'] as const)
      faq[method]('open');
    await wait(faq);
    expect(faq.state).to.equal('idle');
    expect(page.events).to.have.length(0);
  });

  it('loads at once on request', async () => {
    const src = await serve('/faq.md', FAQ);
    const faq = await placeFar(`<welearn-faq loading="lazy" src="${src}"></welearn-faq>`);
    await wait(faq);
    await faq.reload();
    expect(faq.state).to.equal('ready');
  });

  it('fetches nothing when `src` changes far away', async () => {
    const faq = await placeFar(
      `<welearn-faq loading="lazy" src="${await serve('/faq.md', FAQ)}"></welearn-faq>`,
    );
    await wait(faq);
    faq.src = await serve('/other.md', FAQ);
    await wait(faq);
    faq.scrollIntoView();
    await waitForState(faq, 'ready');
    expect([await count('/faq.md'), await count('/other.md')]).to.deep.equal([0, 1]);
    scrollToTop();
    await wait(faq);
    faq.src = await serve('/third.md', FAQ.replace('open?', 'there?'));
    await wait(faq);
    expect(await count('/third.md')).to.equal(0);
    expect(questions(faq)).to.deep.equal([OPEN]);
    faq.scrollIntoView();
    await until(
      () => questions(faq)[0] === 'When are you there?',
      'the new document should be shown',
    );
  });

  it('loads when it becomes visible', async () => {
    const src = await serve('/faq.md', FAQ);
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq hidden loading="lazy" src=${src}></welearn-faq>`,
    );
    await wait(faq);
    expect(await count('/faq.md')).to.equal(0);
    faq.hidden = false;
    await waitForState(faq, 'ready');
  });

  it('loads in its new place after a move, not in the old one, and not when removed', async () => {
    const src = await serve('/faq.md', FAQ);
    const faq = await placeFar(`<welearn-faq loading="lazy" src="${src}"></welearn-faq>`);
    await wait(faq);
    const parent = faq.parentElement;
    faq.remove();
    await wait(faq);
    expect(await count('/faq.md')).to.equal(0);
    expect(faq.state).to.equal('idle');
    parent?.prepend(faq);
    await waitForState(faq, 'ready');
    expect(await count('/faq.md')).to.equal(1);
  });

  it('leaves no observer behind once it has loaded or is removed', async () => {
    const watching = new Set<object>();
    const Original = IntersectionObserver;
    class Watched extends Original {
      override observe(target: globalThis.Element) {
        watching.add(this);
        super.observe(target);
      }
      override disconnect() {
        watching.delete(this);
        super.disconnect();
      }
    }
    globalThis.IntersectionObserver = Watched;
    try {
      const src = await serve('/faq.md', FAQ);
      const markup = `<welearn-faq loading="lazy" src="${src}"></welearn-faq>`;
      const gone = await placeFar(markup);
      await wait(gone);
      expect(watching.size).to.equal(1);
      gone.src = await serve('/other.md', FAQ);
      await wait(gone);
      expect(watching.size).to.equal(1);
      gone.remove();
      await wait(gone);
      expect(watching.size).to.equal(0);
      const near = document.createElement('welearn-faq');
      near.loading = 'lazy';
      near.src = src;
      scrollToTop();
      document.body.prepend(near);
      await waitForState(near, 'ready');
      expect(watching.size).to.equal(0);
      near.remove();
    } finally {
      globalThis.IntersectionObserver = Original;
    }
  });

  it('is eager in a browser without observers', async () => {
    const Original = IntersectionObserver;
    Reflect.deleteProperty(globalThis, 'IntersectionObserver');
    try {
      const src = await serve('/faq.md', FAQ);
      const faq = await placeFar(`<welearn-faq loading="lazy" src="${src}"></welearn-faq>`);
      await waitForState(faq, 'ready');
    } finally {
      Object.defineProperty(globalThis, 'IntersectionObserver', {
        value: Original,
        configurable: true,
        writable: true,
      });
    }
  });

  it('requests no chunk until it is near', async () => {
    await page.server.serve('/faq.md', FAQ);
    await page.server.serve('/page.html', {
      body: `<!doctype html><title>A page</title><script>requestIdleCallback = () => 0</script><script type="module" src="${await entryUrl()}"></script>
        <div style="height: 10000px"></div><welearn-faq loading="lazy" src="faq.md"></welearn-faq>
        <div style="height: 10000px"></div>`,
    });
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe title="A page" height="300" src=${page.server.url('/page.html')}></iframe>`,
    );
    const found = () => frame.contentDocument?.querySelector('welearn-faq');
    await until(() => found()?.state === 'idle', 'the element should be there');
    const names = () =>
      (frame.contentWindow?.performance.getEntriesByType('resource') ?? []).map(({name}) => name);
    // Chunks for waiting come with the attribute; no others may load.
    const before = names();
    for (let i = 0; i < 5; i++) await new Promise(resolve => setTimeout(resolve, 20));
    // Chunks that were asked for earlier would be listed before this.
    await frame.contentWindow?.fetch('later.txt').then(response => response.text());
    await until(() => names().some(name => name.endsWith('/later.txt')), 'it should be listed');
    const later = names().filter(name => !before.includes(name) && !/\/near\b/.test(name));
    expect(later.map(name => name.replace(/.*\//, ''))).to.deep.equal(['later.txt']);
    const shown = /compose|render|questions|document-|yaml|faq\.md/;
    expect(names().filter(name => shown.test(name))).to.deep.equal([]);
    found()?.scrollIntoView();
    await until(() => found()?.state === 'ready', 'the element should load');
    expect(names().length).to.be.above(before.length);
  });
});

describe('a lazy FAQ with the page’s address', () => {
  const lazy = (src: string, id = '') =>
    placeFar(`<welearn-faq ${id && `id="${id}"`} loading="lazy" src="${src}"></welearn-faq>`);
  const goTo = async (fragment: string) => {
    const changed = new Promise(resolve => addEventListener('hashchange', resolve, {once: true}));
    location.hash = fragment;
    await changed;
  };
  /** Waits until a question has the focus, at the top of the window. */
  const isReached = (faq: WelearnFaq) =>
    until(() => {
      if (focused() !== question(faq, OPEN)) return false;
      const {top} = question(faq, OPEN).getBoundingClientRect();
      return top >= 0 && top <= 100;
    }, 'the question should have the focus, at the top');

  it('loads for a question in the initial address', async () => {
    history.replaceState(null, '', '#faq-open');
    const faq = await lazy(await serve('/faq.md', FAQ));
    await waitForState(faq, 'ready');
    await isReached(faq);
    expect(opened(faq)).to.deep.equal([OPEN]);
  });

  it('loads for a question when the address changes to it', async () => {
    const faq = await lazy(await serve('/faq.md', FAQ), 'branch');
    for (const fragment of ['other', 'other-faq-open', 'faq', 'faq-', '%', 'branch-faq-']) {
      await goTo(fragment);
      await wait(faq);
      expect(faq.state, fragment).to.equal('idle');
    }
    await goTo('branch-faq-open');
    await until(() => opened(faq).length === 1, 'the question should open');
    await until(() => focused() === question(faq, OPEN), 'the question should have the focus');
  });

  it('loads for a link to the current address', async () => {
    const faq = await lazy(await serve('/faq.md', FAQ));
    await wait(faq);
    history.replaceState(null, '', '#faq-open');
    const link = document.createElement('a');
    link.href = '#faq-open';
    faq.before(link);
    link.click();
    await until(() => opened(faq).length === 1, 'the question should open');
    await until(() => focused() === question(faq, OPEN), 'the question should have the focus');
  });

  it('makes later elements wait for it', async () => {
    const held = await page.server.hold('/faq.md');
    const faq = await lazy(page.server.url('/faq.md'));
    const second = document.createElement('welearn-faq');
    second.data = [{id: 'open', q: OPEN, a: 'x'}];
    faq.after(second);
    await waitForState(second, 'ready');
    await goTo('faq-open');
    await held.arrived();
    await wait(faq, second);
    expect(faq.state).to.equal('loading');
    expect(opened(second)).to.deep.equal([]);
    await held.release(FAQ);
    await until(() => opened(faq).length === 1, 'the first should answer');
    expect(opened(second)).to.deep.equal([]);
  });

  it('loads if the content of the page lacks the question', async () => {
    const src = await serve('/faq.md', FAQ);
    const faq = await placeFar(
      `<welearn-faq loading="lazy" src="${src}"><details><summary>Here?</summary>x</details></welearn-faq>`,
    );
    await waitForState(faq, 'ready');
    await goTo('faq-open');
    await until(
      () => questions(faq)[0] === OPEN && opened(faq).length === 1,
      'the question should open',
    );
  });
});
