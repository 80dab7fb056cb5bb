import { detect } from '../../adapters/detect/detect.ts';
import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { fit } from '../../core/fit/fit.ts';
import { intake } from '../../core/fit/intake.ts';
import type { FitResult, LeadPolicy } from '../../core/model/fit.ts';
import type { Move } from '../../core/model/move.ts';
import type { Problem } from '../../core/model/problem.ts';
import { misspeltKeys } from '../../core/model/misspeltKeys.ts';
import { RUN_STATUSES, type Run } from '../../core/model/run.ts';
import { EMPTY_TRAIL } from '../../core/model/trail.ts';
import { moveFor } from './moveFor.ts';

/** What the panel would show, before it is drawn. */
export interface InputAnswer {
  /** Which adapter knew the input; `run` and `text` for a run and for a log. */
  readonly adapter: string;
  readonly run: Run;
  readonly result: FitResult;
  readonly move: Move;
  readonly problems: readonly Problem[];
}

/** Known facts about an input. */
export interface InputOptions {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Id of a run that has none. */
  readonly name?: string;
  /** Adapter to read the input with; without it, the shape of the input decides. */
  readonly from?: string | undefined;
  /** The weakest standing with which a guide may lead. @default 'likely' */
  readonly lead?: LeadPolicy | undefined;
}

/**
 * Explains one input like the panel of a host that can make every move, for an operator who has done nothing yet.
 * @param input anything: a run, a payload that an adapter reads, or log text
 */
export function answerInput(
  catalog: Catalog,
  input: unknown,
  { now, name = '', from, lead }: InputOptions,
): InputAnswer {
  const detected = detect(input, { now, id: name }, from);
  const { run, problems } = intake(detected.run, now);
  const result = fit(catalog, run, { trail: EMPTY_TRAIL, lead });
  const move = moveFor(catalog, run, result, now);
  const misspelt = isMeantAsRun(detected.adapter, input) ? misspeltKeys(input) : [];
  return {
    adapter: detected.adapter,
    run,
    result,
    move,
    problems: [...detected.problems, ...misspelt, ...problems],
  };
}

/** A run whose only key beside id and status is misspelt has the shape of no system that is known. */
function isMeantAsRun(adapter: string, input: unknown): boolean {
  const status = typeof input === 'object' && input !== null && 'status' in input && input.status;
  return adapter === 'run' || (adapter === 'json' && RUN_STATUSES.some((one) => one === status));
}
