import {en, type Plurals, type Strings} from '../strings/en.js';

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

/** Keeps the known texts, and warns of each unknown one. */
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
