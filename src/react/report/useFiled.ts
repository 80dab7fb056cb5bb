import type { FiledReport } from '../../session/receivers/receiver.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';

const NONE: readonly FiledReport[] = [];

/** Reports about the run that others sent, or this operator elsewhere: those of this browser stand among the outbox's. */
export function useFiled(): readonly FiledReport[] {
  const { session } = usePanel();
  const filed = useSession(session, (state) => state.filed);
  const runId = useSession(session, (state) => state.run?.id);
  const own = useSession(session, (state) => state.reports);
  if (!filed || filed.runId !== runId) return NONE;
  return filed.reports.filter(({ id }) => !own.some((report) => report.id === id));
}
