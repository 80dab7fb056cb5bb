import type { ReactNode } from 'react';
import type { Evidence } from '../../core/model/fit.ts';
import { describeEvidence } from '../../text/describeEvidence.ts';
import { enWhy } from '../../text/en/enWhy.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

/** By what a likely cause shows itself in this run. */
export function CauseEvidence({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const { session } = usePanel();
  const words = useWords(enWhy);
  const run = useSession(session, (state) => state.run);
  return <span className="waymark-note">{describeEvidence(evidence, words, run).text}</span>;
}
