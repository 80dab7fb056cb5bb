import type { BadgeMessages } from '../Messages.ts';

/** English for the mark on a button. */
export const enBadge: BadgeMessages = {
  draftBegun: 'You started a report on this run.',
};
