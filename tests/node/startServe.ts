import { spawn, type ChildProcess } from 'node:child_process';

/** `waymark serve` as a process. */
export interface Serving {
  /** `http://127.0.0.1:1234/api/reports` */
  readonly url: string;
  readonly process: ChildProcess;
  readonly said: () => string;
  /** Ends it by a signal, and gives its exit code, or the signal that ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | string | null>;
}

/** Resolves once it listens; rejects with what it said when it ends before that. @param prefix a program that starts it, and its arguments */
export async function startServe(
  cli: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  prefix: readonly string[] = [],
): Promise<Serving> {
  const { DATABASE_URL: _, WAYMARK_TOKEN: __, ...inherited } = process.env;
  const [program = '', ...rest] = [...prefix, process.execPath, cli, 'serve', '--port', '0', ...args];
  const child = spawn(program, rest, {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = new Promise<number | string | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? code)),
  );
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (text: string): void => {
      said += text;
      const [, found] = /taken at (\S+)/.exec(said) ?? [];
      if (found) resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
    void ended.then((how) => reject(new Error(`It ended with ${how}: ${said}`)));
  });
  return {
    url,
    process: child,
    said: () => said,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}
