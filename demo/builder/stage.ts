import type {WelearnAbout} from '../../src/welearn-about.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {find} from '../find.js';
import type {Tag} from '../manifest.js';

/** The content of the preview. */
export interface Show {
  readonly elements: ReadonlyMap<Tag, ReadonlyMap<string, string>>;
  /** The address of the document; empty for a text. */
  readonly address: string;
  readonly text: string;
  readonly scheme: string;
  /** Custom properties of the page in the frame. */
  readonly properties: Readonly<Record<string, string>>;
}

/** The width of a desktop's window. A narrower place shows it smaller. */
const DESKTOP = 1024;

/** A page of its own in a frame, with the elements as other pages have them. */
export class Stage {
  readonly #frame: HTMLIFrameElement;
  #key = '';

  constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
    new ResizeObserver(([entry]) => {
      const scale = Math.min(1, (entry?.contentRect.width ?? DESKTOP) / DESKTOP);
      frame.style.setProperty('--scale', String(scale));
    }).observe(find('.screen', HTMLElement));
  }

  /** Resolves when the page in the frame is there. */
  async ready(): Promise<void> {
    if (this.page) return;
    await new Promise(resolve => {
      this.#frame.addEventListener('load', resolve, {once: true});
    });
  }

  /** The page's main part; `null` until it is there. */
  get page(): HTMLElement | null {
    return this.#frame.contentDocument?.querySelector('main') ?? null;
  }

  get elements(): readonly (WelearnAbout | WelearnFaq)[] {
    return [
      ...(this.page?.querySelectorAll<WelearnAbout | WelearnFaq>('welearn-about, welearn-faq') ??
        []),
    ];
  }

  show({elements, address, text, scheme, properties}: Show): void {
    const page = this.page;
    const root = page?.ownerDocument.documentElement;
    if (!page || !root) return;
    root.style.colorScheme = scheme;
    for (const [name, value] of Object.entries(properties)) root.style.setProperty(name, value);
    // Some attributes only count when an element appears. A new text leaves open questions open.
    const key = JSON.stringify([address, [...elements].map(([tag, one]) => [tag, [...one]])]);
    if (key !== this.#key) {
      this.#key = key;
      page.replaceChildren(...[...elements].map(([tag, one]) => create(page, tag, one, address)));
    }
    for (const script of page.querySelectorAll('script')) {
      if (script.textContent !== text) script.textContent = text;
    }
  }
}

function create(
  {ownerDocument: page}: Element,
  tag: Tag,
  attributes: ReadonlyMap<string, string>,
  address: string,
): HTMLElement {
  const element = page.createElement(tag);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  if (address) element.setAttribute('src', address);
  else {
    const script = page.createElement('script');
    script.type = 'text/markdown';
    element.append(script);
  }
  return element;
}
