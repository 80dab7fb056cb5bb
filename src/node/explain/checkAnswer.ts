import type { Problem } from '../../core/model/problem.ts';
import type { InputAnswer } from './answerInput.ts';
import { runFaults } from './runFaults.ts';

/**
 * What is wrong with an input that was explained, besides what was found while it was read. An error says that there was no
 * run at all, so that the answer says nothing.
 *
 * @param name what to call the input
 */
export function checkAnswer(
  name: string,
  { run, problems }: Pick<InputAnswer, 'run' | 'problems'>,
): readonly Problem[] {
  if (problems.some(({ code }) => code === 'not-a-run')) return [runFaults.notARun(name)];
  const { status, steps, failures, log, events, artifacts, waiting, retry, evaluation, blocker } = run;
  const told = [status, steps, failures, log, events, artifacts, waiting, retry, evaluation, blocker];
  if (told.every((one) => one === undefined)) return [runFaults.nothingKnown(name)];
  return problems.map((problem) => ({ ...problem, file: [name, problem.file].filter(Boolean).join(' ') }));
}
