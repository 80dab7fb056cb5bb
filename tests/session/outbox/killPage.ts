import { browserOutbox } from '../../../src/react/provider/browserOutbox.ts';
import { endpoint } from '../../../src/session/receivers/endpoint.ts';

declare global {
  interface Window {
    /** Saves so many reports, one after the other, and says of each when it is saved. */
    saveReports: (ids: readonly string[], pause: number) => Promise<void>;
    /** Stages of all reports by id. */
    stages: () => Readonly<Record<string, string>>;
    /** How the outbox found its storage, once it was read. */
    found: () => Promise<{ readonly count: number; readonly fault?: string }>;
  }
}

const receiver = endpoint(new URLSearchParams(location.search).get('api')!, { timeout: 5000 });
const outbox = browserOutbox('kill', localStorage, { receiver: () => receiver });
void outbox.drain();

window.saveReports = async (ids, pause) => {
  for (const id of ids) {
    const body = JSON.stringify({ id, text: 'x'.repeat(2000) });
    const head = { runId: 'run', receiver: receiver.id, category: 'other', subject: id } as const;
    const { isDurable } = await outbox.save({ ...head, id, createdAt: Date.now(), body });
    // The driver reads the console: what it hears was said before the kill.
    if (isDurable) console.log(`saved ${id}`);
    await new Promise((done) => setTimeout(done, pause));
  }
};
window.found = async () => {
  while (!outbox.getState().isRead) await new Promise((done) => setTimeout(done, 20));
  const { items, fault } = outbox.getState();
  return { count: items.length, ...(fault && { fault }) };
};
window.stages = () => Object.fromEntries(outbox.getState().items.map(({ id, stage }) => [id, stage.kind]));
