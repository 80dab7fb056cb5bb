/** Signals by number, where Linux and macOS agree. @see https://man7.org/linux/man-pages/man7/signal.7.html */
const SIGNALS: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  14: 'SIGALRM',
  15: 'SIGTERM',
};

/**
 * The signal that a number stands for: the number itself, its negative (Python), or 128 plus it (shells). Of the last kind only those that
 * programs do not use as exit codes themselves: git exits with 129 for wrong arguments.
 * @see https://docs.python.org/3/library/subprocess.html#subprocess.CompletedProcess.returncode
 * @see https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html
 */
export function signalOf(number: number, from: 'number' | 'exit-code'): string | undefined {
  if (from === 'number') return SIGNALS[number];
  if (number < 0) return SIGNALS[-number];
  return number > 129 && number < 160 ? SIGNALS[number - 128] : undefined;
}
