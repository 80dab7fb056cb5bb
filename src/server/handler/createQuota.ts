import type { Queries } from '../database/database.ts';

/** How much may be stored in all. */
export interface Quota {
  /** Whether there is no room for a further report. */
  readonly isFull: () => Promise<boolean>;
  /** Counts what was stored since the database was last asked. */
  readonly add: (bytes: number) => void;
}

/** Milliseconds between two counts in the database; other processes store and delete too. */
const COUNT_INTERVAL_MS = 300_000;

/**
 * @param most bytes of the reports that are stored, as the database keeps them; freed by deleting reports, not by the files getting smaller
 * @param clock milliseconds that never go back
 */
export function createQuota(
  { query }: Queries,
  most: number,
  clock: () => number = () => performance.now(),
): Quota {
  let stored = 0;
  let counted = -Infinity;
  return {
    async isFull() {
      if (clock() - counted >= COUNT_INTERVAL_MS) {
        const [row] = await query<{ bytes: number }>(
          `select coalesce(sum(pg_column_size(report) + pg_column_size(summary)), 0)::bigint as bytes from waymark_reports`,
        );
        stored = row?.bytes ?? 0;
        counted = clock();
      }
      return stored >= most;
    },
    add: (bytes) => void (stored += bytes),
  };
}
