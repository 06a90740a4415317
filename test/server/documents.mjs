import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {contentType} from './answer.mjs';

/** Real documents of partner libraries lie beside the repository, where there are any. */
const folder =
  process.env.WELEARN_DOCUMENTS ??
  fileURLToPath(new URL('../../../shared/documents', import.meta.url));

const read = name => readFileSync(join(folder, name));

/** The paths of the documents: other files, notes say, have no front matter. */
export function listDocuments() {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter(name => name.endsWith('.md'));
  return names.filter(name => read(name).toString().startsWith('---')).map(n => `/documents/${n}`);
}

/** The text of one of them. */
export function readDocument(path) {
  return String(read(basename(path)));
}

/** Answers a request to `/documents/<name>`. */
export function sendDocument(request, response) {
  const name = basename(new URL(request.url, 'http://localhost').pathname);
  const found = name && existsSync(join(folder, name));
  response.writeHead(found ? 200 : 404, {'content-type': contentType(name)});
  response.end(found ? read(name) : undefined);
}
