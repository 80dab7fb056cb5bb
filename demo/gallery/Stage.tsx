import { useState, type ReactNode } from 'react';
import type { Moves, Run, Surface } from 'waymark/core';
import { ar } from 'waymark/messages/ar';
import { de } from 'waymark/messages/de';
import { es } from 'waymark/messages/es';
import { ja } from 'waymark/messages/ja';
import { RECEIVERS, SOURCES } from './sources.ts';
import type { GalleryState } from './states.ts';
import type { Switches } from './switches.ts';
import { Widget } from './Widget.tsx';

interface StageProps {
  readonly state: GalleryState;
  readonly run: Run;
  readonly user: string;
  readonly switches: Switches;
}

const MESSAGES = { en: undefined, de, es, ja, ar };

const SURFACES: Readonly<Record<string, Surface>> = Object.fromEntries(
  Object.entries({
    'run-detail': 'Run detail',
    'mission-replay': 'Mission Replay',
    'provider-vault': 'Provider vault',
    billing: 'Usage and billing',
    approvals: 'Approvals',
    'mission-settings': 'Mission settings',
    artifacts: 'Artifacts',
    context: 'Mission context',
    network: 'Network settings',
  }).map(([id, label]) => [id, { label, open: () => {} }]),
);

const WITH_ADDRESSES: typeof SURFACES = Object.fromEntries(
  Object.entries(SURFACES).map(([id, surface]) => [id, { ...surface, href: `/${id}` }]),
);

const kept = new Map<string, string>();
/** Forgets with the page, so that no state depends on the one before. */
const STORAGE = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};

const never = (): Promise<never> => new Promise(() => {});
const MOVES: Moves = { retry: never, resume: never, skip: never };

/** A small host: a run with its steps, and help in one state. */
export function Stage({ state, run, user, switches }: StageProps): ReactNode {
  const { surface = 'popover', guides = 'all', receivers = ['slow'], moves = MOVES } = state;
  const start = run.startedAt ?? run.createdAt ?? run.observedAt;
  const end = run.endedAt ?? run.lastEventAt ?? run.observedAt;
  const [at, seek] = useState(state.at === undefined ? end : start + state.at);
  const help = (
    <Widget
      switches={switches}
      surface={surface}
      config={{
        guides: SOURCES[guides],
        surfaces: state.hasAddresses ? WITH_ADDRESSES : SURFACES,
        receiver: receivers.map((name) => RECEIVERS[name]),
        user,
        storage: STORAGE,
        locale: switches.lang,
        messages: MESSAGES[switches.lang],
        shortcut: '?',
        link: false,
      }}
      shown={{ run, moves, onShowStep: showStep }}
      at={at}
      seek={seek}
    />
  );
  return (
    <div className="host">
      <main>
        <header>
          <h1>{run.title ?? run.id}</h1>
          <p className="host-quiet">
            {run.id} · {run.status}
          </p>
          <div className="host-actions">
            <button type="button">Run again</button>
            {surface !== 'dock' && help}
          </div>
        </header>
        {surface === 'dock' && (
          <label className="host-replay">
            Replay position
            <input
              type="range"
              min={start}
              max={end}
              value={at}
              onChange={(event) => seek(Number(event.target.value))}
            />
          </label>
        )}
        <h2>Steps</h2>
        <ol>
          {run.steps?.map((step) => (
            <li key={step.id} id={`step-${step.id}`} tabIndex={-1}>
              <strong>{step.title}</strong> <span className="host-quiet">{step.status}</span>
            </li>
          ))}
        </ol>
        <p className="host-actions">
          <a href="#steps">Logs</a> <a href="#files">Files</a> <a href="#help">Documentation</a>
        </p>
      </main>
      {surface === 'dock' && help}
    </div>
  );
}

function showStep(id: string): void {
  document.getElementById(`step-${id}`)?.focus();
}
