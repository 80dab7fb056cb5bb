import type { ReactNode } from 'react';
import type { Fit } from '../../core/model/fit.ts';
import type { GuideHead } from '../../core/model/guide.ts';
import { Blocks } from './Blocks.tsx';
import { Contents } from './Contents.tsx';
import { Facts } from './Facts.tsx';
import { GuideLink } from '../parts/GuideLink.tsx';
import { Helpful } from './Helpful.tsx';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { GuideSection } from './GuideSection.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { useBody } from '../parts/useBody.ts';
import { usePanel } from '../parts/usePanel.ts';
import { WhyThisGuide } from '../why/WhyThisGuide.tsx';

interface GuideProps {
  readonly head: GuideHead;
  readonly fit: Fit | undefined;
  /** What stands between title and text, such as that no guide is certain. */
  readonly children?: ReactNode;
}

/** One guide, whole: title, summary, facts, why it is shown, the five sections inline, related guides. */
export function Guide({ head, fit, children }: GuideProps): ReactNode {
  const { session, words, id } = usePanel();
  const body = useBody(head.id);
  const related =
    body.state === 'ready' ? body.body.facts.related.filter((other) => session.guide(other)) : [];
  return (
    <article
      className="waymark-guide"
      aria-labelledby={`${id}-guide`}
      lang={head.locale}
      data-part="guide"
      data-guide={head.id}
    >
      <h3 id={`${id}-guide`} className="waymark-title" tabIndex={-1}>
        {head.title}
      </h3>
      {children}
      {fit && <WhyThisGuide head={head} fit={fit} />}
      <p className="waymark-summary">{head.summary}</p>
      {body.state === 'ready' && <Blocks blocks={body.body.lead} guide={head.id} />}
      {body.state === 'ready' && <Facts head={head} body={body.body} />}
      {body.state === 'ready' && (
        <>
          <Contents sections={body.body.sections} />
          {body.body.sections.map((section) => (
            <GuideSection key={section.id} section={section} guide={head.id} />
          ))}
        </>
      )}
      {body.state === 'loading' && <Skeleton label={words.loadingGuide} />}
      {body.state === 'failed' && (
        <LoadFailed text={words.guideFailed} retry={() => void session.loadBody(head.id)} />
      )}
      {related.length > 0 && (
        <nav className="waymark-related" aria-labelledby={`${id}-related`} data-part="related">
          <h4 id={`${id}-related`} className="waymark-label">
            {words.relatedGuides}
          </h4>
          <ul>
            {related.map((other) => (
              <li key={other}>
                <GuideLink guide={other} />
                <span className="waymark-quiet">{session.guide(other)!.summary}</span>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Helpful guide={head.id} />
    </article>
  );
}
