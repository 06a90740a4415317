import {executeServerCommand} from '@web/test-runner-commands';

/** What the server answers to a request. A text alone is the body of a good answer. */
export interface Answer {
  status?: number;
  /** The type is that of the path's ending, and nothing is cached, unless this says otherwise. */
  headers?: Record<string, string>;
  /** A text, or bytes that need not be one. */
  body?: string | readonly number[];
  /** Compresses the body, whether or not the browser said that it can read that. */
  encoding?: 'gzip' | 'deflate' | 'br';
  /** Sends the browser on, to another path of this server or to a whole address. */
  redirect?: string;
  /** Milliseconds before anything is sent. */
  delay?: number;
  /** Sends the body chunked, in pieces of so many bytes, with so many milliseconds between them. */
  drip?: {size: number; interval: number};
  /**
   * What goes wrong:
   * - `hang-up`: the connection ends before anything is sent (some browsers then ask once more);
   * - `reset`: it is torn down halfway through the body;
   * - `truncate`: it ends halfway through the body, as if that were all the promised bytes;
   * - `silence`: nothing is ever sent.
   */
  fault?: 'hang-up' | 'reset' | 'truncate' | 'silence';
}

export interface SeenRequest {
  path: string;
  search: string;
  method: string;
  headers: Record<string, string>;
  /** The browser gave up before it had the whole answer. */
  aborted: boolean;
}

/** A path whose requests wait for an answer. */
export interface Held {
  /** Resolves when a request waits. */
  arrived(): Promise<void>;
  /** Answers those that wait, and later ones; resolves when those that wait have their answer. */
  release(answer: Answer | string): Promise<void>;
}

/** Opens a server of one's own: no other test file or browser sees its paths. */
export async function createServer(answers: Record<string, Answer | string> = {}): Promise<Server> {
  const {space, port} = await command<{space: string; port: number}>('open');
  const server = new Server(space, port);
  await Promise.all(Object.entries(answers).map(([path, answer]) => server.serve(path, answer)));
  return server;
}

export class Server {
  readonly #space: string;
  readonly #port: number;

  constructor(space: string, port: number) {
    this.#space = space;
    this.#port = port;
  }

  /** The address of a path on the page's own origin. */
  url(path: string): string {
    return new URL(this.#local(path), location.origin).href;
  }

  /** The same path on another origin: readable only if its answer has the CORS headers. */
  crossOriginUrl(path: string): string {
    return `http://${location.hostname}:${this.#port}${this.#local(path)}`;
  }

  /** From now on, answers requests to the path so. */
  async serve(path: string, answer: Answer | string): Promise<void> {
    await command('serve', {space: this.#space, path, answer: this.#whole(answer)});
  }

  /**
   * From now on, lets requests to the path wait. Browsers let a second request for the very same
   * address wait for the first, in hope of its cache entry: give it a query of its own.
   */
  async hold(path: string): Promise<Held> {
    const id = await command<string>('hold', {space: this.#space, path});
    return {
      arrived: () => command('arrived', {id}),
      release: answer => command('release', {id, answer: this.#whole(answer)}),
    };
  }

  /** The requests made to a path, oldest first. */
  requests(path: string): Promise<SeenRequest[]> {
    return command('requests', {space: this.#space, path});
  }

  /** Forgets all answers and requests, and hangs up on those that still wait. */
  async reset(): Promise<void> {
    await command('reset', {space: this.#space});
  }

  #local(path: string): string {
    return `/fixtures/${this.#space}${path}`;
  }

  #whole(answer: Answer | string): Answer {
    if (typeof answer === 'string') return {body: answer};
    if (answer.redirect === undefined) return answer;
    const {redirect, ...rest} = answer;
    const to = redirect.startsWith('/') ? this.#local(redirect) : redirect;
    return {status: 302, ...rest, headers: {...rest.headers, location: to}};
  }
}

/** An address where nobody answers: the connection is refused. */
export async function refusedUrl(path: string): Promise<string> {
  return `http://${location.hostname}:${String(await command('refused'))}${path}`;
}

/** Whether every browser is to try everything. */
export async function isFull(): Promise<boolean> {
  return (await command<{isFull: boolean}>('scope')).isFull;
}

/** A document as libraries write them, and what a YAML parser that is not ours reads in it. */
export interface LibraryDocument {
  /** Its path on the page's origin. */
  path: string;
  text: string;
  title: string;
  layout: string;
  /** The entries that have a question. */
  entries: {q: string; a: string}[];
}

/** The documents of `test/documents/`, and those of partner libraries where they are. */
export function libraryDocuments(): Promise<LibraryDocument[]> {
  return command('documents');
}

function command<Result>(name: string, options: object = {}): Promise<Result> {
  return executeServerCommand('fixtures', {name, ...options});
}
