#!/usr/bin/env node
import {readFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {excerpt} from '../document/errors.js';
import {APPEARANCES} from '../element/tag.js';
import type {RenderOptions} from '../render.js';
import {checkFiles, checkPages, escapeSigns, type Format, isAddress} from './check.js';
import {convertFile} from './convert.js';

const version = readVersion();
/** The folder of the built files. */
const dist = new URL('.', import.meta.url);

const USAGE = `welearn ${version}

Usage: welearn check FILE|URL…   prints the problems in documents
       welearn check --page URL  prints why the elements on a web page show nothing, and other problems
       welearn convert FILE|URL  prints an FAQ of another shape as a document
       welearn render FILE|URL   prints a document as HTML, for pages without JavaScript
       welearn preview FILE      shows a document in the browser, and each change when you save it

  --page                   check the web page at the address, not a document (check)
  --json                   print JSON, for programs (check)
  --github                 print annotations, for GitHub Actions (check)
  --base URL               the address that relative links and images start from (check, render)
  --lang TAG               the language, where texts are given in several (convert, render)
  --element NAME           about, faq or both; default: both, as far as there is content (render)
  --heading-level N        the level of the headings, 1 to 6; default: 2 (render)
  --placeholder NAME=TEXT  the text for [NAME]; may be given several times (render)
  --src URL                the address from which browsers fetch the document again (render)
  --appearance NAME        the look: lined, plain, outlined or filled (render)
  --shadow                 also print shadow trees: the final look before any script (render)
  --port N                 the port of the preview; default: a free one (preview)
  --open                   open the preview in the browser (preview)
  --help                   print this help
  --version                print the version

Use "-" to read from standard input. Exit codes: 0 without errors, even if there are warnings; 1 if a
document has errors; 2 if the command is wrong. All shapes: docs/documents.md.
`;

const COMMANDS: readonly string[] = ['check', 'convert', 'render', 'preview'];
const ELEMENTS = ['about', 'faq', 'both'] as const;
const LEVELS = [1, 2, 3, 4, 5, 6] as const;

/** A mistake in the command line, described in one sentence. */
class UsageError extends Error {}

try {
  process.exitCode = await main();
} catch (cause) {
  const isUsage =
    cause instanceof UsageError ||
    (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS'));
  if (!isUsage) throw cause;
  console.error(`${cause.message}\n\n${USAGE}`);
  process.exitCode = 2;
}

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  // The parser quotes the argument that it refuses, so it gets them escaped first.
  readOptions(args.map(quote));
  const {values, positionals} = readOptions(args);
  const [command, ...addresses] = positionals;
  if (values.version) return print(version);
  if (values.help || command === 'help') return print(USAGE.trimEnd());
  if (!command) throw new UsageError('No command given.');
  if (!COMMANDS.includes(command)) throw new UsageError(`Unknown command "${quote(command)}".`);
  const [address, ...more] = addresses;
  if (address === undefined) throw new UsageError('No document given. Name a file or an address.');
  if (command === 'convert') {
    if (more.length) throw new UsageError('Convert one document at a time.');
    return convertFile(address, values.lang === undefined ? [] : [values.lang]);
  }
  if (command === 'preview') {
    if (more.length) throw new UsageError('Preview one document at a time.');
    if (address === '-' || isAddress(address))
      throw new UsageError('A preview shows a file of this computer. Name one.');
    const {preview} = await import('./preview.js');
    return preview(address, {...readPort(values.port), isOpened: values.open ?? false, dist});
  }
  if (values.base !== undefined && !URL.canParse(values.base)) {
    throw new UsageError(`"${quote(values.base)}" is not a full address. Start it with https://.`);
  }
  if (command === 'render') {
    if (more.length) throw new UsageError('Render one document at a time.');
    const {renderFile} = await import('./render.js');
    return renderFile(address, readRenderOptions(values));
  }
  if (values.page) {
    const wrong = addresses.find(one => !isAddress(one) || !URL.canParse(one));
    if (wrong !== undefined)
      throw new UsageError(
        `"${quote(wrong)}" is not the address of a page. Start it with https://.`,
      );
    return checkPages(addresses, readFormat(values));
  }
  return checkFiles(addresses, {format: readFormat(values), hasBase: values.base !== undefined});
}

function readOptions(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      appearance: {type: 'string'},
      base: {type: 'string'},
      element: {type: 'string'},
      github: {type: 'boolean'},
      'heading-level': {type: 'string'},
      help: {type: 'boolean', short: 'h'},
      json: {type: 'boolean'},
      lang: {type: 'string'},
      open: {type: 'boolean'},
      page: {type: 'boolean'},
      placeholder: {type: 'string', multiple: true},
      port: {type: 'string'},
      shadow: {type: 'boolean'},
      src: {type: 'string'},
      version: {type: 'boolean'},
    },
  });
}

type Values = ReturnType<typeof readOptions>['values'];

function readFormat({json = false, github = false}: Values): Format {
  if (json && github) throw new UsageError('Choose --json or --github.');
  if (json) return 'json';
  return github ? 'github' : 'lines';
}

function readRenderOptions(values: Values): RenderOptions {
  const {element, appearance, base, lang, src, shadow, placeholder} = values;
  const level = values['heading-level'];
  return {
    ...(element !== undefined && {element: oneOf('--element', ELEMENTS, element)}),
    ...(level !== undefined && {headingLevel: oneOf('--heading-level', LEVELS, level)}),
    ...(appearance !== undefined && {appearance: oneOf('--appearance', APPEARANCES, appearance)}),
    ...(base !== undefined && {base}),
    ...(lang !== undefined && {lang}),
    ...(src !== undefined && {src}),
    ...(shadow !== undefined && {shadow}),
    ...(placeholder && {placeholders: Object.fromEntries(placeholder.map(readPlaceholder))}),
  };
}

function readPort(value: string | undefined): {port?: number} {
  if (value === undefined) return {};
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port < 65_536) return {port};
  throw new UsageError(`--port must be a number up to 65535; found "${quote(value)}".`);
}

function oneOf<T extends string | number>(option: string, choices: readonly T[], value: string): T {
  const found = choices.find(choice => String(choice) === value);
  if (found !== undefined) return found;
  throw new UsageError(`${option} must be one of ${choices.join(', ')}; found "${quote(value)}".`);
}

function readPlaceholder(argument: string): [name: string, text: string] {
  const at = argument.indexOf('=');
  if (at > 0) return [argument.slice(0, at), argument.slice(at + 1)];
  throw new UsageError(`"${quote(argument)}" is not a placeholder. Write NAME=TEXT.`);
}

/** An argument as a message shows it: short, and without characters that control a terminal. */
function quote(argument: string): string {
  return escapeSigns(excerpt(argument));
}

/** The version of the package. Its folder is the parent of the folder with the built file. */
function readVersion(): string {
  const file = new URL('../package.json', import.meta.url);
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isManifest ? String(manifest.version) : 'unknown';
}

function print(text: string): number {
  console.log(text);
  return 0;
}
