import type { Move } from '../core/model/move.ts';
import type { Words } from './createWords.ts';
import { surfaceLabel, type ReasonContext } from './reasonProse.ts';

/** What stands on the button of a move, with the wait that is left: "Retry in 42 seconds". */
export function moveLabel(move: Move, words: Words, context: ReasonContext = {}): string {
  const { now } = context;
  switch (move.kind) {
    case 'fix':
      if (!move.open) return words.moveFix;
      return 'surface' in move.open
        ? words.moveOpenSurface({ surface: surfaceLabel(move.open.surface, context.surfaces) })
        : words.moveOpenStep;
    case 'retry':
      return isAhead(move.at, now) ? words.moveRetryAt({ at: move.at, now }) : words.moveRetry;
    case 'continue':
      switch (move.how) {
        case 'wait':
          return isAhead(move.at, now) ? words.moveWaitUntil({ at: move.at, now }) : words.moveWait;
        case 'resume':
          return words.moveResume;
        case 'skip':
          return words.moveSkip;
        case 'nothing':
          return words.moveNothing;
      }
    // oxlint-disable-next-line no-fallthrough -- every `how` returns above
    case 'report':
      return words.moveReport;
  }
}

function isAhead(at: number | undefined, now: number | undefined): at is number {
  return at !== undefined && now !== undefined && at > now;
}
