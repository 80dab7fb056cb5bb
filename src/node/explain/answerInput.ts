import { detect } from '../../adapters/detect/detect.ts';
import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { fit } from '../../core/fit/fit.ts';
import { intake } from '../../core/fit/intake.ts';
import type { FitResult, LeadPolicy } from '../../core/model/fit.ts';
import type { Move } from '../../core/model/move.ts';
import type { Problem } from '../../core/model/problem.ts';
import type { Run } from '../../core/model/run.ts';
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

/** What is known of an input beside itself. */
export interface InputOptions {
  /** Epoch milliseconds. */
  readonly now: number;
  /** What to call a run that does not name itself. */
  readonly name?: string;
  /** Read it as what this adapter knows; left out, its shape decides. */
  readonly from?: string | undefined;
  /** The weakest standing with which a guide may lead. @default 'likely' */
  readonly lead?: LeadPolicy | undefined;
}

/**
 * Explains one input as the panel of a host would that can do everything and whose operator has done nothing yet.
 *
 * @param input a run, what an adapter knows, or log text; anything is taken
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
  return { adapter: detected.adapter, run, result, move, problems: [...detected.problems, ...problems] };
}
