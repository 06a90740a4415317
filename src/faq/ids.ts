/**
 * The id of a question's button in the shadow tree, by the question's place in the document: what is
 * fit for an address may not be fit for a selector.
 */
export function buttonId(index: number): string {
  return `question-${String(index)}`;
}

/** The id of a topic's heading, by the topic's place among those that are shown. */
export function topicId(index: number): string {
  return `topic-${String(index)}`;
}
