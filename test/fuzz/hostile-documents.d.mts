import type {Arbitrary} from 'fast-check';

export const yamlTrees: Arbitrary<string>;
export const yamlLines: Arbitrary<string>;
export const yamlLevels: Arbitrary<{text: string; repeated: number}>;
export const pieces: Arbitrary<string>;
export const markdown: Arbitrary<string>;
export const texts: Arbitrary<string>;
export const keptTexts: Arbitrary<string>;
export function keptWords(text: string): Set<string>;
