import type { ReactNode } from 'react';
import type { ConnectionView, MissionView } from '../../server/api/describe.ts';
import { act } from '../notices.ts';
import { BudgetField } from '../parts/BudgetField.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { postJson } from '../request.ts';
import { useResource } from '../useResource.ts';

const euros = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });

/** Credit with the provider, and budgets of missions. */
export function BillingPage({ mission }: { readonly mission: string | undefined }): ReactNode {
  const connections = useResource<readonly ConnectionView[]>('/api/connections');
  const missions = useResource<readonly MissionView[]>('/api/missions');
  const topUp = async (id: string): Promise<void> => {
    await act('€50.00 of credit added.', () => postJson(`/api/connections/${id}/top-up`));
    await connections.reload();
  };
  const wanted = missions.data?.find(({ id }) => id === mission);
  if (!connections.data || !missions.data)
    return <Loading error={connections.error ?? missions.error} retry={() => void connections.reload()} />;
  return (
    <Page title="Usage and billing" lead="Credit with the provider, and what missions may spend.">
      <div className="panels">
        <section className="panel" aria-labelledby="budgets">
          <h2 id="budgets">Mission budgets</h2>
          {missions.data.map(
            ({ id, title, budget }) =>
              budget && (
                <BudgetField
                  key={id}
                  mission={{ id, title }}
                  budget={budget}
                  label={title}
                  isWanted={wanted?.id === id}
                  reload={missions.reload}
                />
              ),
          )}
        </section>
        <section className="panel" aria-labelledby="credit">
          <h2 id="credit">Credit</h2>
          {connections.data
            .filter(({ kind }) => kind === 'api')
            .toSorted((a, b) => a.credit - b.credit)
            .map(({ id, label, purpose, credit }) => (
              <div key={id} className="setting" data-wanted={wanted?.connection === id}>
                <div>
                  <strong>{label}</strong>
                  <p>
                    {purpose} · <span data-low={credit <= 0}>{euros.format(credit / 100)} left</span>
                  </p>
                </div>
                <button
                  type="button"
                  className="button"
                  aria-label={`Top up ${label}`}
                  onClick={() => void topUp(id)}
                >
                  Top up
                </button>
              </div>
            ))}
        </section>
      </div>
    </Page>
  );
}
