import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { HelpButton, HelpDock, HelpProvider } from 'waymark';
import { guides } from 'waymark/guides';
import 'waymark/styles.css';
import { ready, slot } from './mount.js';

const START = Date.parse('2026-01-05T10:00:00Z');
const STEPS = 100_000;
const STEP = 100;

const run = {
  id: 'run-1',
  title: 'A long run',
  status: 'failed',
  observedAt: START + STEPS * STEP,
  startedAt: START,
  endedAt: START + STEPS * STEP,
  steps: Array.from({ length: STEPS }, (_, at) => ({
    id: `s${at}`,
    title: `Step ${at}`,
    status: at === STEPS / 2 ? 'failed' : 'succeeded',
    startedAt: START + at * STEP,
    endedAt: START + (at + 1) * STEP,
    ...(at === STEPS / 2 && {
      failure: {
        code: 'rate_limit_exceeded',
        status: 429,
        message: 'Too many requests',
        at: START + (at + 1) * STEP,
      },
    }),
  })),
};
const kind = new URLSearchParams(location.search).get('kind');
const seek = () => {};

/** A host that plays: the moment as a number, and beside it nothing, or the help. */
function Replay() {
  const [at, setAt] = useState(START);
  useEffect(() => {
    // One frame of the replay, drawn and laid out; `share` is how far into the run.
    window.__frame = (share) => {
      const start = performance.now();
      flushSync(() => setAt(START + Math.round(share * STEPS * STEP)));
      document.body.getBoundingClientRect();
      return performance.now() - start;
    };
    ready();
  }, []);
  return (
    <div style={{ display: 'flex', minHeight: '100vh' }}>
      <main style={{ flex: 1 }}>
        <output>{at}</output>
      </main>
      {kind === 'dock' && <HelpDock run={run} at={at} onSeek={seek} defaultOpen />}
      {kind === 'button' && <HelpButton run={run} />}
    </div>
  );
}

createRoot(slot()).render(
  <HelpProvider guides={[guides]}>
    <Replay />
  </HelpProvider>,
);
