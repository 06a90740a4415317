import {nothing} from 'lit';
import {
  directionOf,
  isSameLanguage,
  loadStrings,
  localeOf,
  textsFor,
} from '../strings/languages.js';
import type {Languages, Speech} from './language.js';
import {ownStrings} from './own-strings.js';

const ENGLISH = new Intl.Locale('en');

/**
 * The interface's texts for an element: in the nearest language, else the document's, else in English.
 * Those of the page's own come first.
 */
export async function speak({host, around, document, own: scripts}: Languages): Promise<Speech> {
  const own = ownStrings(scripts);
  const wanted = localeOf(around || document) ?? ENGLISH;
  const name = textsFor(wanted);
  // A page may bring texts in a language that there are none in here.
  const isOwn = own.some(({language}) => language && waysToSay(wanted).includes(language));
  const spoken = name && !isPartOf(name, wanted) ? new Intl.Locale(name) : wanted;
  const locale = name || isOwn ? spoken : ENGLISH;
  // From what holds for all to what holds for this one only.
  const keys = new Set(['', (name ?? 'en').toLowerCase(), ...waysToSay(locale)]);
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

/** Whether texts are in a language itself, and not in one that stands in for it. */
function isPartOf(name: string, {language}: Intl.Locale): boolean {
  return name.split('-')[0] === language;
}

/** `zh-Hant-TW` → `zh`, `zh-hant`, `zh-hant-tw` */
function waysToSay({baseName}: Intl.Locale): string[] {
  const subtags = baseName.toLowerCase().split('-');
  return subtags.map((_, i) => subtags.slice(0, i + 1).join('-'));
}
