import type { Move } from '../core/model/move.ts';
import type { PanelWords } from './wordsFrom.ts';
import { surfaceLabel, type ReasonContext } from './reasonProse.ts';

/** The label of a move's button, with the remaining wait: "Retry in 42 seconds". */
export function moveLabel(move: Move, words: PanelWords, context: ReasonContext = {}): string {
  const { now } = context;
  if (move.kind === 'fix') {
    if (!move.open) return words.moveFix;
    return 'surface' in move.open
      ? words.moveOpenSurface({ surface: surfaceLabel(move.open.surface, context.surfaces) })
      : words.moveOpenStep;
  }
  if (move.kind === 'retry') {
    return isAhead(move.at, now) ? words.moveRetryAt({ at: move.at, now }) : words.moveRetry;
  }
  if (move.kind === 'report') return words.reportRun;
  if (move.how === 'wait') {
    return isAhead(move.at, now) ? words.moveWaitUntil({ at: move.at, now }) : words.moveWait;
  }
  if (move.how === 'resume' && context.waitsFor === 'approval') return words.moveDecide;
  if (move.how === 'resume' && context.waitsFor === 'input') return words.moveAnswer;
  return { resume: words.moveResume, skip: words.moveSkip, nothing: words.moveNothing }[move.how];
}

function isAhead(at: number | undefined, now: number | undefined): at is number {
  return at !== undefined && now !== undefined && at > now;
}
