/** Removes the common indentation: a document inside a page is indented with the page. */
export function dedent(text: string): {text: string; margin: number} {
  const lines = text.split('\n');
  let margin: string | undefined;
  for (const line of lines) {
    if (!line.trim()) continue;
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    margin = margin === undefined ? indent : commonPrefix(margin, indent);
    if (!margin) return {text, margin: 0};
  }
  const {length} = margin ?? '';
  return {text: lines.map(line => line.slice(length)).join('\n'), margin: length};
}

function commonPrefix(a: string, b: string): string {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return a.slice(0, i);
}
