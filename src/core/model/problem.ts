/** How bad a problem is: an `error` stops a build, a `warning` does not. */
export type Severity = 'error' | 'warning';

/** An edit that fixes a problem: replace `from`, at the problem's place, by `to`. */
export interface Mend {
  readonly from: string;
  readonly to: string;
}

/**
 * Something wrong with content or input. Problems are values: they are collected and shown together, never
 * thrown through a host.
 */
export interface Problem {
  /** Stable kebab-case id, e.g. `unknown-signal`. */
  readonly code: string;
  readonly severity: Severity;
  /** What happened, one sentence. */
  readonly message: string;
  /** Why it matters, one sentence. */
  readonly why?: string;
  /** What to do about it, one sentence. */
  readonly hint?: string;
  /** The edit that fixes it, where an editor can make it without asking. */
  readonly mend?: Mend;
  /** A file path (guides) or the path inside a run, e.g. `steps[2].failure.code`. */
  readonly file?: string;
  /** 1-based line in `file`. */
  readonly line?: number;
  /** 1-based column in `file`, in UTF-16 code units. */
  readonly column?: number;
  /** How many code units from `column` are wrong; 1 when left out. */
  readonly length?: number;
}
