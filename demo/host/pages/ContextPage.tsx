import type { ReactNode } from 'react';
import type { MissionView } from '../../server/api/describe.ts';
import { Icon } from '../parts/Icon.tsx';
import { Loading } from '../parts/Loading.tsx';
import { MissionPicker } from '../parts/MissionPicker.tsx';
import { Page } from '../parts/Page.tsx';
import { SettingField } from '../parts/SettingField.tsx';
import { useResource } from '../useResource.ts';

/** What is attached to missions, and whether they read it. */
export function ContextPage({ mission }: { readonly mission: string | undefined }): ReactNode {
  const { data, error, reload } = useResource<readonly MissionView[]>('/api/missions');
  const some = data?.filter(({ context }) => context.length > 0) ?? [];
  const shown = some.filter(({ id }) => mission === undefined || id === mission);
  return (
    <Page
      title="Mission context"
      lead="Documents that missions are given to work from."
      actions={<MissionPicker page="/context" missions={some} value={mission} />}
    >
      {!data && <Loading error={error} retry={() => void reload()} />}
      {data && shown.length === 0 && <p className="empty">Nothing is attached to this mission.</p>}
      <div className="panels">
        {shown.map(({ id, title, context, settings }) => (
          <section key={id} className="panel" aria-labelledby={`context-${id}`}>
            <h2 id={`context-${id}`}>{title}</h2>
            {settings
              .filter(({ page }) => page === 'context')
              .map((setting) => (
                <SettingField key={setting.id} mission={id} setting={setting} reload={reload} />
              ))}
            <ul className="artifact-list">
              {context.map((piece) => (
                <li key={piece.id}>
                  <Icon name="context" />
                  <span>{piece.name}</span>
                  <small>{piece.text}</small>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}
