import type { Report } from '../../core/model/report.ts';
import { showText } from '../../core/model/value/showText.ts';
import type { Sent, ServerReceiver } from '../receivers/serverReceiver.ts';
import type { Claimed } from './claimDeliveries.ts';

/** How a try ended, for the queue. `unsure`: the outcome is unknown, and another try might file the report twice. */
export type Ending = Sent | { readonly kind: 'unsure'; readonly said: string };

/** Milliseconds within which an aborted receiver has to end. */
const ABORT_GRACE = 2000;

/**
 * One try. Never rejects, and ends within the receiver's timeout whatever the receiver does: a receiver that throws, hangs or cannot encode
 * this report must not delay other reports.
 */
export async function sendClaimed(
  receiver: ServerReceiver,
  claimed: Claimed,
  now: number,
  signal: AbortSignal,
): Promise<Ending> {
  if (claimed.wasSending && !receiver.idempotent) {
    return { kind: 'unsure', said: 'the worker that sent it was not heard of again' };
  }
  let body: string;
  const report = claimed.content as Report;
  try {
    body = receiver.encode(report);
  } catch (error) {
    return { kind: 'rejected', reason: 'invalid', said: `it cannot be written: ${wordsOf(error)}` };
  }
  const ended = await within(receiver.timeout, signal, (ownSignal) =>
    receiver.send(report, body, {
      number: claimed.tries,
      firstTriedAt: claimed.firstTriedAt,
      now,
      signal: ownSignal,
    }),
  );
  const isUnsure = ended.kind === 'waiting' && ended.maybeFiled && !receiver.idempotent;
  return isUnsure ? { kind: 'unsure', said: ended.said ?? ended.reason } : ended;
}

async function within(
  timeout: number,
  signal: AbortSignal,
  send: (signal: AbortSignal) => Promise<Sent>,
): Promise<Sent> {
  const own = new AbortController();
  const stop = (): void => own.abort();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  const late = {
    kind: 'waiting',
    reason: 'timeout',
    maybeFiled: true,
    said: 'the receiver does not end',
  } as const;
  let clock: NodeJS.Timeout | undefined;
  const end = new Promise<Sent>((resolve) => {
    const giveUp = (): void => {
      clearTimeout(clock);
      clock = setTimeout(() => resolve(late), ABORT_GRACE);
    };
    clock = setTimeout(stop, timeout);
    own.signal.addEventListener('abort', giveUp, { once: true });
    if (own.signal.aborted) giveUp();
  });
  try {
    return await Promise.race([send(own.signal), end]);
  } catch (error) {
    return {
      kind: 'waiting',
      reason: 'server',
      maybeFiled: true,
      said: `the receiver broke: ${wordsOf(error)}`,
    };
  } finally {
    clearTimeout(clock);
    signal.removeEventListener('abort', stop);
  }
}

function wordsOf(error: unknown): string {
  return showText(error instanceof Error ? error.message : String(error)).slice(0, 300);
}
