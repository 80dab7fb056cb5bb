import type { ReadyMessages } from '../FeedbackMessages.ts';

/** English for what is to happen when the wait before a retry is over. */
export const enReady: ReadyMessages = {
  whenReady: 'When the wait is over',
  retryWhenReady: 'Retry when ready',
  tellMe: 'Tell me',
  willRetry: ({ at, now }, f) => `Retries at ${f.time(at, now)} if this page stays open.`,
  willNotify: 'You will get a notification.',
  willMark: 'This tab’s title will say so.',
  readyTitle: ({ run }) => `Ready to retry: ${run}`,
  retriedTitle: ({ run }) => `Retrying ${run}`,
};
