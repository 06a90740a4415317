import {expect, fixture, html} from '@open-wc/testing';
import '../../src/welearn.js';
import type {WelearnAbout} from '../../src/welearn-about.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import type {Element as WelearnElement} from './support.js';
import * as support from './support.js';

const {
  answer,
  settle,
  part,
  parts,
  question,
  questions,
  waitForState,
  rootOf,
  textOf,
  texts,
  until,
} = support;
const page = support.watchedPage();

const DATA = {
  title: 'Learn [LANGUAGE]',
  about:
    '# Why [LANGUAGE]?\n\nBecause [LANGUAGE] is **[LANGUAGE]**, says `[LANGUAGE]`. Or [SUBJECT].',
  faq_title: '[LANGUAGE]: questions',
  faq: [
    {q: 'What is [LANGUAGE]?', a: 'A *[LANGUAGE]*-language circle.', topic: 'On [LANGUAGE]'},
    {q: 'Who comes?', a: 'Anyone.\n\n```\n[LANGUAGE]\n```', topic: 'On [LANGUAGE]'},
  ],
};

async function about(placeholders: unknown, data: object = DATA): Promise<WelearnAbout> {
  const element = await fixture<WelearnAbout>(
    html`<welearn-about .data=${data} .placeholders=${placeholders}></welearn-about>`,
  );
  await waitForState(element, 'ready');
  return element;
}

async function faq(placeholders: unknown, data: object = DATA): Promise<WelearnFaq> {
  const element = await fixture<WelearnFaq>(
    html`<welearn-faq .data=${data} .placeholders=${placeholders}></welearn-faq>`,
  );
  await waitForState(element, 'ready');
  return element;
}

/** An about text as it is shown. */
async function shown(markdown: string, placeholders: unknown): Promise<HTMLElement> {
  return part(await about(placeholders, {about: markdown}), 'text');
}

/** The error that the elements reported to the page and to the author, once each. */
async function reportedError(): Promise<{code: string; path?: string; message: string}> {
  await until(() => page.seen('welearn-error').length > 0, 'the error should be reported');
  const events = page.seen('welearn-error');
  const logged = page.takeErrors();
  expect(events).to.have.length(1);
  expect(logged).to.have.length(1);
  expect(events[0]?.detail['error'] === logged[0]).to.be.true;
  return logged[0] as Awaited<ReturnType<typeof reportedError>>;
}

