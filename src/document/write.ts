import {dump} from 'js-yaml';
import {Fault} from './errors.js';
import {MAX_LENGTH} from './limits.js';
import type {Draft, Entry} from './model.js';
import type {Reading} from './read.js';

/** Keys of the documented shape, and those whose values are written in other places. */
const OURS = new Set(['title', 'about', 'faq', 'faq_title', 'lang', 'layout', 'bundles']);

/**
 * Writes a document in the documented shape: YAML front matter, and the about text below it.
 *
 * Comments above the first key stay, and so do other keys with a single text, such as `permalink`:
 * the generator of a site may read them.
 *
 * @throws Fault `too-large`: the topic of a group is written for each of its questions
 */
export function write(draft: Draft, {value, data}: Reading): string {
  const {title, about, faq_title, lang, layout, bundles} = draft;
  const faq = draft.faq.filter(({q, hidden}) => q || hidden).map(writeEntry);
  const length = faq.flatMap(entry => Object.values(entry)).reduce(addLength, 0);
  if (length > MAX_LENGTH) throw new Fault('too-large', {found: 'text', expected: '8 MiB'});
  const known = {title, lang, layout, faq_title, bundles, ...others(value, draft)};
  const head = Object.entries({...known, faq}).filter(([, one]) => one !== undefined && one !== '');
  const yaml = dump(Object.fromEntries(head), {lineWidth: -1});
  const comments = /^(?:[ \t]*(?:#.*)?\n)*/.exec(data?.text ?? '')?.[0].trim();
  const body = about?.trim();
  return ['---', comments, yaml.trimEnd(), '---', body && `\n${body}`]
    .filter(Boolean)
    .join('\n')
    .concat('\n');
}

function addLength(sum: number, value: unknown): number {
  return sum + String(value).length;
}

function writeEntry({id, q, a, topic, hidden}: Entry): Record<string, unknown> {
  const text = a.trimEnd();
  // A last line break lets a text of several lines be written as a block.
  const answer = text.includes('\n') ? `${text}\n` : text;
  return {
    ...(id && {id}),
    q,
    ...(answer && {a: answer}),
    ...(topic && {topic}),
    ...(hidden && {hidden}),
  };
}

function others(value: unknown, {faq}: Draft): Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const used = new Set(faq.map(({path}) => path[0]));
  const found = Object.entries(value).filter(
    (pair): pair is [string, string] =>
      typeof pair[1] === 'string' &&
      !OURS.has(pair[0]) &&
      !used.has(pair[0]) &&
      !/^[@_]/.test(pair[0]),
  );
  return Object.fromEntries(found);
}
