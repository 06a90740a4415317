import {expect, fixture, html} from '@open-wc/testing';
import type {WelearnAbout} from '../../src/welearn-about.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  answer,
  type Element,
  parts,
  question,
  questions,
  waitForState,
  rootOf,
  until,
  watchedPage,
} from './support.js';

const page = watchedPage();

const COUNT = 130;
const DATA = {
  faq: Array.from({length: COUNT}, (_, i) => ({
    q: `Question ${i}?`,
    a: `**Answer** ${i}.\n\n- a list`,
  })),
};

/** The number of questions, and of answers, in the page. */
const progress = (faq: WelearnFaq) => ({
  questions: parts(faq, 'item').length,
  answers: parts(faq, 'answer').filter(({textContent}) => textContent.includes('Answer')).length,
});

/** Calls a function as soon as any question is in the page, before the browser paints it. */
async function beforePaint<T>(faq: WelearnFaq, look: () => T): Promise<T> {
  const seen = new Promise<T>(resolve => {
    const observer = new MutationObserver(() => {
      if (!parts(faq, 'item').length) return;
      observer.disconnect();
      resolve(look());
    });
    // Its shadow tree exists as soon as it is in the page.
    observer.observe(rootOf(faq), {childList: true, subtree: true});
  });
  return seen;
}

/** A long list while it loads. */
function place(properties: Partial<WelearnFaq> = {}): WelearnFaq {
  const faq = Object.assign(document.createElement('welearn-faq'), {data: DATA, ...properties});
  document.body.append(faq);
  return faq;
}

describe('a long list', () => {
  let faq: WelearnFaq;
  afterEach(() => {
    faq.remove();
  });

  it('shows the first questions before the rest, and questions before answers', async () => {
    faq = place();
    const first = await beforePaint(faq, () => progress(faq));
    expect(first.questions).to.be.within(1, 60);
    expect(first.answers).to.equal(0);
    await waitForState(faq, 'ready');
    expect(progress(faq)).to.deep.equal({questions: COUNT, answers: COUNT});
    expect(questions(faq).at(-1)).to.equal(`Question ${COUNT - 1}?`);
    expect(page.seen('welearn-load')).to.have.length(1);
  });

  it('is complete when printed, however early', async () => {
    // The Markdown parser is loaded by an earlier test; on a page's first visit it loads with the
    // document.
    await waitForState((faq = place()), 'ready');
    faq.remove();
    faq = place();
    const printed = await beforePaint(faq, () => {
      dispatchEvent(new Event('beforeprint'));
      return progress(faq);
    });
    expect(printed).to.deep.equal({questions: COUNT, answers: COUNT});
  });

  it('opens a question that is not rendered yet', async () => {
    faq = place();
    const shown = await beforePaint(faq, () => {
      faq.show(`question-${COUNT - 1}`);
      return progress(faq).questions;
    });
    expect(shown).to.equal(COUNT);
    await waitForState(faq, 'ready');
    const last = `Question ${COUNT - 1}?`;
    expect(question(faq, last).getAttribute('aria-expanded')).to.equal('true');
    expect(answer(faq, last).textContent).to.contain(`Answer ${COUNT - 1}`);
  });

  it('changes only the clicked question', async () => {
    faq = place();
    await waitForState(faq, 'ready');
    const touched = new Set<Element | null>();
    const observer = new MutationObserver(records => {
      for (const {target} of records) {
        const element = target instanceof Element ? target : target.parentElement;
        touched.add(element?.closest('.item') ?? null);
      }
    });
    const everything = {attributes: true, characterData: true, childList: true, subtree: true};
    observer.observe(rootOf(faq), everything);
    const pressed = question(faq, 'Question 7?');
    pressed.click();
    await faq.updateComplete;
    expect([...touched].map(item => item === pressed.closest('.item'))).to.deep.equal([true]);
  });
});

