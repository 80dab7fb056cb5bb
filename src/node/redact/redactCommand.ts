import type { HostSecret } from '../../core/model/report.ts';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { readJson } from '../../core/model/value/readJson.ts';
import { redactText } from '../../core/report/redactText.ts';
import type { Command } from '../cli/command.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import type { Io } from '../cli/io.ts';
import { readLines } from '../cli/readLines.ts';
import { readRedactions, REDACTIONS_OPTION } from './readRedactions.ts';
import { readSecrets } from './readSecrets.ts';
import { redactStream } from './redactStream.ts';
import { startProgress } from '../cli/startProgress.ts';

/** Output is written in portions of at least this length, in UTF-16 code units. */
const MIN_WRITE_LENGTH = 64 * 1024;

/** `waymark redact`: removes from any text what a report would not contain. */
export const redactCommand: Command = {
  name: 'redact',
  summary: 'takes secrets and personal data out of a text, as a report does',
  usage: '[file] [--secret <value>] [--secrets-file <file>] [--redactions <file>] [--batch]',
  takes: [0, 1],
  options: {
    secret: {
      type: 'string',
      value: 'value',
      help: 'an exact value that must not be there, in any encoding',
    },
    'secrets-file': { type: 'string', value: 'file', help: 'such values, one per line' },
    redactions: REDACTIONS_OPTION,
    batch: {
      type: 'boolean',
      help: 'lines {"id", "text"} in, lines {"id", "text", "removed": [{"rule", "start", "end"}]} out',
    },
  },
  notes: [
    'Reads standard input, or `file`. The text goes to standard output, what was removed to standard error: line, column and rule.',
    'A value after `--secret` can be seen in the list of processes and the shell’s history; a file of values cannot.',
    'Input may be larger than memory. Values under four characters are not taken.',
  ],
  async run({ values, positionals: [path = '-'] }, io) {
    const file = values['secrets-file'];
    const forms = values['redactions'];
    const redactions = readRedactions(typeof forms === 'string' ? forms : undefined, io.cwd);
    const listed = readSecrets(typeof file === 'string' ? file : undefined, io.cwd);
    if (typeof redactions === 'string' || typeof listed === 'string') {
      // Without the forms or the list of secrets, the output could contain one.
      io.stderr(`${typeof redactions === 'string' ? redactions : String(listed)}\n`);
      return EXIT_CODE.wrong;
    }
    const given = typeof values['secret'] === 'string' ? [values['secret']] : [];
    const secrets: readonly HostSecret[] = [...redactions, ...given, ...listed];
    const chunks = path === '-' ? io.stdinPieces() : createReadStream(resolve(io.cwd, path));
    try {
      return await (values['batch'] ? redactBatch(chunks, secrets, io) : redactAll(chunks, secrets, io));
    } catch (error) {
      if (!isFileError(error)) throw error;
      io.stderr(`There is nothing to read at ${path}.\n`);
      return EXIT_CODE.wrong;
    }
  },
};

async function redactAll(
  chunks: AsyncIterable<Uint8Array>,
  secrets: readonly HostSecret[],
  io: Io,
): Promise<number> {
  const progress = startProgress(io);
  let length = 0;
  let line = 1;
  let column = 1;
  for await (const { text, marks } of redactStream(chunks, secrets)) {
    io.stdout(text);
    let from = 0;
    for (const { rule, at } of marks) {
      step(text.slice(from, at));
      io.stderr(`${line}:${column} ${rule}\n`);
      from = at;
    }
    step(text.slice(from));
    length += text.length;
    progress.say(`Redacted ${(length / 1e6).toFixed(0)} million characters.`);
    if (!(await io.stdoutReady())) break;
  }
  progress.end();
  return EXIT_CODE.ok;

  /** Counts lines and columns of the output, where a reader looks for the mark. */
  function step(passed: string): void {
    const last = passed.lastIndexOf('\n');
    column = last < 0 ? column + passed.length : passed.length - last;
    for (let at = passed.indexOf('\n'); at >= 0; at = passed.indexOf('\n', at + 1)) line += 1;
  }
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

/**
 * Reads `{"id", "text"}` lines and writes `{"id", "text", "removed": [{"rule", "start", "end"}]}` lines. An unreadable line is reported on
 * standard error with its number, and gives a line without a text.
 */
async function redactBatch(
  chunks: AsyncIterable<Uint8Array>,
  secrets: readonly HostSecret[],
  io: Io,
): Promise<number> {
  let code: number = EXIT_CODE.ok;
  let portion = '';
  for await (const { number, text } of readLines(chunks)) {
    if (text?.trim() === '') continue;
    const row = text === undefined ? undefined : rowOf(text);
    if (!row) {
      code = EXIT_CODE.wrong;
      io.stderr(`Line ${number} is not {"id", "text"} as JSON.\n`);
    }
    portion += `${JSON.stringify(row ? { id: row.id, ...redactText(row.text, secrets) } : { id: null, error: `Line ${number} is not {"id", "text"} as JSON.` })}\n`;
    if (portion.length < MIN_WRITE_LENGTH) continue;
    io.stdout(portion);
    portion = '';
    if (!(await io.stdoutReady())) return code;
  }
  io.stdout(portion);
  return code;
}

function rowOf(line: string): { readonly id: unknown; readonly text: string } | undefined {
  const row = readJson(line.replace(/^\ufeff/, ''));
  if (row === null || typeof row !== 'object' || !Object.hasOwn(row, 'text')) return undefined;
  const { id = null, text } = row as { id?: unknown; text: unknown };
  return typeof text === 'string' ? { id, text } : undefined;
}
