import {unsafeCSS} from 'lit';
import {Fault} from '../document/errors.js';
import type {WelearnElement} from '../element/welearn-element.js';
import css from './design.css?inline';
import {asAttributeFault, type JsonAttribute, readEntries} from './json-attribute.js';

/** Styles of all appearances except `lined`. */
const styles = unsafeCSS(css);

/** A style sheet, and the attribute that names it. */
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

/**
 * Links style sheets of the page in an element: those of the document's bundles, then the element's
 * own.
 */
export class Design {
  readonly #host: WelearnElement;
  #bundles: ReadonlyMap<string, string> = new Map();
  #value: unknown = null;
  #written = '[]';
  /** Faults not yet reported, by attribute. `null` withdraws an earlier one. */
  readonly #unreported = new Map<string, Fault | Promise<Fault> | null>();
  #links: HTMLLinkElement[] = [];

  constructor(host: WelearnElement) {
    this.#host = host;
    host.adopt(styles);
  }

  /** Runs after each update of the element. */
  update(): void {
    this.#readBundles();
    const sheets = this.#sheets;
    const written = JSON.stringify(sheets);
    const isNew = written !== this.#written;
    this.#written = written;
    if (isNew) this.#link(sheets);
    if (this.#host.state !== 'loading') this.#report();
  }

  get #sheets(): Sheet[] {
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
    this.#unreported.set('bundles', null);
    try {
      this.#bundles = new Map(readEntries(BUNDLES, value));
    } catch (cause) {
      this.#unreported.set('bundles', asAttributeFault(BUNDLES, cause, value));
    }
  }

  /**
   * Keeps the old style sheets until the new ones have loaded or failed. Otherwise the element
   * would flash unstyled.
   */
  #link(sheets: readonly Sheet[]): void {
    const old = this.#links;
    const fresh = sheets.map(sheet => this.#create(sheet));
    this.#links = fresh.map(({link}) => link);
    for (const {attribute} of sheets) this.#unreported.set(attribute, null);
    // Links come first in the shadow root. The element's own styles are adopted, so they follow.
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
        this.#unreported.set(attribute, new Fault('network', {url: link.href, path: attribute}));
        this.update();
      }),
    ]);
    return {link, settled};
  }

  #report(): void {
    const unreported = [...this.#unreported];
    this.#unreported.clear();
    for (const [attribute, fault] of unreported) {
      void Promise.resolve(fault).then(known => this.#host.note(known, attribute));
    }
  }
}

/**
 * Puts the element's layer before those of a linked style sheet, so that layered rules of the page
 * win too. A style sheet of another site cannot be changed; it can add the same rule itself.
 */
function layBelow({sheet}: HTMLLinkElement): void {
  try {
    sheet?.insertRule('@layer welearn;');
  } catch {
    // It belongs to another site, or begins with an import.
  }
}
