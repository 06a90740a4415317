import {executeServerCommand} from '@web/test-runner-commands';
import type {Rendered, RenderOptions} from '../../src/render.js';

/** The server's answer to a request. A text alone is the body of a successful answer. */
export interface Answer {
  status?: number;
  /** Default: the type for the path's extension, and no caching. */
  headers?: Record<string, string>;
  /** A text, or bytes, which may be invalid text. */
  body?: string | readonly number[];
  /** Compresses the body, even if the browser cannot read that. */
  encoding?: 'gzip' | 'deflate' | 'br';
  /** Redirects to another path of this server or to a whole address. */
  redirect?: string;
  /** Milliseconds before anything is sent. */
  delay?: number;
  /** Sends the body in chunks of `size` bytes, with `interval` milliseconds between them. */
  drip?: {size: number; interval: number};
  /**
   * A fault of the connection:
   * - `hang-up`: it ends before anything is sent (some browsers then retry once);
   * - `reset`: it breaks halfway through the body;
   * - `truncate`: it ends halfway through the body, as if that were all the promised bytes;
   * - `silence`: nothing is ever sent.
   */
  fault?: 'hang-up' | 'reset' | 'truncate' | 'silence';
  /**
   * A path of this server: the connection breaks halfway when this is requested, by a test that has
   * the first half. Default: a moment later.
   */
  breaksAt?: string;
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
  /** Answers waiting and later requests. Resolves when the waiting ones have their answer. */
  release(answer: Answer | string): Promise<void>;
}

/** Opens a server whose paths no other test file or browser can see. */
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

  /** Sets the answer for a path. */
  async serve(path: string, answer: Answer | string): Promise<void> {
    await command('serve', {space: this.#space, path, answer: this.#whole(answer)});
  }

  /**
   * Makes requests to a path wait. Browsers queue a second request for the same address, in hope of
   * a cache entry: give it a query of its own.
   */
  async hold(path: string): Promise<Held> {
    const id = await command<string>('hold', {space: this.#space, path});
    return {
      arrived: () => command('arrived', {id}),
      release: answer => command('release', {id, answer: this.#whole(answer)}),
    };
  }

  /** The requests for a path, oldest first. */
  requests(path: string): Promise<SeenRequest[]> {
    return command('requests', {space: this.#space, path});
  }

  /** Forgets all answers and requests, and closes waiting connections. */
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

/** An address that refuses connections. */
export async function refusedUrl(path: string): Promise<string> {
  return `http://${location.hostname}:${String(await command('refused'))}${path}`;
}

/** Whether every browser tries everything (`npm run test:full`). */
export async function isFull(): Promise<boolean> {
  return (await command<{isFull: boolean}>('scope')).isFull;
}

/** All cases in a full run, every nth in a short one. */
export async function share<Case>(cases: readonly Case[], n: number): Promise<Case[]> {
  const all = await isFull();
  return cases.filter((_, i) => all || i % n === 0);
}

/** A document as libraries write them, with its content according to an independent YAML parser. */
export interface LibraryDocument {
  /** Its path on the page's origin. */
  path: string;
  text: string;
  title: string;
  layout: string;
  /** The entries that have a question. */
  entries: {q: string; a: string}[];
}

/** The documents of `test/documents/`, and those of partner libraries if present. */
export function libraryDocuments(): Promise<LibraryDocument[]> {
  return command('documents');
}

/** The output of `render()`, which runs in Node. */
export function render(content: string, options: RenderOptions = {}): Promise<Rendered> {
  return command('render', {content, options});
}

/** The runner waits 20 seconds for an answer. A busy machine may need longer, so it asks again. */
async function command<Result>(name: string, options: object = {}): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await executeServerCommand('fixtures', {name, ...options});
    } catch (error) {
      const isLate = error instanceof Error && error.message.includes('Did not receive');
      if (!isLate || tries === 6) throw error;
    }
  }
}
