import {nothing} from 'lit';
import type {Languages, Speech} from '../element/language.js';
import {stringMistakes} from '../element/language.js';
import {en, type Plurals, type Strings} from './en.js';

/** The texts of each language, in separate chunks. English is built in. */
const LOADERS: Readonly<Record<string, () => Promise<{readonly strings: Strings}>>> = {
  am: () => import('./am.js'),
  ar: () => import('./ar.js'),
  bg: () => import('./bg.js'),
  bn: () => import('./bn.js'),
  bs: () => import('./bs.js'),
  ca: () => import('./ca.js'),
  ckb: () => import('./ckb.js'),
  cs: () => import('./cs.js'),
  cy: () => import('./cy.js'),
  da: () => import('./da.js'),
  de: () => import('./de.js'),
  el: () => import('./el.js'),
  es: () => import('./es.js'),
  et: () => import('./et.js'),
  eu: () => import('./eu.js'),
  fa: () => import('./fa.js'),
  fi: () => import('./fi.js'),
  fil: () => import('./fil.js'),
  fr: () => import('./fr.js'),
  ga: () => import('./ga.js'),
  gl: () => import('./gl.js'),
  gu: () => import('./gu.js'),
  he: () => import('./he.js'),
  hi: () => import('./hi.js'),
  hmn: () => import('./hmn.js'),
  hr: () => import('./hr.js'),
  ht: () => import('./ht.js'),
  hu: () => import('./hu.js'),
  hy: () => import('./hy.js'),
  id: () => import('./id.js'),
  is: () => import('./is.js'),
  it: () => import('./it.js'),
  ja: () => import('./ja.js'),
  ka: () => import('./ka.js'),
  kmr: () => import('./kmr.js'),
  ko: () => import('./ko.js'),
  lb: () => import('./lb.js'),
  lt: () => import('./lt.js'),
  lv: () => import('./lv.js'),
  mk: () => import('./mk.js'),
  mt: () => import('./mt.js'),
  nb: () => import('./nb.js'),
  ne: () => import('./ne.js'),
  nl: () => import('./nl.js'),
  nn: () => import('./nn.js'),
  pa: () => import('./pa.js'),
  pl: () => import('./pl.js'),
  ps: () => import('./ps.js'),
  pt: () => import('./pt.js'),
  'pt-PT': () => import('./pt-PT.js'),
  ro: () => import('./ro.js'),
  ru: () => import('./ru.js'),
  sk: () => import('./sk.js'),
  sl: () => import('./sl.js'),
  so: () => import('./so.js'),
  sq: () => import('./sq.js'),
  'sr-Cyrl': () => import('./sr-Cyrl.js'),
  'sr-Latn': () => import('./sr-Latn.js'),
  sv: () => import('./sv.js'),
  sw: () => import('./sw.js'),
  ta: () => import('./ta.js'),
  th: () => import('./th.js'),
  ti: () => import('./ti.js'),
  tr: () => import('./tr.js'),
  uk: () => import('./uk.js'),
  ur: () => import('./ur.js'),
  vi: () => import('./vi.js'),
  'zh-Hans': () => import('./zh-Hans.js'),
  'zh-Hant': () => import('./zh-Hant.js'),
};

/** All languages with texts. */
export const LANGUAGES: readonly string[] = ['en', ...Object.keys(LOADERS)];

/** The texts of one of `LANGUAGES`. */
export async function loadStrings(language: string): Promise<Strings> {
  const load = Object.hasOwn(LOADERS, language) && LOADERS[language];
  return load ? (await load()).strings : en;
}

/** A variety behind its language: `zh-yue`, the long form of `yue`. */
const LONG_FORM = /^[a-z]{2,3}-(?=[a-z]{3}(?:-|$))/i;

/**
 * Parses a BCP 47 tag; `undefined` if it is invalid. Accepts `pt_BR`, which many programs write for
 * `pt-BR`, and long forms, which `Intl` does not.
 */
export function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.trim().replaceAll('_', '-').replace(LONG_FORM, ''));
  } catch {
    return undefined;
  }
}

