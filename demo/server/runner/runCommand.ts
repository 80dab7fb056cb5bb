import { spawn } from 'node:child_process';

/** A program that did not end well. */
export class CommandError extends Error {
  readonly exitCode: number | undefined;
  readonly signalName: string | undefined;

  constructor(line: string, exitCode: number | null, signal: string | null) {
    super(signal ? `${line} was ended by ${signal}` : `${line} exited with code ${exitCode}`);
    this.name = 'CommandError';
    this.exitCode = exitCode ?? undefined;
    this.signalName = signal ?? undefined;
  }
}

export interface CommandOptions {
  readonly cwd: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** Milliseconds from its first line after which the worker takes its machine back with SIGKILL. */
  readonly killAfter?: number;
}

/**
 * Runs one program to its end, handing its lines to `say` as they come.
 *
 * @returns what it wrote to standard output
 * @throws CommandError when it exits with another code than 0 or is killed; the system's own error when it cannot be started
 */
export function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<string> {
  const { cwd, signal, say, killAfter } = options;
  const line = [program, ...args].join(' ');
  say(`$ ${line}`);
  return new Promise((resolve, reject) => {
    // The node that runs us, so that a PATH without one makes no difference.
    const child = spawn(program === 'node' ? process.execPath : program, args, {
      cwd,
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const parts = { stdout: '', stderr: '' };
    let reclaim: NodeJS.Timeout | undefined;
    const take = (stream: 'stdout' | 'stderr', chunk: string): void => {
      if (killAfter !== undefined) reclaim ??= setTimeout(() => child.kill('SIGKILL'), killAfter);
      if (stream === 'stdout') output += chunk;
      const lines = (parts[stream] + chunk).split('\n');
      parts[stream] = lines.pop() ?? '';
      for (const one of lines) say(one);
    };
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => take('stdout', chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => take('stderr', chunk));
    child.on('error', (error) => {
      clearTimeout(reclaim);
      reject(error);
    });
    child.on('close', (code, ended) => {
      clearTimeout(reclaim);
      for (const rest of [parts.stdout, parts.stderr]) if (rest) say(rest);
      if (code === 0) resolve(output);
      else reject(new CommandError(line, code, ended));
    });
  });
}
