import type { Trouble } from '../../src/core/model/trouble.ts';

/** A payload in the shape a system documents, and what is wrong with the run it tells of. */
export interface Sample {
  readonly title: string;
  readonly payload: unknown;
  /** `undefined`: the payload does not even tell a status. */
  readonly trouble: Trouble | undefined;
  /** Read at this moment; left out, just after all that happened in it. */
  readonly now?: number;
}

/** 2026-11-20T12:00:00Z */
export const NOW = Date.UTC(2026, 10, 20, 12);
