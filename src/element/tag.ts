import {excerpt} from '../document/errors.js';

/** A built-in look. */
export type Appearance = 'lined' | 'plain' | 'outlined' | 'filled';

/*
 * The values of attributes with a fixed set of values. The first is the default.
 */

export const LEVELS = [2, 1, 3, 4, 5, 6] as const;
export const LOADING = ['eager', 'lazy'] as const;
export const APPEARANCES = [
  'lined',
  'plain',
  'outlined',
  'filled',
] as const satisfies readonly Appearance[];

/**
 * The value of an attribute with a fixed set of values. An unknown value counts as the first, with
 * a warning in the console.
 */
export function choice<T extends string | number>(
  element: Element,
  attribute: string,
  value: unknown,
  values: readonly [T, ...T[]],
): T {
  const [fallback] = values;
  const chosen = values.find(known => known === value) ?? (value === null ? fallback : undefined);
  const messages = new Map(warnings.get(element)).set(attribute, '');
  warnings.set(element, messages);
  if (chosen !== undefined) return chosen;
  const written = String(element.getAttribute(attribute) ?? value);
  const message = `must be one of ${[...values].sort().join(', ')}. "${String(fallback)}" is used instead.`;
  messages.set(attribute, `"${attribute}" ${message}`);
  console.warn(`<${element.localName} ${attribute}="${excerpt(written)}">: ${message}`, element);
  return fallback;
}

/** The last warning about each attribute of an element; empty if there is none. */
const warnings = new WeakMap<Element, ReadonlyMap<string, string>>();

/** Warnings about unknown values in an element's attributes. */
export function choiceWarnings(element: Element): string[] {
  return [...(warnings.get(element)?.values() ?? [])].filter(Boolean);
}

/** Parts of a page that no about text and no FAQ has. */
const REST = 'welearn-about, welearn-faq, main, :scope > nav, :scope > footer';

/**
 * Whether an element contains the rest of its page, because it has no end tag. HTML ignores the slash in
 * `<welearn-faq />`.
 */
export function lacksEndTag(host: Element): boolean {
  const parts = [...host.querySelectorAll(REST)];
  return parts.some(part => !part.closest('[slot]')) || hasEndOfPage(host);
}

/**
 * Whether an element in the body contains the line breaks at the end of the page. The parser gives them to the
 * element that is still open: those before `</body>`, before `</html>` and at the end of the file.
 */
function hasEndOfPage(host: Element): boolean {
  const page = host.ownerDocument;
  const text = host.lastChild?.nodeValue ?? '';
  return (
    host.parentNode === page.body &&
    !host.nextSibling &&
    page.readyState !== 'loading' &&
    host.childElementCount > 0 &&
    text.split('\n').length > 2 &&
    !text.trim()
  );
}
