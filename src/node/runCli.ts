import { text } from 'node:stream/consumers';
import { main } from './main.ts';

const { env, stderr, stdin, stdout } = process;

/** @see https://no-color.org and https://force-color.org */
function wantsColour(): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0';
  return stdout.isTTY && env['TERM'] !== 'dumb';
}

// A reader that has seen enough (`waymark check | head`) is no error.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2), {
  stdin: () => text(stdin),
  stdout: (written) => void stdout.write(written),
  stderr: (written) => void stderr.write(written),
  cwd: process.cwd(),
  env,
  colour: wantsColour(),
  interactive: stderr.isTTY,
  now: Date.now,
});
