import type { PlacedFailure } from '../../model/fit.ts';
import type { CauseLink } from '../../model/failures.ts';
import type { LogSlice, Run } from '../../model/run.ts';
import { defined } from '../../model/value/defined.ts';
import { MAX_MESSAGE_LENGTH, MAX_STACK_LENGTH } from '../intake/limitLogs.ts';
import type { TextEntry } from './signalReadings.ts';

/** Message and detail of a failure, along its causes. */
export function messageTexts(chain: readonly CauseLink[], placed: PlacedFailure | undefined): TextEntry[] {
  return chain.flatMap(({ failure, path }) => [
    ...textOf(failure.message, `${path}.message`, placed, MAX_MESSAGE_LENGTH),
    ...textOf(failure.detail, `${path}.detail`, placed, MAX_MESSAGE_LENGTH),
  ]);
}

/**
 * The texts that can say something about a failure: the logs of its step, logs of no step, and its own message. For a failure of the whole
 * run, or none, every log except those of steps that succeeded in a failed run.
 * @returns `undefined` when the run holds no text and does not say that there is none
 */
export function logTexts(
  run: Run,
  chain: readonly CauseLink[],
  placed: PlacedFailure | undefined,
): readonly TextEntry[] | undefined {
  const { steps = [] } = run;
  const stepId = placed?.stepId;
  // In a run that failed or waits, a step that succeeded has recovered from whatever its log complains of.
  const isPast = placed !== undefined || (run.status !== undefined && run.status !== 'succeeded');
  const texts: TextEntry[] = [];
  let known = run.log !== undefined;
  const add = (slice: LogSlice, path: string, of: string | undefined): void => {
    known = true;
    const { text, startLine, truncated = false } = slice;
    texts.push(defined({ path: `${path}.text`, stepId: of, text, startLine, truncated }));
  };
  for (let index = 0; index < steps.length; index++) {
    const { id, log, status } = steps[index]!;
    if (!log || (stepId === undefined ? isPast && status === 'succeeded' : id !== stepId)) continue;
    add(log, `steps[${index}].log`, id);
  }
  for (let index = 0; index < (run.log?.length ?? 0); index++) {
    const slice = run.log![index]!;
    if (stepId !== undefined && slice.stepId !== undefined && slice.stepId !== stepId) continue;
    add(slice, `log[${index}]`, slice.stepId);
  }
  texts.push(
    ...messageTexts(chain, placed),
    ...chain.flatMap(({ failure, path }) => textOf(failure.stack, `${path}.stack`, placed, MAX_STACK_LENGTH)),
  );
  if (!known && texts.length === 0) return undefined;
  // The failure's message is known, its log is not: a phrase that is not in the message may still have been logged.
  if (!known) texts.push({ path: 'log', text: '', truncated: true });
  return texts;
}

/** @param longest texts of this length were cut by intake */
function textOf(
  text: string | undefined,
  path: string,
  placed: PlacedFailure | undefined,
  longest: number,
): readonly TextEntry[] {
  if (text === undefined) return [];
  return [defined({ path, stepId: placed?.stepId, text, truncated: text.length >= longest })];
}
