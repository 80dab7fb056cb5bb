import type { Run } from '../core/model/run.ts';
import { troubleOf } from '../core/model/trouble.ts';

/**
 * Is there trouble, or, when the run says too little to tell, at least a failure or a log? Takes the host's data as it
 * comes and never throws.
 */
export function needsHelp(run: Run | null | undefined): boolean {
  try {
    const trouble = troubleOf(run!);
    return trouble ? trouble !== 'none' : Boolean(run!.failures?.length || run!.log?.length);
  } catch {
    return false;
  }
}
