import type { Failure, Run, RunStatus } from '../../core/model/run.ts';
import { defined } from '../../core/model/defined.ts';
import { at, firstAt, type Piece } from '../payload/piece.ts';
import { readText } from '../payload/readText.ts';

/** How a trajectory says that it ended. */
export interface Ending {
  readonly status?: RunStatus;
  readonly failure?: Failure;
  readonly evaluation?: NonNullable<Run['evaluation']>;
  /** What it handed in all the same. */
  readonly artifacts?: Run['artifacts'];
}

/**
 * What a trajectory says of its end beside its messages: SWE-agent's `exit_status`, and the evaluations of benchmarks and harnesses: a yes or no, or a reward that
 * is all or nothing. What was handed in on the way out is there, in part.
 *
 * @see https://swe-agent.com/latest/reference/exceptions/ and https://swe-agent.com/latest/usage/trajectories/ (`info.exit_status`, `submission`)
 * @see https://github.com/sierra-research/tau-bench (`reward`)
 */
export function readEnding(payload: Piece): Ending {
  const exit = [at(payload, 'info', 'exit_status'), at(payload, 'exit_status')].find(
    ({ value }) => typeof value === 'string',
  );
  const passed = passedOf(payload);
  const evaluation = passed === undefined ? undefined : { passed };
  const ended = exit ? readExit(exit) : passed === undefined ? {} : { status: 'succeeded' as const };
  return defined({
    status: ended.status,
    failure: ended.failure,
    artifacts: ended.artifacts,
    evaluation,
  });
}

/** `submitted`, `exit_cost`, `submitted (exit_cost)`. */
function readExit(exit: Piece): Ending {
  const text = readText(exit) ?? '';
  if (text === 'submitted') return { status: 'succeeded' };
  const code = /^submitted \(([\w.]{1,80})\)$/.exec(text)?.[1] ?? /^[\w.]{1,80}/.exec(text)?.[0];
  const failure = defined({ code, path: exit.path });
  const artifacts = text.startsWith('submitted')
    ? [{ id: 'submission', name: 'submission', partial: true }]
    : undefined;
  return defined({ status: 'failed', failure, artifacts });
}

function passedOf(payload: Piece): boolean | undefined {
  const said = firstAt(payload, 'is_correct', 'passed', 'resolved').value;
  if (typeof said === 'boolean') return said;
  const reward = firstAt(payload, 'reward').value;
  return reward === 0 ? false : reward === 1 ? true : undefined;
}
