/**
 * What kind of thing went wrong.
 *
 * - `network`: no answer came, or it broke off, or the other site does not allow this page to read it
 * - `timeout`: no complete answer within 10 seconds
 * - `http-status`: the server answered with an error, such as 404
 * - `not-a-document`: an HTML page came back
 * - `too-large`: more than 8 MiB of text, 10,000 questions, 64 levels or 10,000 repeated nodes
 * - `syntax`: the text is not valid YAML or JSON
 * - `invalid-document`: the text can be read, but a key holds something unexpected
 * - `invalid-attribute`: an attribute of the element holds something unexpected
 * - `script`: a part of this library itself did not load
 */
export type WelearnErrorCode =
  | 'network'
  | 'timeout'
  | 'http-status'
  | 'not-a-document'
  | 'too-large'
  | 'syntax'
  | 'invalid-document'
  | 'invalid-attribute'
  | 'script';

/** Where something went wrong, as far as it is known. */
export interface Place {
  /** Address of the document. */
  readonly url?: string | undefined;
  /** Line in the text that the author wrote, from 1. */
  readonly line?: number | undefined;
  /** Column in that line, from 1. */
  readonly column?: number | undefined;
  /** Where in the document's data, such as `faq[2].a`. */
  readonly path?: string | undefined;
}

/** What is known where something fails; `explain()` puts it into words, in a chunk of its own. */
export interface Facts extends Place {
  /** Name of the attribute that holds the document. */
  readonly attribute?: string | undefined;
  /** HTTP status code. */
  readonly status?: number | undefined;
  /** The thing itself: an attribute's value, what was found, the parser's own words. */
  readonly found?: string | undefined;
  /** What was expected in its place. */
  readonly expected?: string | undefined;
  /** Whether it is a key that is wrong, and not what it holds. */
  readonly isKey?: boolean | undefined;
  /** What to do, where more is known than what kind of error it is. */
  readonly cure?: string | undefined;
  /** Origin of the page, where the document is on another site. */
  readonly page?: string | undefined;
}

/** A failure on its way to becoming a `WelearnError`. Never leaves this library. */
export class Fault extends Error {
  constructor(
    readonly code: WelearnErrorCode,
    readonly facts: Facts = {},
    cause?: unknown,
  ) {
    super(code, {cause});
  }
}

/** An error that names the thing, the place and the cure. */
export class WelearnError extends Error implements Place {
  override readonly name = 'WelearnError';
  /** What kind of error it is; stays the same when the words of `message` change. */
  readonly code: WelearnErrorCode;
  readonly url: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly path: string | undefined;

  constructor(code: WelearnErrorCode, message: string, place: Place = {}, cause?: unknown) {
    super(message, {cause});
    this.code = code;
    this.url = place.url;
    this.line = place.line;
    this.column = place.column;
    this.path = place.path;
  }
}
