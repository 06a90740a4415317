import {html, nothing, type TemplateResult, unsafeCSS} from 'lit';
import {groupByTopic} from '../document/identify.js';
import type {Question} from '../document/model.js';
import {fragmentOf, HERE, linkTo} from '../element/fragment.js';
import {isBlank} from '../html/render.js';
import type {Prose} from '../view/prose.js';
import css from './controls.css?inline';
import type {Feature, FeatureContext} from './features.js';
import {landmarkName} from '../view/landmark.js';

/** Shows a button that opens or closes all questions, and links to the topics. */
export default class Controls implements Feature {
  readonly styles = unsafeCSS(css);
  readonly #context: FeatureContext;

  constructor(context: FeatureContext) {
    this.#context = context;
  }

  above(prose: Prose): unknown {
    const {host, disclosure} = this.#context;
    const questions = host.document?.faq ?? [];
    if (!questions.some(({a}) => !isBlank(a))) return undefined;
    const isOpen = ({id}: Question) => disclosure.isOpen(id);
    const {shown} = disclosure;
    const {strings} = host;
    const isAllOpen = host.exclusive ? shown.some(isOpen) : shown.length > 0 && shown.every(isOpen);
    return html`
      <button
        part="expand-all"
        class="button"
        type="button"
        ?disabled=${!shown.length}
        lang=${strings.lang}
        dir=${strings.dir}
        @click=${() => {
          disclosure.setAll(!isAllOpen);
        }}
        .textContent=${isAllOpen ? strings.collapseAll : strings.expandAll}
      ></button>
      ${this.#renderTopicLinks(questions, prose)}
    `;
  }

  /** Links to the topics, if there are several. */
  #renderTopicLinks(questions: readonly Question[], prose: Prose): TemplateResult | typeof nothing {
    const topics = groupByTopic(questions).filter(({name}) => name);
    if (topics.length < 2) return nothing;
    const {host} = this.#context;
    const {strings} = host;
    return html`
      <nav part="topics" class="topics" aria-labelledby="topics">
        <span
          id="topics"
          hidden
          lang=${strings.lang}
          dir=${strings.dir}
          .textContent=${landmarkName(host, strings.topics)}
        ></span>
        <ul>
          ${topics.map(
            ({id, name}) =>
              html`<li>
                <a
                  part="topic-link"
                  class=${HERE}
                  href=${linkTo(fragmentOf(id, host))}
                  dir="auto"
                  .textContent=${prose.fill(name)}
                ></a>
              </li>`,
          )}
        </ul>
      </nav>
    `;
  }
}
