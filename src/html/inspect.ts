import type {Token, Tokens} from 'marked';
import {Allowance, lex} from './markdown.js';

/** A part of a Markdown text that may not work where it is shown. `raw` is its source. */
export type Finding =
  | {
      readonly kind: 'link' | 'image';
      readonly address: string;
      readonly text: string;
      readonly raw: string;
    }
  | {readonly kind: 'heading'; readonly level: number; readonly raw: string}
  /** Only the beginning of the text is read as Markdown; the rest is shown as written. */
  | {readonly kind: 'limit'};

/** Links, images and headings of a Markdown text in their order, including those in HTML. */
export function inspect(markdown: string, allowance = new Allowance()): Finding[] {
  const findings: Finding[] = [];
  const meter = allowance.forText();
  try {
    for (const token of within(lex(markdown, meter))) findings.push(...findingsIn(token));
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
      return [...raw.matchAll(HTML_TAG)].flatMap(([tag, name = '']) => tagFinding(tag, name));
    default:
      return [];
  }
}

const HTML_TAG = /<(a|img|h[1-6])\b(?:[^<>"']|"[^"]*"|'[^']*')*>/gi;

/** An approximation, good enough for a warning. The sanitiser decides what is shown. */
function tagFinding(raw: string, name: string): Finding[] {
  const level = Number(name[1]);
  if (level) return [{kind: 'heading', level, raw}];
  const address = attribute(raw, name.toLowerCase() === 'a' ? 'href' : 'src');
  if (address === undefined) return [];
  // The text of this link is in other tokens.
  if (name.toLowerCase() === 'a') return [{kind: 'link', address, text: 'text', raw}];
  return [{kind: 'image', address, text: attribute(raw, 'alt') ?? '', raw}];
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}
