import { useEffect, useRef, type ReactNode } from 'react';
import { HelpProvider } from 'waymark';
import { guides } from 'waymark/guides';
import { ApprovalsPage } from './pages/ApprovalsPage.tsx';
import { ArtifactsPage } from './pages/ArtifactsPage.tsx';
import { BillingPage } from './pages/BillingPage.tsx';
import { ContextPage } from './pages/ContextPage.tsx';
import { MissionsPage } from './pages/MissionsPage.tsx';
import { NetworkPage } from './pages/NetworkPage.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { ReplayPage } from './pages/ReplayPage.tsx';
import { RunPage } from './pages/RunPage.tsx';
import { RunsPage } from './pages/RunsPage.tsx';
import { SettingsPage } from './pages/SettingsPage.tsx';
import { VaultPage } from './pages/VaultPage.tsx';
import { DecisionDialog } from './parts/DecisionDialog.tsx';
import { Notices } from './parts/Notices.tsx';
import { Sidebar } from './parts/Sidebar.tsx';
import { receiver } from './receiver.ts';
import { usePlace, type Place } from './router.ts';
import { useRuns } from './runStore.ts';
import { surfaces } from './surfaces.ts';

function pageFor({ pieces, query }: Place): ReactNode {
  const [first = 'runs', id, sub] = pieces;
  const mission = query.get('mission') ?? undefined;
  if (first === 'runs' && id && sub === 'replay' && pieces.length === 3) return <ReplayPage id={id} />;
  if (first === 'runs' && id && pieces.length === 2) return <RunPage id={id} />;
  if (pieces.length > 1) return <NotFoundPage />;
  switch (first) {
    case 'runs':
      return <RunsPage query={query} />;
    case 'missions':
      return <MissionsPage />;
    case 'approvals':
      return <ApprovalsPage />;
    case 'artifacts':
      return <ArtifactsPage />;
    case 'vault':
      return <VaultPage mission={mission} />;
    case 'settings':
      return <SettingsPage mission={mission} />;
    case 'context':
      return <ContextPage mission={mission} />;
    case 'network':
      return <NetworkPage mission={mission} />;
    case 'billing':
      return <BillingPage mission={mission} />;
    default:
      return <NotFoundPage />;
  }
}

export function App(): ReactNode {
  const place = usePlace();
  const { offline } = useRuns();
  const main = useRef<HTMLElement>(null);
  const page = place.pieces.join('/');
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [page]);
  return (
    <HelpProvider guides={guides} surfaces={surfaces} receiver={receiver} user="ada">
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <Sidebar current={place.pieces[0] ?? 'runs'} />
      <main id="main" ref={main} tabIndex={-1}>
        {offline && <output className="offline">{offline}</output>}
        {pageFor(place)}
      </main>
      <DecisionDialog />
      <Notices />
    </HelpProvider>
  );
}
