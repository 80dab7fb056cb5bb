import type { Move } from '../../src/core/model/move.ts';
import type { Run } from '../../src/core/model/run.ts';
import type { Trail } from '../../src/core/model/trail.ts';
import { caused, type CausedName } from './caused.ts';

/** A run, and which guide explains it best. */
export interface GuideCase {
  /** Ends the sentence "… fits", or "… does not fit". */
  readonly title: string;
  readonly run: unknown;
  readonly trail?: Partial<Trail>;
  /** The guide that fits best; `null`: none fits. Left out: the guide the case belongs to. */
  readonly first?: string | null;
  /** The guide that leads where a host asks for a clear one: that of `first`, else the general one. Left out: not looked at. */
  readonly lead?: string | null;
  /** What to do, by the guide's own rules. */
  readonly move?: { readonly kind: Move['kind']; readonly [field: string]: unknown };
  /** What the guide's phrases take out of the run. */
  readonly captures?: Readonly<Record<string, string>>;
}

/** Runs that a guide must explain, and near misses that it must leave to others. */
export interface GuideCases {
  /** The guide that leads in each of `fits` that names no other. */
  readonly lead?: string;
  readonly fits: readonly GuideCase[];
  readonly leaves: readonly GuideCase[];
}

/** When the runs of these cases were looked at. */
export const NOW = 1_795_200_000_000;

/** Something that really failed, as a case. */
export function real(name: CausedName, more: Omit<GuideCase, 'title' | 'run'> = {}): GuideCase {
  return { ...caused(name), ...more };
}

/** A run that failed in one step with what a system stated. */
export function stated(
  title: string,
  failure: object,
  more: Partial<GuideCase> & { step?: object; facts?: Partial<Run> } = {},
): GuideCase {
  const { step, facts, ...rest } = more;
  const failing = { id: 'work', title: 'Work', status: 'failed', failure, ...step };
  return {
    title,
    run: { id: 'run-1', status: 'failed', observedAt: NOW, steps: [failing], ...facts },
    ...rest,
  };
}
