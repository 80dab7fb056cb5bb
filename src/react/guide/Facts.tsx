import type { ReactNode } from 'react';
import { enGuide } from '../../text/en/enGuide.ts';
import { useWords } from '../parts/useWords.ts';
import { SECTION_IDS, type GuideBody, type GuideHead } from '../../core/model/guide.ts';
import { surfaceLabel } from '../../text/reasonProse.ts';
import { Prose } from '../parts/Prose.tsx';
import { day } from './day.ts';
import { GuideText } from '../parts/GuideText.tsx';
import { usePanel } from '../parts/usePanel.ts';

interface FactsProps {
  readonly head: GuideHead;
  readonly body: GuideBody;
}

/** Whose guide it is, of what type and how old, as one quiet line. */
export function Footnote({ head, body: { facts } }: FactsProps): ReactNode {
  const { host } = usePanel();
  const words = useWords(enGuide);
  const surfaces = words.list(head.surfaces.map((id) => surfaceLabel(id, host.surfaces)));
  return (
    <p className="waymark-note" data-part="footnote">
      {[
        surfaces && words.ownedBy({ surfaces }),
        words.guideType({ type: facts.type }),
        facts.reviewed && words.reviewedOn({ day: day(facts.reviewed, words.locale) }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}

/** The facts of a guide: label, value, note. */
export function Facts({ head, body }: FactsProps): ReactNode {
  const { session, host } = usePanel();
  const words = useWords(enGuide);
  const { facts } = body;
  const related = facts.related.flatMap((id) => session.guide(id) ?? []);
  const surfaces = head.surfaces.map((id) => (
    <span key={id} className="waymark-item">
      <Prose prose={[['do', { surface: id }, surfaceLabel(id, host.surfaces)]]} />
    </span>
  ));
  return (
    <dl className="waymark-facts" aria-label={words.facts} data-part="facts">
      {surfaces.length > 0 && (
        <Fact label={words.factSurfaces} note={words.noteSurfaces}>
          {surfaces}
        </Fact>
      )}
      <Fact label={words.factType} note={words.noteType}>
        <GuideText guide={head.id}>{facts.type}</GuideText>
      </Fact>
      <Fact label={words.factSections} note={words.noteSections}>
        {words.number(SECTION_IDS.length)}
      </Fact>
      {related.length > 0 && (
        <Fact label={words.factRelated} note={words.noteRelated}>
          {related.map(({ id, title }) => (
            <span key={id} className="waymark-item">
              <GuideText guide={id}>{title}</GuideText>
            </span>
          ))}
        </Fact>
      )}
      <Fact label={words.factEscalation}>
        <GuideText guide={head.id}>{facts.escalation}</GuideText>
      </Fact>
      <Fact label={words.factRelatedAction}>
        <GuideText guide={head.id}>{facts.relatedAction}</GuideText>
      </Fact>
      {facts.reviewed && <Fact label={words.factReviewed}>{day(facts.reviewed, words.locale)}</Fact>}
    </dl>
  );
}

interface FactProps {
  readonly label: string;
  readonly note?: string;
  readonly children: ReactNode;
}

function Fact({ label, note, children }: FactProps): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children}
        {note !== undefined && <span className="waymark-note">{note}</span>}
      </dd>
    </div>
  );
}
