import { useEffect, type ReactNode } from 'react';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { Row } from '../parts/Row.tsx';
import { loadWhy } from './loadWhy.ts';
import { useCode } from '../parts/useCode.ts';
import { usePanel } from '../parts/usePanel.ts';
import type { WhyDetailsProps } from './WhyDetails.tsx';

/** *Why this guide?*, folded. What is inside is asked for once the guide is drawn. */
export function WhyThisGuide({ head, fit }: WhyDetailsProps): ReactNode {
  const { words } = usePanel();
  const [why, isFailed, load] = useCode(loadWhy);
  useEffect(() => {
    if (!why) load();
  }, [why, load]);
  return (
    <Row
      name="why"
      title={words.why}
      gist={words.whyGist({ standing: fit.standing, families: fit.parts.map(({ family }) => family) })}
    >
      {why && <why.WhyDetails head={head} fit={fit} />}
      {isFailed && <LoadFailed text={words.panelFailed} retry={() => load()} />}
    </Row>
  );
}
