import {findName} from '../html/names.js';

/**
 * Places in texts: headings, and elements that their author named. Their ids in the shadow tree are
 * `place-<number of the text>-<name>`, so that the same name may be in several texts.
 */
export function placePrefix(text: number): string {
  return `place-${String(text)}-`;
}

/** The name of a place. */
export function placeName({id}: Element): string {
  return id.replace(/^place-\d+-/, '');
}

/** Finds the first name that a place has. */
export function findPlace(root: ParentNode, names: readonly string[]): Element | undefined {
  return findName([...root.querySelectorAll('[id^="place-"]')], placeName, names);
}
