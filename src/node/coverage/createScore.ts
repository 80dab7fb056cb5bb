import type { Judgement } from './judgeAnswer.ts';
import type { Label } from './readLabel.ts';

/** Shares of 0 to 1 over the judged cases; `NaN` where there were none. */
export interface Score {
  readonly cases: number;
  readonly strict: number;
  readonly top1: number;
  readonly top3: number;
  readonly sureRight: number;
  readonly sureWrong: number;
  /** Of the cases whose right move is known. */
  readonly move: number;
  /** Mean over the kinds of move of the share that was right: a rare kind counts as much as a frequent one. */
  readonly balancedMoveRecall: number;
  /** The same over the expected guides. */
  readonly macroClassRecall: number;
  /** Cases without trouble for which a guide led. */
  readonly sureOnNone: number;
  /** Cases with trouble for which the answer was that there is none. */
  readonly missed: number;
  /** Mean squared distance of the confidence of the first guide from whether it was right; 0 is perfect. */
  readonly brier: number;
}

/** Adds up judgements. */
export interface ScoreSheet {
  readonly add: (label: Label, judgement: Judgement) => void;
  readonly score: () => Score;
}

type Tally = Map<string, { of: number; right: number }>;

/** Starts without judgements. It keeps counts only, so any number may be added. */
export function createScore(): ScoreSheet {
  const sum = { cases: 0, strict: 0, top1: 0, top3: 0, sureRight: 0, sureWrong: 0, sureOnNone: 0, missed: 0 };
  const moves: Tally = new Map();
  const classes: Tally = new Map();
  const squares = { of: 0, sum: 0 };
  return {
    add({ expected, right, move }, judgement) {
      sum.cases++;
      for (const name of ['strict', 'top1', 'top3', 'sureRight', 'sureWrong', 'missed'] as const) {
        sum[name] += Number(judgement[name]);
      }
      sum.sureOnNone += Number(
        expected === 'none' && judgement.claim !== undefined && !right.has(judgement.claim),
      );
      count(classes, expected, judgement.top1);
      if (move) count(moves, move.expected, judgement.move === true);
      if (judgement.confidence === undefined) return;
      squares.of++;
      squares.sum += (judgement.confidence - Number(judgement.top1)) ** 2;
    },
    score() {
      const { cases, sureOnNone, missed, ...shares } = sum;
      const { strict, top1, top3, sureRight, sureWrong } = shares;
      const judged = [...moves.values()];
      return {
        cases,
        strict: strict / cases,
        top1: top1 / cases,
        top3: top3 / cases,
        sureRight: sureRight / cases,
        sureWrong: sureWrong / cases,
        move: total(judged, 'right') / total(judged, 'of'),
        balancedMoveRecall: meanShare(moves),
        macroClassRecall: meanShare(classes),
        sureOnNone,
        missed,
        brier: squares.sum / squares.of,
      };
    },
  };
}

function count(tally: Tally, name: string, right: boolean): void {
  const cell = tally.get(name) ?? { of: 0, right: 0 };
  cell.of++;
  cell.right += Number(right);
  tally.set(name, cell);
}

function total(cells: readonly { of: number; right: number }[], field: 'of' | 'right'): number {
  return cells.reduce((sum, cell) => sum + cell[field], 0);
}

function meanShare(tally: Tally): number {
  const shares = [...tally.values()].map(({ of, right }) => right / of);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
