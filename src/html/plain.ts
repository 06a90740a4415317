/** Characters that may begin something in a line of Markdown or HTML (CommonMark 0.31, 6; GitHub's 6.9). */
const SIGN = /[\\`*_~[<&@\n\r\t]|:\/\/|www\.| {2}|^\s|\s$/i;
/** What may begin a block: a heading, a quote, a list, a rule, a table. */
const BLOCK = /^(?:[#>=|+-]|\d+[.)])/;

/** Whether a text means the same with and without Markdown, so that nothing needs to read it. */
export function isPlain(text: string, isInline: boolean): boolean {
  if (isInline) return !SIGN.test(text);
  const line = text.replace(/\n+$/, '');
  return line !== '' && !SIGN.test(line) && !BLOCK.test(line);
}
