import type {compose} from '../document/compose.js';
import {Fault} from '../document/errors.js';
import type {near} from './near.js';

/**
 * What is needed only once there is something to show, in chunks of their own. They are asked for
 * while the document is on its way; a page without one never loads them.
 *
 * @param loadView loads what the element needs to show a document
 * @throws Fault `script` if a chunk cannot be loaded, or the page forbids what it does
 */
export async function loadTools(loadView: () => Promise<unknown>): Promise<typeof compose> {
  try {
    const [tools] = await Promise.all([import('../document/compose.js'), loadView()]);
    return tools.compose;
  } catch (cause) {
    throw new Fault('script', {found: String(cause)}, cause);
  }
}

/** Asks for the tools without waiting. A failure shows when they are really needed. */
export function preload(loadView: () => Promise<unknown>, urls: readonly string[]): void {
  loadTools(loadView).catch(() => undefined);
  if (urls.some(url => !/\.json([?#]|$)/i.test(url)))
    import('../document/yaml.js').catch(() => undefined);
}

/** Resolves when a lazy element is needed. Without the chunk that knows, nothing is gained by waiting. */
export const whenNear: typeof near = (...args) =>
  import('./near.js').then(
    module => module.near(...args),
    () => undefined,
  );
