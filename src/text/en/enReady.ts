import type { ReadyMessages } from '../FeedbackMessages.ts';

/** English of few runs: what is to happen when the wait before a retry is over, what was tried, what could not be read. */
export const enReady: ReadyMessages = {
  whenReady: 'When the wait is over',
  retryWhenReady: 'Retry when ready',
  tellMe: 'Tell me',
  willRetry: ({ at, now }, f) => `Retries at ${f.time(at, now)} if this page stays open.`,
  willNotify: 'You will get a notification.',
  willMark: 'This tab’s title will say so.',
  readyTitle: ({ run }) => `Ready to retry: ${run}`,
  retriedTitle: ({ run }) => `Retrying ${run}`,
  incomplete: ({ count }, f) =>
    f.plural(count, {
      one: 'One value of this run could not be read and was left out.',
      other: `${f.number(count)} values of this run could not be read and were left out.`,
    }),
  followed: ({ run, from, status }) => {
    const now = `${run} replaces ${from}`;
    if (status === 'succeeded') return `${now}. It succeeded.`;
    if (status === 'failed') return `${now}. It failed too.`;
    if (status === 'cancelled') return `${now}. It was cancelled.`;
    return status === undefined ? `${now}.` : `${now}. It is ${status}.`;
  },
  tried: ({ kind, at, now }, f) =>
    `You ${kind === 'retry' ? 'retried' : 'continued'} this run at ${f.time(at, now)}.`,
};
