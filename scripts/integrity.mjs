import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './install.mjs';

/**
 * Writes `dist/integrity.json`, with the hash of every file that a tag may load, and
 * `dist/importmap.json`, with which browsers check the chunks.
 */
const dist = join(root, 'dist');
const filesOf = folder =>
  readdirSync(join(dist, folder))
    .sort()
    .map(name => `${folder}/${name}`);
const modules = ['welearn.js', ...filesOf('chunks')];
const pasted = [...modules, 'welearn.global.js', ...filesOf('themes')];

const integrity = Object.fromEntries(
  pasted.map(name => {
    const hash = createHash('sha384').update(readFileSync(join(dist, name)));
    return [name, `sha384-${hash.digest('base64')}`];
  }),
);

const covers =
  'The integrity attribute of <script src="welearn.js"> covers only that file. To let ' +
  'browsers check the chunks too, add the import map from importmap.json to the page. For welearn.global.js ' +
  'and the themes, integrity covers everything that they load, except documents.';

write('integrity.json', {covers, integrity});
// Keys are addresses relative to the page.
write('importmap.json', {
  integrity: Object.fromEntries(modules.map(name => [`./${name}`, integrity[name]])),
});

function write(name, value) {
  writeFileSync(join(dist, name), `${JSON.stringify(value, null, 2)}\n`);
}
