#!/usr/bin/env node
import {readFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {excerpt} from '../document/errors.js';
import {checkFiles, escapeSigns} from './check-files.js';
import {convertFile} from './convert-file.js';

const version = readVersion();

const USAGE = `welearn ${version}

Usage: welearn check FILE|URL…   prints the problems in documents
       welearn convert FILE|URL  prints an FAQ of another shape as a document

  --json        print JSON, for programs (check)
  --base URL    the address that relative links and images start from (check)
  --lang TAG    the language, where texts are given in several (convert)
  --help        print this help
  --version     print the version

Use "-" to read from standard input. Exit codes: 0 without errors, even if there are warnings; 1 if a
document has errors; 2 if the command is wrong. All shapes: docs/documents.md.
`;

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
  if (command !== 'check' && command !== 'convert')
    throw new UsageError(`Unknown command "${quote(command)}".`);
  const [address, ...more] = addresses;
  if (address === undefined) throw new UsageError('No document given. Name a file or an address.');
  if (command === 'convert') {
    if (more.length) throw new UsageError('Convert one document at a time.');
    return convertFile(address, values.lang === undefined ? [] : [values.lang]);
  }
  if (values.base !== undefined && !URL.canParse(values.base)) {
    throw new UsageError(`"${quote(values.base)}" is not a full address. Start it with https://.`);
  }
  return checkFiles(addresses, {isJson: values.json ?? false, hasBase: values.base !== undefined});
}

function readOptions(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      base: {type: 'string'},
      help: {type: 'boolean', short: 'h'},
      json: {type: 'boolean'},
      lang: {type: 'string'},
      version: {type: 'boolean'},
    },
  });
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
