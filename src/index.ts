export {WelearnAbout} from './welearn-about.js';
export {WelearnFaq} from './welearn-faq.js';
export {
  WelearnCopyEvent,
  WelearnErrorEvent,
  WelearnFeedbackEvent,
  WelearnLoadEvent,
  WelearnSearchEvent,
  WelearnToggleEvent,
} from './element/events.js';
export {WelearnError, type WelearnErrorCode} from './document/errors.js';
export type {Question, WelearnDocument} from './document/model.js';
export type {WelearnState} from './element/status.js';
export type {Expand} from './view/disclosure.js';
