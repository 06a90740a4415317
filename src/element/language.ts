import {nothing, type ReactiveController} from 'lit';
import {en, type Strings} from '../locales/en.js';
import {langAround, languagesOf} from '../load/sources.js';
import type {WelearnElement} from './welearn-element.js';

/** The value of an attribute, or `nothing` to omit it. */
type Attribute = string | typeof nothing;

/** The interface's texts for one element, with their language. */
export interface Speech extends Strings {
  /** Language of the texts as a BCP 47 tag. */
  readonly tag: string;
  /**
   * Value of `lang` for elements with these texts, if the content is in another language (WCAG 2.2,
   * 3.1.2).
   */
  readonly lang: Attribute;
  /** Value of `dir` for the same elements. */
  readonly dir: Attribute;
  /** Value of `dir` for the content, if it has a language of its own. */
  readonly contentDir: Attribute;
  /** Value of `dir` for the slots around the content, if the content has a language of its own. */
  readonly slotDir: Attribute;
}

/** The languages at an element. Unknown ones are empty. */
export interface Languages {
  readonly host: HTMLElement;
  /** The nearest `lang` at or around the element. */
  readonly around: string;
  /** The language of the document. */
  readonly document: string;
  /** Scripts in the page with texts of its own. */
  readonly own: Iterable<Element>;
}

/** Problems found in each of the page's scripts with texts for the interface. */
export const stringMistakes = new WeakMap<Element, readonly string[]>();

/** Milliseconds to wait for texts in another language before showing English ones. */
const TIME_LIMIT = 2000;

const ENGLISH: Speech = {
  ...en,
  tag: 'en',
  lang: nothing,
  dir: nothing,
  contentDir: nothing,
  slotDir: nothing,
};

const connected = new Set<Language>();
/** One observer for all elements: any `lang` in the page may change. */
let observer: MutationObserver | undefined;
let isReported = false;

/**
 * Provides the interface's texts. Their language is the element's `lang`, else the nearest around,
 * else the document's, else English. English is built in; the others are chunks.
 */
export class Language implements ReactiveController {
  readonly #host: WelearnElement;
  #speech: Speech | undefined;
  /** The languages of the current texts, and the texts being loaded. */
  #key = '';
  #document = '';
  #loading: Promise<unknown> | undefined;

  constructor(host: WelearnElement) {
    this.#host = host;
    host.addController(this);
  }

  get speech(): Speech {
    return this.#speech ?? ENGLISH;
  }

  /** Whether the language is known. Until then, messages are not shown. */
  get isKnown(): boolean {
    return Boolean(this.#speech);
  }

  hostConnected(): void {
    connected.add(this);
    observer ??= new MutationObserver(() => connected.forEach(one => void one.follow()));
    for (let host: Element | undefined = this.#host; host;) {
      const root: Node & {readonly host?: Element} = host.getRootNode();
      observer.observe(root, {attributeFilter: ['lang'], subtree: true});
      host = root.host;
    }
    void this.follow();
  }

  hostDisconnected(): void {
    connected.delete(this);
    if (!connected.size) observer?.disconnect();
  }

  /**
   * Checks the languages again.
   *
   * @param document language of the next document
   * @returns when the texts have loaded, or after two seconds
   */
  async follow(document = this.#document): Promise<void> {
    this.#document = document;
    const host = this.#host;
    const around = langAround(host);
    // A document of several languages may be in any language around.
    const key = [host.lang, ...languagesOf(host), document].join();
    if (key !== this.#key) {
      this.#key = key;
      const own = host.ownerDocument.querySelectorAll('script.welearn-strings');
      const isEnglish = /^(en[^,]*)?,(en.*)?$/i.test(`${around},${document}`);
      const isBuiltIn = isEnglish && !own.length;
      this.#loading = isBuiltIn ? undefined : this.#load(key, {host, around, document, own});
      if (isBuiltIn) this.#apply(key, ENGLISH);
    }
    await this.#loading;
  }

  #load(key: string, languages: Languages): Promise<unknown> {
    const loaded = import('../locales/languages.js').then(({speak}) => speak(languages));
    const timeout = new Promise(resolve => setTimeout(resolve, TIME_LIMIT));
    return Promise.race([
      loaded.then(
        speech => this.#apply(key, speech),
        (cause: unknown) => {
          if (!isReported) void this.#host.note(cause);
          isReported = true;
          this.#apply(key, this.speech);
        },
      ),
      timeout.then(() => this.#speech ?? this.#apply(key, ENGLISH)),
    ]);
  }

  #apply(key: string, speech: Speech): void {
    if (key !== this.#key) return;
    this.#speech = speech;
    this.#host.requestUpdate();
  }
}
