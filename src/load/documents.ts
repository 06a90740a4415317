/** Everything that only texts need: to fetch them, and to make a document of them. One file for the page to load. */
export {compose} from '../document/compose.js';
export {copyInstead, keepCopies} from './cache.js';
export {fetchText} from './fetch.js';
export {near} from './lazy.js';
