import type { RankedCause } from '../../core/model/fit.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';

/** Likely causes of a guide, as they stand in this run. */
export function useCauses(guide: string): readonly RankedCause[] {
  const { session } = usePanel();
  return useSession(session, () => session.causes(guide));
}
