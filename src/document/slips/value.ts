/** What to do about a text in the place of a question, if it is nearly one. */
export function nameValue(written: string): string | undefined {
  const [, key = '', sign] = /^["']?(\w{1,10})\s*(:(?=\S)|[：︰﹕=])/.exec(written) ?? [];
  if (!/^(?:q|question|a|answer|id|key|topic|title|text)$/i.test(key)) return undefined;
  return sign === ':'
    ? `A blank is missing after "${key}:".`
    : `Between a key and its text stands only the plain colon: "${key}: ".`;
}
