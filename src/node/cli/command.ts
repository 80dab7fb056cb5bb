import type { Io } from './io.ts';

/** One option of a command, in the words of its `--help`. */
export interface CommandOption {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** Stands for a string in the help: `dir`. */
  readonly value?: string;
  readonly help: string;
}

/** What was typed after a command's name. */
export interface Arguments {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line, shown in the overview. */
  readonly summary: string;
  /** What follows the name: `[dir] [options]`. */
  readonly usage: string;
  /** Paragraphs below the options. */
  readonly notes: readonly string[];
  readonly options: Readonly<Record<string, CommandOption>>;
  /** How many arguments may stand beside the options: least and most. */
  readonly takes: readonly [least: number, most: number];
  /** @returns the exit code */
  readonly run: (args: Arguments, io: Io) => Promise<number>;
}
