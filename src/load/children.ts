/** Everything that content in the page needs. One file for the page to load. */
export {readChildren} from './html-children.js';
export {childrenParsed} from './parsed.js';
