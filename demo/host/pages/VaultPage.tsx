import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { ConnectionView, MissionView } from '../../server/api/describe.ts';
import { act } from '../notices.ts';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { ProviderSwitches } from '../parts/ProviderSwitches.tsx';
import { postJson } from '../request.ts';
import { useResource } from '../useResource.ts';
import { sayNumber } from '../words.ts';

/** Keys, rights and limits of every connection to the provider. */
export function VaultPage({ mission }: { readonly mission: string | undefined }): ReactNode {
  const { data, error, reload } = useResource<readonly ConnectionView[]>('/api/connections');
  const missions = useResource<readonly MissionView[]>('/api/missions');
  const asking = missions.data?.find(({ id }) => id === mission);
  const wanted = asking?.connection;
  const sorted = data?.toSorted((a, b) => Number(b.id === wanted) - Number(a.id === wanted));
  return (
    <Page
      title="Provider vault"
      lead="Keys that Orbit holds for its missions, and what the provider allows them."
    >
      {(!sorted || !missions.data) && <Loading error={error} retry={() => void reload()} />}
      {sorted && missions.data && (
        <>
          <ul className="panels">
            {sorted.map((connection) => (
              <li key={connection.id} className="panel" data-wanted={connection.id === wanted}>
                <Connection
                  connection={connection}
                  usedBy={connection.id === wanted ? asking?.title : undefined}
                  reload={reload}
                />
              </li>
            ))}
          </ul>
          <ProviderSwitches />
        </>
      )}
    </Page>
  );
}

interface ConnectionProps {
  readonly connection: ConnectionView;
  /** The mission one came here for. */
  readonly usedBy: string | undefined;
  readonly reload: () => Promise<void>;
}

function Connection({ connection, usedBy, reload }: ConnectionProps): ReactNode {
  const { id, label, purpose, region, key, scopes, requests, tokensPerMinute } = connection;
  const [pasted, setPasted] = useState('');
  const [issued, setIssued] = useState<string>();
  const change = async (done: string, path: string, body?: unknown): Promise<void> => {
    await act(done, () => postJson(`/api/connections/${id}/${path}`, body === undefined ? {} : { body }));
    await reload();
  };
  const rotate = async (): Promise<void> => {
    await act(`${label} has a new key.`, async () => {
      setIssued((await postJson<{ key: string }>(`/api/connections/${id}/rotate-key`)).key);
    });
    await reload();
  };
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    await change(`Key of ${label} saved.`, 'key', { key: pasted });
    setPasted('');
    setIssued(undefined);
  };
  return (
    <>
      <div className="panel-head">
        <h2>{label}</h2>
        <small>
          {purpose} · {region}
        </small>
      </div>
      <dl className="facts" data-small="true">
        <div>
          <dt>Key</dt>
          <dd>
            <code>{key}</code>
            {usedBy && <> is the key of “{usedBy}”</>}
          </dd>
        </div>
        <div>
          <dt>Rights</dt>
          <dd>{scopes.join(', ')}</dd>
        </div>
        <div>
          <dt>Limit</dt>
          <dd>
            {sayNumber(requests.limit)} requests in {requests.windowMs / 1000} s, {sayNumber(tokensPerMinute)}{' '}
            tokens a minute
          </dd>
        </div>
      </dl>
      {issued && (
        <output className="issued">
          New key, shown once and saved already: <code>{issued}</code>
        </output>
      )}
      <form className="row" onSubmit={(event) => void save(event)}>
        <label className="field">
          Paste another key
          <input
            required
            autoComplete="off"
            spellCheck={false}
            value={pasted}
            onChange={({ target }) => setPasted(target.value)}
          />
        </label>
        <button type="submit" className="button" aria-label={`Save key of ${label}`}>
          Save key
        </button>
      </form>
      <div className="row">
        <button
          type="button"
          className="button"
          data-kind="primary"
          aria-label={`Rotate key of ${label}`}
          onClick={() => void rotate()}
        >
          Rotate key
        </button>
        {!scopes.includes('briefs:write') && (
          <button
            type="button"
            className="button"
            aria-label={`Grant briefs:write to ${label}`}
            onClick={() => void change(`${label} may write briefs.`, 'grant', { scope: 'briefs:write' })}
          >
            Grant briefs:write
          </button>
        )}
        <button
          type="button"
          className="button"
          aria-label={`Raise limit of ${label}`}
          onClick={() => void change(`Limit of ${label} raised.`, 'raise-limit')}
        >
          Raise limit
        </button>
      </div>
    </>
  );
}
