import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {webServer} from '../../scripts/packages.mjs';
import {eventually} from './site.mjs';

const NGINX = `/usr/sbin/${webServer}`;
const MODULES = '/usr/lib/nginx/modules';
const brotli = ['filter', 'static']
  .map(name => join(MODULES, `ngx_http_brotli_${name}_module.so`))
  .filter(existsSync);

/** The reason why no server can be started here, if there is one. */
export const lack =
  !existsSync(NGINX) && 'nginx is not installed; on Debian, npm test -- --install does that';
export const hasBrotli = brotli.length === 2;

/**
 * Serves files with nginx.
 * @param settings lines of its configuration, inside `server { … }`
 */
export async function openNginx(files, settings) {
  const folder = mkdtempSync(join(tmpdir(), 'welearn-nginx-'));
  const site = join(folder, 'site');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(site, path)), {recursive: true});
    writeFileSync(join(site, path), content);
  }
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const configuration = `
    ${brotli.map(file => `load_module ${file};`).join('\n')}
    daemon off;
    master_process off;
    pid ${folder}/pid;
    error_log stderr error;
    events {}
    http {
      include /etc/nginx/mime.types;
      ${temporary.map(name => `${name}_temp_path ${folder}/${name};`).join('\n')}
      log_format sizes '$status $body_bytes_sent $request_uri';
      access_log ${folder}/log sizes;
      server {
        listen 127.0.0.1:${port};
        root ${site};
        ${settings}
      }
    }`;
  writeFileSync(join(folder, 'conf'), configuration);
  const args = ['-e', 'stderr', '-p', folder, '-c', join(folder, 'conf')];
  const server = spawn(NGINX, args, {stdio: ['ignore', 'inherit', 'inherit']});
  const ended = new Promise(resolve => server.once('exit', resolve));
  const url = `http://127.0.0.1:${port}/`;
  const isUp = () => (server.exitCode === null ? fetch(url).then(() => true) : 'ended');
  if ((await eventually(isUp)) === 'ended') throw new Error('nginx does not start. See above.');
  writeFileSync(join(folder, 'log'), '');
  return {
    url,
    /** The answers so far, in order. */
    answers: () =>
      Array.from(
        readFileSync(join(folder, 'log'), 'utf8').matchAll(/^(\d+) (\d+) (.+)$/gm),
        ([, status, bytes, path]) => ({status: Number(status), bytes: Number(bytes), path}),
      ),
    close: async () => {
      server.kill();
      await ended;
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}
