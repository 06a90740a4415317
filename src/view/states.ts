import type {WelearnDocument} from '../document/model.js';

/**
 * Keeps an element's custom states in step: its state, and `layout-<name>` for the document's layout,
 * the name made a CSS identifier.
 */
export function reflectStates(
  states: CustomStateSet,
  state: string,
  document: WelearnDocument | null,
): void {
  const layout = document?.layout.replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-');
  const wanted = new Set([state, ...(layout ? [`layout-${layout}`] : [])]);
  // Of a copy: browsers differ in what they visit of a set that shrinks under them.
  for (const name of [...states]) if (!wanted.has(name)) states.delete(name);
  for (const name of wanted) states.add(name);
}
