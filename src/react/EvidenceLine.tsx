import type { ReactNode } from 'react';
import type { Evidence } from '../core/model/fit.ts';
import { describeEvidence } from '../text/describeEvidence.ts';
import { usePanel } from './usePanel.ts';
import { useSession } from './useSession.ts';

/** The signal and its value, highlighted where it stands in the run's own text, and the place: a button when the host can show the step. */
export function EvidenceLine({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const { session, words, host } = usePanel();
  const run = useSession(session, (state) => state.run);
  const { text, label, place, excerpt, said } = describeEvidence(evidence, words, run);
  const { stepId } = evidence.where;
  return (
    <li data-part="evidence">
      {excerpt ? (
        <>
          <span className="waymark-quiet">{label}</span>
          <q className="waymark-excerpt">
            <bdi>
              {excerpt.before}
              <mark>{excerpt.value}</mark>
              {excerpt.after}
            </bdi>
          </q>
        </>
      ) : (
        <bdi>{text}</bdi>
      )}
      {said !== undefined ? (
        <span className="waymark-place">{said}</span>
      ) : host.onShowStep && stepId !== undefined ? (
        <button type="button" className="waymark-link waymark-place" onClick={() => session.showStep(stepId)}>
          {place}
        </button>
      ) : (
        <span className="waymark-place">{place}</span>
      )}
    </li>
  );
}
