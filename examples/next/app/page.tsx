import { run } from '../run';
import { RunHelp } from './RunHelp';

// A server component: the run is plain data, and everything that is a function stands in the client component.
export default function RunDetail() {
  return (
    <main>
      <h1>{run.title}</h1>
      <p>This run has failed.</p>
      <RunHelp run={run} />
      <h2 id="provider-vault">Provider vault</h2>
    </main>
  );
}
