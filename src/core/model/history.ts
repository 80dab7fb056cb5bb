import type { Run } from './run.ts';

/** How this run compares with the earlier runs of its mission. */
export interface RunHistory {
  /** Earlier runs that failed the same way: how many, how many in a row up to this run, and when that row began, epoch milliseconds. */
  readonly alike: { readonly times: number; readonly inARow: number; readonly since?: number };
  /** The newest run that succeeded. */
  readonly lastGood?: Run;
  /** It fails this way now and then, and succeeds in between. */
  readonly isFlaky: boolean;
}

/** A value before or after a change; `undefined` where it is not known. */
export type ChangeValue = string | number | boolean | undefined;

/** What can be different since the last good run. */
export const CHANGE_KINDS = [
  'fact',
  'version',
  'context-attached',
  'context-used',
  'budget-limit',
  'step-added',
  'step-removed',
  'slower',
] as const satisfies readonly RunChange['kind'][];

/** One difference between the last good run and this one. */
export type RunChange =
  | { readonly kind: 'fact'; readonly name: string; readonly from: ChangeValue; readonly to: ChangeValue }
  | {
      readonly kind: 'version' | 'context-attached' | 'context-used';
      readonly from: ChangeValue;
      readonly to: ChangeValue;
    }
  | { readonly kind: 'budget-limit'; readonly from: ChangeValue; readonly to: ChangeValue }
  | { readonly kind: 'step-added' | 'step-removed'; readonly title: string }
  /** Milliseconds. */
  | { readonly kind: 'slower'; readonly title: string; readonly from: number; readonly to: number };

/** Earlier runs of the mission, compared with this one. */
export interface EarlierRuns {
  readonly history: RunHistory;
  /** What is different since the last run that succeeded; empty where none did. */
  readonly changes: readonly RunChange[];
}
