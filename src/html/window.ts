/**
 * The window whose nodes content becomes: the page's own. Node has none; `render()` sets one before
 * it loads the modules that make nodes.
 */
export let view: Window & typeof globalThis = globalThis.window;

export function setView(window: Window & typeof globalThis): void {
  view = window;
}
