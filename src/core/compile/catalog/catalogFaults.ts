import { type Fault, wrong } from '../source/collectFaults.ts';
import { didYouMean, mendTo } from '../../model/value/nearest.ts';

/** Problems of guides in relation to one another. */
export const catalogFaults = {
  repeatedId: (id: string, other: string) =>
    wrong(
      'repeated-id',
      `The guide \`${id}\` already stands in ${other}.`,
      'Only one of the two could be shown.',
      'Rename one of the files.',
    ),
  deadRelated: (id: string, known: readonly string[]): Fault => ({
    ...wrong(
      'dead-related-guide',
      `There is no guide \`${id}\`.`,
      'An operator who follows it would end at nothing.',
      didYouMean(id, known),
    ),
    ...mendTo(id, known),
  }),
  deadLink: (id: string, known: readonly string[]): Fault => ({
    ...wrong(
      'dead-guide-link',
      `There is no guide \`${id}\` to open.`,
      'An operator who follows the link would end at nothing.',
      didYouMean(id, known),
    ),
    ...mendTo(id, known),
  }),
  sameConditions: (other: string) =>
    wrong(
      'same-conditions',
      `This guide has the same conditions as ${other}.`,
      'Both would fit the same runs equally well, and which one is shown would be chance.',
      'Join the two, or add what tells them apart.',
    ),
  secondGeneral: (other: string) =>
    wrong(
      'second-general-guide',
      `There already is a general guide, ${other}.`,
      'There is one answer of last resort.',
      'Take `role: general` out of one of the two.',
    ),
  notReviewed: (days: number): Fault => ({
    code: 'review-overdue',
    severity: 'warning',
    message: `This guide was last reviewed ${days} days ago.`,
    why: 'Products change faster than their help; after a year advice is often wrong.',
    hint: 'Read it against the product of today, then set `reviewed` to that day.',
  }),
  neverReviewed: (): Fault => ({
    code: 'never-reviewed',
    severity: 'warning',
    message: 'This guide does not say when it was last reviewed.',
    why: 'Nobody can tell whether its advice still holds.',
    hint: 'Add `reviewed:` with the day, such as `reviewed: 2026-11-20`.',
  }),
  reviewedInFuture: (day: string): Fault => ({
    code: 'reviewed-in-future',
    severity: 'warning',
    message: `\`${day}\` is still to come.`,
    why: 'The review would not be missed for longer than a year.',
    hint: 'Write the day of the last review.',
  }),
  notChecked: (days: number): Fault => ({
    code: 'check-overdue',
    severity: 'warning',
    message: `This page was last checked ${days} days ago.`,
    why: 'Vendors move and rewrite their pages; after a year the advice there is often another.',
    hint: 'Read the page, then write the day on which you did.',
  }),
  checkedInFuture: (day: string): Fault => ({
    code: 'checked-in-future',
    severity: 'warning',
    message: `\`${day}\` is still to come.`,
    why: 'The check would not be missed for longer than a year.',
    hint: 'Write the day on which the page was read.',
  }),
} as const;
