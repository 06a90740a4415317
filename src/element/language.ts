import {nothing, type ReactiveController} from 'lit';
import {en, type Strings} from '../locales/en.js';
import type {WelearnElement} from './welearn-element.js';

/** An attribute's value, or none. */
type Attribute = string | typeof nothing;

/** The interface's texts as one element shows them. */
export interface Speech extends Strings {
  /** The language that they are in: for `Intl`. */
  readonly tag: string;
  /** For what shows a text, if the content is in another language: which the text is in (WCAG 2.2, 3.1.2). */
  readonly lang: Attribute;
  /** The same for where its lines begin. */
  readonly dir: Attribute;
  /** Where the content's lines begin, if it has a language of its own. */
  readonly contentDir: Attribute;
  /** Where the lines of what the page slots in around it begin then. */
  readonly slotDir: Attribute;
}

/** What is known of the languages at an element; a language that is not known is empty. */
export interface Languages {
  readonly host: HTMLElement;
  /** The nearest that the page declares, be it at the element or around it. */
  readonly around: string;
  /** That of the document. */
  readonly document: string;
  /** What in the page holds texts of its own. */
  readonly own: Iterable<Element>;
}

/** How long content waits for texts in another language, until it is shown with English ones; in milliseconds. */
const PATIENCE = 2000;

const ENGLISH: Speech = {
  ...en,
  tag: 'en',
  lang: nothing,
  dir: nothing,
  contentDir: nothing,
  slotDir: nothing,
};

const connected = new Set<Language>();
/** One for all, whatever in the page changes its language. */
let observer: MutationObserver | undefined;
let isTold = false;

/**
 * Knows the interface's texts: in the language of the element's `lang`, else of the nearest around, else
 * of the document, else in English. Everything but English is a chunk of its own.
 */
export class Language implements ReactiveController {
  readonly #host: WelearnElement;
  #speech: Speech | undefined;
  /** What the texts depend on, and those that are on their way for it. */
  #key = '';
  #document = '';
  #learning: Promise<unknown> | undefined;

  constructor(host: WelearnElement) {
    this.#host = host;
    host.addController(this);
  }

  get speech(): Speech {
    return this.#speech ?? ENGLISH;
  }

  /** Whether it is known what to say. Until then it is better to say nothing. */
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
   * Looks at the languages again.
   *
   * @param document that of the document that is to be shown
   * @returns when the texts are there, or late
   */
  async follow(document = this.#document): Promise<void> {
    this.#document = document;
    const host = this.#host;
    const around = langAround(host);
    const key = [host.lang, around, document].join();
    if (key !== this.#key) {
      this.#key = key;
      const own = host.ownerDocument.querySelectorAll('script.welearn-strings');
      const isEnglish = /^(en[^,]*)?,(en.*)?$/i.test(`${around},${document}`);
      const isUsual = isEnglish && !own.length;
      this.#learning = isUsual ? undefined : this.#learn(key, {host, around, document, own});
      if (isUsual) this.#say(key, ENGLISH);
    }
    await this.#learning;
  }

  #learn(key: string, languages: Languages): Promise<unknown> {
    const learned = import('../locales/languages.js').then(({speak}) => speak(languages));
    const late = new Promise(resolve => setTimeout(resolve, PATIENCE));
    return Promise.race([
      learned.then(
        speech => this.#say(key, speech),
        (cause: unknown) => {
          if (!isTold) void this.#host.note(cause);
          isTold = true;
          this.#say(key, this.speech);
        },
      ),
      late.then(() => this.#speech ?? this.#say(key, ENGLISH)),
    ]);
  }

  #say(key: string, speech: Speech): void {
    if (key !== this.#key) return;
    this.#speech = speech;
    this.#host.requestUpdate();
  }
}

/** The nearest language that is declared, across shadow trees as HTML has it; empty if none is. */
function langAround(element: Element): string {
  let node: (Node & {readonly lang?: string; readonly host?: Element}) | null | undefined = element;
  while (node && !node.lang) node = node.parentNode ?? node.host;
  return node?.lang ?? '';
}
