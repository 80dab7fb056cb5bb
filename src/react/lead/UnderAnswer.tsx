import { useMemo, useState, type ComponentProps, type ReactNode } from 'react';
import { changeLine } from '../../text/changeLine.ts';
import { enChanges } from '../../text/en/enChanges.ts';
import { enGuide } from '../../text/en/enGuide.ts';
import type { Fit } from '../../core/model/fit.ts';
import type { GuideBody, GuideHead, SectionId } from '../../core/model/guide.ts';
import { plainText } from '../../text/plainText.ts';
import { surfaceLabel } from '../../text/reasonProse.ts';
import { HeadingLevel, Blocks } from '../guide/Blocks.tsx';
import { useCauses } from '../guide/CauseLine.tsx';
import { Footnote } from '../guide/Facts.tsx';
import { Guide } from '../guide/Guide.tsx';
import { GuideText } from '../parts/GuideText.tsx';
import { Helpful } from '../feedback/Helpful.tsx';
import { RelatedGuides } from '../guide/RelatedGuides.tsx';
import { Row } from '../parts/Row.tsx';
import { SectionText } from '../guide/SectionText.tsx';
import { PanelContext, usePanel, type BehindParts } from '../parts/usePanel.ts';
import { useWords } from '../parts/useWords.ts';
import { WhyThisGuide } from '../why/WhyThisGuide.tsx';
import { asidesOf, isAside } from './asidesOf.ts';
import { useEarlier } from './Past.tsx';
import { SearchKey } from '../others/SearchKey.tsx';

/** What stands under the fix: closed rows, the question whether it helped, whose guide it is. */
export function UnderAnswer({ head, fit, body }: ComponentProps<BehindParts['UnderAnswer']>): ReactNode {
  return (
    <>
      <HeadingLevel.Provider value={4}>
        <Rows head={head} fit={fit} body={body} />
      </HeadingLevel.Provider>
      <Helpful guide={head.id} />
      <Footnote head={head} body={body} />
      <SearchKey />
    </>
  );
}

interface RowsProps {
  readonly head: GuideHead;
  readonly fit: Fit | undefined;
  readonly body: GuideBody;
}

/** What a guide says beside its steps: closed rows, each with its gist, and the whole guide in its own order. */
function Rows({ head, fit, body }: RowsProps): ReactNode {
  const words = useWords(enGuide);
  const gists = useGists(head, fit, body);
  const asides = asidesOf(body.sections);
  return (
    <div className="waymark-rows" data-part="rows">
      {fit && <WhyThisGuide head={head} fit={fit} />}
      <ChangedSince />
      {(['symptoms', 'causes'] as const).map((id) => (
        <SectionRow key={id} id={id} gist={gists[id]} body={body} guide={head.id} />
      ))}
      {asides.length > 0 && (
        <Row name="asides" title={words.mistakesAndTips}>
          <Blocks blocks={asides} guide={head.id} />
        </Row>
      )}
      {(['where', 'support'] as const).map((id) => (
        <SectionRow key={id} id={id} gist={gists[id]} body={body} guide={head.id} />
      ))}
      <RelatedGuides body={body} />
      <WholeGuide head={head} fit={fit} />
    </div>
  );
}

interface SectionRowProps {
  readonly id: SectionId;
  readonly gist: ReactNode;
  readonly body: GuideBody;
  readonly guide: string;
}

function SectionRow({ id, gist, body, guide }: SectionRowProps): ReactNode {
  const { session } = usePanel();
  const words = useWords(enGuide);
  const section = body.sections.find((one) => one.id === id);
  return (
    section && (
      <Row
        name={id}
        title={words.section[id]}
        gist={gist}
        onToggle={(isOpen) => isOpen && session.openSection(guide, id)}
      >
        <SectionText section={section} guide={guide} leaveOut={isAside} />
      </Row>
    )
  );
}

/** The guide in its author's order. Its parts get ids of their own, since the answer above has the usual ones. */
function WholeGuide({ head, fit }: { readonly head: GuideHead; readonly fit: Fit | undefined }): ReactNode {
  const panel = usePanel();
  const words = useWords(enGuide);
  const [isOpen, setOpen] = useState(false);
  const inner = useMemo(() => ({ ...panel, id: `${panel.id}-whole` }), [panel]);
  return (
    <Row
      name="whole"
      title={words.wholeGuide}
      gist={<GuideText guide={head.id}>{head.title}</GuideText>}
      onToggle={setOpen}
    >
      {isOpen && (
        <PanelContext.Provider value={inner}>
          <HeadingLevel.Provider value={5}>
            <Guide head={head} fit={fit} />
          </HeadingLevel.Provider>
        </PanelContext.Provider>
      )}
    </Row>
  );
}

/** The gist of each row. */
function useGists(
  head: GuideHead,
  fit: Fit | undefined,
  body: GuideBody,
): Readonly<Record<Exclude<SectionId, 'fix'>, ReactNode>> {
  const { host } = usePanel();
  const words = useWords(enGuide);
  const causes = useCauses(head.id);
  const seen = fit?.symptoms.filter(({ state }) => state === 'seen').length ?? 0;
  const cause = causes.find(({ state }) => state === 'seen')?.cause;
  const text = cause === undefined ? undefined : body.causes[cause]?.text;
  return {
    symptoms: seen > 0 ? words.symptomsSeen({ count: seen }) : undefined,
    causes: text && <GuideText guide={head.id}>{plainText(text, fit?.captures)}</GuideText>,
    where: head.surfaces.map((id) => (
      <span key={id} className="waymark-item">
        <bdi>{surfaceLabel(id, host.surfaces)}</bdi>
      </span>
    )),
    support: body.facts.escalation && <GuideText guide={head.id}>{body.facts.escalation}</GuideText>,
  };
}

/** What is different since the run last worked, as a row. */
function ChangedSince(): ReactNode {
  const words = useWords(enChanges);
  const earlier = useEarlier();
  if (!earlier || earlier.changes.length === 0) return null;
  const lines = earlier.changes.map((change) => changeLine(change, words));
  return (
    <Row name="changed" title={words.changedTitle} gist={lines[0]}>
      <ul>
        {lines.map((line, index) => (
          <li key={index}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
    </Row>
  );
}
