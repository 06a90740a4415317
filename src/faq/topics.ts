import {slug, uniqueNames} from '../document/identify.js';
import type {Question} from '../document/model.js';

/** Questions that stand together; those without a topic have an empty `name`. */
export interface Topic {
  readonly name: string;
  /** What an address calls it: a slug of its name, which no question has. */
  readonly id: string;
  readonly questions: readonly Question[];
}

/**
 * Questions of the same topic stand together, topics in the order they first appear. Those without a
 * topic come first, or they would seem to belong to the one before.
 */
export function groupByTopic(questions: readonly Question[]): Topic[] {
  const groups = new Map<string, Question[]>([['', []]]);
  for (const question of questions) {
    const group = groups.get(question.topic);
    if (group) group.push(question);
    else groups.set(question.topic, [question]);
  }
  const taken = new Set(questions.map(({id}) => id));
  const unique = uniqueNames(taken);
  const idOf = (name: string) => {
    const wanted = slug(name);
    return unique(taken.has(wanted) ? `${wanted}-topic` : wanted);
  };
  return [...groups]
    .filter(([, members]) => members.length)
    .map(([name, members]) => ({name, id: name && idOf(name), questions: members}));
}
