/** Types of both elements in the JSX of React 19. */
import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {
  Handlers,
  WelearnAboutAttributes,
  WelearnAboutEvents,
  WelearnFaqAttributes,
  WelearnFaqEvents,
} from './attributes.js';
import type {WelearnAbout, WelearnFaq} from './index.js';

type Props<Element, Attributes, Events> = DetailedHTMLProps<HTMLAttributes<Element>, Element> &
  Attributes &
  Handlers<Events>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'welearn-about': Props<WelearnAbout, WelearnAboutAttributes, WelearnAboutEvents>;
      'welearn-faq': Props<WelearnFaq, WelearnFaqAttributes, WelearnFaqEvents>;
    }
  }
  interface CSSProperties {
    [name: `--welearn-${string}`]: string | number | undefined;
  }
}
