import {unsafeCSS} from 'lit';
import {Fault} from '../document/errors.js';
import type {WelearnElement} from '../element/welearn-element.js';
import css from './design.css?inline';
import {asAttributeFault, type JsonAttribute, readEntries} from './json-attribute.js';

/** How the appearances other than `lined` look. */
const styles = unsafeCSS(css);

/** A style sheet that is asked for: where it lies, and by which attribute. */
interface Sheet {
  readonly url: string;
  readonly attribute: string;
}

const BUNDLES: JsonAttribute<string> = {
  path: 'bundles',
  expected: 'JSON with an address for each name, such as {"style": "/assets/style.css"}',
  read: value => {
    const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, 'css');
    const url = isObject ? (value as {css: unknown}).css : value;
    return typeof url === 'string' ? url : undefined;
  },
};

/** Links the style sheets of the page's in an element: those of the document's bundles, then its own. */
export class Design {
  readonly #host: WelearnElement;
  #bundles: ReadonlyMap<string, string> = new Map();
  #value: unknown = null;
  #written = '[]';
  /** What is wrong, by attribute, and not told yet; `null` for nothing any more. */
  readonly #untold = new Map<string, Fault | Promise<Fault> | null>();
  #links: HTMLLinkElement[] = [];

  constructor(host: WelearnElement) {
    this.#host = host;
    host.adopt(styles);
  }

  /** Follows the element after each of its updates. */
  update(): void {
    this.#readBundles();
    const sheets = this.#wanted;
    const written = JSON.stringify(sheets);
    const isNew = written !== this.#written;
    this.#written = written;
    if (isNew) this.#link(sheets);
    if (this.#host.state !== 'loading') this.#tell();
  }

  get #wanted(): Sheet[] {
    const {document, stylesheet} = this.#host;
    const urls = new Set(document?.bundles.map(name => this.#bundles.get(name)?.trim()));
    return [
      ...[...urls].map(url => ({url: url ?? '', attribute: 'bundles'})),
      {url: stylesheet?.trim() ?? '', attribute: 'stylesheet'},
    ].filter(({url}) => url);
  }

  #readBundles(): void {
    const value = this.#host.bundles;
    if (value === this.#value) return;
    this.#value = value;
    this.#bundles = new Map();
    this.#untold.set('bundles', null);
    try {
      this.#bundles = new Map(readEntries(BUNDLES, value));
    } catch (cause) {
      this.#untold.set('bundles', asAttributeFault(BUNDLES, cause, value));
    }
  }

  /** Those before stay until the new ones are there, or are known not to come: else all would flash. */
  #link(sheets: readonly Sheet[]): void {
    const old = this.#links;
    const fresh = sheets.map(sheet => this.#create(sheet));
    this.#links = fresh.map(({link}) => link);
    for (const {attribute} of sheets) this.#untold.set(attribute, null);
    // Ahead of what is rendered, and ahead of the element's own styles, which are adopted.
    this.#host.renderRoot.prepend(...this.#links);
    void Promise.all(fresh.map(({settled}) => settled)).then(() => {
      for (const link of old) link.remove();
    });
  }

  #create({url, attribute}: Sheet): {link: HTMLLinkElement; settled: Promise<unknown>} {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = url;
    const once = {once: true};
    const settled = Promise.race([
      new Promise(resolve => {
        link.addEventListener('load', resolve, once);
      }).then(() => layBelow(link)),
      new Promise(resolve => {
        link.addEventListener('error', resolve, once);
      }).then(() => {
        if (!this.#links.includes(link)) return;
        this.#untold.set(attribute, new Fault('network', {url: link.href, path: attribute}));
        this.update();
      }),
    ]);
    return {link, settled};
  }

  #tell(): void {
    const untold = [...this.#untold];
    this.#untold.clear();
    for (const [attribute, fault] of untold) {
      void Promise.resolve(fault).then(known => this.#host.note(known, attribute));
    }
  }
}

/**
 * Layers in a style sheet of the page's win over the element's own, too: that would come after them, and
 * is named before them here. A sheet of another site may not be touched; it can do so itself.
 */
function layBelow({sheet}: HTMLLinkElement): void {
  try {
    sheet?.insertRule('@layer welearn;');
  } catch {
    // Of another site, or one that begins with an import.
  }
}
