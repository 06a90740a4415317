/** Everything that shows a document, in one chunk. */
export {merge} from '../document/merge.js';
export {AddressController} from './address.js';
export {Questions, questionStyles} from './questions.js';
export {contentStyles, Prose} from './prose.js';
export {Handover, openIn} from './handover.js';
