import type { Failure } from '../../core/model/run.ts';
import { defined } from '../../core/model/defined.ts';
import { at, items, type Piece, placeOf } from '../payload/piece.ts';
import { readText } from '../payload/readText.ts';
import { linesOf } from '../payload/lines.ts';
import { exitCodeOf } from '../log/exitCodeOf.ts';
import { statusOf } from './statusOf.ts';

/**
 * What a check run says of its failure: its output's title and summary, and its annotations, of which *Process completed with exit code 1* gives the
 * exit code only.
 *
 * @see https://docs.github.com/en/rest/checks/runs (`output`, `annotations`)
 */
export function readCheck(check: Piece, beside: Piece): Failure | undefined {
  const { status, failure } = statusOf(check);
  if (status !== 'failed') return failure;
  const output = at(check, 'output');
  const title = readText(at(output, 'title'));
  const told: Failure = { path: placeOf(check, 'conclusion'), ...failure };
  const annotations = [
    ...items(at(output, 'annotations'), 100),
    ...items(at(beside, 'annotations'), 100),
  ].filter((one) => readText(at(one, 'annotation_level')) === 'failure');
  let exitCode: number | undefined;
  const said: Piece[] = [];
  for (const one of annotations) {
    const message = at(one, 'message');
    const code = exitCodeOf(readText(message) ?? '');
    if (code === undefined) said.push(message);
    else exitCode ??= code;
  }
  const first = said.find((piece) => readText(piece) !== undefined);
  const summary = readText(at(output, 'summary'));
  return defined({
    ...told,
    message: (first && readText(first)) ?? title ?? summary?.slice(0, 4_000),
    detail:
      summary === undefined || (first === undefined && title === undefined)
        ? undefined
        : linesOf(at(output, 'summary'), 8_192).lines.join('\n'),
    exitCode,
    path: first?.path ?? (title === undefined ? told.path! : placeOf(output, 'title')),
  });
}
