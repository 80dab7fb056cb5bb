import type { Route } from './+types/run';
import { run } from '../run';
import { RunHelp } from '../RunHelp';

/** On the server; a run is plain data. */
export function loader() {
  return { run };
}

export default function RunDetail({ loaderData }: Route.ComponentProps) {
  return (
    <main>
      <h1>{loaderData.run.title}</h1>
      <p>This run has failed.</p>
      <RunHelp run={loaderData.run} />
      <h2 id="provider-vault">Provider vault</h2>
    </main>
  );
}
