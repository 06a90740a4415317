import {html, nothing, type TemplateResult} from 'lit';
import type {Question} from '../document/model.js';
import {en} from '../strings/en.js';
import type {Prose} from '../view/prose.js';
import {fragmentOf} from './fragment.js';
import {groupByTopic} from './topics.js';

/** Links to the topics, where there are several to choose from. */
export function renderTopicLinks(
  questions: readonly Question[],
  host: Element,
  prose: Prose,
): TemplateResult | typeof nothing {
  const topics = groupByTopic(questions).filter(({name}) => name);
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
