import type { Run } from 'waymark/core';
import type { World } from '../createWorld.ts';
import type { Mission } from '../runner/mission.ts';

/** What a support lead expects of a recorded run; written beside test data. */
export interface Label {
  /** `null`: no guide, since nothing is wrong or the system goes on by itself. */
  readonly lead: string | null;
  readonly move: {
    readonly kind: 'fix' | 'retry' | 'continue' | 'report';
    readonly how?: 'wait' | 'resume' | 'nothing';
  };
  /** What the run really is, in a few words. */
  readonly what: string;
}

/** What a recording can do with its world. */
export interface Stage {
  readonly world: World;
  /** Starts the recording's mission. */
  readonly start: (mission?: string) => string;
  /** Waits, for at most five seconds, until the run is as asked. */
  readonly until: (id: string, test: (run: Run) => boolean) => Promise<Run>;
  /**
   * Puts the world's clock forward. Everything else of a recording really happens; silence of many minutes is the one thing that
   * is not waited out: the run keeps hanging, and is observed again by a clock that shows a later time.
   */
  readonly later: (ms: number) => void;
}

/** One run to be made by really running a mission. */
export interface Recording {
  /** File name without `.json`. */
  readonly file: string;
  readonly mission: string;
  /** The missions of the recording's world; those of the demo when left out. */
  readonly missions?: readonly Mission[];
  readonly slots?: number;
  /** A device the recording needs; without it the file stays as it is. */
  readonly needs?: string;
  /** @returns the run to keep; the run as it settles when there is no `drive` */
  readonly drive?: (stage: Stage) => Promise<Run>;
  readonly label?: Label;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
