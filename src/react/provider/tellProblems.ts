import type { Problem } from '../../core/model/problem.ts';
import type { Help } from './HelpContext.ts';

declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** Tells the host each problem once, and in development the console. */
export function tellProblems(help: Help, problems: readonly Problem[]): void {
  const told = (help.shared.current.told ??= new Set());
  for (const problem of problems) {
    const text = textOf(problem);
    if (told.has(text)) continue;
    told.add(text);
    try {
      help.onProblem?.(problem);
    } catch {
      // The host's `onProblem` threw; that must not break the panel.
    }
    // oxlint-disable-next-line no-console -- for the host's developer, and for nobody in production
    if (isDevelopment()) console.warn(`Waymark: ${text}`);
  }
}

/** Reports misspelt keys of the run, where `onProblem` or a development console shows them. */
export async function tellMisspelt(help: Help, run: unknown): Promise<void> {
  if (!help.onProblem && !isDevelopment()) return;
  const { misspeltKeys } = await import('../../core/model/misspeltKeys.ts');
  tellProblems(help, misspeltKeys(run));
}

/** Where, what, and how to mend it. */
function textOf({ file, message, hint }: Problem): string {
  return [file && `${file}:`, message, hint].filter(Boolean).join(' ');
}

/** Bundlers replace this expression; a page without a bundler has no `process`. */
function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV === 'development';
  } catch {
    return false;
  }
}
