import type { Run } from '../core/model/run.ts';
import { troubleOf } from '../core/model/trouble.ts';

/** `RUN_STATUSES` once more: importing them would bring the panel's other tables into the first chunk. */
const STATUS = /^(?:queued|running|waiting|succeeded|failed|cancelled)$/;

/**
 * Is there trouble, or, when the run says too little to tell, at least a failure or a log? Takes the host's data as it
 * comes, mended as intake mends it, so that button and panel agree; never throws.
 */
export function needsHelp(run: Run | null | undefined): boolean {
  try {
    const trouble = troubleOf(mend(run!));
    return trouble ? trouble !== 'none' : Boolean(run!.failures?.length || run!.log?.length);
  } catch {
    return false;
  }
}

/** The fields that trouble is read from, in the forms that intake accepts: a status in any case, times as dates or ISO 8601. */
function mend(run: Run): Run {
  const said = String(run.status).toLowerCase();
  return {
    ...run,
    status: STATUS.test(said) ? said : undefined,
    observedAt: timeOf(run.observedAt) ?? Date.now(),
    lastEventAt: timeOf(run.lastEventAt),
    createdAt: timeOf(run.createdAt),
  } as Run;
}

function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' || value instanceof Date ? Date.parse(String(value)) : value;
  return Number.isFinite(time) ? (time as number) : undefined;
}
