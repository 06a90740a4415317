/** Types of both elements in the templates of Svelte 5. */
import type {HTMLAttributes} from 'svelte/elements';
import type {
  Handlers,
  WelearnAboutAttributes,
  WelearnAboutEvents,
  WelearnFaqAttributes,
  WelearnFaqEvents,
} from './attributes.js';
import type {WelearnAbout, WelearnFaq} from './index.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'welearn-about': HTMLAttributes<WelearnAbout> &
      WelearnAboutAttributes &
      Handlers<WelearnAboutEvents>;
    'welearn-faq': HTMLAttributes<WelearnFaq> & WelearnFaqAttributes & Handlers<WelearnFaqEvents>;
  }
}
