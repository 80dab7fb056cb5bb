import type { ReactNode } from 'react';
import { enGuide } from '../../text/en/enGuide.ts';
import { enWhy } from '../../text/en/enWhy.ts';
import type { Fit, SymptomState } from '../../core/model/fit.ts';
import type { GuideHead } from '../../core/model/guide.ts';
import { showText } from '../../core/model/value/showText.ts';
import { plainText } from '../../text/plainText.ts';
import { symptomToSee } from '../../session/answer/symptomToSee.ts';
import { standingText } from '../../text/standingText.ts';
import { GuideText } from '../parts/GuideText.tsx';
import { Prose } from '../parts/Prose.tsx';
import { Row } from '../parts/Row.tsx';
import { useBody } from '../parts/useBody.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';
import { SymptomCheck } from './SymptomCheck.tsx';

const ORDER: Readonly<Record<SymptomState, number>> = { seen: 0, unknown: 1, 'not-seen': 2 };

/** The row *Why we think so*, closed. */
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

interface WhyDetailsProps {
  readonly head: GuideHead;
  readonly fit: Fit;
}

/** How sure the fit is, each symptom checked against the run, and, folded away, the rules behind it. */
function WhyDetails({ head, fit }: WhyDetailsProps): ReactNode {
  const words = useWords(enWhy);
  const symptoms = [...fit.symptoms].sort((a, b) => ORDER[a.state] - ORDER[b.state]);
  return (
    <>
      <p className="waymark-quiet">{standingText(fit, head, words)}</p>
      {fit.possible && <p className="waymark-quiet">{words.possible}</p>}
      <ul className="waymark-checks">
        {symptoms.map((result) => (
          <SymptomCheck key={result.symptom} head={head} fit={fit} result={result} />
        ))}
      </ul>
      <Technical head={head} fit={fit} symptoms={symptoms} />
    </>
  );
}

interface TechnicalProps extends WhyDetailsProps {
  /** Those of the fit, the seen ones first. */
  readonly symptoms: Fit['symptoms'];
}

/** For authors and developers: the score, its place among the others, and each symptom's conditions with the paths of what met them. */
function Technical({ head, fit, symptoms }: TechnicalProps): ReactNode {
  const words = useWords(enWhy);
  const body = useBody(head.id);
  const signs = body.state === 'ready' ? body.body.signs : [];
  const parts = fit.parts.map(({ weight, family }) => ({ weight, family: words.family[family] }));
  return (
    <details className="waymark-unused" data-part="technical">
      <summary>{words.technical}</summary>
      {parts.length > 0 && <p>{words.score({ parts })}</p>}
      <Rank head={head} fit={fit} />
      <ul>
        {symptoms.map(({ symptom, alternatives, weight, family }) => (
          <li key={symptom}>
            <GuideText guide={head.id}>
              <Prose prose={head.symptoms[symptom]?.text ?? []} captures={fit.captures} />
            </GuideText>
            {family &&
              ` · ${words.score({ parts: [{ weight: weight ?? 0, family: words.family[family] }] })}`}
            {signs[symptom]?.[0] && (
              <ul>
                {signs[symptom].map((sign, way) => (
                  <li key={way}>
                    <code className="waymark-code" dir="ltr">
                      {[sign, ...pathsOf(alternatives[way])].join(' · ')}
                    </code>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** How far it is behind the first guide, or the first one ahead of the next; where it does not lead, what would have to be seen. */
function Rank({ head, fit }: WhyDetailsProps): ReactNode {
  const { session, host } = usePanel();
  const words = useWords(enWhy);
  const result = useSession(session, (state) => state.result);
  const at = result?.fits.indexOf(fit) ?? -1;
  // A fit of another step was not ranked among these.
  if (!result || at < 0) return null;
  const other = result.fits[at > 0 ? 0 : 1];
  const see =
    result.lead !== fit.guide && symptomToSee(fit, head.symptoms, other, session.atoms(), host.lead);
  return (
    <>
      {other && (
        <p>
          {words.rank({
            place: at + 1,
            of: result.fits.length,
            guide: session.guide(other.guide)?.title ?? other.guide,
            ahead: fit.score - other.score,
          })}
        </p>
      )}
      {see && (
        <p>
          {words.toSee({ ...see, symptom: plainText(head.symptoms[see.symptom]?.text ?? [], fit.captures) })}
        </p>
      )}
    </>
  );
}

/** Paths in the run's data where the evidence of a condition stands. */
function pathsOf(way: Fit['symptoms'][number]['alternatives'][number] | undefined): readonly string[] {
  return way?.state === 'seen' ? [...new Set(way.evidence.map(({ where }) => showText(where.path)))] : [];
}
