import type { Report, Trail } from 'waymark/core';
import type { ListedDelivery } from 'waymark/server';
import { sayDate, type Tone } from '../words.ts';

const CATEGORIES: Readonly<Record<string, string>> = {
  blocked: 'The run is blocked or stuck',
  'wrong-result': 'The result is wrong or missing',
  'unclear-failure': 'The failure is not clear',
  'guide-wrong': 'The guide does not fit or is wrong',
  // Also what was not chosen.
  other: 'Other',
};

export const sayCategory = (category: Report['category']): string => CATEGORIES[category] ?? 'Not chosen';

/** Where one delivery stands, in two words. */
export function sayDelivery({ state, tries }: ListedDelivery): readonly [string, Tone] {
  switch (state) {
    case 'delivered':
      return ['Delivered', 'good'];
    case 'rejected':
      return ['Rejected', 'bad'];
    case 'sending':
      return ['Sending', 'busy'];
    default:
      return ['Queued', tries > 0 ? 'wait' : 'quiet'];
  }
}

const list = (names: readonly string[]): string => names.join(', ');

/** What the operator did before writing, a line each; empty when nothing was done. */
export function trailLines(trail: Trail, guideTitle: (id: string) => string): readonly string[] {
  const { replayOpenedAt, stepsViewed, surfacesOpened, guidesOpened, ticked, answers, moves, helpful } =
    trail;
  return [
    replayOpenedAt === undefined
      ? 'Mission Replay was not opened'
      : `Opened Mission Replay, ${sayDate(replayOpenedAt)}`,
    stepsViewed.length > 0 &&
      `Looked at ${stepsViewed.length === 1 ? 'the step' : 'the steps'} ${list(stepsViewed)}`,
    surfacesOpened.length > 0 && `Opened ${list(surfacesOpened)}`,
    guidesOpened.length > 0 && `Read ${list(guidesOpened.map((id) => `“${guideTitle(id)}”`))}`,
    ...Object.entries(ticked).map(
      ([guide, items]) =>
        items.length > 0 &&
        `Did ${items.length} ${items.length === 1 ? 'item' : 'items'} of “${guideTitle(guide)}”`,
    ),
    answers.length > 0 &&
      `Answered ${answers.length} ${answers.length === 1 ? 'question' : 'questions'} of a guide`,
    ...moves.map(({ kind, at, failed }) =>
      failed === undefined
        ? `Pressed ${kind}, ${sayDate(at)}`
        : `Pressed ${kind}, ${sayDate(at)}; it failed: ${failed}`,
    ),
    ...Object.entries(helpful).map(
      ([guide, yes]) => `Called “${guideTitle(guide)}” ${yes ? 'helpful' : 'not helpful'}`,
    ),
  ].filter((line): line is string => typeof line === 'string');
}
