import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { createCatalog } from '../../core/fit/catalog/createCatalog.ts';
import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { didYouMean } from '../../core/model/value/nearest.ts';
import type { GuideIndex } from '../../core/model/guide.ts';
import type { Problem } from '../../core/model/problem.ts';
import { MOVE_KINDS } from '../../core/model/run.ts';
import { readJson } from '../../core/model/value/readJson.ts';
import { isCases } from '../guides/readGuides.ts';
import { answerInput } from './answerInput.ts';

export interface CasesOptions {
  /** The folder of guides, relative to `cwd`. */
  readonly dir: string;
  readonly cwd: string;
  /** Its guides, compiled. */
  readonly index: GuideIndex;
  /** Loads the index of the starter guides; left out where the host does not show them beside these. */
  readonly starter?: (() => Promise<GuideIndex>) | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Checks every case beside the guides.
 * @returns cases with another answer, and lines that are no case
 */
export async function checkCases({
  dir,
  cwd,
  index,
  starter,
  now,
}: CasesOptions): Promise<readonly Problem[]> {
  const folder = resolve(cwd, dir);
  const names = readdirSync(folder).filter(isCases);
  if (names.length === 0) return [];
  const catalog = createCatalog(starter ? [index, await starter()] : [index]);
  return names.toSorted().flatMap((name) => {
    const file = relative(cwd, join(folder, name)).replaceAll('\\', '/');
    return readFileSync(join(folder, name), 'utf8')
      .split(/\r?\n/)
      .flatMap((line, at) =>
        line.trim() === ''
          ? []
          : caseProblems(catalog, line, { dir, now }).map((problem) => ({ ...problem, file, line: at + 1 })),
      );
  });
}

function caseProblems(
  catalog: Catalog,
  line: string,
  { dir, now }: Pick<CasesOptions, 'dir' | 'now'>,
): readonly Problem[] {
  const read = readCase(line, catalog);
  if ('problem' in read) return [read.problem];
  const { result, move } = answerInput(catalog, read.input, { now, name: 'case' });
  if (read.lead !== undefined && result.lead !== read.lead) {
    const hint = read.lead
      ? `\`waymark explain <run> --guides ${dir} --why-not ${read.lead}\` says what would make it lead. Mend the guide, or the case.`
      : 'Mend the guide that leads, or the case.';
    return [differs(`${nameOf(read.lead)} should lead here, and ${nameOf(result.lead)} does.`, hint)];
  }
  return read.move !== undefined && move.kind !== read.move
    ? [
        differs(
          `The move should be \`${read.move}\`, and is \`${move.kind}\`.`,
          `Mend the rules under \`next\` of ${nameOf(result.lead)}, or the case. \`waymark explain <run> --guides ${dir}\` says why the move is so.`,
        ),
      ]
    : [];
}

function differs(message: string, hint: string): Problem {
  return {
    code: 'case-differs',
    severity: 'error',
    message,
    why: 'The guides answer this case otherwise than it says, so operators would see another guide or move.',
    hint,
  };
}

interface Case {
  readonly input: unknown;
  readonly lead: string | null | undefined;
  readonly move: string | undefined;
}

function readCase(text: string, catalog: Catalog): Case | { readonly problem: Problem } {
  const line = readJson(text);
  if (typeof line !== 'object' || line === null || !('input' in line)) {
    return bad(
      'This line is no case.',
      'Write `{"input": …, "lead": "guide-id", "move": "fix"}` in one line.',
    );
  }
  const { input, lead, move } = line as {
    readonly input: unknown;
    readonly lead?: unknown;
    readonly move?: unknown;
  };
  if (lead === undefined && move === undefined) {
    return bad(
      'This case expects nothing.',
      'Say which guide should lead, or which move: `"lead": "guide-id"`.',
    );
  }
  if (lead !== undefined && lead !== null && (typeof lead !== 'string' || !catalog.guides.has(lead))) {
    const known = [...catalog.guides.keys()];
    return bad(
      `\`lead\` names no guide: ${JSON.stringify(lead)}.`,
      (typeof lead === 'string' && didYouMean(lead, known)) || 'Name a guide, or `null`.',
    );
  }
  if (move !== undefined && !MOVE_KINDS.some((kind) => kind === move)) {
    return bad(`\`move\` is no move: ${JSON.stringify(move)}.`, `Write one of ${MOVE_KINDS.join(', ')}.`);
  }
  return { input, lead, move: move as string | undefined };
}

function bad(message: string, hint: string): { readonly problem: Problem } {
  return { problem: { code: 'bad-case', severity: 'error', message, hint } };
}

function nameOf(guide: string | null): string {
  return guide === null ? 'no guide' : `\`${guide}\``;
}
