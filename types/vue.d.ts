/** Types of both elements in the templates of Vue 3. */
import type {HTMLAttributes, PublicProps} from 'vue';
import type {
  WelearnAboutAttributes,
  WelearnAboutEvents,
  WelearnFaqAttributes,
  WelearnFaqEvents,
} from './attributes.js';
import type {WelearnAbout, WelearnFaq} from './index.js';

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Camel<Rest>}`
  : Capitalize<Name>;

/** Vue listens to `welearn-load` by `onWelearnLoad`. */
type Listeners<Events> = {
  [Name in keyof Events & string as `on${Camel<Name>}`]?: (event: Events[Name]) => void;
};

/** Vue's tools read `heading-level` as `headingLevel`, so both may be a text. */
type Written<Attributes extends {'heading-level'?: unknown}> = Omit<Attributes, 'headingLevel'> & {
  headingLevel?: Attributes['heading-level'];
};

type Component<
  Element,
  Attributes extends {'heading-level'?: unknown},
  Events,
> = new () => Element & {
  $props: HTMLAttributes & PublicProps & Written<Attributes> & Listeners<Events>;
};

declare module 'vue' {
  interface GlobalComponents {
    'welearn-about': Component<WelearnAbout, WelearnAboutAttributes, WelearnAboutEvents>;
    'welearn-faq': Component<WelearnFaq, WelearnFaqAttributes, WelearnFaqEvents>;
  }
}
