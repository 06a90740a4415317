import type {WelearnDocument} from '../document/model.js';

/**
 * Updates an element's custom states: its state, and `layout-<name>` with the document's layout as
 * a CSS identifier.
 *
 * @param before the states that are on
 * @returns the states that are on now
 */
export function reflectStates(
  states: CustomStateSet,
  before: ReadonlySet<string>,
  state: string,
  document: WelearnDocument | null,
): ReadonlySet<string> {
  const layout = document?.layout.replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-');
  const wanted = new Set([state, ...(layout ? [`layout-${layout}`] : [])]);
  for (const name of before) if (!wanted.has(name)) states.delete(name);
  for (const name of wanted) if (!before.has(name)) states.add(name);
  return wanted;
}
