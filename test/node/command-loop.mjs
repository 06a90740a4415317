import {Readable} from 'node:stream';
import {cli} from './command.mjs';

/** Runs the built command for each message, and answers with its code and all that it printed. */
let runs = 0;

process.on('message', async ({args, input}) => {
  const printed = {stdout: '', stderr: ''};
  for (const name of Object.keys(printed)) {
    process[name].write = text => {
      printed[name] += text;
      return true;
    };
  }
  Object.defineProperty(process, 'stdin', {
    value: Readable.from(Buffer.from(input)),
    configurable: true,
  });
  process.argv.splice(1, Infinity, cli, ...args);
  // A module runs once for each address.
  await import(`${cli}?${++runs}`);
  const code = process.exitCode;
  process.exitCode = 0;
  process.send({code, ...printed});
});
