/** Explains what is wrong with a document, and where. One file for the page to load. */
export {decode} from './charset.js';
export {asUnreadable, explain} from './explain.js';
export {readForgiving} from './forgive.js';
export {findMistake} from './json-mistakes.js';
export {nameSlip} from './mistakes.js';
export {Places} from './places.js';
