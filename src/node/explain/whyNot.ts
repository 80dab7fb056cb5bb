import { createCatalog } from '../../core/fit/catalog/createCatalog.ts';
import { fit } from '../../core/fit/fit.ts';
import type { Fit, SymptomState } from '../../core/model/fit.ts';
import type { GuideBody, GuideHead, GuideIndex } from '../../core/model/guide.ts';
import { plainText } from '../../text/plainText.ts';
import { plural } from '../cli/plural.ts';
import type { InputAnswer } from './answerInput.ts';

/** What is known of a guide that its author expected to lead. */
export interface WhyNotInput {
  readonly head: GuideHead;
  readonly body: GuideBody;
  /** The index the guide stands in. */
  readonly index: GuideIndex;
  readonly answer: InputAnswer;
}

const STATES: Readonly<Record<SymptomState, string>> = {
  seen: 'Seen',
  'not-seen': 'Not seen',
  unknown: 'Cannot tell',
};

/**
 * Why a guide does not lead for a run, as text for its author: the state of each of its conditions and what it adds, the guides ahead of
 * it, and the smallest change of the guide that would help.
 */
export function whyNot({ head, body, index, answer: { run, result } }: WhyNotInput): string {
  const { fits, lead, trouble, ruledOut } = result;
  const gate = ruledOut.find(({ guide }) => guide === head.id);
  const place = fits.findIndex(({ guide, near }) => guide === head.id && !near);
  const own =
    fits[place] ?? fit(createCatalog([{ ...index, guides: [head] }]), run).fits.find(({ near }) => !near);
  const lines = [`Why not ${head.title} (${head.id})?`];
  if (lead === head.id) lines.push('  It leads.');
  else if (gate) lines.push(`  Its gate removes it: ${plainText(head.symptoms[gate.symptom]!.text)}`);
  else if (place < 0) lines.push('  It is not among the guides that fit.');
  else
    lines.push(
      `  It stands ${place + 1} of ${plural(fits.length, 'guide')} that fit, with ${points(own!)}, and is ${own!.standing}.`,
    );
  const first = fits[0];
  if (place > 0 && first) lines.push(`  Before it stands ${first.guide}, with ${points(first)}.`);
  lines.push(...head.symptoms.flatMap((symptom, at) => symptomLines(plainText(symptom.text), at, body, own)));
  if (lead !== head.id)
    lines.push(`  → ${changeFor({ head, own, first, gate: gate !== undefined, trouble })}`);
  return lines.join('\n');
}

function symptomLines(text: string, at: number, { signs }: GuideBody, own: Fit | undefined): string[] {
  const found = own?.symptoms.find(({ symptom }) => symptom === at);
  const conditions = signs[at] ?? [];
  if (conditions.length === 0) return [];
  const adds = found?.state === 'seen' ? ` (${plural(found.weight ?? 0, 'point')}, ${found.family})` : '';
  return [
    `  ${STATES[found?.state ?? 'not-seen']}: ${text}${adds}`,
    ...conditions.map((condition, way) => {
      const state = found?.alternatives[way]?.state ?? 'not-seen';
      return `    ${STATES[state].toLowerCase()}: ${condition}`;
    }),
  ];
}

interface GuideFit {
  readonly head: GuideHead;
  readonly own: Fit | undefined;
  readonly first: Fit | undefined;
  readonly gate: boolean;
  readonly trouble: InputAnswer['result']['trouble'];
}

/** The smallest change that would help, as an instruction. */
function changeFor({ head, own, first, gate, trouble }: GuideFit): string {
  if (head.role === 'general') return 'It leads where no other guide is sure; it is never ranked.';
  if (trouble === 'none' || trouble === 'retrying')
    return `The run has no trouble that a guide is shown for (${trouble}).`;
  if (gate) return 'Narrow the condition of that gate, or take it out.';
  if (trouble !== undefined && !head.trouble.includes(trouble))
    return `The run is ${trouble}, and the guide is for ${head.trouble.join(', ')}. Add \`${trouble}\` to \`trouble\` if it is for such runs.`;
  if (!own)
    return 'None of its conditions holds in this run. `explain` shows the codes, types and words the run has; add a condition that names one.';
  const seen = own.symptoms.filter(({ state }) => state === 'seen');
  const isMinor = seen.every(({ symptom, alternatives }) =>
    alternatives.every(({ state }, way) => state !== 'seen' || head.symptoms[symptom]!.any[way]?.minor),
  );
  if (isMinor)
    return 'Only conditions with `minor when` hold. Write `when` where the words stand for this problem alone.';
  if (own.possible)
    return 'A `requires when` cannot be told from this run. Let the host state that signal, or take the gate out.';
  if (first && first !== own && first.score >= own.score)
    return `It needs more than ${points(first)}. Name a code, a type or a status of this run in a symptom of its own.`;
  return 'Words alone make it fit. Name a code, a type or a status of this run, or words that no other guide has.';
}

function points({ score }: Fit): string {
  return plural(score, 'point');
}
