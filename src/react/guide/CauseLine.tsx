import { useEffect, type ReactNode } from 'react';
import type { RankedCause } from '../../core/model/fit.ts';
import { GuideText } from '../parts/GuideText.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Prose } from '../parts/Prose.tsx';
import { useBody } from '../parts/useBody.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';

interface CauseLineProps {
  readonly guide: string;
  /** Position in the guide's body. */
  readonly cause: number;
}

/** A likely cause. One whose own conditions hold in this run is marked, with the evidence. */
export function CauseLine({ guide, cause }: CauseLineProps): ReactNode {
  const { words, behind } = usePanel();
  const body = useBody(guide);
  const ranked = useCauses(guide).find((one) => one.cause === cause);
  const text = body.state === 'ready' ? body.body.causes[cause]?.text : undefined;
  const evidence = ranked?.state === 'seen' ? ranked.evidence[0] : undefined;
  useEffect(() => {
    if (evidence && behind.parts === undefined) behind.load();
  }, [evidence, behind]);
  return (
    text && (
      <p className="waymark-symptom" data-part="cause" data-state={ranked?.state}>
        <span>
          <GuideText guide={guide}>
            <Prose prose={text} />
          </GuideText>
          {evidence && behind.parts && <behind.parts.CauseEvidence evidence={evidence} />}
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

/** Likely causes of a guide, in their order for this run. */
export function useCauses(guide: string): readonly RankedCause[] {
  const { session } = usePanel();
  return useSession(session, () => session.causes(guide));
}