/** The name in `LANGUAGES` for a language; `undefined` if there are no texts for it. */
export function textsFor(locale: Intl.Locale): string | undefined {
  const name = nameOf(locale.maximize(), locale.script);
  return LANGUAGES.includes(name) ? name : undefined;
}

/**
 * Varieties of a language, whose readers are used to its texts, and other codes for it. WebKit does
 * not turn `cmn` into `zh`, as other browsers do.
 */
const VARIETIES: Readonly<Record<string, string>> = {
  ar: 'aao abh abv acm acq acw acx acy adf aeb aec afb ajp apc apd arb arq ars ary arz auz avl ayh ayl ayn ayp shu ssh',
  bn: 'ctg syl',
  ckb: 'sdh',
  de: 'bar gsw ksh pfl swg vmf wae',
  et: 'ekk',
  fa: 'haz pes prs',
  fil: 'tgl tl',
  hmn: 'hnj mww',
  hy: 'hyw',
  lv: 'lvs',
  nb: 'no',
  ne: 'npi',
  ps: 'pbt pbu pst',
  sq: 'aln als',
  sw: 'swc swh',
  ur: 'lah pnb',
  // All languages of China that are written as Chinese.
  zh: 'cdo cjy cmn cpx czh czo gan hak hsn lzh mnp nan wuu yue',
};

const STANDARD: ReadonlyMap<string, string> = new Map(
  Object.entries(VARIETIES).flatMap(([language, varieties]) =>
    varieties.split(' ').map(variety => [variety, language] as const),
  ),
);

/** @param given the script in the tag, if there is one */
function nameOf({language, script, region}: Intl.Locale, given?: string): string {
  const standard = STANDARD.get(language) ?? language;
  switch (standard) {
    case 'bs':
      return script === 'Cyrl' ? 'sr-Cyrl' : 'bs';
    case 'ku': // Kurmanji in Latin script, Sorani in Arabic script, which WebKit does not know.
      return script === 'Arab' || (!given && /^I[QR]$/.test(region ?? '')) ? 'ckb' : 'kmr';
    case 'pa': // In Pakistan, readers of Punjabi read Urdu.
      return script === 'Arab' ? 'ur' : 'pa';
    case 'pt': // Other countries use the spelling of Portugal.
      return region === 'BR' ? 'pt' : 'pt-PT';
    case 'cnr':
    case 'hbs':
    case 'sh':
      return script === 'Cyrl' ? 'sr-Cyrl' : 'sr-Latn';
    case 'sr':
      return script === 'Latn' ? 'sr-Latn' : 'sr-Cyrl';
    case 'zh':
      return script === 'Hant' ? 'zh-Hant' : 'zh-Hans';
    default:
      return standard;
  }
}

/** Right-to-left scripts in use today. */
const RIGHT_TO_LEFT = /^(Adlm|Arab|Aran|Hebr|Mand|Nkoo|Rohg|Samr|Syrc|Thaa|Yezi)$/;

/** The writing direction of a language. */
export function directionOf(locale: Intl.Locale): 'ltr' | 'rtl' {
  const {script} = locale.maximize();
  if (script) return RIGHT_TO_LEFT.test(script) ? 'rtl' : 'ltr';
  // WebKit does not know the scripts of varieties.
  const standard = textsFor(locale);
  return standard && standard !== locale.baseName ? directionOf(new Intl.Locale(standard)) : 'ltr';
}

/** Whether two tags name the same language, region aside. */
export function isSameLanguage(one: Intl.Locale, other: Intl.Locale): boolean {
  const [a, b] = [one.maximize(), other.maximize()];
  return a.language === b.language && a.script === b.script;
}

const ENGLISH = new Intl.Locale('en');

/**
 * The interface's texts for an element: in the nearest language, else the document's, else in
 * English. Texts of the page replace built-in ones.
 */
