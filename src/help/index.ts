/** Explains problems in documents, in one chunk. */
export {decode} from './charset.js';
export {asUnreadable, explain} from './explain.js';
export {readForgiving} from './forgive.js';
export {findMistake} from './json-mistakes.js';
export {nameSlip} from './mistakes.js';
export {gatherProblems} from './repeats.js';
