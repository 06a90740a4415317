import {randomUUID} from 'node:crypto';
import {contentType, send} from './answer.mjs';

const NOT_FOUND = {status: 404, headers: {'content-type': 'text/plain'}, body: 'Not found'};

/** A deliberate fault of the server: the browser did not give up. */
const BROKEN = ['hang-up', 'reset', 'truncate'];

/**
 * The answers that tests have set. Files and browsers run at the same time, so each caller of
 * `open` gets a separate space of paths.
 * Tests call the methods with an object argument from the browser, through client.ts.
 */
export class Fixtures {
  #spaces = new Map();
  #held = new Map();

  open() {
    const space = randomUUID().slice(0, 8);
    this.reset({space});
    return space;
  }

  reset({space}) {
    // Browsers limit connections to a server: each one that waits forever takes one.
    for (const response of this.#spaces.get(space)?.waiting ?? []) response.destroy();
    this.#spaces.set(space, {entries: new Map(), requests: [], waiting: new Set()});
  }

  serve({space, path, answer}) {
    this.#spaces.get(space).entries.set(path, new Entry(answer));
  }

  hold({space, path}) {
    const id = randomUUID();
    this.#held.set(id, new Entry());
    this.#spaces.get(space).entries.set(path, this.#held.get(id));
    return id;
  }

  async arrived({id}) {
    await this.#held.get(id).arrived;
  }

  async release({id, answer}) {
    await this.#held.get(id).release(answer);
  }

  requests({space, path}) {
    return this.#spaces.get(space).requests.filter(request => request.path === path);
  }

  /** Answers a request to `/fixtures/<space>/<path>`. */
  async handle(request, response) {
    const {pathname, search} = new URL(request.url, 'http://localhost');
    const [, , name, ...rest] = pathname.split('/');
    const path = `/${rest.join('/')}`;
    const space = this.#spaces.get(name);
    const entry = space?.entries.get(path) ?? new Entry(NOT_FOUND);
    const {method, headers} = request;
    const record = {path, search, method, headers, aborted: false};
    space?.requests.push(record);
    space?.waiting.add(response);
    response.on('error', () => {}); // a browser may leave during a write
    response.once('close', () => {
      space?.waiting.delete(response);
      record.aborted = !response.writableFinished && !BROKEN.includes(entry.fault);
    });
    response.setHeader('content-type', contentType(path));
    await entry.answer(response, space?.entries.get(entry.breaksAt)?.arrived);
  }
}

/** The answer to a path: a known one, or one that requests wait for. */
class Entry {
  #sent = [];
  #answer;
  fault;
  breaksAt;

  constructor(answer) {
    this.#answer = new Promise(resolve => (this.resolve = resolve));
    this.arrived = new Promise(resolve => (this.arrive = resolve));
    if (answer) this.release(answer);
  }

  async answer(response, isRead) {
    this.arrive();
    const sent = this.#answer.then(answer => send(response, answer, isRead));
    this.#sent.push(sent);
    await sent;
  }

  async release(answer) {
    this.fault = answer.fault;
    this.breaksAt = answer.breaksAt;
    this.resolve(answer);
    await Promise.all(this.#sent);
  }
}
