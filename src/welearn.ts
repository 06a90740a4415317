import type {EarlyRequest} from './load/early.js';

/**
 * The script tag. It waits for nothing, but asks at once for all that the first question needs: the
 * elements themselves, what shows them, what reads their documents, and the documents. Everything else in
 * this library may be loaded by another address (a CMS adds `?ver=3` to that of this file), so this file
 * imports nothing that others import, and nobody imports it.
 */
const NAMES = ['welearn-about', 'welearn-faq'];
const INLINE = ':scope > script[type]';

const registering = import('./register.js');
const requests = new Map<string, EarlyRequest>();
// An earlier inclusion has asked for all of it.
if (!NAMES.some(name => customElements.get(name))) prepare(document.querySelectorAll(NAMES.join()));

registering.then(
  ({register}) => register(requests),
  (cause: unknown) => explain(cause),
);

function prepare(elements: Iterable<Element>): void {
  const all = [...elements];
  if (!all.length) return;
  const texts = all.filter(element => element.matches('[src], [data]') || isInline(element));
  const wanted: Promise<unknown>[] = [import('./view/index.js')];
  if (texts.length) wanted.push(import('./load/documents.js'), import('./html/markdown.js'));
  if (texts.some(needsYaml)) wanted.push(import('./document/yaml.js'));
  for (const element of texts) for (const url of urlsOf(element)) request(url);
  // The elements ask again, and tell if something does not load.
  for (const one of wanted) one.catch(() => undefined);
}

/** The addresses that an element fetches at once. */
function urlsOf(element: Element): string[] {
  if (element.getAttribute('loading') === 'lazy') return [];
  const addresses = element.getAttribute('src')?.split(/\s+/).filter(Boolean) ?? [];
  return addresses
    .filter(address => URL.canParse(address, element.baseURI))
    .map(address => new URL(address, element.baseURI).href);
}

function request(url: string): void {
  if (requests.has(url)) return;
  const abort = new AbortController();
  const response = fetch(url, {signal: abort.signal});
  response.catch(() => undefined); // The element tells.
  requests.set(url, {response, abort});
}

function isInline(element: Element): boolean {
  return element.querySelector(INLINE) !== null;
}

/** JSON needs no reader. Anything else is most likely YAML. */
function needsYaml(element: Element): boolean {
  const {src = ''} = {src: element.getAttribute('src') ?? ''};
  const isJson = /^\S*\.json([?#]\S*)?$/i.test(src.trim());
  return (src !== '' && !isJson) || element.querySelector('script[type$=yaml], script[type$=markdown]') !== null;
}

/** A file of the release is missing. Visitors see one calm sentence, the webmaster what to do. */
function explain(cause: unknown): void {
  console.error(
    'welearn-elements: a file that belongs to welearn.js did not load. Upload the whole folder of the release.',
    cause,
  );
  for (const element of document.querySelectorAll(NAMES.join())) {
    if (element.childElementCount || element.textContent.trim()) continue;
    element.append(
      element.hasAttribute('debug')
        ? `A file that belongs to welearn.js did not load. Upload the whole folder of the release. (${String(cause)})`
        : 'Sorry, this part of the page cannot be shown right now.',
    );
  }
}
