import { readJson } from '../../core/model/value/readJson.ts';
import { redactText } from '../../core/report/redactText.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import type { Io } from '../cli/io.ts';
import { readLines } from '../cli/readLines.ts';

/** Written in one go, in UTF-16 code units. */
const PORTION = 64 * 1024;

/**
 * One line in, one line out: `{"id", "text"}` → `{"id", "text", "removed": [{"rule", "start", "end"}]}`. A line that cannot be read is
 * said on standard error with its number, and gives a line without a text.
 */
export async function redactBatch(
  chunks: AsyncIterable<Uint8Array>,
  secrets: readonly string[],
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
    if (portion.length < PORTION) continue;
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
