/**
 * The id of a question's button in the shadow tree, by the question's place in the document. An id
 * that is fit for an address may not be fit for `aria-labelledby`.
 */
export function buttonId(index: number): string {
  return `question-${String(index)}`;
}
