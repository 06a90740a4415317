/*
 * Texts that hold data in other ways than ours: without a key that is known here, or with a text
 * below the data and no fence between.
 */

import {KEY} from '../read.js';

/** The data of a text and the Markdown below it. */
export type Parts =
  | {
      readonly syntax: 'JSON' | 'YAML';
      readonly data: string;
      readonly value?: undefined;
      readonly body: string;
    }
  | {
      readonly syntax?: undefined;
      readonly data?: undefined;
      readonly value: unknown;
      readonly body: string;
    };

/**
 * Separates data from the Markdown below it; `undefined` if the text is Markdown.
 *
 * @param mayBeYaml whether the text as a whole may be YAML
 */
export function split(content: string, mayBeYaml: boolean): Parts | undefined {
  if (content.startsWith('{')) return splitJson(content);
  const metadata = readMetadata(content);
  if (metadata) return metadata;
  return mayBeYaml && isData(content) ? {syntax: 'YAML', data: content, body: ''} : undefined;
}

/** Front matter in JSON, as Hugo reads it: an object, and a text below. */
function splitJson(content: string): Parts | undefined {
  const ends = [...content.matchAll(/\}[ \t]*\n\s*(?=[^\s,\]}"])/g)];
  // The first few braces that end a line are tried.
  for (const {0: end, index} of ends.slice(0, 5)) {
    const data = content.slice(0, index + 1);
    try {
      JSON.parse(data);
    } catch {
      continue;
    }
    return {syntax: 'JSON', data, body: content.slice(index + end.length)};
  }
  return undefined;
}

/** A key after the dash of a list, or after indentation. */
const NESTED_KEY =
  /^(?:[ \t]+(?:-[ \t]+)*|(?:-[ \t]+)+)(?:"[^"\n]+"|'[^'\n]+'|[^\s:#"'[\]{}>|*&!%@`-][^:\n]*):(?:\s|$)/;
const COMMENT = /^\s*(?:#|$)/;

/**
 * Whether a text is a mapping or a list of mappings from end to end, whatever its keys. "Note: we
 * move." is prose: values inside each other, or names such as programs use, make it data.
 */
function isData(text: string): boolean {
  const keys: string[] = [];
  let isList = false;
  let isNested = false;
  for (const line of text.split('\n')) {
    if (COMMENT.test(line)) continue;
    const isInside = NESTED_KEY.test(line);
    if (/^\s/.test(line)) {
      if (!keys.length && !isList) return false;
      // The second key of an entry, or a key below another.
      isNested ||= isInside;
    } else if (/^-(?:\s|$)/.test(line)) {
      if (!isInside && line.trim() !== '-' && !keys.length) return false;
      isList = true;
      isNested ||= isInside && keys.length > 0;
    } else if (KEY.test(line)) keys.push(line.slice(0, line.indexOf(':')));
    else if (!/^[\]}]/.test(line)) return false;
  }
  const areNames = keys.length > 1 && keys.every(key => /^[a-z][\w.-]*$/.test(key));
  const areQuestions = keys.length > 0 && keys.every(key => /[?？؟፧]["']?$/.test(key.trimEnd()));
  return isNested || ((areNames || areQuestions) && new Set(keys).size === keys.length);
}

/** Lines of MkDocs and Pelican above a text: `Title: FAQ`, then a blank line. */
const METADATA = /^(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+(?=[ \t]*\n)/;
/** Keys that make a text YAML, wherever they stand. */
const OURS = /^(?:about|bundles|faqs?|faq_title):/im;

/** Reads metadata without fences. A text with one of our keys, or with keys below, is YAML. */
function readMetadata(content: string): Parts | undefined {
  const [head] = METADATA.exec(content) ?? [];
  if (head === undefined || !/^title:/im.test(head) || OURS.test(content)) return undefined;
  const below = content.slice(head.length).split('\n');
  const start = below.findIndex(line => line.trim());
  const first = below.find(line => !COMMENT.test(line)) ?? '';
  if (start < 0 || /^\s/.test(below[start] ?? '') || KEY.test(first) || /^-(?:\s|$)/.test(first))
    return undefined;
  const pairs = head
    .trimEnd()
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .map(line => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]);
  return {value: Object.fromEntries(pairs) as unknown, body: below.slice(start).join('\n')};
}
