/** Everything that only texts need: to fetch and to read them. One file for the page to load. */
export {fetchAll, readTexts} from './remote.js';
