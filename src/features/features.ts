import type {CSSResult, ReactiveController} from 'lit';
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
  /** Content in place of the questions, if none is shown; anything falsy for none. */
  instead?(): unknown;
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
  /** Reasons why features did not load, in words: several may be in the same file. */
  readonly #reasons = new Set<string>();

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

  /** Loads the features that are turned on. If one does not load, the others work. */
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
    const {host} = this.#context;
    let Feature;
    try {
      Feature = await load(name);
    } catch (cause) {
      const isKnown = this.#reasons.has(String(cause));
      this.#reasons.add(String(cause));
      if (!isKnown) void host.note(cause);
      return;
    }
    try {
      const feature = new Feature(this.#context);
      guard(feature, cause => this.#end(name, cause));
      if (feature.styles) host.adopt(feature.styles);
      this.#loaded.set(name, feature);
    } catch (cause) {
      this.#end(name, cause);
    }
  }

  /** Goes on without a feature that has thrown an error. */
  #end(name: FeatureName, cause: unknown): void {
    console.error(cause);
    this.#loaded.delete(name);
    const {host, disclosure} = this.#context;
    if (name === 'searchable') {
      disclosure.filter = {hidden: new Set(), previewed: new Set()};
      const boxes = host.renderRoot.querySelectorAll<HTMLElement>('.item, .list, [part~="topic"]');
      for (const box of boxes) box.hidden = false;
    }
    host.requestUpdate();
  }

  get #wanted(): readonly FeatureName[] {
    const {host} = this.#context;
    // Scripts may search without a search box.
    return NAMES.filter(name => host[name] || (name === 'searchable' && host.query.text));
  }
}

/** All that calls a feature, Lit included. */
const HOOKS = [
  ...(['above', 'instead', 'beside', 'below', 'stateOf', 'icon', 'recall', 'updated'] as const),
  ...(['hostConnected', 'hostDisconnected', 'hostUpdate', 'hostUpdated'] as const),
];

/**
 * Ends a feature at its first error, so that it takes neither other features nor the questions
 * along.
 */
function guard(
  feature: Feature & Partial<ReactiveController>,
  end: (cause: unknown) => void,
): void {
  let isOver = false;
  for (const name of HOOKS) {
    const hook = Reflect.get(feature, name) as ((...values: unknown[]) => unknown) | undefined;
    if (!hook) continue;
    const value = (...values: unknown[]): unknown => {
      try {
        return isOver ? undefined : Reflect.apply(hook, feature, values);
      } catch (cause) {
        isOver = true;
        end(cause);
        return undefined;
      }
    };
    Object.defineProperty(feature, name, {value});
  }
}

/** The search is a separate chunk, as large as all other features together. */
async function load(name: FeatureName): Promise<new (context: FeatureContext) => Feature> {
  if (name === 'searchable') return (await import('./search/search.js')).default;
  return (await import('./index.js'))[name];
}
