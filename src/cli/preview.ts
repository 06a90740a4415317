import {spawn} from 'node:child_process';
import {type FSWatcher, watch} from 'node:fs';
import {readdir, readFile, realpath} from 'node:fs/promises';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {basename, dirname, extname, join, resolve, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import {asReadingProblem, escapeSigns, lineOf, problemsOf, readText} from './check.js';
import page from './preview.html?raw';

/** How a document is previewed. */
export interface PreviewOptions {
  /** The port of the server; any free one by default. */
  readonly port?: number;
  /** Whether to open the page in the browser. */
  readonly isOpened: boolean;
  /** The folder of the built files. */
  readonly dist: URL;
}

/** Milliseconds in which an editor that writes a file several times has finished. */
const WRITING = 100;

const ADDRESS = '127.0.0.1';

/** Types of the files that a document shows. Other files of its folder are nobody's business. */
const IMAGES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

const BUILT: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/**
 * Serves a document in both elements, with its problems beside it, until the process is interrupted.
 * The page shows each change as soon as the file is saved.
 *
 * @returns the exit code: 1 if the file cannot be read or the port is taken
 */
export async function preview(file: string, options: PreviewOptions): Promise<number> {
  try {
    await readText(file);
  } catch (cause) {
    console.error(lineOf(file, asReadingProblem(cause)));
    return 1;
  }
  const desk = new Desk(file, options.dist);
  const server = createServer((request, response) => void desk.answer(request, response));
  try {
    await listen(server, options.port ?? 0);
  } catch (cause) {
    desk.close();
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    const port = String(options.port ?? 0);
    console.error(`Port ${port} cannot be used (${cause.message}). Choose another one by --port.`);
    return 1;
  }
  const address = `http://${hostOf(server)}/`;
  console.log(`Preview of ${escapeSigns(file)}: ${address}\nPress Ctrl+C to end it.`);
  if (options.isOpened) open(address);
  await interrupted();
  desk.close();
  server.closeAllConnections();
  await new Promise(done => server.close(done));
  return 0;
}

/** One document, and the pages that show it. */
class Desk {
  readonly #file: string;
  readonly #dist: string;
  /** Pages that wait for changes. */
  readonly #pages = new Set<ServerResponse>();
  readonly #watcher: FSWatcher;
  #timer: NodeJS.Timeout | undefined;

  constructor(file: string, dist: URL) {
    this.#file = resolve(file);
    this.#dist = fileURLToPath(dist);
    // Many editors replace a file when they save it, so its folder is watched.
    this.#watcher = watch(dirname(this.#file), (_event, name) => {
      if (name === basename(this.#file)) this.#tellSoon();
    }).on('error', ({message}) => {
      console.error(`Changes are not seen any more (${message}). Start the preview again.`);
    });
  }

  close(): void {
    this.#watcher.close();
    clearTimeout(this.#timer);
    for (const page of this.#pages) page.end();
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const {headers, method, url = '/'} = request;
    const port = String(request.socket.localPort);
    // Another site could give this address a name of its own, and read the document.
    const isOurs = [`${ADDRESS}:${port}`, `localhost:${port}`].includes(headers.host ?? '');
    if (!isOurs || (method !== 'GET' && method !== 'HEAD')) {
      response.writeHead(403).end();
      return;
    }
    try {
      await this.#send(new URL(url, `http://${ADDRESS}`).pathname, response);
    } catch {
      response.writeHead(404).end();
    }
  }

  async #send(path: string, response: ServerResponse): Promise<void> {
    if (path === '/events') {
      response.writeHead(200, {'content-type': 'text/event-stream', ...ALWAYS});
      response.write(': hello\n\n');
      this.#pages.add(response);
      response.on('close', () => this.#pages.delete(response));
    } else if (path === '/') end(response, 'text/html; charset=utf-8', page);
    else if (path === '/state')
      end(response, 'application/json', JSON.stringify(await this.#state()));
    else if (path.startsWith('/dist/')) {
      await sendFile(response, this.#dist, path.slice('/dist/'.length), BUILT);
    } else if (path.startsWith('/document/')) {
      const name = decodeURIComponent(path.slice('/document/'.length));
      // Without a charset: elements find out the encoding, as they do on a site.
      if (name === basename(this.#file)) end(response, 'text/markdown', await readFile(this.#file));
      else await sendFile(response, dirname(this.#file), name, IMAGES);
    } else response.writeHead(404).end();
  }

  /** The document as written, its problems, and the themes. */
  async #state(): Promise<unknown> {
    const {text} = await readText(this.#file).catch(() => ({text: ''}));
    const themes = await readdir(join(this.#dist, 'themes'));
    return {
      name: basename(this.#file),
      text,
      problems: await problemsOf(this.#file, false),
      themes: themes.map(name => basename(name, '.css')).filter(name => name !== 'plain'),
    };
  }

  #tellSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const page of this.#pages) page.write('data: changed\n\n');
    }, WRITING);
  }
}

const ALWAYS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // The document's images may be anywhere; everything else is here.
  'content-security-policy':
    "default-src 'self'; img-src * data:; media-src *; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'",
};

function end(response: ServerResponse, type: string, body: string | Uint8Array): void {
  response.writeHead(200, {'content-type': type, ...ALWAYS}).end(body);
}

/** Sends a file of a folder, if it has one of these types. Links must not lead out of the folder. */
async function sendFile(
  response: ServerResponse,
  folder: string,
  name: string,
  types: Readonly<Record<string, string>>,
): Promise<void> {
  const type = types[extname(name).toLowerCase()];
  const [inside, path] = await Promise.all([realpath(folder), realpath(join(folder, name))]);
  if (!type || !path.startsWith(inside + sep)) response.writeHead(404).end();
  else end(response, type, await readFile(path));
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, ADDRESS, done);
  });
}

function hostOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address ? `${ADDRESS}:${String(address.port)}` : ADDRESS;
}

function interrupted(): Promise<void> {
  return new Promise(done => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}

/** Opens the page in the browser. Without one, the address is printed anyway. */
function open(address: string): void {
  const [command = '', ...args] = {
    darwin: ['open', address],
    win32: ['cmd', '/c', 'start', '', address],
  }[process.platform as string] ?? ['xdg-open', address];
  spawn(command, args, {stdio: 'ignore', detached: true})
    .on('error', () => undefined)
    .unref();
}
