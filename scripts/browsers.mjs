import {existsSync, readdirSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {adviceFor, installPackages} from './packages.mjs';

/** Paths of WebKit's test browser on Debian and similar systems. It is not in PATH. */
const miniBrowsers = () =>
  list('/usr/lib')
    .flatMap(arch => ['4.1', '4.0'].map(version => `/usr/lib/${arch}/webkit2gtk-${version}`))
    .map(folder => join(folder, 'MiniBrowser'));

/** Fonts. Without one, texts show as boxes, and contrast cannot be measured. */
const fonts = () =>
  ['/usr/share/fonts', '/usr/local/share/fonts', '/System/Library/Fonts'].flatMap(folder =>
    list(folder, {recursive: true})
      .filter(name => /\.(ttf|otf|ttc)$/.test(name))
      .map(name => join(folder, name)),
  );

const font = {files: fonts, apt: 'fonts-dejavu-core'};

/**
 * Requirements of each engine: programs by their names in PATH, or files. An environment variable
 * takes precedence. `apt` is the Debian package.
 */
const needs = {
  chromium: {
    browser: {
      env: 'CHROME_PATH',
      names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
      files: () => ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
      apt: 'chromium',
    },
    font,
  },
  firefox: {
    browser: {
      env: 'FIREFOX_PATH',
      names: ['firefox', 'firefox-esr'],
      files: () => ['/Applications/Firefox.app/Contents/MacOS/firefox'],
      apt: 'firefox-esr',
    },
    font,
  },
  webkit: {
    driver: {names: ['WebKitWebDriver'], apt: 'webkit2gtk-driver'},
    browser: {files: miniBrowsers, apt: 'webkit2gtk-driver'},
    screen: {names: ['Xvfb'], apt: 'xvfb'},
    settings: {names: ['xsettingsd'], apt: 'xsettingsd'},
    font,
  },
};

export const engines = Object.keys(needs);

/** The Debian packages of all engines. */
export const allPackages = [
  ...new Set(
    Object.values(needs)
      .flatMap(Object.values)
      .map(({apt}) => apt),
  ),
];

/** The paths of everything an engine needs, by part; undefined if something is missing. */
export function findBrowser(engine) {
  const paths = Object.entries(needs[engine]).map(([part, need]) => [part, find(need)]);
  return paths.every(([, path]) => path) ? Object.fromEntries(paths) : undefined;
}

/** Provides the requested engines. Returns those found and those missing. */
export function ensureBrowsers(wanted = engines, log = console.log) {
  installPackages(packages(wanted), log);
  const found = wanted.filter(findBrowser);
  const missing = wanted.filter(engine => !found.includes(engine));
  for (const engine of missing) {
    log(`${engine} skipped: not installed. ${adviceFor(packages([engine]))}`);
  }
  return {found, missing};
}

/** The Debian packages that engines lack here. */
function packages(wanted) {
  const lacking = wanted.flatMap(engine =>
    Object.values(needs[engine]).filter(need => !find(need)),
  );
  return [...new Set(lacking.map(need => need.apt))];
}

function find({env, names = [], files = () => []}) {
  const programs = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => names.map(name => join(folder, name)));
  return [env && process.env[env], ...programs, ...files()].find(path => path && existsSync(path));
}

function list(folder, options) {
  return existsSync(folder) ? readdirSync(folder, options) : [];
}
