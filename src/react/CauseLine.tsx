import type { ReactNode } from 'react';
import { describeEvidence } from '../text/describeEvidence.ts';
import { Icon } from './Icon.tsx';
import { Prose } from './Prose.tsx';
import { useBody } from './useBody.ts';
import { useCauses } from './useCauses.ts';
import { usePanel } from './usePanel.ts';
import { useSession } from './useSession.ts';

interface CauseLineProps {
  readonly guide: string;
  /** Position in the guide's body. */
  readonly cause: number;
}

/** A likely cause; one whose own conditions hold in this run says so, and by what. */
export function CauseLine({ guide, cause }: CauseLineProps): ReactNode {
  const { session, words } = usePanel();
  const body = useBody(guide);
  const run = useSession(session, (state) => state.run);
  const ranked = useCauses(guide).find((one) => one.cause === cause);
  const text = body.state === 'ready' ? body.body.causes[cause]?.text : undefined;
  const evidence = ranked?.state === 'seen' ? ranked.evidence[0] : undefined;
  return (
    text && (
      <p className="waymark-symptom" data-part="cause" data-state={ranked?.state}>
        <span>
          <Prose prose={text} />
          {evidence && <span className="waymark-note">{describeEvidence(evidence, words, run).text}</span>}
        </span>
        {ranked?.state === 'seen' && (
          <span className="waymark-mark" data-state="seen">
            <Icon name="check" />
            {words.likelyHere}
          </span>
        )}
      </p>
    )
  );
}
