import { createCatalog } from '../../core/fit/catalog/createCatalog.ts';
import { fit } from '../../core/fit/fit.ts';
import type { Fit, LeadPolicy, SymptomState } from '../../core/model/fit.ts';
import type { GuideBody, GuideHead, GuideIndex } from '../../core/model/guide.ts';
import { plainText } from '../../text/plainText.ts';
import { plural } from '../cli/plural.ts';
import type { InputAnswer } from './answerInput.ts';
import { changeFor, points } from './changeFor.ts';

/** What is known of a guide that its author expected to lead. */
export interface WhyNotInput {
  readonly head: GuideHead;
  readonly body: GuideBody;
  /** All guides there are, in the order a host merges them. */
  readonly indexes: readonly GuideIndex[];
  readonly answer: InputAnswer;
  /** The weakest standing with which a guide may lead. @default 'likely' */
  readonly policy?: LeadPolicy | undefined;
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
export function whyNot({ head, body, indexes, answer: { run, result }, policy }: WhyNotInput): string {
  const { fits, lead, ruledOut } = result;
  const index = indexes.find(({ guides }) => guides.includes(head))!;
  const gate = ruledOut.find(({ guide }) => guide === head.id);
  const place = fits.findIndex(({ guide, near }) => guide === head.id && !near);
  const own =
    fits[place] ?? fit(createCatalog([{ ...index, guides: [head] }]), run).fits.find(({ near }) => !near);
  const lines = [`Why not ${head.title} (${head.id})?`];
  const leadsByWords = lead === head.id && place < 0;
  if (leadsByWords) lines.push('  It leads by similar words alone; none of its symptoms is seen.');
  else if (lead === head.id) lines.push('  It leads.');
  else if (gate) lines.push(`  Its gate removes it: ${plainText(head.symptoms[gate.symptom]!.text)}`);
  else if (place < 0) lines.push('  It is not among the guides that fit.');
  else
    lines.push(
      `  It is number ${place + 1} of ${plural(fits.length, 'guide')} that fit, a ${own!.standing} match with ${points(own!)}.`,
    );
  const first = fits[0];
  if (place > 0 && first) lines.push(`  Before it stands ${first.guide}, with ${points(first)}.`);
  lines.push(...head.symptoms.flatMap((symptom, at) => symptomLines(plainText(symptom.text), at, body, own)));
  if (own && !head.measured)
    lines.push(
      '  How often such a match is right is not measured yet. `waymark coverage <runs.jsonl> --guides <dir>` counts it over runs that name their guide as "label".',
    );
  if (lead !== head.id || leadsByWords)
    lines.push(`  → ${changeFor({ head, indexes, run, result, own, lead: policy })}`);
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
      const seen = found?.alternatives[way]?.evidence.map(({ value }) => String(value).toLowerCase());
      return `    ${STATES[state].toLowerCase()}: ${shortened(condition, seen)}`;
    }),
  ];
}

/** Values of a list that are shown. */
const MAX_VALUES = 6;

/** A condition with its lists cut, the values that the run has first. */
function shortened(condition: string, seen: readonly string[] = []): string {
  return condition.replaceAll(/\(((?:"(?:[^"\\]|\\.)*"|[^()"])*)\)/g, (list, inside: string) => {
    const values = inside.match(/"(?:[^"\\]|\\.)*"|[^\s,]+/g) ?? [];
    if (values.length <= MAX_VALUES) return list;
    const isSeen = values.map((value) => seen.includes(value.replaceAll('"', '').toLowerCase()));
    const shown = [...values.filter((_, at) => isSeen[at]), ...values.filter((_, at) => !isSeen[at])].slice(
      0,
      MAX_VALUES,
    );
    return `(${shown.join(', ')}, … ${values.length - MAX_VALUES} more)`;
  });
}
