import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  answer,
  settle,
  focused,
  isVisible,
  opened,
  part,
  parts,
  question,
  waitForState,
  rootOf,
  textOf,
  until,
  watchedPage,
} from './support.js';

const page = watchedPage();

const OPEN = 'When is the library open?';
const DOG = 'May I bring my dog?';
const CARD = 'What does a card cost?';
const NAMES = 'Straße, Łódź, Ørsted, Æsop?';
const JAPANESE = '図書館はいつ休みですか？';
const THAI = 'ห้องสมุดเปิดเมื่อไร';
const FAQ = [
  {q: OPEN, a: 'Daily from nine to six. See *our* calendar.', topic: 'Visiting', id: 'open'},
  {q: DOG, a: 'Assistance dogs are **wel**come in the library.', topic: 'Visiting', id: 'dog'},
  {
    q: CARD,
    a: 'Nothing; bring [a letter](/x).\n\n- Ștefan\n- Ágnes Őz',
    topic: 'Cards',
    id: 'card',
  },
  {q: NAMES, a: 'Doğa and Ἀθήνα, Việt Nam, Ёлка.', topic: 'Names', id: 'names'},
  {q: JAPANESE, a: '公共図書館は月曜日に休館します。', topic: 'Names', id: 'ja'},
  {q: THAI, a: 'ห้องสมุดประชาชนเปิดทุกวัน', topic: 'Names', id: 'th'},
  {q: 'Is this answered?', topic: 'Names', id: 'no-answer'},
];

async function shown(
  attributes: Partial<WelearnFaq> = {},
  data: unknown = {faq: FAQ},
): Promise<WelearnFaq> {
  const faq = document.createElement('welearn-faq');
  Object.assign(faq, {searchable: true}, attributes, {data});
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.append(faq);
  await waitForState(faq, 'ready');
  return faq;
}

/** The visible questions. */
const found = (faq: WelearnFaq) => parts(faq, 'question').filter(isVisible).map(textOf);
const input = (faq: WelearnFaq) => part(faq, 'search-input') as HTMLInputElement;
const searches = () => page.seen('welearn-search').map(({detail}) => detail);
const announced = (faq: WelearnFaq) =>
  [...rootOf(faq).querySelectorAll('[role="status"]')].map(textOf).join('');
const clearButton = (faq: WelearnFaq) =>
  rootOf(faq).querySelector<HTMLElement>('[part="search"] button');

/** Searches, and waits for the result. */
async function search(faq: WelearnFaq, query: string): Promise<string[]> {
  const before = searches().length;
  faq.search(query);
  await until(() => searches().length > before, `"${query}" should be looked for`);
  return found(faq);
}

async function type(faq: WelearnFaq, text: string): Promise<void> {
  input(faq).focus();
  await sendKeys({type: text});
}

/** The milliseconds without a key press that are a pause in typing. */
const PAUSE = 500;
/** Pauses that have not ended, by their timer. */
const pauses = new Map<number, () => void>();
const {setTimeout: setTimer, clearTimeout: clearTimer} = globalThis;

/**
 * From now on, a pause in typing ends only by `endPause`: a busy machine may take longer from key to
 * key than a visitor does.
 */
function holdPauses(): void {
  let timers = 1e9;
  Object.assign(globalThis, {
    setTimeout: (handler: () => void, delay = 0) => {
      if (delay !== PAUSE) return setTimer(handler, delay);
      pauses.set(++timers, handler);
      return timers;
    },
    clearTimeout: (timer: number) => {
      if (!pauses.delete(timer)) clearTimer(timer);
    },
  });
}

/** The visitor has paused. */
async function endPause(faq: WelearnFaq): Promise<void> {
  for (const [timer, end] of pauses) {
    pauses.delete(timer);
    end();
  }
  await faq.updateComplete;
}

afterEach(() => {
  Object.assign(globalThis, {setTimeout: setTimer, clearTimeout: clearTimer});
  pauses.clear();
});

/** The marked texts of all elements. */
function marked(): string[] {
  const texts: string[] = [];
  CSS.highlights
    .get('welearn-match')
    ?.forEach(({startContainer, startOffset, endContainer, endOffset}) => {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      texts.push(range.toString());
    });
  return texts;
}

/** Waits for marks: some may follow after a pause. */
async function expectMarks(expected: readonly string[], query: string): Promise<void> {
  if (!('highlights' in CSS)) return;
  await until(() => marked().length >= expected.length, `"${query}" should be marked`);
  expect(marked(), query).to.deep.equal(expected);
}

before(() => setViewport({width: 800, height: 600}));

