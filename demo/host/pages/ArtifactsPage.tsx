import type { ReactNode } from 'react';
import { Link } from '../parts/Link.tsx';
import { Page } from '../parts/Page.tsx';
import { useRuns } from '../runStore.ts';
import { sayDate } from '../words.ts';

/** Everything runs have delivered. */
export function ArtifactsPage(): ReactNode {
  const { runs, loaded } = useRuns();
  const rows = [...runs.values()]
    .flatMap((run) => (run.artifacts ?? []).map((artifact) => ({ run, artifact })))
    .sort((a, b) => (b.run.createdAt ?? 0) - (a.run.createdAt ?? 0));
  return (
    <Page title="Artifacts" lead="What runs have delivered. Those of recorded runs are listed, not kept.">
      {loaded && rows.length === 0 && <p className="empty">Nothing has been delivered yet.</p>}
      {rows.length > 0 && (
        <table className="runs">
          <thead>
            <tr>
              <th scope="col">Artifact</th>
              <th scope="col">Run</th>
              <th scope="col">Delivered by</th>
              <th scope="col">Run started</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ run, artifact }) => (
              <tr key={artifact.id}>
                <th scope="row">
                  {artifact.url ? (
                    <a href={artifact.url} target="_blank" rel="noreferrer">
                      {artifact.name}
                      <span className="hidden"> (opens in a new tab)</span>
                    </a>
                  ) : (
                    artifact.name
                  )}
                </th>
                <td data-label="Run">
                  <Link to={`/runs/${run.id}`}>{run.id}</Link>
                </td>
                <td data-label="Delivered by">{run.title}</td>
                <td data-label="Run started">{sayDate(run.startedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}
