/** Explains problems in documents, in one chunk. */
export {asUnreadable, explain} from './explain.js';
export {decode, readForgiving} from './forgive.js';
export {findMistake, nameSlip} from './mistakes.js';
export {gatherProblems} from './places.js';