export async function speak({host, around, document, own: scripts}: Languages): Promise<Speech> {
  const own = ownStrings(scripts);
  const wanted = localeOf(around || document) ?? ENGLISH;
  const name = textsFor(wanted);
  // A page may add texts for a language that has none here.
  const isOwn = own.some(({language}) => language && prefixesOf(wanted).includes(language));
  const isRelated = name && !isOwn && !isPartOf(name, wanted);
  const spoken = isRelated ? new Intl.Locale(name) : wanted;
  const locale = name || isOwn ? spoken : ENGLISH;
  // From general to specific, because later texts win.
  const keys = new Set(['', (name ?? 'en').toLowerCase(), ...prefixesOf(locale)]);
  const chosen = [...keys].flatMap(key => own.filter(({language}) => language === key));

  const ownLocale = localeOf(host.lang || document);
  const content = ownLocale ?? localeOf(around);
  const isTurned = ownLocale && !host.dir;
  const isForeign = content && !isSameLanguage(content, locale);
  return {
    ...(await loadStrings(name ?? 'en')),
    ...(Object.assign({}, ...chosen.map(({texts}) => texts)) as Partial<Speech>),
    tag: locale.baseName,
    lang: isForeign ? locale.baseName : nothing,
    dir: isForeign ? directionOf(locale) : nothing,
    contentDir: isTurned ? directionOf(ownLocale) : nothing,
    slotDir: isTurned ? getComputedStyle(host).direction : nothing,
  };
}

/** Whether texts are in the wanted language itself, not in a related one. */
function isPartOf(name: string, {language}: Intl.Locale): boolean {
  return name.split('-')[0] === language;
}

/** `zh-Hant-TW` → `zh`, `zh-hant`, `zh-hant-tw` */
function prefixesOf({baseName}: Intl.Locale): string[] {
  const subtags = baseName.toLowerCase().split('-');
  return subtags.map((_, i) => subtags.slice(0, i + 1).join('-'));
}

/** Texts of the page for one language, or for all languages if `language` is empty. */
export interface OwnStrings {
  /** A BCP 47 tag in lower case. */
  readonly language: string;
  readonly texts: Partial<Strings>;
}

const known = new WeakMap<Element, readonly OwnStrings[]>();

/** Reads `<script type="application/json" class="welearn-strings">`, each script once. */
export function ownStrings(scripts: Iterable<Element>): OwnStrings[] {
  return [...scripts].flatMap(script => {
    const strings = known.get(script) ?? read(script);
    known.set(script, strings);
    return strings;
  });
}

function read(script: Element): OwnStrings[] {
  const told: string[] = [];
  stringMistakes.set(script, told);
  const warn = (what: string) => {
    told.push(what);
    console.warn(`<script class="welearn-strings">: ${what}`, script);
  };
  let value: unknown;
  try {
    value = JSON.parse(script.textContent);
  } catch (cause) {
    warn(`This is not valid JSON, so it is ignored. ${String(cause)}`);
  }
  if (value === undefined) return [];
  if (!isMapping(value)) {
    warn('Write each text after its name, in braces: {"retry": "Once more"}.');
    return [];
  }
  const all: Record<string, unknown> = {};
  const strings: OwnStrings[] = [];
  for (const [key, texts] of Object.entries(value)) {
    if (Object.hasOwn(en, key)) all[key] = texts;
    else if (!isMapping(texts)) warn(unknownName(key));
    else {
      const language = (localeOf(key)?.baseName ?? key).toLowerCase();
      strings.push({language, texts: pick(texts, warn)});
    }
  }
  return [{language: '', texts: pick(all, warn)}, ...strings];
}

/** Keeps known texts, and warns of unknown ones. */
function pick(value: object, warn: (what: string) => void): Partial<Strings> {
  const texts: Record<string, string | Plurals> = {};
  for (const [name, text] of Object.entries(value) as [string, unknown][]) {
    const isPlural = name === 'matches';
    if (!Object.hasOwn(en, name)) warn(unknownName(name));
    else if (isPlural && isPlurals(text)) texts[name] = text;
    else if (typeof text !== 'string') warn(`"${name}" must be a text.`);
    else texts[name] = isPlural ? {other: text} : text;
  }
  return texts;
}

function unknownName(name: string): string {
  return `Unknown text "${name}". Known texts: ${Object.keys(en).join(', ')}.`;
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlurals(value: unknown): value is Plurals {
  return (
    isMapping(value) &&
    Object.hasOwn(value, 'other') &&
    Object.values(value).every(text => typeof text === 'string')
  );
}
