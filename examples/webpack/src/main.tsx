import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { run } from './run';
import { RunHelp } from './RunHelp';
import './page.css';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <main>
      <h1>{run.title}</h1>
      <p>This run has failed.</p>
      <RunHelp run={run} />
      <h2 id="provider-vault">Provider vault</h2>
    </main>
  </StrictMode>,
);
