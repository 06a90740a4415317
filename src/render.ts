import {compose} from './document/compose.js';
import {Fault} from './document/errors.js';
import type {Appearance} from './element/tag.js';
import {createFill} from './features/placeholders.js';
import {asProblem, type Problem} from './help/check.js';
import {MissingPackageError, openWindow} from './html/jsdom.js';
import {setView} from './html/window.js';
import type {Kind} from './html/write-children.js';

export type {Problem} from './help/check.js';
export {MissingPackageError};

/** How `render()` writes a document. */
export interface RenderOptions {
  /** The elements. Default: those for which the document has content. */
  readonly element?: 'about' | 'faq' | 'both';
  /** Address that relative links and images resolve against. Default: they stay as written. */
  readonly base?: string;
  /** Level of the heading, as the attribute `heading-level`. Default: 2. */
  readonly headingLevel?: 1 | 2 | 3 | 4 | 5 | 6;
  /** The language, as the attribute `lang`. Default: the document's. */
  readonly lang?: string;
  /** Texts for names in brackets, as the attribute `placeholders`. */
  readonly placeholders?: Readonly<Record<string, string>>;
  /** Addresses of documents, as the attribute `src`: visitors' browsers fetch them, and show them instead. */
  readonly src?: string;
  /** The look, as the attribute `appearance`. Default: `lined`. */
  readonly appearance?: Appearance;
  /**
   * Also writes the shadow tree of each element, as `<template shadowrootmode="open">`, with its styles:
   * visitors see the final look before any script. Default: false.
   */
  readonly shadow?: boolean;
}

/** A document as HTML, and its problems. */
export interface Rendered {
  /** The elements with their children; empty if nothing can be shown. */
  readonly html: string;
  /** The errors, as `welearn check` reports them. */
  readonly problems: readonly Problem[];
}

/**
 * Writes a document as HTML: `<welearn-about>` and `<welearn-faq>` with the children that they read.
 * Crawlers and visitors without JavaScript read these as they are; the script of the elements takes
 * them over and fetches nothing. The content is sanitised as in browsers.
 *
 * @param content the document's text, in any shape that elements read, or its value
 * @throws MissingPackageError without the package `jsdom`, which parses HTML
 */
export async function render(content: unknown, options: RenderOptions = {}): Promise<Rendered> {
  const {element = 'both', base = '', headingLevel: level = 2, placeholders = {}} = options;
  const {appearance = 'lined', shadow: isShadow = false} = options;
  const {writeElement, declareShadow} = await loadWriters();
  try {
    const languages = options.lang === undefined ? [] : [options.lang];
    const {document, faults} = await compose([{content, base}], languages);
    const fill = createFill(new Map(Object.entries(placeholders)));
    const attributes = attributesOf(options, options.lang ?? document.lang);
    const kinds: readonly Kind[] = element === 'both' ? ['about', 'faq'] : [element];
    let html = '';
    for (const kind of kinds) {
      const shadow = isShadow
        ? await declareShadow(kind, document, {level, appearance, fill})
        : undefined;
      html += await writeElement(kind, document, {level, attributes, fill, shadow});
    }
    return {html, problems: [...faults.map(asProblem), ...(html ? [] : [NOTHING[element]])]};
  } catch (cause) {
    if (cause instanceof Fault) return {html: '', problems: [asProblem(cause)]};
    throw cause;
  }
}

function nothing(message: string): Problem {
  return {severity: 'error', code: 'empty', message};
}

const NOTHING = {
  about: nothing('This document has no about text. Put it under "about".'),
  faq: nothing('This document has no questions. Put them in a list named "faq".'),
  both: nothing('No question and no about text was found.'),
};

/** Attributes that the element still needs. The children have the effects of the others already. */
function attributesOf(
  {headingLevel, appearance, src, base, placeholders}: RenderOptions,
  lang: string,
): Record<string, string> {
  return {
    ...(lang && {lang}),
    ...(headingLevel && {'heading-level': String(headingLevel)}),
    ...(appearance && {appearance}),
    ...(src && {src, ...(base && {base})}),
    ...(src && placeholders && {placeholders: JSON.stringify(placeholders)}),
  };
}

let loading: ReturnType<typeof importWriters> | undefined;

/** Loads the modules that make nodes, once they have a window. */
function loadWriters(): ReturnType<typeof importWriters> {
  return (loading ??= openWindow('Rendering').then(window => {
    setView(window);
    return importWriters();
  }));
}

async function importWriters() {
  const [{writeElement}, {declareShadow}] = await Promise.all([
    import('./html/write-children.js'),
    import('./view/declared.js'),
  ]);
  return {writeElement, declareShadow};
}
