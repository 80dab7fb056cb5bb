import { endpoint, HelpButton, HelpProvider } from 'waymark';
import type { Run } from 'waymark/core';
import { guides } from 'waymark/guides';
import 'waymark/styles.css';

const receiver = endpoint('/api/reports');

/** Help on one run. Put it on the page that shows the run. */
export function RunHelp({ run }: { run: Run }) {
  return (
    <HelpProvider
      guides={guides}
      surfaces={{
        // A screen of yours that guides point to, by their name for it. The others are in `waymark.json` of the guides.
        'provider-vault': { label: 'Provider vault', open: () => location.assign('#provider-vault') },
      }}
      receiver={receiver}
    >
      <HelpButton run={run} moves={{ retry }} />
    </HelpProvider>
  );
}

/** Starts the run again; `key` is the same for one press, however often it is sent. */
async function retry({ run, key }: { run: Run; key: string }) {
  const response = await fetch(`/api/runs/${encodeURIComponent(run.id)}/retry`, {
    method: 'POST',
    headers: { 'Idempotency-Key': key },
  });
  if (!response.ok) throw new Error(`Retrying was answered by ${response.status}.`);
  const { id }: { id: string } = await response.json();
  return { runId: id };
}
