import type { HistoryMessages } from '../AsideMessages.ts';

/** English texts about earlier runs. */
export const enHistory: HistoryMessages = {
  failedAlike: ({ times, since, now }, f) =>
    `${f.plural(times, { one: 'It failed the same way once before', other: `It failed the same way ${f.number(times)} times before` })}${
      since === undefined ? '' : `, in a row since ${f.time(since, now)}`
    }.`,
  lastWorked: ({ at, now }, f) => `Last worked: ${f.time(at, now)}.`,
  flaky: 'It fails this way from time to time, and works in between.',
};
