import {unsafeCSS} from 'lit';
import type {Question} from '../document/model.js';
import type {WelearnFaq} from '../welearn-faq.js';
import css from './expand-icon.css?inline';
import type {Feature, FeatureContext} from './features.js';

/**
 * The page's own icon in each question. A slot shows an element in one place only, so each question gets
 * a copy of the first that is slotted, as it is in the page at the time; listeners are not copied. It is
 * the page's own element, of no other trust than the page itself; nothing of a document is in it.
 */
export default class ExpandIcon implements Feature {
  readonly styles = unsafeCSS(css);
  readonly #host: WelearnFaq;
  /** The icon as it was when the copies were made. */
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
    // The same one each time: what it animates or has loaded goes on.
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

/** Within a button, nothing else can be pressed. */
function copyOf(icon: Element): Element {
  const copy = icon.cloneNode(true) as Element;
  copy.removeAttribute('slot');
  copy.setAttribute('inert', '');
  return copy;
}
