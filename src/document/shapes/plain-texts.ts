import {isMapping, KEYS, type Mapping} from '../validate.js';
import {DataReader} from './data.js';
import {isLanguage} from './translations.js';

/** Keys of a document that hold a text for readers. */
const TEXTS = ['title', 'about', 'faq_title'] as const;
const ENTRY_TEXTS: readonly string[] = [
  ...KEYS.id,
  ...KEYS.q,
  ...KEYS.a,
  ...KEYS.topic,
  ...KEYS.groupName,
];

/**
 * Makes plain texts of those in another form: in several languages (`q: {en: …, de: …}`), or inside an
 * object as in schema.org (`acceptedAnswer: {text: …}`). Everything else stays.
 *
 * @param languages the wanted languages, best first
 */
export function withPlainTexts(
  value: unknown,
  languages: readonly string[],
): {value: unknown; language: string} {
  const reader = new DataReader(languages);
  if (Array.isArray(value)) return {value: plainList(value, reader), language: reader.language};
  if (!isMapping(value)) return {value, language: ''};
  const {title, ...around} = reader.around(value, []);
  const plain: Record<string, unknown> = {...value};
  for (const key of TEXTS) {
    if (key !== 'title' && isMapping(plain[key])) plain[key] = around[key] ?? plain[key];
  }
  if (isMapping(plain['title'] ?? {})) plain['title'] = title ?? plain['title'];
  if ('faq' in plain) plain['faq'] = plainList(plain['faq'], reader);
  return {value: plain, language: reader.language};
}

function plainList(list: unknown, reader: DataReader): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((item: unknown) => (isMapping(item) ? plainEntry(item, reader) : item));
}

function plainEntry(item: Mapping, reader: DataReader): Mapping {
  if (!Object.values(item).some(inner => typeof inner === 'object')) return item;
  const plain: Record<string, unknown> = {...item};
  const mappings = Object.values(item).filter(isMapping);
  // Beside texts without a language, `{no: yet}` is rather a text without quotes.
  const isAlone = mappings.length === 1 && mappings.every(isInOneLanguage);
  let isGroup = false;
  for (const [key, inner] of Object.entries(item)) {
    if ((KEYS.group as readonly string[]).includes(key) && Array.isArray(inner)) {
      plain[key] = plainList(inner, reader);
      isGroup = true;
    } else if (!isAlone && isMapping(inner) && ENTRY_TEXTS.includes(key))
      plain[key] = reader.text(inner) || inner;
  }
  const has = (keys: readonly string[]) => keys.some(key => reader.text(plain[key]).trim());
  if (isGroup || isAlone || !mappings.length || (has(KEYS.q) && has(KEYS.a))) return plain;
  // A question or answer under a key of another program.
  const entry = reader.entry(item);
  return entry ? {...plain, ...entry} : plain;
}

function isInOneLanguage(mapping: Mapping): boolean {
  const keys = Object.keys(mapping);
  return keys.length === 1 && keys.every(isLanguage);
}
