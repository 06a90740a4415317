import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parse} from 'yaml';
import {contentType} from './answer.mjs';

const at = path => fileURLToPath(new URL(path, import.meta.url));

/** Documents in our own words. Documents of partner libraries, if any, are beside the repository. */
const folders = [
  at('../documents'),
  process.env.WELEARN_DOCUMENTS ?? at('../../../shared/documents'),
];

/** The files of all documents. Other files, such as notes, have no front matter. */
export const documentFiles = folders
  .filter(existsSync)
  .flatMap(folder => readdirSync(folder).map(name => join(folder, name)))
  .filter(file => file.endsWith('.md') && /^\uFEFF?---\r?\n/.test(readFileSync(file, 'utf8')));

/**
 * The documents: the path that serves each, its text, and its content according to an independent
 * YAML parser, with only the entries that have a question.
 */
export function listDocuments() {
  return documentFiles.map(file => {
    const text = readFileSync(file, 'utf8');
    const [, front] = text.replace(/^\uFEFF/, '').split(/^---\r?$/m);
    const {title, layout = '', faq} = parse(front, {schema: 'failsafe'});
    const entries = faq.flatMap(entry => entry.questions ?? [entry]).filter(({q}) => q.trim());
    return {path: `/documents/${basename(file)}`, text, title, layout, entries};
  });
}

/** Answers a request to `/documents/<name>`. */
export function sendDocument(request, response) {
  const name = basename(new URL(request.url, 'http://localhost').pathname);
  const file = documentFiles.find(file => basename(file) === name);
  response.writeHead(file ? 200 : 404, {'content-type': contentType(name)});
  response.end(file && readFileSync(file));
}
