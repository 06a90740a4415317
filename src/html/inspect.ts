import type {Token, Tokens} from 'marked';
import {Allowance, lex} from '../document/formats/markdown.js';
import {headingName} from './names.js';

/** A part of a Markdown text that may not work where it is shown. `raw` is its source. */
export type Finding =
  | {
      readonly kind: 'link' | 'image';
      readonly address: string;
      readonly text: string;
      readonly raw: string;
    }
  | {readonly kind: 'heading'; readonly level: number; readonly raw: string}
  /** A name that links can lead to: a heading's, or its author's. */
  | {readonly kind: 'place'; readonly name: string}
  /** A frame or medium, which is shown as a link. */
  | {readonly kind: 'media'; readonly name: string; readonly raw: string}
  /** Only the beginning of the text is read as Markdown; the rest is shown as written. */
  | {readonly kind: 'limit'};

/**
 * Links, images, media, headings and other places of a Markdown text in their order, including
 * those in HTML.
 */
export function inspect(markdown: string, allowance = new Allowance()): Finding[] {
  const findings: Finding[] = [];
  const meter = allowance.forText();
  try {
    const headings = new Map<string, number>();
    for (const token of within(lex(markdown, meter).tokens)) {
      findings.push(...findingsIn(token));
      if (token.type !== 'heading') continue;
      const name = nameOf(token as Tokens.Heading);
      const n = headings.get(name) ?? 0;
      headings.set(name, n + 1);
      findings.push({kind: 'place', name: n ? `${name}-${String(n)}` : name});
    }
    if (meter.isFull) findings.push({kind: 'limit'});
  } catch {
    findings.push({kind: 'limit'});
  }
  return findings;
}

/** All tokens, at any depth. */
function* within(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token;
    if (token.type === 'list') yield* within((token as Tokens.List).items);
    else if (token.type === 'table') {
      const {header, rows} = token as Tokens.Table;
      for (const cell of [header, ...rows].flat()) yield* within(cell.tokens);
    } else if ('tokens' in token) yield* within(token.tokens);
  }
}

function findingsIn(token: Token): Finding[] {
  const {raw} = token;
  switch (token.type) {
    case 'link': {
      const {href, text, tokens} = token as Tokens.Link;
      const hasImage = tokens.some(({type}) => type === 'image' || type === 'html');
      return [{kind: 'link', address: href, text: hasImage ? 'image' : text, raw}];
    }
    case 'image': {
      const {href, text} = token as Tokens.Image;
      return [{kind: 'image', address: href, text, raw}];
    }
    case 'heading':
      return [{kind: 'heading', level: (token as Tokens.Heading).depth, raw}];
    case 'html':
      return [...raw.matchAll(HTML_TAG)].flatMap(([tag, name = '']) => tagFindings(tag, name));
    default:
      return [];
  }
}

/** The name of a heading, as an approximation: its text without Markdown. */
function nameOf({text, tokens}: Tokens.Heading): string {
  const own = /\{:? *#([^\s{}]+)(?:\s[^{}]*)?\}$/.exec(text)?.[1];
  return own ?? headingName(wordsOf(tokens));
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map(token => {
      if (token.type === 'html' || token.type === 'image') return '';
      if ('tokens' in token) return wordsOf(token.tokens);
      return 'text' in token ? String(token.text) : '';
    })
    .join('');
}

const HTML_TAG = /<([a-z][a-z\d]*)\b(?:[^<>"']|"[^"]*"|'[^']*')*>/gi;
const MEDIA = /^(?:iframe|video|audio|object|embed)$/;

/** An approximation, good enough for a warning. The sanitiser decides what is shown. */
function tagFindings(raw: string, written: string): Finding[] {
  const name = written.toLowerCase();
  const places = ['id', ...(name === 'a' ? ['name'] : [])].flatMap((key): Finding[] => {
    const place = /\s/.test(raw) ? attribute(raw, key)?.trim() : '';
    return place ? [{kind: 'place', name: place}] : [];
  });
  return [...places, ...tagFinding(raw, name)];
}

function tagFinding(raw: string, name: string): Finding[] {
  if (MEDIA.test(name)) return [{kind: 'media', name, raw}];
  if (!/^(?:a|img|h[1-6])$/.test(name)) return [];
  const level = Number(name[1]);
  if (level) return [{kind: 'heading', level, raw}];
  const address = attribute(raw, name === 'a' ? 'href' : 'src');
  if (address === undefined) return [];
  // The text of this link is in other tokens.
  if (name === 'a') return [{kind: 'link', address, text: 'text', raw}];
  return [{kind: 'image', address, text: attribute(raw, 'alt') ?? '', raw}];
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}
