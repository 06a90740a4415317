/** Formatting elements of HTML (13.2.4.3). Of `a` only one can be open. */
const FORMATTING = new Set('b big code em font i nobr s small strike strong tt u'.split(' '));

/** Elements without an end. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/**
 * A tag, or whatever begins like one. The last group is there if it ends as it should: no `<` stands in it, so no other
 * tag is overlooked if it is a part of a comment, say. White space is that of HTML.
 */
const TAG =
  /<(\/?)([a-z][a-z\d]*)?((?:[ \t\n\f\r]+[^ \t\n\f\r"'<>/=]+(?:=(?:"[^"<]*"|'[^'<]*'|[^ \t\n\f\r"'<>=`]+))?)*[ \t\n\f\r]*\/?>)?/gi;

/**
 * At most the steps that a parser takes for formatting tags that nobody closes: whenever it leaves a block it opens all of
 * them again, and looks for each among those that are open (HTML, 13.2.4.3, "reconstruct the active formatting
 * elements"), so a few kB may become millions of elements and take minutes.
 *
 * An end tag closes what began last, or what has only formatting in it. Any other may be no tag to a parser, or close
 * nothing: what it seems to close counts as open until the end.
 */
export function countSteps(html: string): number {
  const around: string[] = [];
  let open = 0;
  let steps = 0;
  for (const [, slash, written = '', end] of html.matchAll(TAG)) {
    const name = written.toLowerCase();
    const isFormatting = FORMATTING.has(name);
    if (!slash && isFormatting) open++;
    else if (around.at(-1) !== name || !isFormatting) steps += open * open;
    if (end === undefined || !name) around.push('');
    else if (!slash) around.push(...(VOID.has(name) ? [] : [name]));
    else if (isClosed(around, name) && isFormatting) open--;
  }
  return steps;
}

/** Whether an end tag of that name closes something for sure, which is then taken away. */
function isClosed(around: string[], name: string): boolean {
  let at = around.length - 1;
  while (around[at] !== name && (around[at] === 'a' || FORMATTING.has(around[at] ?? ''))) at--;
  if (around[at] !== name || (at < around.length - 1 && !FORMATTING.has(name))) return false;
  around.splice(at, 1);
  return true;
}
