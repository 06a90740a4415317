import {nothing} from 'lit';
import type {Languages, Speech} from '../element/language.js';
import {en, type Plurals, type Strings} from './en.js';

/** The texts of each language, in separate chunks. English is built in. */
const LOADERS: Readonly<Record<string, () => Promise<{readonly strings: Strings}>>> = {
  ar: () => import('./ar.js'),
  cs: () => import('./cs.js'),
  da: () => import('./da.js'),
  de: () => import('./de.js'),
  el: () => import('./el.js'),
  es: () => import('./es.js'),
  fa: () => import('./fa.js'),
  fi: () => import('./fi.js'),
  fr: () => import('./fr.js'),
  he: () => import('./he.js'),
  it: () => import('./it.js'),
  ja: () => import('./ja.js'),
  ko: () => import('./ko.js'),
  nb: () => import('./nb.js'),
  nl: () => import('./nl.js'),
  pl: () => import('./pl.js'),
  pt: () => import('./pt.js'),
  'pt-PT': () => import('./pt-PT.js'),
  ro: () => import('./ro.js'),
  ru: () => import('./ru.js'),
  so: () => import('./so.js'),
  sv: () => import('./sv.js'),
  tr: () => import('./tr.js'),
  uk: () => import('./uk.js'),
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

/**
 * Parses a BCP 47 tag; `undefined` if it is invalid. Accepts `pt_BR`, which many programs write for
 * `pt-BR`.
 */
export function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.trim().replaceAll('_', '-'));
  } catch {
    return undefined;
  }
}

/** The name in `LANGUAGES` for a language; `undefined` if there are no texts for it. */
export function textsFor(locale: Intl.Locale): string | undefined {
  const name = nameOf(locale.maximize());
  return LANGUAGES.includes(name) ? name : undefined;
}

function nameOf({language, script, region}: Intl.Locale): string {
  switch (language) {
    case 'no': // Norwegian; its texts are in Bokmål,
    case 'nn': // which readers of Nynorsk read as well.
      return 'nb';
    case 'pt': // Other countries use the spelling of Portugal.
      return region === 'BR' ? 'pt' : 'pt-PT';
    case 'yue': // Cantonese is written as Chinese.
    case 'cmn':
    case 'zh':
      return script === 'Hant' ? 'zh-Hant' : 'zh-Hans';
    default:
      return language;
  }
}

/** Right-to-left scripts in use today. */
const RIGHT_TO_LEFT = /^(Adlm|Arab|Aran|Hebr|Mand|Nkoo|Rohg|Samr|Syrc|Thaa|Yezi)$/;

/** The writing direction of a language. */
export function directionOf(locale: Intl.Locale): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(locale.maximize().script ?? '') ? 'rtl' : 'ltr';
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
  const spoken = name && !isPartOf(name, wanted) ? new Intl.Locale(name) : wanted;
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
  const warn = (what: string) => {
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
      const language = key.replaceAll('_', '-').toLowerCase();
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
