import type {Fuzzy} from './fuzzy.js';

/** Who waits longer than so many milliseconds is searching letter by letter already. */
const PATIENCE = 3000;

let loading: Promise<typeof Fuzzy | undefined> | undefined;

/**
 * The library that finds words with wrong letters, once for the page.
 *
 * @param tell hears, once, what keeps it from loading
 * @returns nothing where it does not load, or not in time
 */
export async function loadFuzzy(tell: (cause: unknown) => void): Promise<Fuzzy | undefined> {
  loading ??= import('./fuzzy.js').then(
    module => module.Fuzzy,
    (cause: unknown) => {
      tell(cause);
      return undefined;
    },
  );
  const late = new Promise<undefined>(resolve => {
    setTimeout(resolve, PATIENCE);
  });
  const Class = await Promise.race([loading, late]);
  return Class && new Class();
}
