import {html, nothing, type TemplateResult} from 'lit';
import type {Question} from '../document/model.js';
import type {Speech} from '../view/language.js';
import type {Prose} from '../view/prose.js';
import {fragmentOf} from './fragment.js';
import {groupByTopic} from './topics.js';

/** Links to the topics, where there are several to choose from. */
export function renderTopicLinks(
  questions: readonly Question[],
  host: Element & {readonly strings: Speech},
  prose: Prose,
): TemplateResult | typeof nothing {
  const topics = groupByTopic(questions).filter(({name}) => name);
  if (topics.length < 2) return nothing;
  const {strings} = host;
  return html`
    <nav class="topics" aria-labelledby="topics">
      <span id="topics" hidden lang=${strings.lang} dir=${strings.dir}>${strings.topics}</span>
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
