import type {Writer} from './vectors.js';

/**
 * A vector for each line: RUN is the script to run, LEAK the address to request. ⏎ stands for a
 * line break and ␀ for a null character.
 */
export function lines(text: string): Writer[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .map(line => line.replaceAll('⏎', '\n').replaceAll('␀', '\0'))
    .map(line => (run, leak) => line.replaceAll('RUN', run).replaceAll('LEAK', leak));
}