describe('a search', () => {
  it('finds prefixes, misspellings, and letters in other forms', async () => {
    const faq = await shown();
    const expected: Record<string, string[]> = {
      '  Libr ': [OPEN, DOG],
      'library dog': [DOG],
      libary: [OPEN, DOG],
      librray: [OPEN, DOG],
      asistence: [DOG],
      opne: [OPEN],
      welcome: [DOG],
      strasse: [NAMES],
      LODZ: [NAMES],
      orsted: [NAMES],
      aesop: [NAMES],
      stefan: [CARD],
      agnes: [CARD],
      oz: [CARD],
      doga: [NAMES],
      αθηνα: [NAMES],
      viet: [NAMES],
      елка: [NAMES],
      休館: [JAPANESE],
      図書館月曜: [JAPANESE],
      館は: [JAPANESE],
      ประชาชน: [THAI],
      'how much does a card cost': [CARD],
      xyzzyq: [],
    };
    for (const [query, questions] of Object.entries(expected)) {
      expect(await search(faq, query), query).to.deep.equal(questions);
    }
    expect(await search(faq, '?!')).to.have.length(FAQ.length);
  });

  it('hides questions and topics without a match, until it is cleared', async () => {
    const faq = await shown({controls: true});
    const topics = () => parts(faq, 'topic-heading').filter(isVisible).map(textOf);
    await search(faq, 'card');
    expect(topics()).to.deep.equal(['Cards']);
    for (const item of parts(faq, 'item').filter(box => !isVisible(box))) {
      expect(item.checkVisibility()).to.be.false;
      expect(item.hidden).to.be.true;
    }
    await search(faq, '');
    expect(topics()).to.deep.equal(['Visiting', 'Cards', 'Names']);
    expect(found(faq)).to.have.length(FAQ.length);
  });

  it('shows answers with a match, without an event, until it is cleared', async () => {
    const faq = await shown();
    await search(faq, 'calendar');
    expect(opened(faq)).to.deep.equal([OPEN]);
    await search(faq, 'library');
    expect(opened(faq), 'not if only the question matches').to.deep.equal([DOG]);
    await search(faq, '');
    expect(opened(faq)).to.deep.equal([]);
    expect(page.seen('welearn-toggle')).to.have.length(0);
  });

  it('keeps answers open or closed as the visitor left them meanwhile', async () => {
    const faq = await shown();
    await search(faq, 'library');
    question(faq, DOG).click();
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal([]);
    question(faq, DOG).click();
    faq.show('open');
    await search(faq, '');
    expect(opened(faq)).to.deep.equal([OPEN, DOG]);
    const toggles = page.seen('welearn-toggle').map(({detail}) => [detail.id, detail.open]);
    expect(toggles).to.deep.equal([
      ['dog', false],
      ['dog', true],
      ['open', true],
    ]);
  });

  it('shows one answer, the best, if only one may be open', async () => {
    const data = [
      {q: 'One?', a: 'A bird in the hand.'},
      {q: 'Which bird?', a: 'Some bird.'},
      {q: 'Two?', a: 'A bird in the bush.'},
    ];
    const faq = await shown({exclusive: true}, data);
    await search(faq, 'bird');
    expect(found(faq)).to.have.length(3);
    expect(opened(faq)).to.deep.equal(['Which bird?']);
    question(faq, 'Two?').click();
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal(['Two?']);
    await search(faq, 'birds hand');
    await search(faq, 'bird');
    expect(opened(faq), 'the visitor’s own stays').to.deep.equal(['Two?']);
  });

  it('limits the controls to the shown questions', async () => {
    const faq = await shown({controls: true});
    await search(faq, 'library');
    part(faq, 'expand-all').click();
    await faq.updateComplete;
    expect(textOf(part(faq, 'expand-all'))).to.equal('Collapse all');
    await search(faq, '');
    expect(opened(faq)).to.deep.equal([OPEN, DOG]);
  });

  it('fires an event: at once for a script, and when a visitor pauses typing', async () => {
    const faq = await shown();
    await search(faq, ' library ');
    await search(faq, 'library');
    expect(searches()).to.deep.equal([
      {query: 'library', matches: 2},
      {query: 'library', matches: 2},
    ]);
    const [event] = page.seen('welearn-search');
    expect(event).to.include({bubbles: true, composed: true, cancelable: false});
    expect(event?.constructor).not.to.equal(CustomEvent);
    faq.search('');
    await faq.updateComplete;
    page.events = [];
    holdPauses();
    await type(faq, 'card');
    await until(() => found(faq).length === 1, 'the question should be found');
    expect(searches(), 'not at every key').to.have.length(0);
    await endPause(faq);
    const card = {query: 'card', matches: 1};
    expect(searches()).to.deep.equal([card]);
    await sendKeys({press: 'Enter'});
    await settle(faq);
    expect(searches(), 'known already').to.deep.equal([card]);
    await type(faq, 's');
    await sendKeys({press: 'Enter'});
    await until(() => searches().length > 1, 'Enter should not wait');
    expect(searches()).to.deep.equal([card, {query: 'cards', matches: 1}]);
  });

  it('fires an event half a second after the last key', async () => {
    const faq = await shown();
    await type(faq, 'x');
    await until(() => searches().length === 1, 'an event should follow the pause');
  });

  it('survives fresher content, and searches it', async () => {
    const faq = await shown();
    holdPauses();
    await type(faq, 'library');
    await until(() => found(faq).length === 2, 'the question should be found');
    await endPause(faq);
    expect(searches()).to.have.length(1);
    faq.data = {faq: [...FAQ, {q: 'Is there another library?', a: 'Yes.', topic: 'Visiting'}]};
    await until(() => found(faq).length === 3, 'the new question should be found');
    expect(input(faq).value).to.equal('library');
    expect(focused() === input(faq), 'the focus stays').to.be.true;
    faq.placeholders = {LIBRARY: 'x'};
    await settle(faq);
    await endPause(faq);
    expect(searches(), 'nobody has searched again').to.have.length(1);
  });

  it('finds the shown text: placeholders, not Markdown', async () => {
    const data = [
      {
        q: 'Do you speak [LANGUAGE]?',
        a: 'We **d**o. <kbd>Ctrl</kbd> [see](/hidden-address) a<br>b',
      },
      {q: 'Else?', a: 'No.'},
    ];
    const faq = await shown({placeholders: {LANGUAGE: 'German'}}, data);
    expect(await search(faq, 'german')).to.deep.equal(['Do you speak German?']);
    expect(await search(faq, 'do. ctrl see b')).to.deep.equal(['Do you speak German?']);
    for (const source of ['language', 'hidden', 'kbd', 'ab']) {
      expect(await search(faq, source), source).to.deep.equal([]);
    }
    faq.placeholders = {LANGUAGE: 'Welsh'};
    await search(faq, 'welsh');
    await until(() => found(faq).length === 1, 'the new text should be found');
  });

  it('takes no notice of joiners, soft hyphens and variation selectors', async () => {
    const data = ['می‌خواهم', 'I ❤️ books', 'Press 1️⃣', 'Biblio\u00ADthek'].map(q => ({
      q,
      a: 'Yes.',
    }));
    const faq = await shown({}, data);
    const queries = ['میخواهم', '❤', '1', 'bibliothek'];
    for (const [i, query] of queries.entries())
      expect(await search(faq, query), query).to.deep.equal([data[i]?.q]);
    expect(await search(faq, 'می\u200Cخواهم')).to.deep.equal([data[0]?.q]);
    expect(await search(faq, '❤\uFE0F')).to.deep.equal([data[1]?.q]);
  });

  it('opens what is folded in an answer for a match in it, and folds it again', async () => {
    const fold = (text: string, state = '') =>
      `<details${state}><summary>More</summary>${text}</details>`;
    const faq = await shown({}, [
      {q: 'One?', a: `Text.${fold(`An owl. ${fold('A heron.')}`)}${fold('A tern.', ' open')}`},
      {q: 'Two?', a: fold('Another owl.')},
    ]);
    const open = () =>
      [...rootOf(faq).querySelectorAll('.content details')].map(box => box.hasAttribute('open'));
    const expected: Record<string, boolean[]> = {
      heron: [true, true, true, false],
      owl: [true, false, true, true],
      // A summary is visible unless another box around it is folded.
      more: [true, false, true, false],
      tern: [false, false, true, false],
      'another owl': [false, false, true, true],
      '': [false, false, true, false],
    };
    for (const [query, states] of Object.entries(expected)) {
      await search(faq, query);
      await until(() => open().join() === states.join(), `"${query}" should open what it finds`);
    }
    await search(faq, 'heron');
    const {parentElement} = faq;
    faq.remove();
    expect(open(), 'an element outside the page').to.deep.equal([false, false, true, false]);
    parentElement?.append(faq);
    await until(() => open()[1] === true, 'the match should be visible again');
  });

  describe('of words in other spellings', () => {
    /** Every query finds every text, and marks it. */
    async function findsAll(
      texts: readonly string[],
      queries: readonly string[],
      marks?: readonly string[],
    ): Promise<void> {
      const faq = await shown({}, [
        ...texts.map((text, i) => ({q: `Question ${i}?`, a: `There is ${text}, too.`})),
        {q: 'Else?', a: 'Wide views in the finest forest, a booth, worldwide.'},
      ]);
      for (const query of queries) {
        const expected = texts.map((_, i) => `Question ${i}?`);
        expect(await search(faq, query), query).to.deep.equal(expected);
        if (marks) await expectMarks(marks, query);
      }
      faq.remove();
    }

    it('finds words joined, apart, and with a hyphen', async () => {
      const wifi = ['wifi', 'Wi-Fi', 'WI\u2011FI', 'wi/fi', 'wi fi', 'Wi<b>-</b>Fi', 'Wi\u200BFi'];
      const plain = wifi.map(text => text.replace(/<.*?>/g, ''));
      const marks = plain.flatMap(text => (text === 'wi fi' ? ['wi', 'fi'] : [text]));
      await findsAll(wifi, plain, marks);
      await findsAll(
        ['e-book', 'ebook', 'e book', 'ebooks', 'E\u2010Books', 'e.book', 'e_book', 'e–book'],
        ['e-book', 'ebook', 'e book', 'E–BOOK', 'e_book'],
      );
      await findsAll(['ebooks', 'e-books'], ['e-book', 'ebooks', 'e boo']);
      await findsAll(
        ['aujourd’hui', "aujourd'hui", 'aujourdhui', 'aujourd hui'],
        ['aujourd’hui', "aujourd'hui", 'aujourdhui', 'aujourd hui', 'aujourd´hui'],
      );
      await findsAll(
        ['п’ятниця', "п'ятниця", 'п\u02BCятниця'],
        ['п’ятниця', 'п\u02BCятниця', "п'ят"],
      );
      await findsAll(
        ['rendez-vous-là', 'rendezvousla'],
        ['rendez vous la', 'rendez-vous', 'rendezvousla'],
      );
      await findsAll(
        ['978-3-16-148410-0', '9783161484100'],
        ['9783161484100', '978-3-16-148410-0', '978316'],
      );
    });

    it('finds the beginning of words that are apart in a text', async () => {
      await findsAll(['audio books', 'audiobooks'], ['audiobook', 'audiobooks'], undefined);
      const korean = ['도서 대출 기간은 얼마?', '도서대출기간', '도서대출 기간이'];
      await findsAll(korean, ['도서대출기간', '도서 대출 기간']);
    });

    /** Every query finds the first question, and no other. */
    async function findsFirst(data: {q: string; a: string}[], queries: string[]): Promise<void> {
      const faq = await shown({}, data);
      for (const query of queries) {
        expect(await search(faq, query), query).to.deep.equal([data[0]?.q]);
      }
      faq.remove();
    }

    it('finds words without their articles, and without signs that no text has', async () => {
      await findsFirst(
        [
          {q: 'Je prends un abonnement pour emprunter ?', a: 'Oui.'},
          {q: 'Où est-ce ?', a: 'Ici.'},
        ],
        [
          "l'abonnement",
          'd’emprunter',
          "qu'un abonnement",
          '+abonnement',
          '→ abonnement',
          '§ abonnement +',
        ],
      );
      await findsFirst(
        [
          {q: 'Kif nissellef ktieb?', a: 'Staqsi.'},
          {q: 'Iscrizione?', a: 'Sì.'},
        ],
        ['il-ktieb', 'il-ktieb!'],
      );
      const courses = [
        {q: 'Is there a C++ course?', a: 'Yes, for $5.'},
        {q: 'Is there a Java course?', a: 'Yes, for 50.'},
      ];
      await findsFirst(courses, ['c++', 'C++ course', '$5', '$ 5']);
      const faq = await shown({}, courses.slice(1));
      // Half of a short word says nothing.
      for (const query of ['c++', 'co-op'])
        expect(await search(faq, query), query).to.deep.equal([]);
    });

    it('finds a question by the longer words of a sentence', async () => {
      await findsFirst(
        [
          {q: 'Can I renew books?', a: 'Yes.'},
          {q: 'Do you have a room?', a: 'Yes.'},
        ],
        ['how do i renew my books', 'how can one renew a book'],
      );
    });

    it('finds words in the other script of a language', async () => {
      await findsFirst(
        [
          {q: 'Како да добијем чланску карту?', a: 'Дођите у библиотеку, џаба је.'},
          {q: 'Када радите?', a: 'Увек.'},
        ],
        ['članska karta', 'clansku', 'biblioteka', 'džaba', 'dođite'],
      );
      await findsFirst(
        [
          {q: 'Kako da dobijem člansku kartu?', a: 'Dođite u biblioteku.'},
          {q: 'Kada radite?', a: 'Uvek.'},
        ],
        ['чланску карту', 'библиотека', 'дођите'],
      );
    });

    it('finds Arabic letters as other keyboards write them', async () => {
      await findsAll(['یہ کتاب', 'يه كتاب', 'یھ ڪتاب'], ['یہ', 'يه', 'یھ', 'كتاب', 'کتاب']);
      await findsAll(['کتێب', 'كتيب'], ['کتێب', 'کتیب']);
    });

    it('finds numbers beside words without spaces', async () => {
      await findsAll(['เปิด๑๒โมง', 'เปิด12โมง', 'បើក១២ម៉ោង', '本は12冊'], ['12', '๑๒']);
      await findsAll(['เปิด๑๒โมง', 'เปิด12โมง'], ['เปิด', 'โมง', '12โมง']);
    });

    it('joins no numbers that only stand side by side', async () => {
      const faq = await shown({}, [
        {q: 'Hours?', a: 'Open 9–18.'},
        {q: 'Fee?', a: 'It costs 918.'},
      ]);
      expect(await search(faq, '918')).to.deep.equal(['Fee?']);
    });

    it('finds parts of words where no word is found, and marks them', async () => {
      const data = [
        {q: 'Was kostet der Bibliotheksausweis?', a: 'Nichts; auch der Leseausweis nicht.'},
        {q: 'Hvad koster et lånekort?', a: 'Et nyt koster 20 kr.'},
        {q: 'Mistä saan kirjastokortin?', a: 'Kirjastosta.'},
        {q: '도서관카드는 어디서 받나요?', a: '네.'},
        {q: 'Can I borrow audiobooks?', a: 'Yes, with a card. Return them before Friday.'},
        {q: 'Was kosten Mahngebühren?', a: 'Das steht im Aushang.'},
      ];
      const faq = await shown({}, data);
      const questions = data.map(({q}) => q);
      const expected: Record<string, [number[], string[]]> = {
        ausweis: [[0], ['ausweis', 'ausweis']],
        'lesea nichts': [[0], ['Nichts', 'Lesea']],
        kort: [
          [1, 2],
          ['kort', 'kort'],
        ],
        kortti: [[2], ['korti']],
        카드: [[3], ['카드']],
        book: [[4], ['book']],
        gebühr: [[5], ['gebühr']],
        Gebuehren: [[5], ['gebühren']],
        'was kostet ein neuer ausweis': [[0], ['Was', 'kostet', 'ausweis', 'ausweis']],
        // A word that begins so is better than one that contains it.
        car: [[4], ['car']],
        // Two letters are in too many words.
        ek: [[], []],
      };
      for (const [query, [indices, marks]] of Object.entries(expected)) {
        expect(await search(faq, query), query).to.deep.equal(indices.map(i => questions[i]));
        await expectMarks(marks, query);
      }
    });

    it('finds digits of any script', async () => {
      const digits = ['2026', '٢٠٢٦', '۲۰۲۶', '२०२६', '২০২৬', '２０２６', '᠒᠐᠒᠖', '๒๐๒๖', '𝟐𝟎𝟐𝟔'];
      await findsAll(digits, digits, digits);
    });

    it('finds kana of any kind', async () => {
      const kana = ['ガイドブック', 'がいどぶっく', 'ｶﾞｲﾄﾞﾌﾞｯｸ', 'か\u3099いと\u3099ふ\u3099っく'];
      await findsAll(kana, [...kana, 'ガイド'], undefined);
      const faq = await shown({}, [{q: '電子書籍ガイドブックは？', a: 'ｶﾞｲﾄﾞもあります。'}]);
      expect(await search(faq, 'がいど')).to.have.length(1);
      await expectMarks(['ガイド', 'ｶﾞｲﾄﾞ'], 'がいど');
      expect(await search(faq, 'かいと')).to.have.length(0);
    });

    it('marks whole letters', async () => {
      const faq = await shown({}, [{q: 'Straße, Ägypten, Ma\u0308rz, 도서관, ﬁn?', a: 'Yes.'}]);
      const expected = {stras: 'Straß', agy: 'Ägy', ma: 'Ma\u0308', 도서: '도서', fi: 'ﬁ'};
      for (const [query, mark] of Object.entries(expected)) {
        await search(faq, query);
        await expectMarks([mark], query);
      }
    });
  });

  it('yields to an address of a question that it hides', async () => {
    const faq = await shown();
    await search(faq, 'card');
    location.hash = '#faq-dog';
    await until(() => focused() === question(faq, DOG), 'the question should have the focus');
    expect(found(faq)).to.have.length(FAQ.length);
    expect(opened(faq)).to.deep.equal([DOG]);
    expect(input(faq).value).to.equal('');
  });

  it('works without a box, and before there is content', async () => {
    const faq = document.createElement('welearn-faq');
    faq.search('card');
    const box = await fixture<HTMLElement>(html`<div></div>`);
    box.append(faq);
    faq.data = {faq: FAQ};
    await until(
      () => faq.state === 'ready' && found(faq).length === 1,
      'the question should be found',
    );
    expect(parts(faq, 'search')).to.have.length(0);
    await search(faq, 'xyzzyq');
    expect(announced(faq)).to.equal('No questions match.');
    faq.searchable = true;
    await faq.updateComplete;
    expect(input(faq).value).to.equal('xyzzyq');
    faq.searchable = false;
    await settle(faq);
    expect(found(faq), 'removing the box clears its text').to.have.length(FAQ.length);
  });

  // WebKit's driver cannot emulate print.
  const isWebKit =
    navigator.userAgent.includes('AppleWebKit') && !navigator.userAgent.includes('Chrome');
  it('prints only matches', async function () {
    if (isWebKit) return this.skip();
    const faq = await shown();
    await search(faq, 'library');
    await emulateMedia({media: 'print'});
    expect(found(faq)).to.deep.equal([OPEN, DOG]);
    expect(isVisible(answer(faq, OPEN))).to.be.true;
    expect(isVisible(part(faq, 'search'))).to.be.false;
    await emulateMedia({media: 'screen'});
  });
});

