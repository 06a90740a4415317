import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {zipSync} from 'fflate';

/** The files of a folder, by their paths in it. */
export function readFolder(folder, isWanted = () => true) {
  const names = readdirSync(folder, {recursive: true})
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => statSync(join(folder, name)).isFile() && isWanted(name));
  return Object.fromEntries(names.map(name => [name, readFileSync(join(folder, name))]));
}

/** Packs files into a zip with one folder. The same files give the same bytes. */
export function zip(folder, files) {
  const sorted = Object.keys(files)
    .sort()
    .map(path => [`${folder}/${path}`, Buffer.from(files[path])]);
  // The first day there is in a zip, wherever it is built; made on Unix, so that the mode of the files counts.
  const options = {level: 9, mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16};
  return zipSync(Object.fromEntries(sorted), options);
}
