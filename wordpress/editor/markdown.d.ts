/** A block of the editor, without its identity. */
export interface Block {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly innerBlocks: readonly Block[];
}

export function toBlocks(markdown: string): Block[];
export function toMarkdown(blocks: readonly Block[]): string;
export function toRichText(markdown: string): string | undefined;
export function fromRichText(html: string, isBlock?: boolean): string;
export function htmlText(html: string): string;
