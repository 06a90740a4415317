import type {ReactiveController} from 'lit';
import type {WelearnElement} from '../element/welearn-element.js';

/**
 * Opens `details` in texts for printing. A style does so in browsers that let it (`content.css`); Firefox
 * before 143 and Safari before 18.4 do not.
 */
export class Paper implements ReactiveController {
  readonly #element: WelearnElement;
  #opened: readonly Element[] = [];

  constructor(element: WelearnElement) {
    this.#element = element;
    element.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#open);
    addEventListener('afterprint', this.#fold);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#open);
    removeEventListener('afterprint', this.#fold);
    this.#fold();
  }

  readonly #open = (): void => {
    if (CSS.supports('selector(::details-content)')) return;
    const folded = this.#element.renderRoot.querySelectorAll('.content details:not([open])');
    this.#opened = [...folded].filter(box => !box.closest('.as-is'));
    for (const box of this.#opened) box.setAttribute('open', '');
  };

  readonly #fold = (): void => {
    for (const box of this.#opened) box.removeAttribute('open');
    this.#opened = [];
  };
}
