import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import {root} from './install.mjs';

const running = new Set();

/** The path of an installed package's program. */
export const bin = name => join(root, 'node_modules/.bin', name);

/** Runs a program until it ends or the time is up. Resolves with everything it printed. */
export function run(command, args, {env, minutes = 10} = {}) {
  return new Promise(resolve => {
    // A process group of its own, so that its children, such as browsers, end with it.
    const child = spawn(command, args, {
      cwd: root,
      env: {...process.env, ...env},
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    const finish = (code, note = '') => {
      clearTimeout(timer);
      end(child);
      resolve({code, output: stripVTControlCharacters(output + note)});
    };
    const timer = setTimeout(
      () => finish(1, `\nStopped after ${minutes} minutes.`),
      minutes * 60_000,
    );
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', text => (output += text));
    }
    running.add(child);
    child.on('error', error => finish(1, error.message));
    child.on('close', code => finish(code ?? 1));
  });
}

/** Ends all programs that are still running. */
export function endAll() {
  for (const child of running) end(child);
}

function end(child) {
  running.delete(child);
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It has already ended, with all its children.
  }
}