describe('a placeholder', () => {
  it('is replaced in all texts of the about section', async () => {
    const element = await fixture<WelearnAbout>(
      html`<welearn-about
        .data=${DATA}
        placeholders='{"LANGUAGE": "German", "SUBJECT": 2018}'
      ></welearn-about>`,
    );
    await waitForState(element, 'ready');
    expect(texts(element, 'heading')).to.deep.equal(['Learn German']);
    expect(texts(element, 'subheading')).to.deep.equal(['Why German?']);
    expect(texts(element, 'code')).to.deep.equal(['German']);
    expect(textOf(part(element, 'text'))).to.equal(
      'Why German? Because German is German, says German. Or 2018.',
    );
  });

  it('is replaced in all texts of the questions', async () => {
    const element = await faq({LANGUAGE: 'German'});
    expect(texts(element, 'heading')).to.deep.equal(['German: questions']);
    expect(texts(element, 'topic-heading')).to.deep.equal(['On German']);
    expect(questions(element)).to.deep.equal(['What is German?', 'Who comes?']);
    expect(texts(element, 'answer')).to.deep.equal(['A German-language circle.', 'Anyone. German']);
  });

  it('is replaced in the attribute `heading`', async () => {
    const element = await about({LANGUAGE: 'German'});
    element.heading = 'Speak [LANGUAGE]';
    await element.updateComplete;
    expect(texts(element, 'heading')).to.deep.equal(['Speak German']);
  });

  it('does not change a question’s id; the event has the shown text', async () => {
    const element = await faq({LANGUAGE: 'German'});
    expect(element.document?.faq.map(({id}) => id)).to.deep.equal([
      'what-is-language',
      'who-comes',
    ]);
    question(element, 'What is German?').click();
    await element.updateComplete;
    const [event] = page.seen('welearn-toggle');
    expect(event?.detail).to.deep.equal({
      id: 'what-is-language',
      question: 'What is German?',
      open: true,
    });
  });

  it('stays as written without a value', async () => {
    const written =
      'int[] a [SUBJECT] [language] [constructor] [\\_\\_proto__] [toString] [LANGUAGE';
    const read = written.replaceAll('\\', '');
    for (const none of [null, undefined, '', ' ', '{}', {}, {LANGUAGE: undefined}]) {
      expect(textOf(await shown(`${written}]`, none))).to.equal(`${read}]`);
    }
    expect(textOf(await shown(written, {LANGUAGE: 'German'}))).to.equal(read);
  });

  it('may have any name, and any text', async () => {
    const names = [
      'C++',
      '.*',
      'a|b',
      '^$',
      '(x',
      'x]y',
      'x[y',
      '\\',
      'Straße 1',
      '語',
      'constructor',
    ];
    for (const name of names) {
      const text = `${name} [LANGUAGE] $& $1 $$`;
      const box = await shown(`\`[${name}] [.] [LANGUAGE]\``, {[name]: text, a: 'b'});
      expect(textOf(box)).to.equal(`${text} [.] [LANGUAGE]`);
    }
    const json = '{"__proto__": "own", "A": true, "B": 1.5, "C": "", "D": "[A]"}';
    expect(textOf(await shown('`[__proto__] [A] [B] [C]. [D]`', json))).to.equal(
      'own true 1.5 . [A]',
    );
  });

  it('is never read as Markdown or HTML', async () => {
    const hostile = '<img src=x onerror="hit()"> **bold** [a](b) &amp; `c` www.a.example\n\n# d';
    const read = hostile.replace(/\s+/g, ' ');
    const text = await shown('Say [X]', {X: hostile});
    expect(textOf(text)).to.equal(`Say ${read}`);
    expect(text.querySelectorAll('p > *, img, h3')).to.have.length(0);
    const element = await faq(
      {X: hostile},
      {
        faq_title: '[X]',
        faq: [{q: 'Say [X]', a: '[X]', topic: '[X]'}],
      },
    );
    for (const name of ['heading', 'topic-heading', 'answer']) {
      expect(texts(element, name)).to.deep.equal([read]);
    }
    expect(questions(element)).to.deep.equal([`Say ${read}`]);
    expect(rootOf(element).querySelectorAll('img, strong, a, code')).to.have.length(0);
  });

  it('is ignored in attributes', async () => {
    const markdown =
      '![[X]](/[X].png "[X]") [link](/[X] "[X]") <a href="/[X]" title="[X]">[X]</a> <abbr title="[X]">x</abbr>';
    const box = await shown(markdown, {X: 'German'});
    const values = [...box.querySelectorAll('*')].flatMap(({attributes}) =>
      [...attributes].map(({value}) => value),
    );
    expect(values.filter(value => value.includes('[X]'))).to.have.length.above(5);
    expect(values.filter(value => value.includes('German'))).to.deep.equal([]);
    expect(textOf(box)).to.equal('link German x');
  });

  it('counts if the reader sees one: escaped, as an entity, or split by HTML', async () => {
    const box = await shown('\\[X\\] &#91;X&#93; [<span>X</span>] [<x>X</x>] [X](/x)', {
      X: 'German',
    });
    expect(textOf(box)).to.equal('German German [X] German X');
  });

  it('yields to a link of that name', async () => {
    const box = await shown('[X] and [Y]\n\n[X]: /x', {X: 'German', Y: 'me'});
    expect(textOf(box)).to.equal('X and me');
    expect(box.querySelectorAll('a')).to.have.length(1);
  });

  it('gets its new text when the property changes, and nothing else changes', async () => {
    const element = await faq(
      {LANGUAGE: 'German'},
      {
        faq_title: '[LANGUAGE]',
        faq: [
          {q: '[LANGUAGE]?', a: 'Yes, [LANGUAGE].'},
          {q: 'Free?', a: 'Yes, *free*.'},
        ],
      },
    );
    element.expandAll();
    await element.updateComplete;
    const loads = page.seen('welearn-load').length;
    const free = answer(element, 'Free?').querySelector('em');
    const german = answer(element, 'German?').querySelector('p');

    element.placeholders = {LANGUAGE: 'German'};
    await element.updateComplete;
    expect(german?.isConnected).to.be.true;

    element.placeholders = '{"LANGUAGE": "Dari"}';
    await element.updateComplete;
    expect(questions(element)).to.deep.equal(['Dari?', 'Free?']);
    expect(texts(element, 'heading')).to.deep.equal(['Dari']);
    expect(textOf(answer(element, 'Dari?'))).to.equal('Yes, Dari.');
    expect(support.opened(element)).to.deep.equal(['Dari?', 'Free?']);
    expect(free?.isConnected).to.be.true;
    expect(page.seen('welearn-load')).to.have.length(loads);

    element.placeholders = null;
    await element.updateComplete;
    expect(questions(element)).to.deep.equal(['[LANGUAGE]?', 'Free?']);
  });

  it('gets its text if the attribute is set after the document', async () => {
    const element = await about(null);
    expect(texts(element, 'heading')).to.deep.equal(['Learn [LANGUAGE]']);
    element.setAttribute('placeholders', '{"LANGUAGE": "German"}');
    await until(() => texts(element, 'heading')[0] === 'Learn German', 'the text should be there');
    expect(texts(element, 'code')).to.deep.equal(['German']);
    element.removeAttribute('placeholders');
    await element.updateComplete;
    expect(texts(element, 'code')).to.deep.equal(['[LANGUAGE]']);
  });

  it('stays, with one error for the author, if the attribute is not JSON', async () => {
    const element = await fixture<WelearnAbout>(
      html`<welearn-about .data=${DATA} placeholders='{"LANGUAGE": "German'></welearn-about>`,
    );
    await waitForState(element, 'ready');
    const error = await reportedError();
    expect(error).to.include({
      code: 'invalid-attribute',
      path: 'placeholders',
      line: 1,
      column: 14,
    });
    expect(error.message).to.match(
      /^The JSON in the attribute "placeholders" ends inside a text\. .*end the text with "/,
    );
    expect(element.error === (error as unknown)).to.be.true;
    expect(element.state).to.equal('ready');
    expect(texts(element, 'heading')).to.deep.equal(['Learn [LANGUAGE]']);

    element.heading = 'Other';
    element.data = {...DATA};
    await settle(element);
    expect(page.seen('welearn-error')).to.have.length(1);

    element.placeholders = '{"LANGUAGE": "German"}';
    await settle(element);
    expect(texts(element, 'subheading')).to.deep.equal(['Why German?']);
    expect(element.error).to.be.null;
  });

  const wrong: [unknown, RegExp][] = [
    ['["German"]', /found "\["German"\]"/],
    ['"German"', /found ""German""/],
    ['null', /found "null"/],
    [7, /found "7"/],
    [{LANGUAGE: null}, /found "{"LANGUAGE":null}"/],
    [{LANGUAGE: ['German']}, /found "{"LANGUAGE":\["German"\]}"/],
    [{LANGUAGE: () => 'German'}, /placeholders/],
    [() => 'German', /placeholders/],
    [{LANGUAGE: 1n}, /placeholders/],
    [
      {
        LANGUAGE: 'German',
        get SUBJECT() {
          throw new Error('no');
        },
      },
      /found "Error: no"/,
    ],
  ];
  for (const [index, [value, message]] of wrong.entries()) {
    it(`stays, with one error for the author, if its text is invalid: ${index}`, async () => {
      const elements: WelearnElement[] = [await about(value)];
      const error = await reportedError();
      expect(error).to.include({code: 'invalid-attribute', path: 'placeholders'});
      expect(error.message)
        .to.match(/a text for each name/)
        .and.match(message);
      elements.push(await faq({LANGUAGE: 'German'}));
      expect(elements.map(element => texts(element, 'heading')[0])).to.deep.equal([
        'Learn [LANGUAGE]',
        'German: questions',
      ]);
      expect(parts(elements[1] as WelearnElement, 'item')).to.have.length(2);
    });
  }
});