describe('the search box', () => {
  it('is a search with a label, and a large target', async () => {
    const faq = await shown();
    expect(part(faq, 'search').localName).to.equal('search');
    expect(input(faq)).to.include({type: 'search', localName: 'input'});
    expect([...(input(faq).labels ?? [])].map(textOf)).to.deep.equal(['Search the questions']);
    expect(clearButton(faq) === null, 'nothing to clear').to.be.true;
    await type(faq, 'x');
    await until(() => clearButton(faq) !== null, 'something to clear');
    expect(clearButton(faq)?.getAttribute('aria-label')).to.equal('Clear search');
    for (const target of [input(faq), clearButton(faq)]) {
      const {width, height} = target?.getBoundingClientRect() ?? new DOMRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    }
  });

  it('finds while typing, and keeps focus', async () => {
    const faq = await shown();
    await type(faq, 'calen');
    await until(() => found(faq).length === 1, 'the question should be found');
    expect(found(faq)).to.deep.equal([OPEN]);
    expect(focused() === input(faq)).to.be.true;
    expect(opened(faq)).to.deep.equal([OPEN]);
  });

  it('announces no matches at once, and the count when typing pauses', async () => {
    const faq = await shown();
    const said: string[] = [];
    const region = () => rootOf(faq).querySelector('[part="search"] [role="status"]') as Element;
    const observer = new MutationObserver(() => {
      if (textOf(region())) said.push(textOf(region()));
    });
    observer.observe(region(), {childList: true, characterData: true, subtree: true});
    await search(faq, '');
    holdPauses();
    await type(faq, 'librar');
    await until(() => found(faq).length === 2, 'the questions should be found');
    expect(said, 'not at every key').to.deep.equal([]);
    await endPause(faq);
    await until(() => said.length > 0, 'the count should be announced');
    expect(said).to.deep.equal(['2 questions match']);
    await type(faq, 'zzzzz');
    await until(() => announced(faq) === 'No questions match.', 'that should be announced');
    expect(textOf(part(faq, 'count')), 'a message says so').to.equal('');
    expect(
      searches().filter(({matches}) => matches === 0),
      'before the pause',
    ).to.have.length(0);
    await search(faq, 'calendar');
    expect(announced(faq)).to.equal('1 question matches');
    observer.disconnect();
  });

  it('is cleared by Escape, which then stops there', async () => {
    const dialog = await fixture<HTMLDialogElement>(html`<dialog></dialog>`);
    const faq = await shown();
    dialog.append(faq);
    dialog.showModal();
    await waitForState(faq, 'ready');
    await type(faq, 'card');
    await until(() => found(faq).length === 1, 'the question should be found');
    const keys: string[] = [];
    const note = ({key}: KeyboardEvent) => keys.push(key);
    addEventListener('keydown', note);
    await sendKeys({press: 'Escape'});
    await until(() => found(faq).length === FAQ.length, 'the search should be cleared');
    expect(dialog.open, 'the dialog stays').to.be.true;
    expect(keys).to.deep.equal([]);
    expect(focused() === input(faq)).to.be.true;
    expect(input(faq).value).to.equal('');
    await sendKeys({press: 'Escape'});
    // WebKit's own search field may keep the key to itself.
    await until(() => keys.length === 1, 'an empty box should pass the key on');
    removeEventListener('keydown', note);
    expect(searches().at(-1)).to.deep.equal({query: '', matches: FAQ.length});
  });

  it('is cleared by its button, which returns focus', async () => {
    const faq = await shown();
    await type(faq, 'card');
    await until(() => clearButton(faq) !== null, 'there should be a button');
    clearButton(faq)?.click();
    await until(() => found(faq).length === FAQ.length, 'the search should be cleared');
    expect(focused() === input(faq)).to.be.true;
    expect(clearButton(faq) === null).to.be.true;
  });

  it('has a message for no matches, with the query and a button', async () => {
    const faq = await shown({controls: true});
    const message = () => parts(faq, 'no-matches').filter(isVisible).map(textOf).join();
    await search(faq, 'card');
    expect(message()).to.equal('');
    expect((part(faq, 'expand-all') as HTMLButtonElement).disabled).to.be.false;
    await search(faq, ' <b>xyz</b> "zyq" ');
    expect(message()).to.include('<b>xyz</b> "zyq"').and.to.include('No questions match.');
    const quote = part(faq, 'no-matches').querySelector('q bdi');
    expect(quote?.textContent).to.equal('<b>xyz</b> "zyq"');
    expect((part(faq, 'expand-all') as HTMLButtonElement).disabled).to.be.true;
    const button = part(faq, 'no-matches').querySelector('button');
    expect(button?.part.contains('search-clear')).to.be.true;
    expect(textOf(button ?? undefined)).to.equal('Clear search');
    button?.click();
    await until(() => focused() === input(faq), 'the field should have the focus');
    expect(found(faq)).to.have.length(FAQ.length);
    expect(message()).to.equal('');
    // Questions without an answer cannot be opened either.
    await search(faq, 'answered');
    expect((part(faq, 'expand-all') as HTMLButtonElement).disabled).to.be.true;
  });

  it('clears a script’s search by the message, and leads to the questions', async () => {
    const faq = await shown({searchable: false});
    await search(faq, 'xyzzyq');
    part(faq, 'search-clear').click();
    await until(() => focused() === question(faq, OPEN), 'the first question should have focus');
    expect(found(faq)).to.have.length(FAQ.length);
  });

  it('shows the page’s own words for no matches', async () => {
    const faq = await shown();
    const own = document.createElement('a');
    Object.assign(own, {slot: 'no-matches', href: '/ask', textContent: 'Ask a librarian'});
    faq.append(own);
    await settle(faq);
    expect(isVisible(own)).to.be.false;
    expect(found(faq), 'it is no content').to.have.length(FAQ.length);
    await search(faq, 'xyzzyq');
    expect(isVisible(own)).to.be.true;
    expect(parts(faq, 'search-clear').filter(isVisible)).to.have.length(1);
    expect(announced(faq)).to.equal('No questions match.');
    await search(faq, '');
    expect(isVisible(own)).to.be.false;
  });

  it('keeps the field in place, however narrow', async () => {
    for (const width of ['300px', '200px', '700px']) {
      const faq = await shown({controls: true});
      const {parentElement: box} = faq;
      if (box) box.style.width = width;
      const top = () => input(faq).getBoundingClientRect().top;
      await search(faq, '');
      const before = top();
      for (const query of ['l', 'library', 'card', 'xyzzyq', '']) {
        await search(faq, query);
        expect(top(), `${query} at ${width}`).to.be.closeTo(before, 0.5);
      }
      faq.remove();
    }
  });

  it('shows no empty room between label and field, and the count beside neither', async () => {
    const topics = ['Hours and holidays', 'Cards and fees'].map(topic => ({
      q: 'Q?',
      a: 'A',
      topic,
    }));
    // Words of Spanish are long.
    for (const [lang, width] of [180, 272, 330, 400, 480, 576, 700, 1000].flatMap(width => [
      ['en', width] as const,
      ['es', width] as const,
    ])) {
      const faq = await shown({controls: true, lang}, {faq: topics});
      const {parentElement: box} = faq;
      box?.setAttribute('style', `width: ${String(width)}px; --welearn-measure: none`);
      await search(faq, 'q');
      const rect = (name: string) => part(faq, name).getBoundingClientRect();
      const [label, field, all, count] = [
        rect('search-label'),
        rect('search-input'),
        rect('expand-all'),
        rect('count'),
      ];
      const gap = field.top - label.bottom;
      expect(gap >= 0 && gap < 12, `${String(gap)} px at ${String(width)}`).to.be.true;
      const isBeside = Math.abs(count.bottom - label.bottom) < 6 && count.left >= label.right - 1;
      const isBelow = count.top >= field.bottom - 1 && count.bottom < field.bottom + 60;
      expect(isBeside || isBelow, `count at ${String(width)}`).to.be.true;
      expect(all.top >= count.bottom - 9 || all.bottom <= field.bottom + 1).to.be.true;
      if (all.left > field.right) expect(all.bottom).to.be.closeTo(field.bottom, 1);
      faq.remove();
    }
  });

  it('has a part for all that one sees', async () => {
    const faq = await shown();
    await search(faq, 'card');
    const names = ['search-label', 'search-icon', 'search-input', 'search-clear', 'count'];
    for (const name of names) expect(parts(faq, name).filter(isVisible), name).to.have.length(1);
    expect(textOf(part(faq, 'search-label'))).to.equal('Search the questions');
    expect(textOf(part(faq, 'count'))).to.equal('1 question matches');
  });

  describe('with an input method', () => {
    /** Writes a text as part of a composition. */
    function compose(box: HTMLInputElement, value: string): void {
      const data = {data: value, bubbles: true, composed: true};
      const key = {key: 'Unidentified', keyCode: 229, isComposing: true, bubbles: true};
      box.dispatchEvent(new KeyboardEvent('keydown', {...key, composed: true}));
      box.dispatchEvent(new CompositionEvent('compositionupdate', data));
      box.value = value;
      const inputType = 'insertCompositionText';
      box.dispatchEvent(new InputEvent('input', {...data, inputType, isComposing: true}));
    }

    async function composing(): Promise<{faq: WelearnFaq; box: HTMLInputElement}> {
      const faq = await shown();
      // With an index, a search shows its result at once.
      await search(faq, 'card');
      await search(faq, '');
      const box = input(faq);
      box.focus();
      box.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true}));
      return {faq, box};
    }

    it('searches while a word is composed, and leaves the composition alone', async () => {
      const {faq, box} = await composing();
      let sets = 0;
      const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
      for (const value of ['c', 'ca', 'cal', 'calen']) {
        compose(box, value);
        Object.defineProperty(box, 'value', {
          configurable: true,
          get: () => own?.get?.call(box) as string,
          set: () => (sets += 1),
        });
        await faq.updateComplete;
        Reflect.deleteProperty(box, 'value');
      }
      expect(found(faq)).to.deep.equal([OPEN]);
      expect(sets, 'setting the value would end the composition').to.equal(0);
      const told = searches().length;
      box.dispatchEvent(new CompositionEvent('compositionend', {data: 'calen', bubbles: true}));
      await until(() => searches().length > told, 'the pause should be an event');
      expect(searches().at(-1)).to.deep.equal({query: 'calen', matches: 1});
    });

    it('leaves Enter and Escape to the input method', async () => {
      const {faq, box} = await composing();
      holdPauses();
      compose(box, 'か');
      await faq.updateComplete;
      const told = searches().length;
      // Safari sends the last key after the composition, with the key code only.
      for (const state of [{isComposing: true}, {keyCode: 229}]) {
        for (const key of ['Enter', 'Escape']) {
          const init = {key, ...state, bubbles: true, composed: true, cancelable: true};
          expect(box.dispatchEvent(new KeyboardEvent('keydown', init)), key).to.be.true;
        }
      }
      await settle(faq);
      expect(box.value).to.equal('か');
      expect(searches()).to.have.length(told);
    });

    it('follows Korean syllables and Japanese kana as they grow', async () => {
      const {faq, box} = await composing();
      faq.data = {faq: [...FAQ, {q: '도서관 규칙?', a: 'ガイド'}]};
      await until(() => parts(faq, 'question').length > FAQ.length, 'there should be a new one');
      for (const value of [
        'ㄷ',
        '도',
        '돗',
        '도서',
        '도석',
        '도서고',
        '도서과',
        '도서관',
        'が',
        'がい',
        'がいど',
      ]) {
        compose(box, value);
        await until(() => found(faq).join() === '도서관 규칙?', `"${value}" should be found`);
      }
      box.value = '図書館';
      box.dispatchEvent(new CompositionEvent('compositionend', {data: '図書館', bubbles: true}));
      await until(
        () => found(faq).join() === JAPANESE,
        'the end should count without an input event',
      );
    });
  });
});

