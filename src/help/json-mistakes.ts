import {type Position, positionAt} from '../document/location.js';
import {lineOf, type Slip} from './mistakes.js';

/** White space, then punctuation, a string, or another scalar (RFC 8259). */
const TOKEN =
  /[ \t\n\r]*(?:([{}[\]:,])|("[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | 'next';

/**
 * Finds the place where a text stops being JSON. Browsers report it differently, or not at all.
 *
 * @returns the first invalid character, or the end of an incomplete text
 */
export function findMistake(text: string): Position {
  const open: string[] = [];
  let expected: Expected = 'value';
  let end = 0;
  for (;;) {
    TOKEN.lastIndex = end;
    const token = TOKEN.exec(text);
    const next: Expected | null | undefined =
      token && follow(expected, token[1] ?? (token[2] ? 'string' : 'scalar'), open);
    if (!next)
      return positionAt(text, end + (/\S/.exec(text.slice(end))?.index ?? text.length - end));
    expected = next;
    end = TOKEN.lastIndex;
  }
}

/** The tokens allowed next; `null` if this token is not allowed. */
function follow(expected: Expected, token: string, open: string[]): Expected | null {
  switch (expected) {
    case ':':
      return token === ':' ? 'value' : null;
    case 'key or }':
      if (token === '}') return close(open);
      return token === 'string' ? ':' : null;
    case 'key':
      return token === 'string' ? ':' : null;
    case 'value or ]':
      return token === ']' ? close(open) : value(token, open);
    case 'value':
      return value(token, open);
    case 'next':
      if (token === ',' && open.length) return open.at(-1) === '{' ? 'key' : 'value';
      if (token === '}' && open.at(-1) === '{') return close(open);
      return token === ']' && open.at(-1) === '[' ? close(open) : null;
  }
}

function value(token: string, open: string[]): Expected | null {
  if (token === 'string' || token === 'scalar') return 'next';
  if (token !== '{' && token !== '[') return null;
  open.push(token);
  return token === '{' ? 'key or }' : 'value or ]';
}

function close(open: string[]): Expected {
  open.pop();
  return 'next';
}

/** Advice for common mistakes in JSON. */
export function nameJson(lines: readonly string[], at: number, column: number): Slip | undefined {
  const line = lineOf(lines, at);
  const sign = line.slice(column - 1, column);
  if (/[“”„‟«»‘’‚‛′″]/.test(sign)) {
    return [`${sign} is a curly quote. Use the straight double quote: ".`, at, column];
  }
  if (sign === "'") return ['JSON needs double quotes: ".', at, column];
  if (sign === '/') return ['JSON does not allow comments. Remove this one.', at, column];
  const before = [...lines.slice(0, at - 1), line.slice(0, column - 1)].join('\n').trimEnd();
  if (/[\]}]/.test(sign) && before.endsWith(',')) {
    return [`Remove the comma before "${sign}".`, at, column];
  }
  if (sign === '"' && /[[{:,]$/.test(before)) {
    return [
      'Keep a JSON text on one line, between two ". Write \\n for a line break and \\\\ for a backslash.',
      at,
      column,
    ];
  }
  if (/["{[]/.test(sign) && /["\]}\d]$/.test(before)) {
    return [
      'Put a comma before this. If it is a quote inside a text, put a backslash before it: \\".',
      at,
      column,
    ];
  }
  if (/[\p{L}_$]/u.test(sign))
    return ['In JSON, put keys and text in double quotes: ".', at, column];
  if (!sign) return ['The JSON ends too early. Close every open ", [ and {.', at, column];
  return undefined;
}
