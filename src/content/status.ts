import type {ReactiveControllerHost} from 'lit';
import type {WelearnError} from '../document/errors.js';
import type {WelearnDocument} from '../document/model.js';
import type {Children, SourceHost} from './sources.js';

/** The element whose content is looked after. */
export interface ContentHost extends ReactiveControllerHost, SourceHost {
  readonly hasUpdated: boolean;
}

/** What only the element knows of its content. */
export interface ContentView {
  /** Which children are content. */
  readonly children: () => Children;
  /** Whether the page's address means something in it, so that it should load. */
  isAddressed(): boolean;
  /** Hears, before a document is shown, which of its questions are open in the page already. */
  take(open: readonly string[]): void;
  /** Whether a document has nothing that this element shows. */
  isEmpty(document: WelearnDocument): boolean;
  /** Loads what is needed only to show a document. */
  load(): Promise<unknown>;
  /** Waits, though not for ever, for what else a document should not be shown without. */
  ready(document: WelearnDocument): Promise<void>;
}

/** Where an element is on its way from attributes to content. */
export type Status =
  | {readonly state: 'idle'}
  | {readonly state: 'loading'; readonly error: WelearnError | null}
  | {
      readonly state: 'ready' | 'empty';
      readonly document: WelearnDocument;
      readonly error: WelearnError | null;
    }
  | {readonly state: 'failed'; readonly error: WelearnError};

/** A document is shown. */
export type Shown = Extract<Status, {document: WelearnDocument}>;

/** One reading of the sources: what holds for it from its beginning to its end. */
export interface Round {
  readonly signal: AbortSignal;
  readonly urls: readonly string[];
  readonly refresh: boolean;
  readonly isLazy: boolean;
}

/**
 * Where an element is once sources have been read.
 *
 * @param next what they give, if that is to be shown
 * @param latest what went wrong with them
 * @param isLast whether nothing else is on its way
 */
export function settle(
  before: Status,
  next: Shown | undefined,
  latest: WelearnError | null,
  isLast: boolean,
): Status {
  const error = latest ?? ('error' in before ? before.error : null);
  const shown = next ?? before;
  // An empty document beside an error: it is the error that the visitor can do something about.
  if (shown.state === 'ready' || (shown.state === 'empty' && !error)) return {...shown, error};
  return error ? {state: isLast ? 'failed' : 'loading', error} : before;
}
