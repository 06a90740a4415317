import {unsafeCSS} from 'lit';
import {conform, type Setting} from './conform.js';
import css from './content.css?inline';
import {parse} from './dialect.js';
import {loadSanitizer, type Sanitizer} from './sanitize.js';

/** Markdown in, nodes out that are safe to show. */
export type MarkdownRenderer = (markdown: string, setting: Setting) => DocumentFragment;

/** How the nodes look, inside of `class="content"`. */
export const contentStyles = unsafeCSS(css);

let renderer: MarkdownRenderer | undefined;

/** The renderer, as soon as it has a sanitiser; always the same, so that it is known what it made. */
export async function loadRenderer(): Promise<MarkdownRenderer> {
  const sanitize = await loadSanitizer();
  return (renderer ??= createRenderer(sanitize));
}

/** @param sanitize what stands between the parser and the nodes */
export function createRenderer(sanitize: Sanitizer): MarkdownRenderer {
  return (markdown, setting) => {
    let html: string;
    try {
      html = parse(markdown, setting.inline === true);
    } catch {
      return asText(markdown, setting);
    }
    const nodes = conform(sanitize(html), setting);
    // A button needs a name: what comes to nothing, such as "<Ctrl>" alone, is shown as it is written.
    return setting.inline && isSilent(nodes) ? asText(markdown, setting) : nodes;
  };
}

/** What the parser gives up on is still text that somebody wants to read. */
function asText(markdown: string, {fill}: Setting): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(fill ? fill(markdown) : markdown);
  return fragment;
}

function isSilent(nodes: DocumentFragment): boolean {
  return !nodes.textContent.trim() && !nodes.querySelector('img:not([alt=""])');
}
