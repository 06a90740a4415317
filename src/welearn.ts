import type {EarlyRequest} from './load/sources.js';

/** Types only: with this file, TypeScript learns the tags and their events. */
export type {WelearnAbout, WelearnFaq} from './index.js';

/**
 * The script tag. It requests at once everything that the first question needs: the elements, the
 * view, the chunk that reads documents, the Markdown parser, and the documents.
 *
 * A page may load this file by another address than its chunks (a CMS adds `?ver=3`). It therefore
 * shares no imports with them, and they do not import it.
 */
const NAMES = ':is(welearn-about, welearn-faq):not(:defined)';

/** Children that hold a text instead of HTML. */
const INLINE = ':scope > script[type]';

/** Key shared by all copies of this file, in any version. The first copy does everything. */
const FIRST = Symbol.for('welearn-elements');

// A server that renders pages imports this file as well, and has no document. Lit gives it a registry.
if ('document' in globalThis && !customElements.get('welearn-faq')) {
  const registry: CustomElementRegistry & {[FIRST]?: Promise<void>} = customElements;
  const begun = registry[FIRST]?.catch(begin) ?? begin();
  begun.catch(() => undefined); // `explain` has reported it.
  Object.defineProperty(registry, FIRST, {value: begun, configurable: true});
}

async function begin(): Promise<void> {
  const requests = new Map<string, EarlyRequest>();
  const registering = import('./element/register.js');
  prepare([...document.querySelectorAll(NAMES)], requests);
  try {
    (await registering).register(requests);
  } catch (cause) {
    void explain(cause);
    throw cause;
  }
}

function prepare(all: readonly Element[], requests: Map<string, EarlyRequest>): void {
  // A lazy element requests its document itself, once it is near the viewport.
  const elements = all.filter(element => !isLazy(element) || element.firstElementChild);
  if (!elements.length) return;
  const texts = elements.filter(
    element => element.matches('[src], [data]') || element.querySelector(INLINE),
  );
  for (const url of texts.flatMap(urlsOf)) requests.set(url, requests.get(url) ?? request(url));
  const wanted: Promise<unknown>[] = [import('./view/index.js')];
  if (texts.length) wanted.push(import('./load/fetch.js'));
  if (texts.length < elements.length) wanted.push(import('./load/html-children.js'));
  if (!('setHTML' in Element.prototype)) wanted.push(import('./html/purify.js'));
  if (texts.length) wanted.push(import('./html/markdown.js'));
  // The elements import the same files again, and report those that do not load.
  void Promise.allSettled(wanted);
}

/** The addresses that an element fetches at once. */
function urlsOf(element: Element): string[] {
  if (isLazy(element)) return [];
  const addresses = element.getAttribute('src')?.match(/\S+/g) ?? [];
  return addresses
    .filter(address => URL.canParse(address, element.baseURI))
    .map(address => new URL(address, element.baseURI).href);
}

function isLazy(element: Element): boolean {
  return element.matches('[loading=lazy]');
}

function request(url: string): EarlyRequest {
  const abort = new AbortController();
  const response = fetch(url, {signal: abort.signal});
  response.catch(() => undefined); // The element reports it.
  return {response, abort};
}

/**
 * Reports a missing file of the release: to visitors in one calm sentence, to the webmaster with
 * advice. The sentence is a copy of the interface's text, because this file may not share imports.
 */
async function explain(cause: unknown): Promise<void> {
  const message =
    'welearn-elements: A file beside welearn.js did not load or run. Upload the whole folder, let no optimiser move it, and allow it in a Content-Security-Policy.';
  console.error(message, cause);
  // A classic script may fail before the parser has delivered the elements.
  if (document.readyState === 'loading')
    await new Promise(resolve => addEventListener('DOMContentLoaded', resolve));
  for (const element of document.querySelectorAll(NAMES)) {
    const isDebug = element.hasAttribute('debug');
    // Visitors have the fallback. The webmaster has asked for the reason beside it.
    const hasFallback = element.textContent.trim() || element.querySelector('img');
    if (hasFallback && !isDebug) continue;
    const text = document.createElement('p');
    text.append(
      isDebug
        ? `${message} ${String(cause)}`
        : 'Sorry, this part of the page cannot be shown right now.',
    );
    element.append(text);
  }
}
