import type { Run } from '../../core/model/run.ts';
import { troubleOf } from '../../core/model/trouble.ts';

/** A copy of `RUN_STATUSES`: importing it would bring the panel's other tables into the first chunk. */
const STATUS = /^(queued|running|waiting|succeeded|failed|cancelled)$/;
const TIME = /T.+(Z|[+-][\d:]+)$/i;

/**
 * Whether the run is in trouble; where it says too little to tell, whether it has a failure or a log. Takes the host's raw data and
 * normalises it as intake does, so that button and panel agree. Never throws.
 */
export function needsHelp(given: Run | string | null | undefined): boolean {
  try {
    // A plain string is taken as a log.
    if (typeof given === 'string') return !!given;
    const { status, observedAt, ...run } = mend(given!);
    const trouble = troubleOf({
      ...run,
      observedAt: observedAt ?? Date.now(),
      status: STATUS.test(status!) ? status : undefined,
    } as Run);
    return trouble ? trouble !== 'none' : Boolean(run.failures?.length || run.log?.length);
  } catch {
    return false;
  }
}

const NESTED = /waiting|retry|budget/;

/**
 * The values of an object in the forms that intake accepts: times as ISO 8601, numbers as digits, words in any case. Text of more
 * than 40 characters is none of them. A `Date` stays, because `troubleOf` only compares and subtracts times.
 */
function mend<T extends object>(given: T): T {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'string' && !value[40]
        ? TIME.test(value)
          ? Date.parse(value)
          : isNaN(value as never)
            ? value.toLowerCase().replace(/[_ ]/g, '-')
            : +value
        : value && NESTED.test(name)
          ? mend(value)
          : value,
    ]),
  ) as T;
}
