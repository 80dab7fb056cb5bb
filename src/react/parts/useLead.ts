import type { Fit, FitResult } from '../../core/model/fit.ts';
import type { GuideHead } from '../../core/model/guide.ts';
import { usePanel } from './usePanel.ts';
import { useSession } from '../provider/useSession.ts';

export interface Lead {
  readonly result: FitResult;
  /** The guide to show first. */
  readonly head: GuideHead | undefined;
  /** Its fit; the general guide has none. */
  readonly fit: Fit | undefined;
}

/** The fit result with the guide that leads; `undefined` until the index is loaded. */
export function useLead(): Lead | undefined {
  const { session } = usePanel();
  const result = useSession(session, (state) => state.result);
  const lead = result?.lead ?? '';
  // It comes with the guide's text, after the result.
  const head = useSession(session, () => session.guide(lead));
  return result && { result, head, fit: result.fits.find(({ guide }) => guide === lead) };
}
