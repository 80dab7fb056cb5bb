import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { main } from './main.ts';

const { env, stderr, stdin, stdout } = process;

/** @see https://no-color.org and https://force-color.org */
function wantsColour(): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0';
  return stdout.isTTY && env['TERM'] !== 'dumb';
}

// A reader that stops early (`waymark check | head`) is no error.
let isRead = true;
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  isRead = false;
});
// A full disk or a dead reader of the log must not end `waymark serve`; that output is lost.
stderr.on('error', () => undefined);

async function stdoutReady(): Promise<boolean> {
  // Waits for the event loop, which then reports a broken pipe.
  await new Promise((done) => setImmediate(done));
  if (isRead && stdout.writableNeedDrain) {
    await new Promise<void>((done) => {
      for (const event of ['drain', 'error', 'close']) stdout.once(event, () => done());
    });
  }
  return isRead;
}

async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: stdin, output: stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(question)).trim());
  } finally {
    terminal.close();
  }
}

process.exitCode = await main(process.argv.slice(2), {
  stdin: () => text(stdin),
  stdinPieces: () => stdin,
  stdout: (written) => void stdout.write(written),
  stdoutReady,
  stderr: (written) => void stderr.write(written),
  cwd: process.cwd(),
  env,
  colour: wantsColour(),
  interactive: stderr.isTTY,
  ...(stdin.isTTY && stdout.isTTY && { confirm }),
  stopped: () =>
    new Promise((resolve) => {
      // Registered late: a command that does not ask for it is ended by the signal itself.
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    }),
  now: Date.now,
});
