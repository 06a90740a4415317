import {html, nothing, unsafeCSS} from 'lit';
import {en} from '../strings/en.js';
import type {Prose} from '../view/prose.js';
import type {Feature, FeatureHost} from './features.js';
import {fragmentOf} from './fragment.js';
import css from './topic-links.css?inline';
import {groupByTopic} from './topics.js';

/** Links to the topics, where there are several to choose from. */
export class TopicLinks implements Feature {
  readonly styles = unsafeCSS(css);
  readonly #host: FeatureHost;

  constructor(host: FeatureHost) {
    this.#host = host;
  }

  toolbar(prose: Prose): unknown {
    const host = this.#host;
    const topics = groupByTopic(host.document?.faq ?? []).filter(({name}) => name);
    if (topics.length < 2) return nothing;
    return html`
      <nav class="topics" aria-label=${en.topics}>
        <ul>
          ${topics.map(
            ({id, name}) =>
              html`<li>
                <a part="link" href=${fragmentOf(id, host)} dir="auto">${prose.fill(name)}</a>
              </li>`,
          )}
        </ul>
      </nav>
    `;
  }
}
