import type { ReactNode } from 'react';
import { enGuide } from '../../text/en/enGuide.ts';
import { Row } from '../parts/Row.tsx';
import { useWords } from '../parts/useWords.ts';
import { WhyDetails, type WhyDetailsProps } from './WhyDetails.tsx';

/** *Why this guide?*, folded. */
export function WhyThisGuide({ head, fit }: WhyDetailsProps): ReactNode {
  const words = useWords(enGuide);
  return (
    <Row
      name="why"
      title={words.why}
      gist={words.whyGist({ standing: fit.standing, families: fit.parts.map(({ family }) => family) })}
    >
      <WhyDetails head={head} fit={fit} />
    </Row>
  );
}
