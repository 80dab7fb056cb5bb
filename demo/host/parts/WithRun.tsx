import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Run } from 'waymark/core';
import { findRun, useRuns } from '../runStore.ts';
import { Link } from './Link.tsx';
import { Loading } from './Loading.tsx';
import { Page } from './Page.tsx';

interface WithRunProps {
  readonly id: string;
  readonly children: (run: Run, isRecorded: boolean) => ReactNode;
}

/** Gives a page its run, live; says so when there is none. */
export function WithRun({ id, children }: WithRunProps): ReactNode {
  const { runs, recorded, loaded } = useRuns();
  const [missing, setMissing] = useState<string>();
  const known = runs.get(id);
  const run = useMemo(() => known && withHistory(known, runs), [known, runs]);
  const isMissing = loaded && run === undefined;
  useEffect(() => {
    if (!isMissing) return;
    findRun(id).then(
      (isThere) => !isThere && setMissing(id),
      () => setMissing(id),
    );
  }, [isMissing, id]);
  if (run) return children(run, recorded.has(id));
  if (missing !== id) return <Loading />;
  return (
    <Page
      title="No such run"
      lead={`Orbit has no run ${id}. Live runs are gone once Orbit is started again.`}
    >
      <p>
        <Link to="/runs">Go to the runs</Link>
      </p>
    </Page>
  );
}

/** A run with the earlier ones of its mission, newest first, so that help can tell what changed since it last worked. */
function withHistory(run: Run, runs: ReadonlyMap<string, Run>): Run {
  const earlier = [...runs.values()].filter(
    (one) => one.id !== run.id && one.mission?.id === run.mission?.id && startOf(one) < startOf(run),
  );
  return { ...run, history: earlier.sort((one, other) => startOf(other) - startOf(one)) };
}

const startOf = ({ startedAt, createdAt = 0 }: Run): number => startedAt ?? createdAt;
