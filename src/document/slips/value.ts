/** Advice about a text instead of a question, if it is nearly one. */
export function nameValue(written: string): string | undefined {
  const [, key = '', sign] = /^["']?(\w{1,10})\s*(:(?=\S)|[：︰﹕=])/.exec(written) ?? [];
  if (!/^(?:q|question|a|answer|id|key|topic|title|text)$/i.test(key)) return undefined;
  return sign === ':'
    ? `Put a space after "${key}:".`
    : `Put a plain colon and a space after the key: "${key}: ".`;
}
