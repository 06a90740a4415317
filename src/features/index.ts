/** Features by their attributes, except for the search. One file for the page to load. */
export {default as controls} from './controls.js';
export {default as copyLinks} from './copy-links.js';
export {default as expandIcon} from './expand-icon.js';
export {default as feedback} from './feedback.js';
export {default as remember} from './remember.js';
export {default as structuredData} from './structured-data.js';

/** Everything that attributes with JSON, looks and style sheets need. One file for the page to load. */
export {Placeholders} from './placeholders.js';
export {Design} from './design.js';
