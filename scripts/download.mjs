import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './install.mjs';
import {readFolder} from './zip.mjs';

const PUBLISHED =
  /^(welearn(\.global)?\.js|(chunks|themes)\/.*|\w+\.json|document\.schema\.json|THIRD-PARTY-LICENSES\.md)$/;

export const {name, version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The folder that a website gets. Each version has its own, which never changes. */
export const folder = `${name}-${version}`;

/** The files in that folder: those of `dist/` that a site needs, and the pages of `download/`. */
export function download() {
  const pages = readFolder(join(root, 'download'));
  const start = String(pages['START-HERE.html']).replaceAll('{{version}}', version);
  return {
    ...readFolder(join(root, 'dist'), path => PUBLISHED.test(path)),
    ...pages,
    'START-HERE.html': start,
    LICENSE: readFileSync(join(root, 'LICENSE')),
  };
}
