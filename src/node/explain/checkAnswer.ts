import type { Problem } from '../../core/model/problem.ts';
import type { InputAnswer } from './answerInput.ts';
import { runFaults } from './runFaults.ts';

/**
 * Problems of an explained input, in addition to those found while reading it. An error means that there was no run at all, so the answer
 * says nothing.
 * @param name what to call the input
 */
export function checkAnswer(
  name: string,
  { run, problems }: Pick<InputAnswer, 'run' | 'problems'>,
): readonly Problem[] {
  if (problems.some(({ code }) => code === 'not-a-run')) return [runFaults.notARun(name)];
  const { status, steps, failures, log, events, artifacts, waiting, retry, evaluation, blocker } = run;
  const told = [status, steps, failures, log, events, artifacts, waiting, retry, evaluation, blocker];
  const placed = problems.map((problem) => ({
    ...problem,
    file: [name, problem.file].filter(Boolean).join(' '),
  }));
  return told.every((one) => one === undefined) ? [runFaults.nothingKnown(name), ...placed] : placed;
}
