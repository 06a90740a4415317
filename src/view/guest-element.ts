import {LitElement, type CSSResult} from 'lit';
import {adopt} from './adopt.js';

/** An element that gets along with whatever page it is in, and whatever document it moves to. */
export abstract class GuestElement extends LitElement {
  /** Those of the class are all of Lit's own making. */
  readonly #styles = new Set((this.constructor as typeof LitElement).elementStyles as CSSResult[]);

  /** A document that the element moves to takes its sheets away. */
  adoptedCallback(): void {
    if (this.shadowRoot) adopt(this.shadowRoot, [...this.#styles]);
  }

  /** Not Lit's way, which fails in another document than the script's. */
  protected override createRenderRoot(): ShadowRoot {
    const root = this.attachShadow({mode: 'open'});
    this.adoptedCallback();
    return root;
  }

  /** @internal Adds styles that came later, after those that the class has. */
  adopt(styles: CSSResult): void {
    if (this.#styles.has(styles)) return;
    this.#styles.add(styles);
    this.adoptedCallback();
  }
}
