import {en, type Strings} from './en.js';

/** A language's texts, each a file of its own; English is always there. */
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

/** The languages that there are texts in. */
export const LANGUAGES: readonly string[] = ['en', ...Object.keys(LOADERS)];

/** The texts in one of `LANGUAGES`. */
export async function loadStrings(language: string): Promise<Strings> {
  const load = Object.hasOwn(LOADERS, language) && LOADERS[language];
  return load ? (await load()).strings : en;
}

/** What a BCP 47 tag says; `undefined` for what is none. `pt_BR` is what many programs make of `pt-BR`. */
export function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.trim().replaceAll('_', '-'));
  } catch {
    return undefined;
  }
}

/** Which of `LANGUAGES` a language is to be had in; `undefined` if in none. */
export function textsFor(locale: Intl.Locale): string | undefined {
  const name = nameOf(locale.maximize());
  return LANGUAGES.includes(name) ? name : undefined;
}

function nameOf({language, script, region}: Intl.Locale): string {
  switch (language) {
    case 'no': // Both written languages together, and
    case 'nn': // the one that readers of the other read as well.
      return 'nb';
    case 'pt': // Other countries spell as in Portugal.
      return region === 'BR' ? 'pt' : 'pt-PT';
    case 'yue': // What speakers of Cantonese write.
    case 'cmn':
    case 'zh':
      return script === 'Hant' ? 'zh-Hant' : 'zh-Hans';
    default:
      return language;
  }
}

/** Scripts that are written from right to left and that somebody uses today. */
const RIGHT_TO_LEFT = /^(Adlm|Arab|Aran|Hebr|Mand|Nkoo|Rohg|Samr|Syrc|Thaa|Yezi)$/;

/** Where the lines of a language begin. */
export function directionOf(locale: Intl.Locale): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(locale.maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** Whether two tags mean the same language, be it spoken elsewhere. */
export function isSameLanguage(one: Intl.Locale, other: Intl.Locale): boolean {
  const [a, b] = [one.maximize(), other.maximize()];
  return a.language === b.language && a.script === b.script;
}
