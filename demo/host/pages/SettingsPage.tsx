import type { ReactNode } from 'react';
import type { MissionView } from '../../server/api/describe.ts';
import { MissionPicker } from '../parts/MissionPicker.tsx';
import { BudgetField } from '../parts/BudgetField.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { SettingField } from '../parts/SettingField.tsx';
import { useResource } from '../useResource.ts';

/** What can be changed about missions; takes effect at the next step that runs. */
export function SettingsPage({ mission }: { readonly mission: string | undefined }): ReactNode {
  const { data, error, reload } = useResource<readonly MissionView[]>('/api/missions');
  const all = data?.map((one) => ({
    ...one,
    settings: one.settings.filter(({ page }) => page === undefined),
  }));
  const some = all?.filter(({ settings, budget }) => settings.length > 0 || budget) ?? [];
  const shown = some.filter(({ id }) => mission === undefined || id === mission);
  return (
    <Page
      title="Mission settings"
      lead="Changes count from the next step on, so a retry already uses them."
      actions={<MissionPicker page="/settings" missions={some} value={mission} />}
    >
      {!data && <Loading error={error} retry={() => void reload()} />}
      {data && shown.length === 0 && <p className="empty">This mission has no settings.</p>}
      <div className="panels">
        {shown.map(({ id, title, settings, budget }) => (
          <section key={id} className="panel" aria-labelledby={`mission-${id}`}>
            <h2 id={`mission-${id}`}>{title}</h2>
            {settings.map((setting) => (
              <SettingField key={setting.id} mission={id} setting={setting} reload={reload} />
            ))}
            {budget && <BudgetField mission={{ id, title }} budget={budget} label="Budget" reload={reload} />}
          </section>
        ))}
      </div>
    </Page>
  );
}
