import {html, nothing, unsafeCSS, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import type {Question} from '../document/model.js';
import type {Disclosure} from './disclosure.js';
import type {Feature} from './features.js';
import {buttonId, topicId} from './ids.js';
import {groupByTopic, type Topic} from './topics.js';
import {renderHeading} from '../view/heading.js';
import type {Prose} from '../view/prose.js';
import css from './questions.css?inline';

/** How the questions look. */
export const questionStyles = unsafeCSS(css);

/** Closed panels stay searchable where the browser can reveal what it finds. */
const CLOSED = 'onbeforematch' in HTMLElement.prototype ? 'until-found' : '';

/** More answers than this as regions would be more landmarks than help (WAI-ARIA APG, Accordion). */
const MAX_REGIONS = 6;

/** What all questions of a list share. */
export interface ListSetting {
  /** The same for as long as questions do no more than open and close. */
  readonly stamp: unknown;
  readonly disclosure: Disclosure;
  readonly prose: Prose;
  readonly features: readonly Feature[];
  /** Whether printing shows what is open, and no more. */
  readonly isAsIs: boolean;
}

/** The questions, under a heading for each topic if there are any. */
export function renderQuestions(
  questions: readonly Question[],
  level: number,
  setting: ListSetting,
): TemplateResult[] {
  const {stamp, disclosure} = setting;
  const index = new Map(questions.map((question, i) => [question, i]));
  const isRegion = questions.filter(({a}) => a.trim()).length <= MAX_REGIONS;
  const list = (members: readonly Question[], below: number) => html`
    <div part="list" class="list">
      ${repeat(
        members,
        ({id}) => id,
        question => {
          const {id} = question;
          // A key in the search box must not render a thousand questions to open ten.
          return guard([stamp, disclosure.isOpen(id), disclosure.pressed === id], () =>
            renderQuestion(question, index.get(question) ?? 0, below, isRegion, setting),
          );
        },
      )}
    </div>
  `;
  return groupByTopic(questions).map((topic, place) =>
    topic.name
      ? html`<div part="topic">
          ${renderTopicHeading(topic, place, level, setting)} ${list(topic.questions, level + 1)}
        </div>`
      : list(topic.questions, level),
  );
}

function renderTopicHeading({name}: Topic, place: number, level: number, {prose}: ListSetting) {
  const words = html`<span class="target" id=${topicId(place)} dir="auto"
    >${prose.fill(name)}</span
  >`;
  return renderHeading(level, 'topic-heading', words);
}

function renderQuestion(
  question: Question,
  index: number,
  level: number,
  isRegion: boolean,
  {disclosure, prose, features, isAsIs}: ListSetting,
) {
  const {id, q, a, base} = question;
  const words = html`<span class="words" dir="auto">${prose.markdown(q, base, level, true)}</span>`;
  const button = buttonId(index);
  const icon = features.map(feature => feature.icon?.(question));
  const panel = `answer-${String(index)}`;
  const isOpen = disclosure.isOpen(id);
  const hasAnswer = a.trim();
  const item = hasAnswer && isOpen ? 'item item-open' : 'item';
  return html`
    <div part=${item} class=${disclosure.pressed === id ? `${item} pressed` : item}>
      ${renderHeading(
        level,
        '',
        hasAnswer
          ? html`<button
              part="question"
              class="question"
              type="button"
              id=${button}
              aria-expanded=${String(isOpen)}
              aria-controls=${panel}
              @click=${() => {
                disclosure.press(id);
              }}
            >
              ${words}<span
                part=${isOpen ? 'icon icon-open' : 'icon'}
                class="icon"
                aria-hidden="true"
                >${icon}</span
              >
            </button>`
          : html`<span part="question" class="question" id=${button}>${words}</span>`,
      )}
      ${features.map(feature => feature.beside?.(question, index))}
      ${
        hasAnswer
          ? html`<div
              part="answer"
              class=${isAsIs ? 'answer as-is' : 'answer'}
              id=${panel}
              role=${isRegion ? 'region' : nothing}
              aria-labelledby=${isRegion ? button : nothing}
              hidden=${isOpen ? nothing : CLOSED}
              @beforematch=${() => {
                // Find-in-page shows it in any case.
                disclosure.set(id, true, false);
              }}
            >
              <div class="body">
                <div class="content">${prose.markdown(a, base, level, false)}</div>
                ${features.map(feature => feature.below?.(question, index))}
              </div>
            </div>`
          : nothing
      }
    </div>
  `;
}
