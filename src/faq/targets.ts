import type {WelearnDocument} from '../document/model.js';
import {buttonId, topicId} from './ids.js';
import {groupByTopic} from './topics.js';

/** What an address may call: a question, or a topic. */
export interface Target {
  readonly id: string;
  /** Its id in the shadow tree. */
  readonly element: string;
  readonly isQuestion: boolean;
}

/** The first of these names that something has. */
export type Find = (
  document: WelearnDocument | null,
  names: readonly string[],
) => Target | undefined;

export const findQuestion: Find = (document, names) =>
  first(document?.faq ?? [], names, buttonId, true);

export const findTopic: Find = (document, names) =>
  first(groupByTopic(document?.faq ?? []), names, topicId, false);

function first(
  named: readonly {readonly id: string}[],
  names: readonly string[],
  elementId: (index: number) => string,
  isQuestion: boolean,
): Target | undefined {
  for (const name of names) {
    const index = named.findIndex(({id}) => id && id.normalize('NFC') === name);
    const found = named[index];
    if (found) return {id: found.id, element: elementId(index), isQuestion};
  }
  return undefined;
}
