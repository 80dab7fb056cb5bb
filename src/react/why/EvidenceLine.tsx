import type { ReactNode } from 'react';
import type { Evidence } from '../../core/model/fit.ts';
import { describeEvidence } from '../../text/describeEvidence.ts';
import { stepTitle } from '../../text/stepTitle.ts';
import { enWhy } from '../../text/en/enWhy.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

/**
 * One piece of evidence: the signal and its value, marked in the run's own text, and its place, which is a button where the host can show
 * the step.
 */
export function EvidenceLine({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const { session, host } = usePanel();
  const words = useWords(enWhy);
  const run = useSession(session, (state) => state.run);
  const { text, label, excerpt, said, ...described } = describeEvidence(evidence, words, run);
  const { stepId, line } = evidence.where;
  // Without a line the place is a path, which only *Technical detail* shows.
  const place =
    line !== undefined
      ? described.place
      : stepId !== undefined && words.atStep({ step: stepTitle(stepId, run) });
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
        place && <span className="waymark-place">{place}</span>
      )}
    </li>
  );
}

/** The evidence of a likely cause. */
export function CauseEvidence({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const { session } = usePanel();
  const words = useWords(enWhy);
  const run = useSession(session, (state) => state.run);
  return <span className="waymark-note">{describeEvidence(evidence, words, run).text}</span>;
}
