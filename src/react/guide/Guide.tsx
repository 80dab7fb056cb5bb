import type { ReactNode } from 'react';
import { withLink } from '../../session/deepLink.ts';
import { enGuide } from '../../text/en/enGuide.ts';
import { Icon } from '../parts/Icon.tsx';
import { useCopy } from '../parts/useCopy.ts';
import { useWords } from '../parts/useWords.ts';
import type { Fit } from '../../core/model/fit.ts';
import type { GuideHead, Section, SectionId } from '../../core/model/guide.ts';
import { useGuideLanguage } from '../parts/GuideText.tsx';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { useBody } from '../parts/useBody.ts';
import { usePanel } from '../parts/usePanel.ts';
import { WhyThisGuide } from '../why/WhyThisGuide.tsx';
import { Blocks } from './Blocks.tsx';
import { Facts } from './Facts.tsx';
import { Helpful } from '../feedback/Helpful.tsx';
import { RelatedGuides } from './RelatedGuides.tsx';
import { SectionText } from './SectionText.tsx';
import { SearchKey } from '../others/SearchKey.tsx';

interface GuideProps {
  readonly head: GuideHead;
  readonly fit: Fit | undefined;
}

/** One guide, whole, as its author ordered it: title, summary, facts, the five sections, related guides. */
export function Guide({ head, fit }: GuideProps): ReactNode {
  const { session, words, id } = usePanel();
  const body = useBody(head.id);
  const language = useGuideLanguage(head.id);
  return (
    <article className="waymark-guide" aria-labelledby={`${id}-guide`} data-part="guide" data-guide={head.id}>
      <h3 id={`${id}-guide`} className="waymark-title" tabIndex={-1} {...language}>
        {head.title}
      </h3>
      <p className="waymark-summary" {...language}>
        {head.summary}
      </p>
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
      {body.state === 'loading' && <Skeleton words={words} label={words.loadingGuide} />}
      {body.state === 'failed' && (
        <LoadFailed words={words} text={words.guideFailed} retry={() => session.loadBody(head.id)} />
      )}
      <div className="waymark-rows">
        {fit && <WhyThisGuide head={head} fit={fit} />}
        {body.state === 'ready' && <RelatedGuides body={body.body} />}
      </div>
      <Helpful guide={head.id} />
      <SearchKey />
    </article>
  );
}

function GuideSection({ section, guide }: { readonly section: Section; readonly guide: string }): ReactNode {
  const { words, id } = usePanel();
  const heading = `${id}-${section.id}`;
  return (
    <section
      className="waymark-section"
      aria-labelledby={heading}
      data-part="section"
      data-section={section.id}
    >
      <div className="waymark-row">
        <h4 id={heading} tabIndex={-1}>
          {words.section[section.id]}
        </h4>
        <CopyLink guide={guide} section={section.id} />
      </div>
      <SectionText section={section} guide={guide} />
    </section>
  );
}

/** The small table of contents. It moves inside the panel only; the page's address belongs to the host. */
function Contents({ sections }: { readonly sections: readonly Section[] }): ReactNode {
  const { id, reveal } = usePanel();
  const words = useWords(enGuide);
  return (
    <nav className="waymark-contents" aria-label={words.contents} data-part="contents">
      <ul>
        {sections.map((section) => (
          <li key={section.id}>
            <button type="button" className="waymark-link" onClick={() => reveal(`${id}-${section.id}`)}>
              {words.section[section.id]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const LINK = 'M6.5 9.5l3-3M7 5l1.4-1.4a2.83 2.83 0 0 1 4 4L11 9M9 11l-1.4 1.4a2.83 2.83 0 0 1-4-4L5 7';

interface CopyLinkProps {
  readonly guide: string;
  readonly section: SectionId;
}

/** Copies the address of this page with the section in it. The address bar belongs to the host and is not changed. */
function CopyLink({ guide, section }: CopyLinkProps): ReactNode {
  const { link } = usePanel();
  const words = useWords(enGuide);
  const [state, copy] = useCopy();
  if (!link) return null;
  const name = `${words.copyLink}: ${words.section[section]}`;
  return (
    <span className="waymark-copy" data-state={state}>
      <button
        type="button"
        className="waymark-tool"
        data-part="copy-link"
        aria-label={name}
        title={words.copyLink}
        onClick={() => copy(withLink(location.href, { guide, section }, link))}
      >
        {state === 'copied' ? <Icon name="check" /> : <Icon name="link" path={LINK} />}
      </button>
      <span role="status" className={state === 'failed' ? 'waymark-quiet' : 'waymark-hidden'}>
        {state === 'copied' ? words.copied : state === 'failed' ? words.copyFailed : ''}
      </span>
    </span>
  );
}
