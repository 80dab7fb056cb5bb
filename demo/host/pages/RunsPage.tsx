import { useMemo, type ReactNode } from 'react';
import type { Run } from 'waymark/core';
import { RunBadge } from '../parts/Badge.tsx';
import { Link } from '../parts/Link.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { navigate } from '../router.ts';
import { useRuns } from '../runStore.ts';
import { durationOf, isActive, needsAttention, sayDate, sayDuration, sayPhase } from '../words.ts';

const FILTERS: readonly {
  readonly id: string;
  readonly label: string;
  readonly test: (run: Run) => boolean;
}[] = [
  { id: 'all', label: 'All', test: () => true },
  { id: 'attention', label: 'Need attention', test: needsAttention },
  { id: 'active', label: 'Active', test: isActive },
  { id: 'failed', label: 'Failed', test: (run) => run.status === 'failed' },
  { id: 'succeeded', label: 'Succeeded', test: (run) => run.status === 'succeeded' },
];

function showQuery(filter: string, words: string): void {
  const query = new URLSearchParams({
    ...(filter === 'all' ? {} : { show: filter }),
    ...(words ? { find: words } : {}),
  });
  navigate(query.size ? `/runs?${query.toString()}` : '/runs', { replace: true });
}

/** Every run, newest first, narrowed by state and words. */
export function RunsPage({ query }: { readonly query: URLSearchParams }): ReactNode {
  const { runs, recorded, loaded, offline } = useRuns();
  const show = query.get('show') ?? 'all';
  const find = query.get('find') ?? '';
  const all = useMemo(
    () =>
      [...runs.values()].sort(
        (a, b) =>
          Number(recorded.has(a.id)) - Number(recorded.has(b.id)) || (b.createdAt ?? 0) - (a.createdAt ?? 0),
      ),
    [runs, recorded],
  );
  const filter = FILTERS.find(({ id }) => id === show) ?? FILTERS[0]!;
  const words = find.toLowerCase();
  const shown = all.filter(
    (run) =>
      filter.test(run) && `${run.id} ${run.title} ${run.task?.title ?? ''}`.toLowerCase().includes(words),
  );
  return (
    <Page
      title="Runs"
      lead="Every execution of a mission, newest first."
      actions={
        <Link to="/missions" className="button" data-kind="primary">
          Start a mission
        </Link>
      }
    >
      <div className="toolbar">
        <fieldset className="filters">
          <legend className="hidden">State</legend>
          {FILTERS.map(({ id, label, test }) => (
            <button
              key={id}
              type="button"
              className="filter"
              aria-pressed={id === filter.id}
              onClick={() => showQuery(id, find)}
            >
              {label} <span className="quiet">{all.filter(test).length}</span>
            </button>
          ))}
        </fieldset>
        <label className="search">
          <span className="hidden">Find runs</span>
          <input
            type="search"
            placeholder="Find by title or id"
            value={find}
            onChange={({ target }) => showQuery(filter.id, target.value)}
          />
        </label>
      </div>
      {!loaded && <Loading error={offline} />}
      {loaded && shown.length === 0 && <p className="empty">No run matches.</p>}
      {shown.length > 0 && (
        <table className="runs">
          <thead>
            <tr>
              <th scope="col">Run</th>
              <th scope="col">State</th>
              <th scope="col">Phase</th>
              <th scope="col">Started</th>
              <th scope="col">Duration</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((run) => (
              <RunRow key={run.id} run={run} isRecorded={recorded.has(run.id)} />
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}

function RunRow({ run, isRecorded }: { readonly run: Run; readonly isRecorded: boolean }): ReactNode {
  const duration = durationOf(run);
  return (
    <tr>
      <th scope="row">
        <Link to={`/runs/${run.id}`}>{run.title}</Link>
        <small>
          {run.id}
          {run.attempt && run.attempt > 1 ? ` · attempt ${run.attempt}` : ''}
          {isRecorded ? ' · recorded' : ''}
          {run.task ? ` · ${run.task.title}` : ''}
        </small>
      </th>
      <td>
        <RunBadge run={run} />
      </td>
      <td data-label="Phase">{sayPhase(run.phase)}</td>
      <td data-label="Started">{sayDate(run.startedAt ?? run.createdAt)}</td>
      <td data-label="Duration">{duration === undefined ? '–' : sayDuration(duration)}</td>
    </tr>
  );
}
