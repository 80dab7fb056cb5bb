import type { ReactNode } from 'react';
import type { ProviderView } from '../../server/api/productRoutes.ts';
import { act } from '../notices.ts';
import { postJson } from '../request.ts';
import { useResource } from '../useResource.ts';
import { Badge } from './Badge.tsx';

type Region = ProviderView['regions'][number];

function troubleOf(region: Region): string | undefined {
  if (region.maintenance) return 'Under maintenance: refuses every call';
  if (region.release === '2.3.1') return 'Runs release 2.3.1, which fails on claims without a refund';
  if (region.latencyMs > 1_000) return `Takes ${region.latencyMs / 1_000} s for a report`;
  if (region.queuePaused) return 'Its job queue is paused: jobs are taken and never answered';
  if (region.flakyCalls > 0) return `Will refuse the next ${region.flakyCalls} calls`;
  return undefined;
}

/** The local provider's own state. In the world this is somebody else's; here you can end an outage yourself. */
export function ProviderSwitches(): ReactNode {
  const { data, reload } = useResource<ProviderView>('/api/provider');
  if (!data) return null;
  const restore = async (id: string): Promise<void> => {
    await act(`${id} works again.`, () => postJson(`/api/provider/regions/${id}/restore`));
    await reload();
  };
  return (
    <section className="panel" aria-labelledby="regions">
      <div className="panel-head">
        <h2 id="regions">Lumen’s regions</h2>
        <small>The provider runs on this machine, so you can end its outages.</small>
      </div>
      {data.regions.map((region) => {
        const trouble = troubleOf(region);
        return (
          <div key={region.id} className="setting">
            <div>
              <strong>{region.id}</strong>
              <p>{trouble ?? 'Works'}</p>
            </div>
            {trouble ? (
              <button
                type="button"
                className="button"
                aria-label={`Restore ${region.id}`}
                onClick={() => void restore(region.id)}
              >
                Restore
              </button>
            ) : (
              <Badge tone="good">Up</Badge>
            )}
          </div>
        );
      })}
    </section>
  );
}
