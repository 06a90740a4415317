/** The path to a value in the data of a document: keys of mappings, and indexes of lists from 0. */
export type Path = readonly (string | number)[];

/** A path as authors read it, such as `faq[2].a`; empty for the document itself. */
export function formatPath(path: Path): string {
  return path
    .map((step, i) => {
      if (typeof step === 'number') return `[${String(step)}]`;
      if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step)) return `[${JSON.stringify(step)}]`;
      return i ? `.${step}` : step;
    })
    .join('');
}
