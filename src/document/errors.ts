/**
 * Kinds of errors.
 *
 * - `network`: no answer came, the connection broke, or the other site does not allow this page to
 *   read it
 * - `timeout`: no complete answer within 10 seconds
 * - `http-status`: the server answered with an error, such as 404
 * - `not-a-document`: an HTML page came back
 * - `too-large`: more than 8 MiB of text, 10,000 questions, 64 levels or 10,000 repeated nodes
 * - `syntax`: the text is not valid YAML, TOML or JSON
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

/** The place of an error, as far as it is known. */
export interface Place {
  /** Address of the document. */
  readonly url?: string | undefined;
  /** Line in the text that the author wrote, from 1. */
  readonly line?: number | undefined;
  /** Column in that line, from 1. */
  readonly column?: number | undefined;
  /** Path in the data of the document, such as `faq[2].a`. */
  readonly path?: string | undefined;
}

/** The known facts about a failure. `explain()` puts them into words, in a chunk of its own. */
export interface Facts extends Place {
  /** Name of the attribute that holds the document. */
  readonly attribute?: string | undefined;
  /** HTTP status code. */
  readonly status?: number | undefined;
  /**
   * The thing itself: the value of an attribute, the kind of value found, or the message of the
   * parser.
   */
  readonly found?: string | undefined;
  /** The expected value. */
  readonly expected?: string | undefined;
  /** Whether the key itself is wrong, not its value. */
  readonly isKey?: boolean | undefined;
  /** The wrong keys and the right ones, if a document misspells several. */
  readonly misspelt?: readonly Pick<Facts, 'expected' | 'found'>[] | undefined;
  /** How often and where a document makes the mistake, in a sentence, if it repeats it. */
  readonly times?: string | undefined;
  /** Advice that is more specific than the kind of error. */
  readonly cure?: string | undefined;
  /** Origin of the page, if the document is on a different site. */
  readonly page?: string | undefined;
}

/** A failure inside the library. It becomes a `WelearnError` before anybody else sees it. */
export class Fault extends Error {
  constructor(
    readonly code: WelearnErrorCode,
    readonly facts: Facts = {},
    cause?: unknown,
  ) {
    super(code, {cause});
  }
}

/** An error whose message names the problem, the place and the remedy. */
export class WelearnError extends Error implements Place {
  override readonly name = 'WelearnError';
  /** The kind of error. Codes are stable; the words of `message` may change. */
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

/** A thrown value as a text. A page may throw anything, even an object that cannot become one. */
export function textOf(cause: unknown): string {
  try {
    return String(cause);
  } catch {
    return typeof cause;
  }
}

/** Characters of a text that are enough to find it again. */
const SHORT = 80;
/** Characters of an address, or of the message of a parser, which says more than it quotes. */
export const LONG = 300;

/** The beginning of a text, for a message: a document may hold megabytes, and repeat them in each problem. */
export function excerpt(text: string, length = SHORT): string {
  if (text.length <= length) return text;
  // Half of a surrogate pair would be no character.
  return `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
