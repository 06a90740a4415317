/** A heading's name, as GitHub makes it: tables of contents use it. */
export function headingName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}

/**
 * Finds the first of some names. A name that differs only in its signs counts too, because programs
 * that write tables of contents treat signs differently.
 *
 * @param nameOf the name of a thing
 */
function findName<T>(
  things: readonly T[],
  nameOf: (thing: T) => string,
  names: readonly string[],
): T | undefined {
  for (const read of [exact, looseName]) {
    for (const name of names.map(read)) {
      const found = name ? things.find(thing => read(nameOf(thing)) === name) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

function exact(name: string): string {
  return name.normalize('NFC');
}

/** The words of a name, without its signs. */
export function looseName(name: string): string {
  const words = exact(name).toLowerCase();
  return words.match(/[\p{L}\p{M}\p{N}]+/gu)?.join('-') ?? '';
}

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
