import type { ReactNode } from 'react';
import { enGuide } from '../../text/en/enGuide.ts';
import { useWords } from '../parts/useWords.ts';
import type { GuideBody } from '../../core/model/guide.ts';
import { GuideLink } from '../parts/GuideLink.tsx';
import { GuideText } from '../parts/GuideText.tsx';
import { Row } from '../parts/Row.tsx';
import { usePanel } from '../parts/usePanel.ts';

/** The guides that a guide names as its neighbours, as far as there are such guides. */
export function RelatedGuides({ body }: { readonly body: GuideBody }): ReactNode {
  const { session } = usePanel();
  const words = useWords(enGuide);
  const related = body.facts.related.flatMap((id) => session.guide(id) ?? []);
  if (related.length === 0) return null;
  return (
    <Row
      name="related"
      title={words.relatedGuides}
      gist={related.map(({ id, title }) => (
        <span key={id} className="waymark-item">
          <GuideText guide={id}>{title}</GuideText>
        </span>
      ))}
    >
      <p className="waymark-quiet">{words.noteRelated}</p>
      <ul className="waymark-list" data-part="related">
        {related.map(({ id, summary }) => (
          <li key={id}>
            <GuideLink guide={id} />
            <span className="waymark-quiet">
              <GuideText guide={id}>{summary}</GuideText>
            </span>
          </li>
        ))}
      </ul>
    </Row>
  );
}
