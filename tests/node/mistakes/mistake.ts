/** One mistake of an author in a folder of guides that has none. */
export type Mistake = readonly [
  name: string,
  /** What is replaced … */
  piece: string | RegExp,
  /** … by what. */
  by: string,
  /**
   * What stands there once the author has followed the hint; `null` for what stood there before. Left out where the hint itself
   * names what to write: its first code is then put in the place that is marked.
   */
  mended?: string | null | undefined,
  /** The file it is made in. @default 'model.md' */
  file?: string,
];

/** A mistake that is none of the text. */
export interface FileMistake {
  readonly name: string;
  readonly spoil: (folder: string) => void;
  readonly mend: (folder: string) => void;
}

export const NOT_FOUND = '`when error.code = model_not_found`';
export const GATE = '`rules out when error.status = 403`';
export const RETIRED = '`when error.code = model_retired`';
export const RULE = "when: 'retry.sameFailure < 3'";
export const AFTER = "after: 'error.retryAfter else 60s'";
/** The intro of *How to fix it*. */
export const STEP_INTRO = 'Start with the name.';

/** A mistake in the condition of a symptom. */
export function condition(name: string, wrong: string, mended?: string): Mistake {
  return [name, NOT_FOUND, `\`when ${wrong}\``, mended === undefined ? undefined : `\`when ${mended}\``];
}

/** A mistake in the condition of a rule. */
export function rule(name: string, wrong: string, mended?: string): Mistake {
  return [name, RULE, `when: '${wrong}'`, mended === undefined ? undefined : `when: '${mended}'`];
}

/** Two rules in the place of one. */
export function rules(first: string, second: string): string {
  return `when: '${first}'\n    because: First.\n  - move: retry\n    when: '${second}'`;
}
