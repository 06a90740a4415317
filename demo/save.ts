/** The name under which a document is saved. */
export const FILE = 'about.md';

/** Saves a document among the visitor's downloads. */
export function save(text: string): void {
  const link = document.createElement('a');
  link.download = FILE;
  link.href = URL.createObjectURL(new Blob([text], {type: 'text/markdown'}));
  link.click();
  URL.revokeObjectURL(link.href);
}
