import {unsafeCSS} from 'lit';
import {Marked} from 'marked';
import {conform, type Setting} from './conform.js';
import css from './content.css?inline';
import {loadSanitizer, type Sanitizer} from './sanitize.js';

/** Markdown in, nodes out that are safe to show. */
export type MarkdownRenderer = (markdown: string, setting: Setting) => DocumentFragment;

/** How the nodes look, inside of `class="content"`. */
export const contentStyles = unsafeCSS(css);

/** An instance of our own: the page may have set options on the shared one. */
const marked = new Marked({gfm: true});

let renderer: MarkdownRenderer | undefined;

/** The renderer, as soon as it has a sanitiser; always the same, so that it is known what it made. */
export async function loadRenderer(): Promise<MarkdownRenderer> {
  const sanitize = await loadSanitizer();
  return (renderer ??= createRenderer(sanitize));
}

function createRenderer(sanitize: Sanitizer): MarkdownRenderer {
  return (markdown, setting) => {
    const parse = setting.inline ? marked.parseInline : marked.parse;
    let html: string;
    try {
      html = parse(markdown, {async: false});
    } catch {
      return asText(markdown);
    }
    return conform(sanitize(html), setting);
  };
}

/** What the parser gives up on is still text that somebody wants to read. */
function asText(markdown: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(markdown);
  return fragment;
}
