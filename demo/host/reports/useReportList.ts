import { useCallback, useEffect, useState } from 'react';
import type { ListedReport, ReportPage } from 'waymark/server';
import { getJson } from '../request.ts';
import { reportsUrl, type ReportPlace } from './reportPlace.ts';

export interface ReportList {
  /** Undefined until the first answer for this place. */
  readonly reports: readonly ListedReport[] | undefined;
  readonly error: string | undefined;
  readonly isLoadingOlder: boolean;
  /** There when there are older ones. */
  readonly loadOlder?: () => void;
  readonly reload: () => void;
}

interface Loaded {
  readonly first: string;
  readonly reports: readonly ListedReport[];
  readonly next?: string | undefined;
}

/** How often a list with a delivery under way looks again, in milliseconds. */
const LOOK_AGAIN = 3_000;

/** The reports at a place, newest first, page by page; looks again while one of them is on its way. */
export function useReportList(place: ReportPlace): ReportList {
  const first = reportsUrl(place);
  const [loaded, setLoaded] = useState<Loaded>();
  const [failed, setFailed] = useState<{ readonly first: string; readonly message: string }>();
  const [isLoadingOlder, setLoadingOlder] = useState(false);

  const load = useCallback(
    async (signal?: AbortSignal) => {
      try {
        const page = await getJson<ReportPage>(first, signal);
        setFailed(undefined);
        // What was loaded below stays, and what has moved up is not shown twice.
        setLoaded((before) => {
          if (before?.first !== first) return { first, ...page };
          const ids = new Set(page.reports.map(({ id }) => id));
          const oldest = page.reports.at(-1)?.receivedAt ?? Infinity;
          const older = before.reports.filter(({ id, receivedAt }) => !ids.has(id) && receivedAt <= oldest);
          return {
            first,
            reports: [...page.reports, ...older],
            next: older.length > 0 ? before.next : page.next,
          };
        });
      } catch (error) {
        if (!signal?.aborted) setFailed({ first, message: (error as Error).message });
      }
    },
    [first],
  );

  useEffect(() => {
    const leaving = new AbortController();
    // The state is set once the answer is there, not within the effect.
    // oxlint-disable-next-line react/set-state-in-effect
    void load(leaving.signal);
    return () => leaving.abort();
  }, [load]);

  const shown = loaded?.first === first ? loaded : undefined;
  const isMoving = shown?.reports.some(({ deliveries }) =>
    deliveries.some(({ state }) => state === 'queued' || state === 'sending'),
  );
  useEffect(() => {
    if (!isMoving) return undefined;
    const timer = setInterval(() => void load(), LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [isMoving, load]);

  const next = shown?.next;
  const loadOlder = (): void => {
    setLoadingOlder(true);
    getJson<ReportPage>(reportsUrl(place, next))
      .then((page) =>
        setLoaded((before) =>
          before?.first === first
            ? { first, reports: [...before.reports, ...page.reports], next: page.next }
            : before,
        ),
      )
      .catch((error: Error) => setFailed({ first, message: error.message }))
      .finally(() => setLoadingOlder(false));
  };
  return {
    reports: shown?.reports,
    error: failed?.first === first ? failed.message : undefined,
    isLoadingOlder,
    ...(next !== undefined && { loadOlder }),
    reload: () => void load(),
  };
}
