/** Types for projects that use React and Preact. If you use one of them, import its types alone. */
import './react.js';
import './preact.js';

export type * from './attributes.js';
