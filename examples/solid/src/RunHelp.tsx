import type { Run } from 'waymark/core';
import type { MoveRequest } from 'waymark/element';
import 'waymark/element';

/** Help on one run. Put it on the page that shows the run. */
export function RunHelp(props: { run: Run }) {
  return (
    <waymark-help
      prop:run={props.run}
      moves="retry"
      prop:surfaces={{
        // A screen of yours that guides point to, by their name for it. The others are in `waymark.json` of the guides.
        'provider-vault': { label: 'Provider vault', open: () => location.assign('#provider-vault') },
      }}
      receivers="/api/reports"
      on:waymark-move={(event: MoveRequest) => event.respondWith(retry(event))}
    />
  );
}

/** Starts the run again; `key` is the same for one press, however often it is sent. */
async function retry({ run, key }: MoveRequest) {
  const response = await fetch(`/api/runs/${encodeURIComponent(run.id)}/retry`, {
    method: 'POST',
    headers: { 'Idempotency-Key': key },
  });
  if (!response.ok) throw new Error(`Retrying was answered by ${response.status}.`);
  const { id }: { id: string } = await response.json();
  return { runId: id };
}

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'waymark-help': Record<string, unknown>;
    }
  }
}
