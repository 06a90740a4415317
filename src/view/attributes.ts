/** Everything that attributes with JSON, looks and style sheets need. One file for the page to load. */
export {Placeholders} from '../html/placeholders.js';
export {Design} from './design.js';
