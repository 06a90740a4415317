/** All features except the search, in one chunk. */
export {default as controls} from './controls.js';
export {default as copyLinks} from './copy-links.js';
export {default as expandIcon} from './expand-icon.js';
export {default as feedback} from './feedback.js';
export {default as remember} from './remember.js';
export {default as structuredData} from './structured-data.js';

/** Code for attributes with JSON, appearances and style sheets. */
export {Placeholders} from './placeholders.js';
export {Design} from './design.js';
