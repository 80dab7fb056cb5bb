import { findJsonError } from '../../core/compile/source/findJsonError.ts';
import type { Problem } from '../../core/model/problem.ts';
import { placeIn } from '../cli/placeIn.ts';

const WHAT_THERE_IS =
  'A run is a JSON object in a `.json` file, many are one per line in a `.jsonl` file, a log is plain text.';

function wrong(code: string, file: string, message: string, hint: string): Problem {
  return { code, severity: 'error', message, hint, file };
}

/** What can be wrong with what is to be explained. */
export const runFaults = {
  nothingThere: (file: string) =>
    wrong(
      'nothing-there',
      file,
      `There is nothing at ${file}.`,
      'Name a file, a folder, or `-` for standard input.',
    ),
  unreadable: (file: string, error: unknown) =>
    wrong(
      'unreadable',
      file,
      `${file} cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : String(error)}).`,
      'Look at who may read it.',
    ),
  emptyFolder: (file: string) =>
    wrong(
      'no-runs',
      file,
      `There is neither a run nor a log in ${file}.`,
      'Of a folder, files that end in .json, .jsonl, .log or .txt are read; name any other one itself.',
    ),
  empty: (file: string) => wrong('empty', file, `${file} is empty.`, WHAT_THERE_IS),
  notText: (file: string) => wrong('not-text', file, `${file} is neither JSON nor text.`, WHAT_THERE_IS),
  brokenJson: (file: string, text: string): Problem => {
    const { message, ...place } = mistakeIn(text);
    return {
      ...wrong('broken-json', file, `This is not JSON: ${message}.`, 'Mend it at this place.'),
      ...place,
    };
  },
  almostJson: (file: string, text: string): Problem => {
    const { message, ...place } = mistakeIn(text);
    return {
      code: 'broken-json',
      severity: 'warning',
      message: `This begins like JSON and is none: ${message}.`,
      why: 'It is read as log text.',
      hint: 'If it is a run, mend it at this place.',
      file,
      ...place,
    };
  },
  notARun: (file: string) => wrong('not-a-run', file, `${file} holds JSON, but no run.`, WHAT_THERE_IS),
  nothingKnown: (file: string): Problem => ({
    code: 'nothing-known',
    severity: 'warning',
    file,
    message: 'Nothing in this run says how it went.',
    why: 'Only what helps with any failed run can be shown.',
    hint: 'Give it `status`, `steps`, `failures` or `log`; `Run` of `waymark/core` names every field.',
  }),
} as const;

function mistakeIn(text: string): Pick<Problem, 'line' | 'column'> & { readonly message: string } {
  const { offset, message } = findJsonError(text) ?? { offset: 0, message: 'it cannot be read' };
  return { message, ...placeIn(text, offset) };
}
