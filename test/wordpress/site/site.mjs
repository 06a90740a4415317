import {execFileSync, spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {setTimeout as wait} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {ensureSqlite, ensureTree, versions} from '../../../scripts/wordpress/tree.mjs';

const SETTINGS = ['memory_limit=512M', 'sendmail_path=/bin/true'].flatMap(line => ['-d', line]);
const COMPLAINT = /.*PHP (?:Warning|Notice|Deprecated|Fatal|Parse).*/g;

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * A WordPress of its own: installed, served, with an Administrator, an Editor, an Author and a
 * Contributor, and a server of documents beside it.
 */
export async function openWordPress(version) {
  const ends = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return {...(await start(version, ends)), close};
  } catch (failure) {
    // An open server would keep the process alive until its time limit.
    await close();
    throw failure;
  }
}

/** Starts a site. Adds to `ends` what ends each of its parts. */
async function start(version, ends) {
  const folder = mkdtempSync(join(tmpdir(), `welearn-wordpress-${version}-`));
  const clear = () => rmSync(folder, {recursive: true, force: true, maxRetries: 5});
  ends.push(clear);
  const root = join(folder, 'www');
  copyTree(ensureTree(version), root);
  cpSync(ensureSqlite(), join(root, 'wp-content/sqlite'), {recursive: true});
  const dropin = readFileSync(join(root, 'wp-content/sqlite/db.copy'), 'utf8');
  const sqlite = join(root, 'wp-content/sqlite');
  writeFileSync(
    join(root, 'wp-content/db.php'),
    dropin.replace('{SQLITE_IMPLEMENTATION_FOLDER_PATH}', sqlite),
  );
  mkdirSync(join(root, 'wp-content/mu-plugins'), {recursive: true});
  cpSync(join(here, 'mu-plugin.php'), join(root, 'wp-content/mu-plugins/documents.php'));
  cpSync(join(here, 'classic'), join(root, 'wp-content/themes/classic'), {recursive: true});

  const documents = await serveDocuments();
  ends.push(documents.close);
  const port = await holdPort();
  ends.push(port.release);
  const url = `http://127.0.0.1:${port.number}`;
  writeFileSync(join(root, 'wp-config.php'), config(url, folder));
  const complaints = [];
  const env = {...process.env, DOCUMENT_PORT: String(new URL(documents.url).port)};
  // The compiled files of WordPress halve the time of each run.
  const compiled = join(folder, 'compiled');
  mkdirSync(compiled);
  const keeping = [
    'enable_cli=1',
    'file_cache_only=1',
    `file_cache=${compiled}`,
    'revalidate_freq=0',
  ].flatMap(setting => ['-d', `opcache.${setting}`]);
  // Asynchronously, because documents are served from here meanwhile.
  const php = async (script, input = '', server = {}) => {
    const args = [...SETTINGS, ...keeping, join(here, script), root];
    const child = spawn('php', args, {env: {...env, ...server}});
    child.stdin.end(input);
    const [stdout, stderr, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    if (status !== 0 || /PHP (Fatal|Parse)/.test(stderr))
      throw new Error(`${script}: ${stderr}${stdout}`);
    complaints.push(...(stderr.match(COMPLAINT) ?? []));
    return stdout;
  };
  await php('setup.php');
  await port.release();
  const server = spawn('php', [...SETTINGS, '-S', `127.0.0.1:${port.number}`, '-t', root], {
    env: {...env, PHP_CLI_SERVER_WORKERS: '3'},
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true, // Workers outlive their parent, so they are ended as a group.
  });
  let log = '';
  server.stderr.setEncoding('utf8').on('data', piece => (log += piece));
  const end = () => {
    try {
      process.kill(-server.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  ends.push(end);
  process.once('exit', () => {
    end();
    clear();
  });
  process.once('SIGTERM', () => process.exit(1));
  await answers(`${url}/wp-login.php`);

  return {
    version,
    theme: versions[version].theme,
    url,
    root,
    documents,
    /** Runs the body of a PHP function within WordPress. Resolves to its result. `server` adds to `$_SERVER`. */
    php: async (code, server) =>
      JSON.parse((await php('run.php', code, server)).split('\x1e').at(-1)),
    /** The errors and warnings of PHP. */
    complaints: () => [...complaints, ...(log.match(COMPLAINT) ?? [])],
  };
}

function copyTree(from, to) {
  // Links are fast and small; copies are the fallback.
  if (spawnSync('cp', ['-al', from, to], {stdio: 'ignore'}).status === 0) return;
  rmSync(to, {recursive: true, force: true});
  execFileSync('cp', ['-a', from, to]);
}

function config(url, folder) {
  const settings = {
    DB_NAME: 'wordpress',
    DB_DIR: `${folder}/database/`,
    WP_HOME: url,
    WP_SITEURL: url,
    AUTH_KEY: 'a',
    SECURE_AUTH_KEY: 'b',
    LOGGED_IN_KEY: 'c',
    NONCE_KEY: 'd',
    WP_HTTP_BLOCK_EXTERNAL: true,
    AUTOMATIC_UPDATER_DISABLED: true,
    DISABLE_WP_CRON: true,
    FS_METHOD: 'direct',
    WP_DEBUG: true,
    WP_DEBUG_DISPLAY: false,
  };
  const lines = Object.entries(settings).map(
    ([key, value]) => `define( '${key}', ${JSON.stringify(value)} );`,
  );
  return `<?php\n${lines.join('\n')}\n$table_prefix = 'wp_';\nif ( ! defined( 'ABSPATH' ) ) { define( 'ABSPATH', __DIR__ . '/' ); }\nrequire_once ABSPATH . 'wp-settings.php';\n`;
}

/** Serves texts by path, and counts the requests for each. */
async function serveDocuments() {
  const texts = new Map();
  const requests = [];
  const server = createServer(async ({url}, response) => {
    requests.push(url);
    const {status = 200, body = '', headers = {}, until} = texts.get(url) ?? {status: 404};
    await until;
    response
      .writeHead(status, {'content-type': 'text/markdown; charset=utf-8', ...headers})
      .end(body);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  return {
    url,
    requests,
    serve: (path, answer) => {
      texts.set(path, typeof answer === 'string' ? {body: answer} : answer);
      return url + path;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    },
  };
}

/** Holds a free port until a program listens on it: another one could take it meanwhile. */
async function holdPort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    number: server.address().port,
    release: () => new Promise(resolve => server.close(resolve)),
  };
}

async function answers(url) {
  const end = Date.now() + 120_000;
  while (Date.now() < end) {
    const isThere = await fetch(url).then(
      ({ok}) => ok,
      () => false,
    );
    if (isThere) return;
    await wait(100);
  }
  throw new Error(`${url} does not answer`);
}
