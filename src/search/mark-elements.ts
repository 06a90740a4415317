/** A text of the page in which something is marked: as it was, and what has been put behind it. */
interface Marked {
  readonly node: Text;
  readonly data: string;
  readonly added: readonly ChildNode[];
}

/** Marks places by elements around them, where the browser has no highlights. */
export class MarkElements {
  readonly #marked: Marked[] = [];

  /** @param ranges in the order of the page, none of them in a text that is marked already */
  add(ranges: readonly AbstractRange[]): void {
    const places = new Map<Text, (readonly [number, number])[]>();
    const put = (node: Node, start: number, end: number) => {
      if (!(node instanceof Text)) return;
      const parts = places.get(node) ?? [];
      parts.push([start, end]);
      places.set(node, parts);
    };
    for (const {startContainer, startOffset, endContainer, endOffset} of ranges) {
      const isOne = startContainer === endContainer;
      put(startContainer, startOffset, isOne ? endOffset : Infinity);
      if (!isOne) put(endContainer, 0, endOffset);
    }
    for (const [node, parts] of places) this.#mark(node, parts);
  }

  /** Leaves the page as it was: the same nodes, which others know, with the same texts. */
  clear(): void {
    for (const {node, data, added} of this.#marked.splice(0)) {
      for (const child of added) child.remove();
      node.data = data;
    }
  }

  #mark(node: Text, parts: readonly (readonly [number, number])[]): void {
    const {data, ownerDocument} = node;
    const added: ChildNode[] = [];
    let at = parts[0]?.[0] ?? 0;
    node.data = data.slice(0, at);
    for (const [start, end] of parts) {
      const mark = ownerDocument.createElement('span');
      mark.className = 'match';
      mark.append(data.slice(start, end));
      added.push(new Text(data.slice(at, start)), mark);
      at = end;
    }
    added.push(new Text(data.slice(at)));
    node.after(...added);
    this.#marked.push({node, data, added});
  }
}
