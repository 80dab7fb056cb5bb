import type { Problem } from '../../core/model/problem.ts';

/** How many of the problems stop a build, and how many do not. */
export function countProblems(problems: readonly Problem[]): {
  readonly errors: number;
  readonly warnings: number;
} {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}
