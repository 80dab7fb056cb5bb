import { useRef, type ReactNode } from 'react';
import type { MissionView } from '../../server/api/describe.ts';
import { notify } from '../notices.ts';
import { Link } from '../parts/Link.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { postJson } from '../request.ts';
import { navigate } from '../router.ts';
import { useResource } from '../useResource.ts';

async function startMission(id: string, key: string): Promise<void> {
  try {
    const { runId } = await postJson<{ runId: string }>(`/api/missions/${id}/runs`, { key });
    navigate(`/runs/${runId}`);
  } catch (error) {
    notify((error as Error).message, 'bad');
  }
}

/** What Orbit can run, with a button that runs it. */
export function MissionsPage(): ReactNode {
  const { data, error, reload } = useResource<readonly MissionView[]>('/api/missions');
  // One key per visit and mission, so that a double click starts one run.
  const visit = useRef(crypto.randomUUID());
  return (
    <Page
      title="Missions"
      lead="What Orbit can run for you. Every one really executes; some of them really fail."
    >
      {!data && <Loading error={error} retry={() => void reload()} />}
      <ul className="cards">
        {data?.map(({ id, title, summary, steps, settings }) => (
          <li key={id} id={id} className="card">
            <h2>{title}</h2>
            <p>{summary}</p>
            <div className="card-foot">
              <small>
                {steps} {steps === 1 ? 'step' : 'steps'}
                {settings.length > 0 && (
                  <>
                    {' · '}
                    <Link to={`/settings?mission=${id}`} aria-label={`Settings of ${title}`}>
                      Settings
                    </Link>
                  </>
                )}
              </small>
              <button
                type="button"
                className="button"
                aria-label={`Run ${title}`}
                onClick={() => void startMission(id, `${visit.current}-${id}`)}
              >
                Run
              </button>
            </div>
          </li>
        ))}
      </ul>
    </Page>
  );
}
