import {expect} from '@open-wc/testing';
import {counted} from '../../src/features/search/search-box.js';
import {en, type Plurals, type Strings} from '../../src/locales/en.js';
import {
  directionOf,
  LANGUAGES,
  loadStrings,
  localeOf,
  textsFor,
} from '../../src/locales/languages.js';

const NAMES = Object.keys(en) as (keyof Strings)[];
const PLACEHOLDER = /\{\w*\}/g;
/** Words that are the same in English. */
const SAME = ['es no', 'it no', 'ca no'];

function textsOf(text: string | Plurals): string[] {
  return typeof text === 'string' ? [text] : Object.values(text);
}

const placeholders = (text: string) => [...new Set(text.match(PLACEHOLDER))].sort();

/** A row of the table in docs/languages.md. */
interface Row {
  readonly direction: string;
  readonly forms: readonly string[];
}

/** The rows by language, in their order. */
async function table(): Promise<ReadonlyMap<string, Row>> {
  const page = await (await fetch('/docs/languages.md')).text();
  const rows = page.matchAll(/^\| `([\w-]+)` +\|[^|\n]+\| (\w+) +\| ([\w, ]+)\| \S.* \|$/gm);
  return new Map(
    Array.from(rows, ([, language = '', direction = '', forms = '']) => [
      language,
      {direction, forms: forms.trim().split(', ')},
    ]),
  );
}

describe('the texts of the interface', () => {
  it('exist in the languages of the table, in their order', async () => {
    const sorted = [...LANGUAGES].sort();
    expect([...(await table()).keys()]).to.deep.equal(sorted);
  });

  for (const language of LANGUAGES) {
    it(`are complete in ${language}, with every placeholder and plural form`, async () => {
      const strings = await loadStrings(language);
      expect(Object.keys(strings).sort()).to.deep.equal([...NAMES].sort());
      for (const name of NAMES) {
        const usual: string | Plurals = en[name];
        const text: string | Plurals = strings[name];
        expect(typeof text, name).to.equal(typeof usual);
        for (const form of textsOf(text)) {
          expect(form, name).to.match(/^\S(.*\S)?$/u);
          expect(form.normalize('NFC'), name).to.equal(form);
          expect(form, name).not.to.match(/[<>]|&\w+;|\.\.\./);
          expect(placeholders(form), name).to.deep.equal(placeholders(textsOf(usual).at(-1) ?? ''));
          const isSame = language !== 'en' && textsOf(usual).includes(form);
          expect(isSame && !SAME.includes(`${language} ${name}`), `${name}: ${form}`).to.be.false;
        }
        if (typeof text === 'string') continue;
        // Browsers use their own language's forms for a language that they do not know.
        if (!Intl.PluralRules.supportedLocalesOf(language).length) continue;
        const {pluralCategories} = new Intl.PluralRules(language).resolvedOptions();
        expect(Object.keys(text).sort(), name).to.deep.equal([...pluralCategories].sort());
      }
    });

    it(`have in ${language} the direction and plural forms of the table`, async () => {
      const row = (await table()).get(language);
      const forms = Object.keys((await loadStrings(language)).matches);
      expect(row).to.deep.equal({direction: directionOf(new Intl.Locale(language)), forms});
    });
  }

  const choices = {
    'de de-AT de-CH DE de_DE de-DE-formal': 'de',
    'en en-GB en-US': 'en',
    'zh zh-CN zh-Hans zh-SG zh-Hans-HK zh_CN cmn wuu yue-Hans yue-CN': 'zh-Hans',
    'zh-TW zh-HK zh-MO zh-Hant zh-Hant-CN yue zh_HK yue-HK zh-yue nan-Hant': 'zh-Hant',
    'no nb nb-NO no-NO': 'nb',
    'nn nn-NO': 'nn',
    'pt pt-BR pt-Latn': 'pt',
    'pt-PT pt-AO pt-MZ': 'pt-PT',
    'he iw he-IL': 'he',
    'ro mo ro-MD': 'ro',
    'fa fa-AF prs pes haz': 'fa',
    'ar ar-EG ar-Latn arz arz-EG arb apc ary arq ar-arz': 'ar',
    'de-CH gsw gsw-CH bar ksh': 'de',
    'sr sr-RS sr-Cyrl sr-Cyrl-ME bs-Cyrl sr-Cyrl-BA': 'sr-Cyrl',
    'sr-Latn sr-Latn-RS sr-ME sr_Latn sh hbs cnr': 'sr-Latn',
    'bs bs-BA bs-Latn': 'bs',
    'ku kmr ku-TR ku-Latn kmr-Latn-TR ku-SY ku-Latn-IQ': 'kmr',
    'ckb ku-Arab ku-IQ ku-IR sdh': 'ckb',
    'pa pa-IN pa-Guru': 'pa',
    'ur ur-PK ur-IN pa-Arab pa-PK pnb lah': 'ur',
    'fil tl tl-PH fil-PH tgl': 'fil',
    'id in id-ID': 'id',
    'bn bn-BD bn-IN syl': 'bn',
    'ca ca-ES ca-valencia ca-ES-valencia': 'ca',
    'ne npi ne-NP': 'ne',
    'ps pus pbu pbt': 'ps',
    'hmn mww hnj': 'hmn',
    'sq als aln sq-XK': 'sq',
    'sw swh sw-CD swc': 'sw',
    'lv lvs': 'lv',
    'et ekk': 'et',
    'ht ht-HT hat': 'ht',
    'nds br af ms oc so-x zz deu- x-klingon': undefined,
  };
  for (const [tags, texts] of Object.entries(choices)) {
    it(`are found for ${tags}: ${texts ?? 'none'}`, () => {
      for (const tag of tags.split(' ')) {
        const locale = localeOf(tag);
        expect(locale && textsFor(locale), tag).to.equal(texts);
      }
    });
  }

  it('run from left to right in a language that the browser does not know', () => {
    const directions = ['und', 'qaa', 'tlh'].map(tag => directionOf(new Intl.Locale(tag)));
    expect(directions).to.deep.equal(['ltr', 'ltr', 'ltr']);
    expect(directionOf(new Intl.Locale('arz'))).to.equal('rtl');
  });

  it('ignore a language named like an inherited property', async () => {
    expect(await loadStrings('constructor')).to.equal(en);
    for (const tag of ['constructor', 'toString', '__proto__', '']) {
      const locale = localeOf(tag);
      expect(locale && textsFor(locale), tag).to.equal(undefined);
    }
  });
});

