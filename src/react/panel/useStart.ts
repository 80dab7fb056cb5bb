import { useLayoutEffect } from 'react';
import { readLink } from '../../session/deepLink.ts';
import type { Session } from '../../session/sessionState.ts';

/** Where a panel opens: at a deep link's guide, at the report, else where it was left. */
export function useStart(
  session: Session,
  isOpen: boolean,
  link: string | undefined,
  isReport: boolean,
): void {
  useLayoutEffect(() => {
    if (!isOpen) return;
    // A draft is filled in from the answer, so it starts when there is one.
    if (isReport && session.getState().result) session.go({ kind: 'report' });
    else if (isReport) void session.load().then(() => session.go({ kind: 'report' }));
    const target = link === undefined ? undefined : readLink(link);
    if (target) session.go({ kind: 'guide', ...target });
  }, [session, isOpen, link, isReport]);
}
