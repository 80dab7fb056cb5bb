import { Readable } from 'node:stream';
import { main } from '../../src/node/main.ts';
import { NOW } from './guideFolder.ts';

/** What a command printed, and how it ended. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the command line in-process, in `cwd`.
 *
 * @param tick milliseconds that pass whenever somebody looks at the clock
 * @param confirm who sits at the terminal; nobody when left out
 * @param env environment variables
 */
export async function runMain(
  cwd: string,
  argv: readonly string[],
  stdin = '',
  tick = 0,
  confirm?: () => Promise<boolean>,
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  let now = NOW - tick;
  let stdout = '';
  let stderr = '';
  const code = await main(argv, {
    stdin: async () => stdin,
    stdinPieces: () => Readable.from([new TextEncoder().encode(stdin)]),
    stdoutReady: async () => true,
    stdout: (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    stopped: async () => undefined,
    cwd,
    env,
    colour: false,
    interactive: false,
    ...(confirm && { confirm }),
    now: () => (now += tick),
  });
  return { code, stdout, stderr };
}
