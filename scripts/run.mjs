import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import {root} from './install.mjs';

const running = new Set();

/** Programs that packages bring along. */
export const bin = name => join(root, 'node_modules/.bin', name);

/** Runs a program to its end, or to the end of our patience; answers with all it printed. */
export function run(command, args, {env, minutes = 10} = {}) {
  return new Promise(resolve => {
    // A group of its own, so that its children, browsers above all, can be ended with it.
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

/** Ends whatever is still running. */
export function endAll() {
  for (const child of running) end(child);
}

function end(child) {
  running.delete(child);
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It has ended by itself, with all its children.
  }
}
