import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './install.mjs';

/** Writes `dist/integrity.json`: the hash of every file that a pasted script tag may load. */
const dist = join(root, 'dist');
const chunks = readdirSync(join(dist, 'chunks')).map(name => `chunks/${name}`);
const scripts = ['welearn.js', 'welearn.global.js', ...chunks.sort()];

const integrity = Object.fromEntries(
  scripts.map(name => {
    const hash = createHash('sha384').update(readFileSync(join(dist, name)));
    return [name, `sha384-${hash.digest('base64')}`];
  }),
);

const covers =
  'The integrity attribute of <script src="welearn.js"> covers that file only. Browsers check the ' +
  'chunks too where the page has an import map with an "integrity" section. welearn.global.js is ' +
  'covered whole: it loads nothing but documents.';

writeFileSync(join(dist, 'integrity.json'), `${JSON.stringify({covers, integrity}, null, 2)}\n`);
