import type { FitResult } from '../../core/model/fit.ts';
import type { Label } from './readLabel.ts';

/** The parts of an answer that are judged. */
export interface Judged {
  readonly trouble: FitResult['trouble'];
  readonly lead: string | null;
  readonly fits: readonly { readonly guide: string; readonly confidence: number }[];
  /** Kind of the move. */
  readonly move: string;
}

/** How right one answer is. */
export interface Judgement {
  /** What comes first: a guide, or `none` or `unclassified` when nothing fits. */
  readonly first: string;
  /** What the answer asserts: a guide, `none`, or nothing when the general guide leads. */
  readonly claim: string | undefined;
  /** The first is the expected one itself. */
  readonly strict: boolean;
  readonly top1: boolean;
  readonly top3: boolean;
  readonly sureRight: boolean;
  /** A specific guide leads and is wrong. */
  readonly sureWrong: boolean;
  /** `undefined` when the label does not say which move is right. */
  readonly move: boolean | undefined;
  /** There is trouble and the answer says there is none. */
  readonly missed: boolean;
  /** Of the first guide, when one fits. */
  readonly confidence: number | undefined;
}

/**
 * Judges an answer by its label. When nothing fits, the answer counts as `none` if it sees no trouble, else as `unclassified`.
 * @param general the id of the general guide, which asserts nothing
 */
export function judgeAnswer(label: Label, answer: Judged, general: string | undefined): Judgement {
  const { expected, right, move } = label;
  // Without a general guide nothing leads, though there is trouble.
  const calm = answer.lead === null && (answer.trouble === 'none' || answer.trouble === 'retrying');
  const ranked = answer.fits.map(({ guide }) => guide);
  const [first = calm ? 'none' : 'unclassified'] = ranked;
  const claim = calm ? 'none' : answer.lead === general ? undefined : (answer.lead ?? undefined);
  return {
    first,
    claim,
    strict: first === expected,
    top1: right.has(first),
    top3: right.has(first) || ranked.slice(0, 3).some((guide) => right.has(guide)),
    sureRight: claim !== undefined && right.has(claim),
    sureWrong: claim !== undefined && claim !== 'none' && !right.has(claim),
    move: move?.right.has(answer.move),
    missed: calm && !right.has('none'),
    confidence: answer.fits[0]?.confidence,
  };
}
