import { useEffect } from 'react';
import type { Problem } from '../../core/model/problem.ts';
import type { Session } from '../../session/sessionState.ts';
import type { Help } from './HelpContext.ts';
import { useSession } from './useSession.ts';

/** Tells the host, once each, what of its run and guides could not be used. */
export function useProblems(help: Help, session: Session): void {
  const problems = useSession(session, (state) => state.problems);
  useEffect(() => {
    const told = (help.shared.current.told ??= new Set());
    for (const problem of problems) {
      const text = textOf(problem);
      if (told.has(text)) continue;
      told.add(text);
      try {
        help.onProblem?.(problem);
      } catch {
        // The host's own mistake, which must not take the panel with it.
      }
      // oxlint-disable-next-line no-console -- for the host's developer, and for nobody in production
      if (isDevelopment()) console.warn(`Waymark: ${text}`);
    }
  }, [help, problems]);
}

/** Where, what, and how to mend it. */
function textOf({ file, message, hint }: Problem): string {
  return [file && `${file}:`, message, hint].filter(Boolean).join(' ');
}

declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** Bundlers put the mode in here; a page without a bundler knows no `process`. */
function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV === 'development';
  } catch {
    return false;
  }
}
