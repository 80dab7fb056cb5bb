import { MINUTE } from './backOff.ts';
import type { OutboxLocks } from './outboxEnvironment.ts';

/** A page that holds the lock for longer may be frozen; the leases keep two senders apart then. */
const PATIENCE = 2 * MINUTE;

/**
 * Runs `work` when no other page of this origin does; `isAlone` says whether that is sure. Never rejects.
 */
export async function withLock(
  locks: OutboxLocks | undefined,
  name: string,
  later: (run: () => void, ms: number) => () => void,
  work: (isAlone: boolean) => Promise<void>,
): Promise<void> {
  let isStarted = false;
  const start = async (isAlone: boolean): Promise<void> => {
    isStarted = true;
    await work(isAlone);
  };
  const cut = new AbortController();
  const cancel = later(() => cut.abort(), PATIENCE);
  try {
    await locks?.request(name, { signal: cut.signal }, () => {
      cancel();
      return start(true);
    });
  } catch {
    // Not allowed here, or waited too long.
  }
  cancel();
  if (!isStarted) await start(false).catch(() => {});
}
