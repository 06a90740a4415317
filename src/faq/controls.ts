import {html, unsafeCSS} from 'lit';
import type {Question} from '../document/model.js';
import {en} from '../strings/en.js';
import type {Prose} from '../view/prose.js';
import css from './controls.css?inline';
import type {Feature, FeatureContext} from './features.js';
import {renderTopicLinks} from './topic-links.js';

/** A button that opens or closes all questions, and links to the topics. */
export default class Controls implements Feature {
  readonly styles = unsafeCSS(css);
  readonly #context: FeatureContext;

  constructor(context: FeatureContext) {
    this.#context = context;
  }

  above(prose: Prose): unknown {
    const {host, disclosure} = this.#context;
    const questions = host.document?.faq ?? [];
    if (!questions.some(({a}) => a.trim())) return undefined;
    const isOpen = ({id}: Question) => disclosure.isOpen(id);
    const {shown} = disclosure;
    const isAllOpen = host.exclusive ? shown.some(isOpen) : shown.length > 0 && shown.every(isOpen);
    return html`
      <button
        part="expand-all"
        class="button"
        type="button"
        @click=${() => {
          disclosure.setAll(!isAllOpen);
        }}
      >
        ${isAllOpen ? en.collapseAll : en.expandAll}
      </button>
      ${renderTopicLinks(questions, host, prose)}
    `;
  }
}