describe('a number in a text', () => {
  const texts: [string, number, string][] = [
    ['en', 1, '1 question matches'],
    ['en', 1000, '1,000 questions match'],
    ['de', 1000, '1.000 passende Fragen'],
    ['pl', 1, '1 pasujące pytanie'],
    ['pl', 3, '3 pasujące pytania'],
    ['pl', 12, '12 pasujących pytań'],
    ['pl', 22, '22 pasujące pytania'],
    ['ru', 21, '21 подходящий вопрос'],
    ['ro', 19, '19 întrebări se potrivesc'],
    ['ro', 20, '20 de întrebări se potrivesc'],
    ['cs', 1, 'Nalezena 1 otázka'],
    ['cs', 3, 'Nalezeny 3 otázky'],
    ['cs', 5, 'Nalezeno 5 otázek'],
    ['es', 2, '2 preguntas encontradas'],
    ['it', 1, '1 domanda trovata'],
    ['fr', 0, '0 question correspond'],
    ['so', 2, '2 su’aalood ayaa la helay'],
    ['fa', 12, '۱۲ پرسش مطابقت دارد'],
    ['hr', 21, 'Pronađeno je 21 pitanje'],
    ['hr', 4, 'Pronađena su 4 pitanja'],
    ['sl', 2, 'Najdeni sta 2 vprašanji'],
    ['sl', 101, 'Najdeno je 101 vprašanje'],
    ['lt', 11, 'Rasta 11 klausimų'],
    ['lv', 21, 'Atrasts 21 jautājums'],
    ['cy', 3, 'Canfuwyd 3 chwestiwn'],
    ['ga', 8, 'Aimsíodh 8 gceist'],
    ['mt', 11, 'Instabu 11-il mistoqsija'],
    ['bn', 2, '২টি প্রশ্ন পাওয়া গেছে'],
    ['hi', 0, '0 प्रश्न मिला'],
    ['ja', 3, '該当する質問：3件'],
  ];
  for (const [language, count, text] of texts) {
    it(`has the form and the figures of its language: ${text}`, async () => {
      expect(counted((await loadStrings(language)).matches, count, language)).to.equal(text);
    });
  }

  it('has the general form if there is no other', () => {
    expect(counted({other: 'of {count}'}, 1, 'en')).to.equal('of 1');
  });
});

describe('the direction of a language', () => {
  it('follows its script', () => {
    const rtl = 'ar he fa ur yi ps az-Arab dv syr iw arz apc prs haz pnb ckb sdh ku-Arab'.split(
      ' ',
    );
    const ltr = 'en de zh-Hant ja ar-Latn ku sr x-y'.split(' ');
    const direction = (tag: string) => {
      const locale = localeOf(tag);
      return locale ? directionOf(locale) : 'ltr';
    };
    expect(rtl.map(direction)).to.deep.equal(rtl.map(() => 'rtl'));
    expect(ltr.map(direction)).to.deep.equal(ltr.map(() => 'ltr'));
  });
});
