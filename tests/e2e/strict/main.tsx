import { createRoot } from 'react-dom/client';
import { HelpButton, HelpDock, HelpProvider } from 'waymark';
import { endpoint, type Run } from 'waymark/core';
import { guides } from 'waymark/guides';
import 'waymark/styles.css';

const run = (await (await fetch('/run.json')).json()) as Run;
const receiver = endpoint('/reports');

createRoot(document.getElementById('root')!).render(
  <HelpProvider guides={guides} receiver={receiver}>
    <h1>{run.title}</h1>
    <HelpButton run={run} />
    <HelpDock run={run} defaultOpen={false} />
  </HelpProvider>,
);
