/** Methods of the DOM that take a step each: copying, looking at, or removing a node. */
export const STEPS: readonly Method[] = [
  [Document.prototype, 'importNode'],
  [Node.prototype, 'removeChild'],
  [TreeWalker.prototype, 'nextNode'],
  [NodeIterator.prototype, 'nextNode'],
];

/** A document keeps each of its iterators in step with every later change, so each slows it down. */
export const ITERATORS: readonly Method[] = [[Document.prototype, 'createNodeIterator']];

type Method = readonly [prototype: object, name: string];

/** Counts the calls of some methods while a function runs: work, whatever the speed of the machine. */
export function countCalls(methods: readonly Method[], run: () => void): number {
  let calls = 0;
  const owns = methods.map(([prototype, name]) => {
    const own = Reflect.get(prototype, name) as (...options: unknown[]) => unknown;
    Reflect.set(prototype, name, function (this: unknown, ...options: unknown[]) {
      calls++;
      return own.apply(this, options);
    });
    return () => Reflect.set(prototype, name, own);
  });
  try {
    run();
  } finally {
    for (const restore of owns) restore();
  }
  return calls;
}
