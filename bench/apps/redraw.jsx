import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { HelpButton, HelpDock, HelpProvider } from 'waymark';
import { guides } from 'waymark/guides';
import 'waymark/styles.css';
import { ready, slot } from './mount.js';

const kind = new URLSearchParams(location.search).get('kind');

/** The same run as a new object, as a host has it that parses what it polls. */
const read = () => ({
  id: 'run-1',
  title: 'A run of fifty steps',
  status: 'failed',
  observedAt: Date.now(),
  steps: Array.from({ length: 50 }, (_, at) => ({
    id: `s${at}`,
    title: `Step ${at}`,
    status: at === 49 ? 'failed' : 'succeeded',
    ...(at === 49 && {
      failure: { code: 'rate_limit_exceeded', status: 429, message: 'Too many requests' },
    }),
  })),
});

/** A host that writes everything inline and draws at every frame, with nothing, an open panel or a dock beside it. */
function Host() {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    window.__draw = () => {
      const start = performance.now();
      flushSync(() => setTurn((last) => last + 1));
      document.body.getBoundingClientRect();
      return performance.now() - start;
    };
    ready();
  }, []);
  const run = read();
  const moves = { retry: async () => {} };
  return (
    <HelpProvider
      guides={guides}
      surfaces={{ billing: { label: 'Billing', open: () => {}, href: () => '/billing' } }}
      context={{ tenant: 'acme' }}
      messages={{ reportRun: 'Tell support' }}
      onEvent={() => {}}
    >
      <output>{turn}</output>
      {kind === 'button' && <HelpButton run={run} moves={moves} onShowStep={() => {}} defaultOpen />}
      {kind === 'dock' && <HelpDock run={run} moves={moves} onShowStep={() => {}} defaultOpen />}
    </HelpProvider>
  );
}

createRoot(slot()).render(
  <StrictMode>
    <Host />
  </StrictMode>,
);
