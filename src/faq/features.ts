import type {CSSResult} from 'lit';
import type {Question} from '../document/model.js';
import type {Prose} from '../view/prose.js';
import type {AddressHost} from './address.js';
import type {Disclosure, DisclosureHost} from './disclosure.js';

/** The element whose questions have more to them than opening. */
export interface FeatureHost extends AddressHost, DisclosureHost {
  readonly controls: boolean;
  readonly copyLinks: boolean;
  readonly remember: boolean;
  /** @see WelearnFaq, slot `expand-icon` */
  readonly expandIcon: boolean;
  adopt(styles: CSSResult): void;
}

/** What a feature may use. */
export interface FeatureContext {
  readonly host: FeatureHost;
  readonly disclosure: Disclosure;
  /** Tells those who cannot see it what has happened. */
  say(text: string): void;
}

/** What an attribute adds to the questions. */
export interface Feature {
  readonly styles?: CSSResult;
  /** What stands in the toolbar, if there is one. */
  toolbar?(prose: Prose): unknown;
  /** What stands beside a question. */
  beside?(question: Question, index: number): unknown;
  /** What marks a question as one that opens, in place of a chevron. */
  icon?(question: Question): unknown;
  /** The questions that were open when the visitor left, if that is known. */
  recall?(): readonly string[] | undefined;
  /** Hears after each update. */
  updated?(): void;
}

type Name = 'controls' | 'copyLinks' | 'remember' | 'expandIcon';

/** Each is a file of its own, which comes once its attribute is there. */
const LOADERS: Readonly<Record<Name, (context: FeatureContext) => Promise<Feature>>> = {
  controls: async ({host}) => new (await import('./topic-links.js')).TopicLinks(host),
  copyLinks: async context => new (await import('./copy-links.js')).CopyLinks(context),
  remember: async context => new (await import('./memory.js')).Memory(context),
  expandIcon: async ({host}) => new (await import('./expand-icon.js')).ExpandIcon(host),
};
const NAMES = [
  'controls',
  'copyLinks',
  'remember',
  'expandIcon',
] as const satisfies readonly Name[];

/** The features that an element's attributes ask for. */
export class Features {
  readonly #context: FeatureContext;
  readonly #loading = new Map<Name, Promise<void>>();
  readonly #loaded = new Map<Name, Feature>();

  constructor(context: FeatureContext) {
    this.#context = context;
  }

  /** Those that are asked for, and there. */
  get active(): readonly Feature[] {
    return this.#wanted.flatMap(name => this.#loaded.get(name) ?? []);
  }

  /** Whether one is asked for that nobody has asked for before. */
  get isIncomplete(): boolean {
    return this.#wanted.some(name => !this.#loading.has(name));
  }

  /** What was open when the visitor left, if one of them knows. */
  recall(): readonly string[] | undefined {
    return this.active.map(feature => feature.recall?.()).find(ids => ids !== undefined);
  }

  /** @throws what keeps one from loading; the others are there all the same */
  async load(): Promise<void> {
    await Promise.all(
      this.#wanted.map(name => {
        const loading = this.#loading.get(name) ?? this.#load(name);
        this.#loading.set(name, loading);
        return loading;
      }),
    );
  }

  async #load(name: Name): Promise<void> {
    const feature = await LOADERS[name](this.#context);
    if (feature.styles) this.#context.host.adopt(feature.styles);
    this.#loaded.set(name, feature);
  }

  get #wanted(): readonly Name[] {
    return NAMES.filter(name => this.#context.host[name]);
  }
}