describe('search marks', () => {
  it('cover the matches, in one highlight that all elements share', async function () {
    if (!('highlights' in CSS)) return this.skip();
    const other = new Highlight();
    CSS.highlights.set('page-own', other);
    const first = await shown();
    const second = await shown();
    const before = rootOf(first)
      .querySelector('.list')
      ?.innerHTML.replace(/ hidden=""/g, '');
    await search(first, 'wel');
    expect(marked()).to.deep.equal(['wel']);
    await search(first, '');
    expect(
      rootOf(first)
        .querySelector('.list')
        ?.innerHTML.replace(/ hidden=""/g, ''),
    ).to.equal(before);
    await search(first, 'welcome');
    expect(marked(), 'across elements in a text').to.deep.equal(['welcome']);
    await search(second, 'strasse agnes');
    await search(second, 'doga');
    expect(marked()).to.deep.equal(['welcome', 'Doğa']);
    first.remove();
    expect(marked(), 'each takes its own').to.deep.equal(['Doğa']);
    await search(second, '休館');
    expect(marked()).to.deep.equal(['休館']);
    second.remove();
    expect(CSS.highlights.has('welearn-match')).to.be.false;
    expect(CSS.highlights.get('page-own') === other).to.be.true;
    CSS.highlights.delete('page-own');
  });

  it('return with their element', async function () {
    if (!('highlights' in CSS)) return this.skip();
    const faq = await shown();
    await search(faq, 'welcome');
    const {parentElement} = faq;
    faq.remove();
    parentElement?.append(faq);
    await until(() => marked().length === 1, 'the marks should return');
    expect(found(faq)).to.deep.equal([DOG]);
  });

  describe('search marks without the Highlight API', () => {
    const own = Object.getOwnPropertyDescriptor(CSS, 'highlights');
    before(() => Object.defineProperty(CSS, 'highlights', {value: undefined, configurable: true}));
    after(() => {
      Reflect.deleteProperty(CSS, 'highlights');
      if (own) Object.defineProperty(CSS, 'highlights', own);
    });
    const spans = (faq: WelearnFaq) => [...rootOf(faq).querySelectorAll('.match')];
    const content = (faq: WelearnFaq) =>
      rootOf(faq)
        .querySelector('.list')
        ?.innerHTML.replace(/ hidden=""/g, '');

    it('are elements, which leave no trace', async () => {
      const faq = await shown();
      const before = content(faq);
      expect(await search(faq, 'welcome')).to.deep.equal([DOG]);
      expect(spans(faq).map(textOf), 'across elements in a text').to.deep.equal(['wel', 'come']);
      expect(getComputedStyle(spans(faq)[0] as Element).backgroundColor).to.equal(
        'rgb(255, 224, 102)',
      );
      await search(faq, 'i');
      await until(() => spans(faq).length === 4, 'all should be marked');
      expect(spans(faq).map(textOf)).to.deep.equal(['i', 'I', 'i', 'I']);
      expect(textOf(answer(faq, DOG))).to.include('are welcome in the library.');
      await search(faq, '');
      expect(spans(faq)).to.have.length(0);
      expect(content(faq)).to.equal(before);
      expect(await search(faq, 'strasse agnes')).to.deep.equal([]);
      expect(await search(faq, 'doga')).to.deep.equal([NAMES]);
      expect(spans(faq).map(textOf)).to.deep.equal(['Doğa']);
      faq.remove();
      expect(spans(faq)).to.have.length(0);
    });

    it('cover the middle of words, and words in many pieces', async () => {
      const data = [{q: 'Bibliotheksausweis?', a: 'Free **W**i-**F**i and Lesea**us**weise.'}];
      const faq = await shown({}, data);
      const before = content(faq);
      await search(faq, 'ausweis');
      expect(spans(faq).map(textOf)).to.deep.equal(['ausweis', 'a', 'us', 'weis']);
      await search(faq, 'wifi');
      expect(spans(faq).map(textOf)).to.deep.equal(['W', 'i-', 'F', 'i']);
      await search(faq, '');
      expect(content(faq)).to.equal(before);
    });

    it('are renewed in fresher content', async () => {
      const faq = await shown();
      await search(faq, 'welcome');
      faq.data = {faq: [...FAQ, {q: 'All welcome?', a: 'Welcome!'}]};
      await until(() => spans(faq).length === 4, 'all should be marked');
      await settle(faq);
      expect(spans(faq).map(textOf).join(' ')).to.equal('welcome Welcome wel come');
    });
  });
});

