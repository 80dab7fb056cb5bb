import type { Evidence, Standing } from '../core/model/fit.ts';
import type { Problem } from '../core/model/problem.ts';
import type { Trouble } from '../core/model/trouble.ts';

/** One of the runs that a guide is tried on, as its title and name say. */
export interface DevRun {
  /** `runs/index-locked.json`, or with a line: `runs.jsonl:3`. */
  readonly name: string;
  readonly title: string;
  readonly trouble: Trouble | undefined;
  /** The guide that leads now; `null` for none. */
  readonly lead: string | null;
  /** The guide that would lead without the one that is written. */
  readonly without: string | null;
  /** How sure the written guide's fit is; left out where it does not fit. */
  readonly standing?: Standing;
  /** What made its symptoms seen: the words and codes of this run. */
  readonly evidence: readonly Pick<Evidence, 'signal' | 'value' | 'where'>[];
}

/** A problem of the guide, with the edit that mends it where there is one; columns from 0. */
export interface DevProblem extends Problem {
  readonly edit?: { readonly from: number; readonly to: number; readonly text: string };
}

/** What is known of a guide as it is written. */
export interface DevAnswer {
  readonly guide: string;
  /** Goes up with whatever the panel would show differently. */
  readonly version: number;
  readonly problems: readonly DevProblem[];
  /** An error is among them, so that runs and panel are those of the text before it. */
  readonly isBroken: boolean;
  readonly runs: readonly DevRun[];
  /** Milliseconds that this answer took. */
  readonly took: number;
}

/** A guide of the folder. */
export interface DevGuide {
  readonly id: string;
  readonly title: string;
  readonly errors: number;
  readonly warnings: number;
}

/** What the page begins with. */
export interface DevStart {
  readonly guides: readonly DevGuide[];
  readonly surfaces: Readonly<Record<string, string>>;
  /** The starter guides stand behind those of the folder. */
  readonly starter: boolean;
}

/** What the page tells the frame that the panel stands in. */
export interface PanelMessage {
  readonly run: string;
  readonly version: number;
}
