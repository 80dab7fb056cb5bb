import { useState, type ReactNode } from 'react';
import { useRuns } from '../runStore.ts';
import { needsAttention } from '../words.ts';
import { Icon, type IconName } from './Icon.tsx';
import { Link } from './Link.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
}

const GROUPS: readonly { readonly title: string; readonly entries: readonly Entry[] }[] = [
  {
    title: 'Work',
    entries: [
      { id: 'runs', label: 'Runs', icon: 'runs' },
      { id: 'missions', label: 'Missions', icon: 'missions' },
      { id: 'approvals', label: 'Approvals', icon: 'approvals' },
      { id: 'artifacts', label: 'Artifacts', icon: 'artifacts' },
    ],
  },
  {
    title: 'Configure',
    entries: [
      { id: 'vault', label: 'Provider vault', icon: 'vault' },
      { id: 'settings', label: 'Mission settings', icon: 'settings' },
      { id: 'context', label: 'Mission context', icon: 'context' },
      { id: 'network', label: 'Network settings', icon: 'network' },
    ],
  },
  {
    title: 'Organisation',
    entries: [
      { id: 'billing', label: 'Usage and billing', icon: 'billing' },
      { id: 'reports', label: 'Reports received', icon: 'reports' },
    ],
  },
];

function useCounts(): Readonly<Record<string, number>> {
  const { runs, recorded } = useRuns();
  const all = [...runs.values()];
  return {
    runs: all.filter(needsAttention).length,
    approvals: all.filter(
      ({ id, waiting }) => !recorded.has(id) && (waiting?.for === 'approval' || waiting?.for === 'input'),
    ).length,
  };
}

/** The product's navigation: a column, and a bar with a menu on narrow screens. */
export function Sidebar({ current }: { readonly current: string }): ReactNode {
  // Open on one page only, so that going anywhere closes it.
  const [openOn, setOpenOn] = useState<string>();
  const isOpen = openOn === current;
  const counts = useCounts();
  return (
    <header className="sidebar" data-open={isOpen}>
      <div className="brand-bar">
        <Link to="/runs" className="brand">
          <img src="/icon.svg" alt="" width="26" height="26" />
          Orbit
        </Link>
        <button
          type="button"
          className="menu-button"
          aria-expanded={isOpen}
          aria-controls="navigation"
          onClick={() => setOpenOn(isOpen ? undefined : current)}
        >
          <Icon name="menu" />
          Menu
        </button>
      </div>
      <nav id="navigation" aria-label="Product">
        {GROUPS.map(({ title, entries }) => (
          <div key={title} className="nav-group">
            <p className="nav-title" id={`nav-${title}`}>
              {title}
            </p>
            <ul aria-labelledby={`nav-${title}`}>
              {entries.map(({ id, label, icon }) => (
                <li key={id}>
                  <Link
                    to={`/${id}`}
                    className="nav-link"
                    aria-current={current === id ? 'page' : undefined}
                    onClick={() => setOpenOn(undefined)}
                  >
                    <Icon name={icon} />
                    <span>{label}</span>
                    {counts[id] ? (
                      <span className="count">
                        {counts[id]}
                        <span className="hidden"> {id === 'runs' ? 'need attention' : 'waiting'}</span>
                      </span>
                    ) : null}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <ThemeSwitch />
      </nav>
    </header>
  );
}
