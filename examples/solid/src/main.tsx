import { createStore } from 'solid-js/store';
import { render } from 'solid-js/web';
import { RunHelp } from './RunHelp';
import { run as loaded } from './run';
import './page.css';

function RunDetail() {
  const [run, setRun] = createStore(structuredClone(loaded));

  /** Stands for what your page hears of the run. */
  const finish = () => setRun({ status: 'succeeded', steps: [] });

  return (
    <main>
      <h1>{run.title}</h1>
      <p>This run has failed.</p>
      <RunHelp run={run} />
      <button id="finish" type="button" onClick={finish}>
        Let it succeed
      </button>
      <h2 id="provider-vault">Provider vault</h2>
    </main>
  );
}

render(() => <RunDetail />, document.getElementById('app')!);
