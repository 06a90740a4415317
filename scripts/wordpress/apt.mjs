import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const KEYS = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * An apt that knows one Debian suite and keeps everything in a folder. It can fetch packages of other suites
 * without a change to the machine.
 *
 * @returns the environment to run it with
 */
export function privateApt(folder, suite) {
  for (const name of ['lists/partial', 'cache/archives/partial', 'debs'])
    mkdirSync(join(folder, name), {recursive: true});
  const mirror = findMirror();
  const suites = ['sid', 'forky'].includes(suite)
    ? [[mirror, suite]]
    : [
        [mirror, suite],
        [`${mirror}-security`, `${suite}-security`],
      ];
  const sources = suites.map(([url, name]) => `deb [signed-by=${KEYS}] ${url} ${name} main\n`);
  writeFileSync(join(folder, 'sources.list'), sources.join(''));
  const settings = {
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '-',
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::Cache': join(folder, 'cache'),
    'Acquire::Languages': 'none',
    ...(process.getuid() === 0 && {'APT::Sandbox::User': 'root'}),
  };
  const lines = Object.entries(settings).map(([key, value]) => `${key} "${value}";\n`);
  const file = join(folder, 'apt.conf');
  writeFileSync(file, lines.join(''));
  return {APT_CONFIG: file};
}

/** The mirror that this machine uses. */
function findMirror() {
  const folder = '/etc/apt/sources.list.d';
  const texts = ['/etc/apt/sources.list', ...readdirSync(folder).map(name => join(folder, name))]
    .map(file => {
      try {
        return readFileSync(file, 'utf8');
      } catch {
        return ''; // Not every machine has each file.
      }
    })
    .join('\n');
  const [mirror] = /https?:\/\/\S+?\/debian(?=\/?\s)/.exec(texts) ?? [
    'http://deb.debian.org/debian',
  ];
  return mirror;
}
