/** Features by their attributes, except for the search. One file for the page to load. */
export {default as controls} from './controls.js';
export {default as copyLinks} from './copy-links.js';
export {default as expandIcon} from './expand-icon.js';
export {default as feedback} from './feedback.js';
export {default as remember} from './memory.js';
export {default as structuredData} from './structured-data.js';
