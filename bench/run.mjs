import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {cpus} from 'node:os';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {brotliCompressSync} from 'node:zlib';
import puppeteer, {TimeoutError} from 'puppeteer-core';
import {findBrowser} from '../scripts/browsers.mjs';
import {ensureInstalled} from '../scripts/install.mjs';

/**
 * `npm run bench`: measures in Chromium how long visitors wait for a FAQ, with these elements and
 * with other systems, and writes docs/performance.md. Each round shows all systems, so a busy
 * moment affects all of them. Requires `npm run build` and an otherwise idle machine.
 *
 *  --rounds=5  --documents=seed,100,1000,10000  --conditions=fast,slow
 *  --add   keeps earlier results of other documents and conditions, from bench/results.json
 */
ensureInstalled();
const {values} = parseArgs({
  options: {
    rounds: {type: 'string', default: '5'},
    documents: {type: 'string', default: 'seed,100,1000,10000'},
    conditions: {type: 'string', default: 'fast,slow'},
    add: {type: 'boolean', default: false},
  },
});
const here = fileURLToPath(new URL('.', import.meta.url));
if (!existsSync(new URL('../dist/welearn.js', import.meta.url)))
  throw new Error('npm run build first');
if (!existsSync(new URL('node_modules', import.meta.url))) {
  console.error('Installing the peers: npm install, in bench/');
  spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
    cwd: here,
    stdio: 'inherit',
  });
}
const {makeDocument} = await import('./documents.mjs');
const {loadSystems} = await import('./systems.mjs');

/** An older phone on a slow line. */
const SLOW = {offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000};
const SLOWER_BY = 4;
/** Milliseconds to wait for a page. */
const LIMIT = 120_000;

const names = values.documents.split(',');
const conditions = values.conditions.split(',');
const systems = await loadSystems();
const documents = Object.fromEntries(names.map(name => [name, makeDocument(name)]));

/** The responses by path, compressed before the measurements. */
const answers = new Map();
const add = (path, type, body) => {
  const headers = {'content-type': `${type}; charset=utf-8`, 'content-encoding': 'br'};
  const packed = brotliCompressSync(body);
  answers.set(path, {headers: {...headers, 'content-length': packed.length}, packed});
};
const isShown = (system, name) => !(documents[name].count > systems[system].most);
for (const [system, {files = {}, page}] of Object.entries(systems)) {
  for (const [path, body] of Object.entries(files))
    add(path, path.endsWith('.css') ? 'text/css' : 'text/javascript', body);
  for (const [name, document] of Object.entries(documents))
    if (isShown(system, name))
      add(encodeURI(`/${system}/${name}/`), 'text/html', await page(document));
}
for (const [name, {text}] of Object.entries(documents)) add(`/${name}.md`, 'text/markdown', text);
const server = createServer(({url}, response) => {
  const answer = answers.get(url) ?? answers.get(url.replace(/^.*\/([^/]+)\/doc\.md$/, '/$1.md'));
  if (answer) response.writeHead(200, answer.headers).end(answer.packed);
  else response.writeHead(404).end();
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
];
/** Raw results, so that a long run can be made in parts. */
const kept = new URL('results.json', import.meta.url);
const results = new Map(values.add ? JSON.parse(readFileSync(kept, 'utf8')) : []);
const measuredNow = new Set();
/** Keys of systems that once exceeded the limit. */
const unfinished = new Set();
for (let round = 0; round < Number(values.rounds); round++) {
  const executablePath = findBrowser('chromium').browser;
  const browser = await puppeteer.launch({executablePath, args: ARGUMENTS});
  for (const name of names) {
    for (const condition of conditions) {
      const order = Object.keys(systems).filter(system => isShown(system, name));
      if (round % 2) order.reverse();
      for (const system of order) {
        const key = [name, condition, system].join('|');
        if (unfinished.has(key)) continue;
        const measured = await measure(browser, system, name, condition).catch(error => {
          if (!(error instanceof TimeoutError)) throw error;
          unfinished.add(key);
        });
        if (!measuredNow.has(key)) results.delete(key);
        measuredNow.add(key);
        if (measured) results.set(key, [...(results.get(key) ?? []), measured]);
        console.error(key, JSON.stringify(measured ?? 'not finished'));
      }
    }
  }
  await browser.close();
}
server.close();
writeFileSync(kept, JSON.stringify([...results]));
const version = process.version;
writeFileSync(new URL('../docs/performance.md', import.meta.url), report(version));

async function measure(browser, system, name, condition) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({width: 1280, height: 720});
  const client = await page.createCDPSession();
  await client.send('Performance.enable', {timeDomain: 'threadTicks'});
  let script = 0;
  page.on('response', response => {
    if (response.request().resourceType() === 'script')
      script += Number(response.headers()['content-length'] ?? 0);
  });
  if (condition === 'slow') {
    await client.send('Network.enable');
    await client.send('Network.emulateNetworkConditions', SLOW);
    await client.send('Emulation.setCPUThrottlingRate', {rate: SLOWER_BY});
  }
  const {first, last} = documents[name];
  await page.evaluateOnNewDocument(watch, first, last);
  const url = `${origin}/${encodeURI(system)}/${name}/`;
  await page.goto(url, {waitUntil: 'domcontentloaded', timeout: LIMIT});
  const handle = await page.waitForFunction(() => window.bench?.done, {
    timeout: LIMIT,
    polling: 100,
  });
  await new Promise(resolve => setTimeout(resolve, 500));
  const found = await page.evaluate(() => ({...window.bench}));
  const {metrics} = await client.send('Performance.getMetrics');
  const cpu = metrics.find(metric => metric.name === 'TaskDuration').value * 1000;
  await handle.dispose();
  await context.close();
  const {firstAt, lastAt, longest, shift} = found;
  return {firstAt, lastAt, longest, shift, cpu, script};
}

