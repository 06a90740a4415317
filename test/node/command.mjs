import {fork, spawn} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';

const pathOf = name => fileURLToPath(new URL(name, import.meta.url));

/** The built command `welearn`. */
export const cli = pathOf('../../dist/cli.js');

/**
 * A process that runs the built command as often as it is asked to. Node and jsdom take a second to start, most
 * commands a few milliseconds. Each file of tests also runs the command alone, as people do.
 */
export class Command {
  #child;
  #ended;
  #last = Promise.resolve();

  constructor(folder, env = {}) {
    this.#child = fork(pathOf('command-loop.mjs'), {cwd: folder, env: {...process.env, ...env}});
    this.#ended = once(this.#child, 'exit').then(() => {
      throw new Error('The process of the command ended');
    });
    this.#ended.catch(() => undefined);
  }

  /** Runs it, after the runs that were asked for before. */
  run(args, input = '') {
    this.#last = this.#last.then(async () => {
      const answer = once(this.#child, 'message');
      this.#child.send({args, input});
      const [result] = await Promise.race([answer, this.#ended]);
      return withLines(result);
    });
    return this.#last;
  }

  end() {
    this.#child.kill();
  }
}

/** Runs the command in a process of its own. */
export function runAlone(args, {folder, input = '', command = cli, flags = []} = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags, command, ...args], {cwd: folder});
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', text => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', text => (stderr += text));
    child.on('error', reject);
    child.on('close', code => resolve(withLines({code, stdout, stderr})));
    child.stdin.end(input);
  });
}

const withLines = result => ({...result, lines: result.stdout.split('\n').filter(Boolean)});