describe('elements that wait for the same document', () => {
  const TEXT = `title: Us\nabout: We **learn**.\nfaq:\n- q: When?\n  a: Now.\n`;

  it('appear in the same frame, and announce once that content is loading', async () => {
    const held = await page.server.hold('/both.md');
    const src = page.server.url('/both.md');
    const box = await fixture<HTMLElement>(
      html`<div>
        <welearn-about src=${src}></welearn-about><welearn-faq src=${src}></welearn-faq>
      </div>`,
    );
    const [about, faq] = box.children as unknown as [WelearnAbout, WelearnFaq];
    await until(() => parts(about, 'message').length > 0, 'loading should be announced');
    expect(parts(faq, 'message')).to.have.length(0);
    const frames: string[] = [];
    const note = () => {
      frames.push(`${parts(about, 'text').length}${parts(faq, 'item').length}`);
      if (frames.at(-1) !== '11' && box.isConnected) requestAnimationFrame(note);
    };
    note();
    await held.release(TEXT);
    await Promise.all([waitForState(about, 'ready'), waitForState(faq, 'ready')]);
    await until(() => frames.at(-1) === '11', 'both should be shown');
    expect(new Set(frames)).to.deep.equal(new Set(['00', '11']));
  });

  it('appear in the same frame with the same data, however long one takes to read it', async () => {
    const about = document.createElement('welearn-about');
    const faq = document.createElement('welearn-faq');
    const box = document.createElement('div');
    box.append(faq, about);
    const faqData = {
      about: 'We **learn**.',
      faq: Array.from({length: 1000}, (_, i) => ({
        q: `Question ${String(i)}?`,
        a: `*${String(i)}*`,
      })),
    };
    about.data = faq.data = JSON.stringify(faqData);
    const frames: string[] = [];
    document.body.append(box);
    // A timer after each task would also see what one frame hides.
    const look = () => {
      if (about.shadowRoot && faq.shadowRoot) {
        frames.push(`${parts(about, 'text').length}${Math.sign(parts(faq, 'item').length)}`);
      }
      if (frames.at(-1) !== '11' && box.isConnected) setTimeout(look);
    };
    look();
    await Promise.all([waitForState(about, 'ready'), waitForState(faq, 'ready')]);
    await until(() => frames.at(-1) === '11', 'both should be shown');
    box.remove();
    expect(new Set(frames)).to.deep.equal(new Set(['00', '11']));
  });
});

describe('a text beyond the limits', () => {
  it('is shown as written from there on, and its author learns the place', async () => {
    const faq = await fixture<WelearnFaq>(html`<welearn-faq></welearn-faq>`);
    faq.data = JSON.stringify({faq: [{q: 'When?', a: `*Now* ${'[a '.repeat(9000)}`}]});
    await waitForState(faq, 'ready');
    const panel = answer(faq, 'When?');
    expect(panel.querySelectorAll('em')).to.have.length(1);
    expect(panel.textContent.match(/\[a/g)).to.have.length(9000);
    await until(
      () => page.takeWarnings().some(text => /1:\d+: Not all of this text/.test(text)),
      'told',
    );
  });

  it('tells the author, on the page and in the console, of a page of questions that stays one text', async () => {
    const definition = `[b]: /${'c'.repeat(300_000)}`;
    const text = `${definition}\n\n${'## When?\n\nNow [b]\n\n'.repeat(5)}`;
    for (const name of ['welearn-faq', 'welearn-about']) {
      const element = document.createElement(name) as Element;
      const script = document.createElement('script');
      script.type = 'text/markdown';
      script.text = text;
      element.append(script);
      element.debug = true;
      document.body.append(element);
      await until(
        () => page.takeWarnings().some(text => /^1:1: .*page of questions/.test(text)),
        `told of in the console, by ${name}`,
      );
      await until(
        () =>
          rootOf(element).querySelector('.debug')?.textContent.includes('page of questions') ===
          true,
        `told of on the page, by ${name}`,
      );
      page.takeSilences();
      element.remove();
    }
  });
});
