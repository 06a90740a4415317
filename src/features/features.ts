import type {CSSResult} from 'lit';
import type {Question} from '../document/model.js';
import type {Disclosure} from '../view/disclosure.js';
import type {Prose} from '../view/prose.js';
import type {WelearnFaq} from '../welearn-faq.js';

/** A search. Each one is a new object, even with the same text. */
export interface Query {
  /** Empty to clear the search. */
  readonly text: string;
  /** Whether the visitor may still be typing. */
  readonly isTyped?: boolean;
}

/** Everything that features may use. */
export interface FeatureContext {
  readonly host: WelearnFaq;
  readonly disclosure: Disclosure;
  /** Announces a text to screen readers. */
  readonly announce: (text: string) => void;
}

/** A feature of the FAQ that an attribute turns on. */
export interface Feature {
  readonly styles?: CSSResult;
  /** Content above all questions; anything falsy for none. */
  above?(prose: Prose): unknown;
  /** Content beside a question. */
  beside?(question: Question, index: number): unknown;
  /** Content below an answer. */
  below?(question: Question, index: number): unknown;
  /** A value that differs whenever the content beside or below a question does. */
  stateOf?(id: string): unknown;
  /** An icon in place of the chevron. */
  icon?(question: Question): Element | undefined;
  /** Ids of the questions that were open in an earlier visit; `undefined` if unknown. */
  recall?(): readonly string[] | undefined;
  /** Runs after each update, and when the whole document is rendered. */
  updated?(): void;
}

/** All features, in the order of their content above, beside and below. */
const NAMES = [
  'searchable',
  'controls',
  'copyLinks',
  'feedback',
  'remember',
  'structuredData',
  'expandIcon',
] as const;
export type FeatureName = (typeof NAMES)[number];

/** The features that an element's attributes turn on. */
export class Features {
  readonly #context: FeatureContext;
  readonly #loading = new Map<FeatureName, Promise<void>>();
  readonly #loaded = new Map<FeatureName, Feature>();

  constructor(context: FeatureContext) {
    this.#context = context;
  }

  /** Features that are turned on and loaded. */
  get active(): readonly Feature[] {
    return this.#wanted.flatMap(name => this.#loaded.get(name) ?? []);
  }

  /** Whether a feature is turned on that has not started to load. */
  get isIncomplete(): boolean {
    return this.#wanted.some(name => !this.#loading.has(name));
  }

  /** Ids of the questions that were open in an earlier visit, if a feature knows them. */
  recall(): readonly string[] | undefined {
    return this.active.map(feature => feature.recall?.()).find(ids => ids !== undefined);
  }

  /** @throws the reason why a feature did not load; the others work */
  async load(): Promise<void> {
    await Promise.all(
      this.#wanted.map(name => {
        const loading = this.#loading.get(name) ?? this.#load(name);
        this.#loading.set(name, loading);
        return loading;
      }),
    );
  }

  async #load(name: FeatureName): Promise<void> {
    const feature = new (await load(name))(this.#context);
    if (feature.styles) this.#context.host.adopt(feature.styles);
    this.#loaded.set(name, feature);
  }

  get #wanted(): readonly FeatureName[] {
    const {host} = this.#context;
    // Scripts may search without a search box.
    return NAMES.filter(name => host[name] || (name === 'searchable' && host.query.text));
  }
}

/** The search is a separate chunk, as large as all other features together. */
async function load(name: FeatureName): Promise<new (context: FeatureContext) => Feature> {
  if (name === 'searchable') return (await import('./search/search.js')).default;
  return (await import('./index.js'))[name];
}
