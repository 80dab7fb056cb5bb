import { main } from '../../src/node/main.ts';
import { NOW } from './guideFolder.ts';

/** What a command printed, and how it ended. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in-process, in `cwd`. */
export async function runMain(cwd: string, argv: readonly string[], stdin = ''): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const code = await main(argv, {
    stdin: async () => stdin,
    stdout: (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    cwd,
    env: {},
    colour: false,
    interactive: false,
    now: () => NOW,
  });
  return { code, stdout, stderr };
}
