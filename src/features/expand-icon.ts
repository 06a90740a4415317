import {unsafeCSS} from 'lit';
import type {Question} from '../document/model.js';
import type {WelearnFaq} from '../welearn-faq.js';
import css from './expand-icon.css?inline';
import type {Feature, FeatureContext} from './features.js';

/**
 * Shows the page's own icon in each question. A slot shows an element in one place only, so each
 * question gets a copy of the first slotted element, without its listeners. The icon comes from the
 * page and is as trusted as the page; documents cannot add to it.
 */
export default class ExpandIcon implements Feature {
  readonly styles = unsafeCSS(css);
  readonly #host: WelearnFaq;
  /** The icon at the time of the copies. */
  #copied: Node | null = null;
  #copies = new WeakMap<Question, Element>();

  constructor({host}: FeatureContext) {
    this.#host = host;
  }

  icon(question: Question): Element | undefined {
    const icon = this.#slotted;
    if (!icon) return undefined;
    if (!icon.isEqualNode(this.#copied)) {
      this.#copied = icon.cloneNode(true);
      this.#copies = new WeakMap();
    }
    // Questions keep their copy, so that animations and loaded images continue.
    const copy = this.#copies.get(question) ?? copyOf(icon);
    this.#copies.set(question, copy);
    return copy;
  }

  get #slotted(): Element | undefined {
    const slot = this.#host.renderRoot.querySelector<HTMLSlotElement>('slot[name="expand-icon"]');
    const [icon] = slot?.assignedElements({flatten: true}) ?? [];
    return icon ?? this.#host.querySelector(':scope > [slot="expand-icon"]') ?? undefined;
  }
}

/** A button may not contain other controls. */
function copyOf(icon: Element): Element {
  const copy = icon.cloneNode(true) as Element;
  copy.removeAttribute('slot');
  copy.setAttribute('inert', '');
  return copy;
}
