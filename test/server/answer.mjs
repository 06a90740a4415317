import {extname} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {brotliCompressSync, deflateSync, gzipSync} from 'node:zlib';

const TYPES = {
  '.md': 'text/markdown',
  '.yaml': 'text/yaml',
  '.toml': 'application/toml',
  '.json': 'application/json',
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const COMPRESS = {gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync};

export const contentType = path => TYPES[extname(path)] ?? 'application/octet-stream';

/**
 * Sends an answer, with the faults that `Answer` in client.ts describes. Resolves once everything
 * is sent or the connection has ended.
 *
 * @param isRead resolves when the browser has read the first half of a body that breaks off
 */
export async function send(response, answer, isRead) {
  const {status = 200, headers, body = '', encoding, delay = 0, drip, fault} = answer;
  const closed = new Promise(resolve => response.once('close', resolve));
  const bytes = encoding ? COMPRESS[encoding](Buffer.from(body)) : Buffer.from(body);
  await sleep(delay);
  if (fault === 'silence' || response.destroyed) return;
  if (fault === 'hang-up') return void response.socket?.destroy();

  // Each test must see its own requests, so nothing is cached by default.
  response.writeHead(status, {
    'cache-control': 'no-store',
    ...(!drip && {'content-length': bytes.length}),
    ...(encoding && {'content-encoding': encoding}),
    ...headers,
  });
  if (fault) return breakOff(response, bytes, fault, isRead);
  if (drip) await write(response, bytes, drip);
  response.end(drip ? undefined : bytes);
  await closed;
}

async function write(response, bytes, {size, interval}) {
  for (let start = 0; start < bytes.length; start += size) {
    response.write(bytes.subarray(start, start + size));
    await sleep(interval, undefined, {ref: false}); // the runner does not wait for the rest
  }
}

/** Ends the body halfway: abruptly, or as if it were complete. */
async function breakOff(response, bytes, fault, isRead = sleep(200)) {
  response.write(bytes.subarray(0, bytes.length / 2));
  await isRead; // a reset would discard what has not been read
  if (fault === 'reset') response.socket?.resetAndDestroy();
  else response.socket?.end();
}
