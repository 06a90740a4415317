import type {CSSResult} from 'lit';
import type {Question} from '../document/model.js';
import type {Disclosure} from '../view/disclosure.js';
import type {Prose} from '../view/prose.js';
import type {WelearnFaq} from '../welearn-faq.js';

/** What is looked for; each time another object, be the text the same. */
export interface Query {
  /** Empty for nothing. */
  readonly text: string;
  /** Whether a visitor is typing it, and may not have finished. */
  readonly isTyped?: boolean;
}

/** What a feature may use. */
export interface FeatureContext {
  readonly host: WelearnFaq;
  readonly disclosure: Disclosure;
  /** Tells those who cannot see it what has happened. */
  readonly say: (text: string) => void;
}

/** What an attribute adds to the questions. */
export interface Feature {
  readonly styles?: CSSResult;
  /** What stands above all questions; nothing if it is not truthy. */
  above?(prose: Prose): unknown;
  /** What stands beside a question. */
  beside?(question: Question, index: number): unknown;
  /** What stands under an answer. */
  below?(question: Question, index: number): unknown;
  /** Changes when what it shows beside a question, or under its answer, does. */
  stateOf?(id: string): unknown;
  /** What marks a question as one that opens, in place of a chevron. */
  icon?(question: Question): Element | undefined;
  /** The questions that were open when the visitor left, if that is known. */
  recall?(): readonly string[] | undefined;
  /** Hears after each update, and when all of the document is in the page. */
  updated?(): void;
}

/** Features by their attributes, in the order in which they stand above, beside and below. */
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

/** The features that an element's attributes ask for. */
export class Features {
  readonly #context: FeatureContext;
  readonly #loading = new Map<FeatureName, Promise<void>>();
  readonly #loaded = new Map<FeatureName, Feature>();

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

  async #load(name: FeatureName): Promise<void> {
    const feature = new (await load(name))(this.#context);
    if (feature.styles) this.#context.host.adopt(feature.styles);
    this.#loaded.set(name, feature);
  }

  get #wanted(): readonly FeatureName[] {
    const {host} = this.#context;
    // A script may search where there is no box.
    return NAMES.filter(name => host[name] || (name === 'searchable' && host.query.text));
  }
}

/** The search is a file of its own: it is as large as all the others together. */
async function load(name: FeatureName): Promise<new (context: FeatureContext) => Feature> {
  if (name === 'searchable') return (await import('./search/search.js')).default;
  return (await import('./index.js'))[name];
}
