import { browserOutbox } from '../../../src/react/provider/browserOutbox.ts';
import { endpoint } from '../../../src/session/receivers/endpoint.ts';

declare global {
  interface Window {
    /** Saves reports one after the other, and says of each when it is saved: on the console, which the driver reads, unless told otherwise. */
    saveReports: (ids: readonly string[], pause: number, say?: (id: string) => void) => Promise<void>;
    /** Tries again what waits. */
    retryAll: () => Promise<void>;
    /** Stages of all reports by id. */
    stages: () => Readonly<Record<string, string>>;
    /** How the outbox found its storage, once it was read. */
    found: () => Promise<{ readonly count: number; readonly fault?: string }>;
  }
}

const receiver = endpoint(new URLSearchParams(location.search).get('api')!, { timeout: 5000 });
const outbox = browserOutbox('kill', localStorage, { receiver: () => receiver });
void outbox.drain();

window.saveReports = async (ids, pause, say = (id) => console.log(`saved ${id}`)) => {
  for (const id of ids) {
    const body = JSON.stringify({ id, text: 'x'.repeat(2000) });
    const head = { runId: 'run', receiver: receiver.id, category: 'other', subject: id } as const;
    const { isDurable } = await outbox.save({ ...head, id, createdAt: Date.now(), body });
    // What the driver hears was said before the kill.
    if (isDurable) say(id);
    await new Promise((done) => setTimeout(done, pause));
  }
};
window.found = async () => {
  while (!outbox.getState().isRead) await new Promise((done) => setTimeout(done, 20));
  const { items, fault } = outbox.getState();
  return { count: items.length, ...(fault && { fault }) };
};
window.stages = () => Object.fromEntries(outbox.getState().items.map(({ id, stage }) => [id, stage.kind]));
window.retryAll = async () => {
  for (const { id, stage } of outbox.getState().items) if (stage.kind === 'waiting') await outbox.retry(id);
};

// A browser without a debugging port is told by the address what to do, and says to the host's server what came of it.
const task = new URLSearchParams(location.search).get('task');
const tell = (said: object): Promise<unknown> =>
  fetch('/said', { method: 'POST', body: JSON.stringify(said) });

async function doTask({
  ids,
  pause,
}: {
  readonly ids: readonly string[];
  readonly pause: number;
}): Promise<void> {
  await tell({ found: await window.found() });
  await window.saveReports(ids, pause, (id) => void tell({ saved: id }));
  for (;;) {
    await tell({ stages: window.stages() });
    await new Promise((done) => setTimeout(done, 500));
  }
}
if (task) void doTask(JSON.parse(task));