describe('a long list', () => {
  it('is searched in full, and leads to distant questions', async () => {
    const many = Array.from({length: 300}, (_, i) => ({q: `Question ${i}?`, a: `Word${i} bird.`}));
    const faq = await shown({}, many);
    await search(faq, 'word299');
    // Browsers notice a frame later that a distant element is near now.
    await until(() => found(faq).join() === 'Question 299?', 'the last should be found');
    await search(faq, 'bird');
    expect(opened(faq)).to.have.length(300);
    if ('highlights' in CSS) await until(() => marked().length === 300, 'all should be marked');
    await search(faq, '');
    location.hash = '#faq-question-290';
    await until(
      () => focused() === question(faq, 'Question 290?'),
      'the question should have focus',
    );
    const top = () => question(faq, 'Question 290?').getBoundingClientRect().top;
    await until(() => top() >= -1 && top() <= 600, 'the question should be in the window');
  });

  it('shows the first answers at a key, and the rest when typing pauses, unless they are closed', async () => {
    // The shorter an answer, the better it matches, so the first of the list match worst.
    const others = Array.from({length: 90}, (_, i) => `other${i}`);
    const many = others.map((_, i) => ({
      q: `Question ${i}?`,
      a: `Word${i}, ${others.slice(i).join(' ')}, bird.`,
    }));
    const faq = await shown({}, many);
    await search(faq, 'word1');
    expect(opened(faq)).to.have.length(11);
    await search(faq, '');
    // Includes those too far away to be laid out.
    const left = () => rootOf(faq).querySelectorAll('.item:not([hidden])').length;
    holdPauses();
    await type(faq, 'bird');
    await until(() => left() === 90, 'all should be found');
    expect(opened(faq).length).to.be.within(30, 33);
    expect(opened(faq)).to.include.members(many.slice(0, 30).map(({q}) => q));
    await endPause(faq);
    await until(() => opened(faq).length === 90, 'all should be shown when typing pauses');
    // Typing on must not render them again.
    await type(faq, ' word7');
    await until(() => left() === 11, 'some should be found');
    expect(opened(faq)).to.include('Question 7?').and.include('Question 70?');
    expect(opened(faq)).to.have.length.above(11);
    await endPause(faq);
    await until(
      () => opened(faq).length === 11,
      'hidden answers should be closed when typing pauses',
    );
    await type(faq, '7');
    await search(faq, '');
    expect(opened(faq)).to.be.empty;

    const told = searches().length;
    await type(faq, 'bird');
    await until(() => opened(faq).length > 0, 'some should be shown');
    faq.collapseAll();
    await faq.updateComplete;
    expect(searches()).to.have.length(told);
    await endPause(faq);
    expect(searches().length, 'typing has paused').to.be.above(told);
    expect(opened(faq)).to.be.empty;
  });

  it('renders at most twice a key press: with the result, and when typing pauses', async () => {
    const many = Array.from({length: 90}, (_, i) => ({q: `Question ${i}?`, a: `Word${i} bird.`}));
    const faq = await shown({}, many);
    await search(faq, 'word1');
    await search(faq, '');
    await settle(faq);
    let renders = 0;
    faq.addController({hostUpdated: () => (renders += 1)});
    const told = searches().length;
    await type(faq, 'b');
    await until(() => searches().length > told, 'typing should pause');
    await until(() => opened(faq).length === 90, 'all should be shown');
    await settle(faq);
    expect(renders).to.equal(2);
  });

  it('renders no unchanged question at a key press', async () => {
    const many = Array.from({length: 60}, (_, i) => ({q: `Is [this] ${i}?`, a: `Word${i} bird.`}));
    const placeholders = {THIS: 'x'};
    const faq = await shown({placeholders}, many);
    await search(faq, 'word7');
    // Rendering a text with brackets reads the placeholders.
    let reads = 0;
    Object.defineProperty(faq, 'placeholders', {get: () => (reads++, placeholders)});
    await search(faq, 'word42');
    // Browsers decide a frame later that a distant question is near now.
    await until(() => found(faq).join() === 'Is [this] 42?', 'one should be found');
    expect(reads).to.be.within(2, 10);
    faq.headingLevel = 4;
    await faq.updateComplete;
    expect(reads, 'all, for other reasons').to.be.above(60);
  });
});
