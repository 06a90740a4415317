/** Types of both elements in the JSX of Preact 10. */
import type {JSX} from 'preact';
import type {
  Handlers,
  WelearnAboutAttributes,
  WelearnAboutEvents,
  WelearnFaqAttributes,
  WelearnFaqEvents,
} from './attributes.js';
import type {WelearnAbout, WelearnFaq} from './index.js';

type Props<Element extends EventTarget, Attributes, Events> = Omit<
  JSX.HTMLAttributes<Element>,
  keyof Attributes
> &
  Attributes &
  Handlers<Events>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'welearn-about': Props<WelearnAbout, WelearnAboutAttributes, WelearnAboutEvents>;
      'welearn-faq': Props<WelearnFaq, WelearnFaqAttributes, WelearnFaqEvents>;
    }
  }
}
