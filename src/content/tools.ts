import type {compose} from '../document/compose.js';
import {Fault} from '../document/errors.js';
import type {MarkdownRenderer} from '../markdown/render.js';

/**
 * What is needed only once there is something to show, in chunks of their own. They are asked for
 * while the document is on its way; a page without one never loads them.
 */
export interface Tools {
  readonly compose: typeof compose;
  readonly render: MarkdownRenderer;
}

/**
 * @param loadView loads what else the element needs to show a document
 * @throws Fault `script` if a chunk cannot be loaded, or the page forbids what it does
 */
export async function loadTools(loadView: () => Promise<unknown>): Promise<Tools> {
  try {
    const [{compose}, {loadRenderer}] = await Promise.all([
      import('../document/compose.js'),
      import('../markdown/render.js'),
      loadView(),
    ]);
    return {compose, render: await loadRenderer()};
  } catch (cause) {
    throw new Fault('script', {found: String(cause)}, cause);
  }
}

/** Asks for the tools without waiting. A failure shows when they are really needed. */
export function preload(loadView: () => Promise<unknown>, mayBeYaml: boolean): void {
  loadTools(loadView).catch(() => undefined);
  if (mayBeYaml) import('../document/yaml.js').catch(() => undefined);
}
