import {lineOf, type Slip} from './slip.js';
import {nameIndent, nameIndentSign, nameText} from './indent.js';
import {nameOpen, nameQuotes} from './quotes.js';

const KEYS = 'about|a|answer|faq|faq_title|id|lang|layout|q|question|title|topic';
/** A key without a space after its colon. */
const GLUED_COLON = new RegExp(`^(\\s*(?:-\\s+)*(?:${KEYS}):)(?=\\S)`);
/** A question after a dash without a space, or after another character. */
const GLUED_DASH = new RegExp(`^(\\s*)-(?:${KEYS})\\s*:`);
const OTHER_DASH = new RegExp(`^(\\s*)([\\u2010-\\u2015\\u2212•·*+]|\\d+[.)])\\s*(?:${KEYS})\\s*:`);
/** The first mark of a merge conflict that Git left in the file. */
const CONFLICT = /^<{7}(?:\s|$)/;

/** Common slips in YAML. */
export function nameYaml(
  lines: readonly string[],
  at: number,
  column: number,
  reason: string,
): Slip | undefined {
  const line = lineOf(lines, at);
  const above = lineOf(lines, at - 1);
  const conflict = lines.findIndex(one => CONFLICT.test(one));
  if (conflict >= 0) {
    return [
      'Git left two versions here. Keep one, and remove the lines "<<<<<<<", "=======" and ">>>>>>>".',
      conflict + 1,
      1,
    ];
  }
  if (reason.includes('duplicated')) {
    return [
      'This key appears twice. Remove one of them. If a new question starts here, put "- " before it.',
      at,
      column,
    ];
  }
  if (reason.includes('complex keys')) return nameBraces(lines);
  if (/escape|hexadecimal/.test(reason)) {
    return [
      "A backslash has a special meaning in double quotes. Put the text in single quotes: '…'.",
      at,
      column,
    ];
  }
  const dash = nameDash(line, at) ?? nameDash(above, at - 1);
  if (dash) return dash;
  if (/quoted scalar|deficient|flow collection/.test(reason)) return nameOpen(lines, at, column);
  return (
    nameIndentSign(lines, at) ??
    nameColon(line, at) ??
    nameColon(above, at - 1) ??
    // The parser stopped at the next key; the line before is the one without a key.
    (reason.includes('multiline key') ? nameText(lines, at) : undefined) ??
    nameQuotes(line, at) ??
    (above.trim() ? nameIndentSign(lines, at - 1) : undefined) ??
    nameText(lines, at) ??
    nameIndent(lines, at, column, reason)
  );
}

function nameColon(line: string, at: number): Slip | undefined {
  const [, before] = GLUED_COLON.exec(line) ?? [];
  return before === undefined
    ? undefined
    : [`Put a space after the colon: ${before.trim()} …`, at, before.length + 1];
}

function nameDash(line: string, at: number): Slip | undefined {
  const [glued, indent = ''] = GLUED_DASH.exec(line) ?? [];
  if (glued !== undefined) {
    return [`Put a space after the dash: - ${glued.trim().slice(1)}`, at, indent.length + 1];
  }
  const [, before, sign = ''] = OTHER_DASH.exec(line) ?? [];
  if (before === undefined) return undefined;
  return [`Start each question with a hyphen ("-"), not with "${sign}".`, at, before.length + 1];
}

/** Braces that were meant for a template engine. */
function nameBraces(lines: readonly string[]): Slip | undefined {
  const hasBrace = (line: string) => {
    const start = line.search(/:\s+\{/);
    const isList = start >= 0 && line.includes('[', start);
    return isList || /(?::\s+|^\s+)\{\s*\{|\?\s+[[{]/.test(line);
  };
  const at = lines.findIndex(hasBrace) + 1;
  const column = lineOf(lines, at).search(/[[{]/) + 1;
  return at ? ['Text that starts with a brace needs quotes.', at, column] : undefined;
}
