import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { ConnectionCheck } from '../../server/api/checkConnection.ts';
import type { ConnectionView, MissionView } from '../../server/api/describe.ts';
import type { ProviderView } from '../../server/api/productRoutes.ts';
import { act } from '../notices.ts';
import { Badge } from '../parts/Badge.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { DeskSwitch } from '../parts/DeskSwitch.tsx';
import { postJson } from '../request.ts';
import { useResource } from '../useResource.ts';

/** Where connections go, whether somebody answers there, and what can be mended about it. */
export function NetworkPage({ mission }: { readonly mission: string | undefined }): ReactNode {
  const connections = useResource<readonly ConnectionView[]>('/api/connections');
  const provider = useResource<ProviderView>('/api/provider');
  const missions = useResource<readonly MissionView[]>('/api/missions');
  if (!connections.data || !provider.data || !missions.data)
    return <Loading error={connections.error} retry={() => void connections.reload()} />;
  const wanted = missions.data.find(({ id }) => id === mission)?.connection;
  const rank = ({ id, kind }: ConnectionView): number => (id === wanted ? 0 : kind === 'api' ? 2 : 1);
  const startGateway = async (): Promise<void> => {
    await act('The archive gateway listens.', () => postJson('/api/provider/gateway'));
    await provider.reload();
  };
  const renew = async (): Promise<void> => {
    await act('The certificate is renewed.', () => postJson('/api/provider/certificate'));
    await provider.reload();
  };
  return (
    <Page
      title="Network settings"
      lead="Addresses that missions call. A check really calls them, from this machine."
    >
      <section className="panel" aria-labelledby="services">
        <h2 id="services">Services</h2>
        <div className="setting">
          <div>
            <strong>Archive gateway</strong>
            <p>{provider.data.gatewayRunning ? 'Listens' : 'Not running: its port refuses connections'}</p>
          </div>
          {provider.data.gatewayRunning ? (
            <Badge tone="good">Up</Badge>
          ) : (
            <button type="button" className="button" onClick={() => void startGateway()}>
              Start gateway
            </button>
          )}
        </div>
        <div className="setting">
          <div>
            <strong>Certificate of the ledger</strong>
            <p>{provider.data.certificateRenewed ? 'Valid' : 'Expired on 1 January 2025'}</p>
          </div>
          {provider.data.certificateRenewed ? (
            <Badge tone="good">Valid</Badge>
          ) : (
            <button type="button" className="button" onClick={() => void renew()}>
              Renew certificate
            </button>
          )}
        </div>
        <DeskSwitch />
      </section>
      <ul className="panels">
        {connections.data
          .toSorted((a, b) => rank(a) - rank(b))
          .map((connection) => (
            <li key={connection.id} className="panel" data-wanted={connection.id === wanted}>
              <Address connection={connection} working={provider.data!.url} reload={connections.reload} />
            </li>
          ))}
      </ul>
    </Page>
  );
}

interface AddressProps {
  readonly connection: ConnectionView;
  /** The provider's own address, offered as the mend. */
  readonly working: string;
  readonly reload: () => Promise<void>;
}

function Address({ connection, working, reload }: AddressProps): ReactNode {
  const { id, label, url } = connection;
  const [address, setAddress] = useState(url);
  const [check, setCheck] = useState<ConnectionCheck>();
  const [isChecking, setChecking] = useState(false);
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    await act(`Address of ${label} saved.`, () =>
      postJson(`/api/connections/${id}/address`, { body: { url: address } }),
    );
    setCheck(undefined);
    await reload();
  };
  const run = async (): Promise<void> => {
    setChecking(true);
    await postJson<ConnectionCheck>(`/api/connections/${id}/check`).then(setCheck, () => setCheck(undefined));
    setChecking(false);
  };
  return (
    <>
      <div className="panel-head">
        <h2>{label}</h2>
        <output>{check && <Badge tone={check.ok ? 'good' : 'bad'}>{check.said}</Badge>}</output>
      </div>
      <form className="row" onSubmit={(event) => void save(event)}>
        <label className="field">
          Address
          <input
            type="url"
            required
            list={`${id}-addresses`}
            value={address}
            onChange={({ target }) => setAddress(target.value)}
          />
          <datalist id={`${id}-addresses`} aria-label="Known addresses">
            <option value={working}>{working}</option>
          </datalist>
        </label>
        <button
          type="submit"
          className="button"
          aria-label={`Save address of ${label}`}
          disabled={address === url}
        >
          Save
        </button>
        <button
          type="button"
          className="button"
          aria-label={`Check ${label}`}
          disabled={isChecking}
          onClick={() => void run()}
        >
          {isChecking ? 'Checking …' : 'Check'}
        </button>
      </form>
      {connection.kind === 'partner' && url !== working && (
        <p className="quiet">
          The partner has moved to <code>{working}</code>.
        </p>
      )}
    </>
  );
}
