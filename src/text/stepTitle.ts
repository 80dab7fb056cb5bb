import type { Run } from '../core/model/run.ts';
import { showText } from '../core/model/value/showText.ts';

/** The title of a step, else its id. */
export function stepTitle(stepId: string, run: Run | undefined): string {
  return showText(run?.steps?.find(({ id }) => id === stepId)?.title || stepId);
}
