/** The tools that only webmasters see. One file for the page to load. */
export {warnOfLimits} from './limits.js';
export {panelStyles, showPanel} from './panel.js';