/**
 * Runs in the page: records when the first question is painted, and when the last answer is in the
 * tree.
 */
function watch(first, last) {
  const bench = (window.bench = {firstAt: 0, lastAt: 0, longest: 0, shift: 0, done: false});
  const observe = (type, take) =>
    new PerformanceObserver(list => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
    });
  observe('longtask', ({duration}) => (bench.longest = Math.max(bench.longest, duration)));
  observe('layout-shift', ({value}) => (bench.shift += value));
  const seek = (node, text, next, child, left) => {
    for (let at = node[child]; at && left.count > 0; at = at[next]) {
      left.count--;
      if (
        at.nodeType === 3
          ? at.data.includes(text)
          : at.localName !== 'script' && inside(at, text, next, child, left)
      )
        return at.nodeType === 3 ? at : left.found;
    }
    return null;
  };
  const inside = (element, text, next, child, left) => {
    const parts = [element.shadowRoot, element].filter(Boolean);
    for (const part of parts) {
      const found = seek(part, text, next, child, left);
      if (found) return (left.found = found);
    }
    return null;
  };
  const isSeen = node =>
    node.parentElement?.checkVisibility() && node.parentElement.getBoundingClientRect().height;
  const painted = then => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(0);
  };
  const look = () => {
    if (document.body && !bench.firstAt) {
      const found = inside(document.body, first, 'nextSibling', 'firstChild', {count: 800});
      if (found && isSeen(found)) painted(now => (bench.firstAt = now));
    }
    if (
      document.body &&
      !bench.lastAt &&
      inside(document.body, last, 'previousSibling', 'lastChild', {count: 200})
    )
      bench.lastAt = performance.now();
    bench.done = bench.firstAt > 0 && bench.lastAt > 0;
    if (!bench.done) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function report(node) {
  const median = numbers => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
  const ratio = (key, other, field) => {
    if (results.get(other)?.length !== results.get(key).length) return '–';
    const [mine, theirs] = [results.get(key), results.get(other)];
    return median(mine.map((one, i) => one[field] / theirs[i][field])).toFixed(2);
  };
  const tables = [...new Set([...results.keys()].map(key => key.replace(/\|[^|]*$/, '')))];
  const size = table => (table.startsWith('seed') ? 0 : parseInt(table));
  const sections = tables
    .toSorted((a, b) => size(a) - size(b))
    .map(table => {
      const [name, condition] = table.split('|');
      const count = name === 'seed' ? makeDocument(name).count : name;
      const rounds = Math.max(
        ...Object.keys(systems).map(system => results.get(`${table}|${system}`)?.length ?? 0),
      );
      const rows = Object.keys(systems).map(system => {
        const key = [name, condition, system].join('|');
        if (!results.has(key) && Number(name) > systems[system].most) return '';
        if (!results.has(key)) return `| ${system} | over ${LIMIT / 1000} s |${' – |'.repeat(8)}`;
        const [still, glue] = ['static', 'glue'].map(other => [name, condition, other].join('|'));
        const value = field => median(results.get(key).map(one => one[field]));
        const cells = [
          system,
          value('firstAt').toFixed(0),
          ratio(key, still, 'firstAt'),
          ratio(key, glue, 'firstAt'),
          value('lastAt').toFixed(0),
          ratio(key, glue, 'lastAt'),
          value('longest').toFixed(0),
          ratio(key, glue, 'cpu'),
          value('shift').toFixed(3),
          (value('script') / 1000).toFixed(1),
        ];
        return `| ${cells.join(' | ')} |`;
      });
      const heading = `### ${count} questions, ${condition === 'slow' ? 'slow phone' : 'no throttling'} (${rounds} rounds)`;
      const head =
        '| system | first question, ms | × static | × glue | all answers, ms | × glue | longest task, ms | CPU × glue | layout shift | script, kB |';
      const line = `|${' --- |'.repeat(10)}`;
      return [heading, '', head, line, ...rows.filter(Boolean), ''].join('\n');
    });
  const kinds = Object.entries(systems).map(([name, {about}]) => `- **${name}**: ${about}`);
  return `# Performance

Written by \`npm run bench\`; do not edit it by hand. Times depend on the machine, so compare only within a table.
Each ratio is the median of the ratios of all rounds.

${kinds.join('\n')}

- **first question**: the time until the browser paints it
- **all answers**: the time until the last answer is in the page
- **× static**, **× glue**: the ratio to that system; below 1 is faster
- **script**: the size of all scripts as transferred, compressed with Brotli
- **slow phone**: a processor with a quarter of the machine's speed, a line of 1.6 Mbps and a latency of 150 ms

Measured with Node ${node} on ${cpus().length} cores.

${sections.join('\n')}`;
}
