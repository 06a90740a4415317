import {html, nothing, unsafeCSS, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Question} from '../document/model.js';
import {buttonId} from './button-id.js';
import type {Disclosure} from './disclosure.js';
import {renderHeading} from '../view/heading.js';
import type {Prose} from '../view/prose.js';
import css from './questions.css?inline';

/** How the questions look. */
export const questionStyles = unsafeCSS(css);

/** Closed panels stay searchable where the browser can reveal what it finds. */
const CLOSED = 'onbeforematch' in HTMLElement.prototype ? 'until-found' : '';

/** The questions, under a heading for each topic if there are any. */
export function renderQuestions(
  questions: readonly Question[],
  level: number,
  disclosure: Disclosure,
  prose: Prose,
): TemplateResult[] {
  const index = new Map(questions.map((question, i) => [question, i]));
  return groupByTopic(questions).map(([topic, members]) => {
    const list = (below: number) => html`
      <div part="list" class="list">
        ${repeat(
          members,
          ({id}) => id,
          question => renderQuestion(question, index.get(question) ?? 0, below, disclosure, prose),
        )}
      </div>
    `;
    if (!topic) return list(level);
    return html`
      <div part="topic">
        ${renderHeading(level, 'topic-heading', prose.fill(topic))} ${list(level + 1)}
      </div>
    `;
  });
}

function renderQuestion(
  {id, q, a, base}: Question,
  index: number,
  level: number,
  disclosure: Disclosure,
  prose: Prose,
) {
  const words = html`<span class="words">${prose.markdown(q, base, level, true)}</span>`;
  if (!a.trim()) {
    return html`
      <div part="item" class="item">
        ${renderHeading(
          level,
          '',
          html`<span part="question" class="question" id=${buttonId(index)}>${words}</span>`,
        )}
      </div>
    `;
  }
  const isOpen = disclosure.isOpen(id);
  const panel = `answer-${String(index)}`;
  return html`
    <div part=${isOpen ? 'item item-open' : 'item'} class=${isOpen ? 'item item-open' : 'item'}>
      ${renderHeading(
        level,
        '',
        html`<button
          part="question"
          class="question"
          type="button"
          id=${buttonId(index)}
          aria-expanded=${String(isOpen)}
          aria-controls=${panel}
          @click=${() => {
            disclosure.toggle(id);
          }}
        >
          ${words}<span part="icon" class="icon" aria-hidden="true"></span>
        </button>`,
      )}
      <div
        part="answer"
        class="answer"
        id=${panel}
        hidden=${isOpen ? nothing : CLOSED}
        @beforematch=${() => {
          // Find-in-page shows it in any case.
          disclosure.set(id, true, false);
        }}
      >
        <div class="content">${prose.markdown(a, base, level, false)}</div>
      </div>
    </div>
  `;
}

/**
 * Questions of the same topic stand together, topics in the order they first appear. Those without a
 * topic come first, or they would seem to belong to the one before.
 */
function groupByTopic(questions: readonly Question[]): [string, Question[]][] {
  const groups = new Map<string, Question[]>([['', []]]);
  for (const question of questions) {
    const group = groups.get(question.topic);
    if (group) group.push(question);
    else groups.set(question.topic, [question]);
  }
  return [...groups].filter(([, members]) => members.length);
}
