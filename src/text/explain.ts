import { evidenceOf } from '../core/model/evidenceOf.ts';
import type { Fit, FitResult, SymptomResult } from '../core/model/fit.ts';
import type { GuideBody, GuideHead } from '../core/model/guide.ts';
import type { RunChange, RunHistory } from '../core/model/history.ts';
import type { Move } from '../core/model/move.ts';
import type { Run } from '../core/model/run.ts';
import { failureWords } from '../core/model/failures.ts';
import { SECTION_IDS } from '../core/model/guide.ts';
import type { Words } from './createWords.ts';
import { describeEvidence } from './describeEvidence.ts';
import { headline } from './headline.ts';
import { historyLines } from './historyLines.ts';
import { moveLabel } from './moveLabel.ts';
import { plainText } from './plainText.ts';
import { reasonProse, surfaceLabel, type ReasonContext } from './reasonProse.ts';
import { showText } from '../core/model/value/showText.ts';
import { standingText } from './standingText.ts';
import { stepTitle } from './stepTitle.ts';

export interface ExplainInput {
  readonly run: Run;
  readonly result: FitResult;
  readonly move: Move;
  readonly catalog: { readonly guides: ReadonlyMap<string, GuideHead> };
  readonly words: Words;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly surfaces?: ReasonContext['surfaces'];
  /** How this run compares with earlier runs, and what has changed since the last good one. */
  readonly history?: RunHistory | undefined;
  readonly changes?: readonly RunChange[] | undefined;
  /** The text of the leading guide. */
  readonly body?: GuideBody | undefined;
}

/** Number of other guides that are named. */
const MAX_OTHERS = 3;

/**
 * The whole answer as plain text, in the panel's order and in its words: what failed, the move with its reason and
 * guards, the guide with its facts, why it fits, what else fits, what was ruled out.
 */
export function explain(input: ExplainInput): string {
  const { result, catalog } = input;
  const lead = result.lead === null ? undefined : catalog.guides.get(result.lead);
  const fit = result.fits.find(({ guide }) => guide === result.lead);
  const blocks = [
    failed(input),
    next(input),
    ...(lead ? [facts(lead, fit, input)] : []),
    ...(lead && fit ? [why(lead, fit, input)] : []),
    others(input),
    removed(input),
  ];
  return blocks
    .filter((block) => block.length)
    .map((block) => `${block.join('\n')}\n`)
    .join('\n');
}

function failed({ run, result, catalog, words, now, history, changes = [] }: ExplainInput): string[] {
  const { trouble, failure } = result;
  const state = trouble === undefined ? words.troubleUnknown : words.trouble[trouble];
  const said = failureWords(failure?.failure)[0];
  const name = words.runName({ run: showText(run.id), attempt: run.attempt });
  return [
    `${name} · ${state}${run.title ? ` · ${showText(run.title)}` : ''}`,
    headline(result, catalog.guides, words),
    ...(failure?.stepId === undefined
      ? []
      : [`  ${words.atStep({ step: stepTitle(failure.stepId, run) })}. ${words.about[failure.candidate]}`]),
    ...(run.blocker ? [`  ${words.hostSays({ text: showText(run.blocker.text) })}`] : []),
    ...(said ? [indent(words.runSaid({ text: showText(said) }))] : []),
    ...(history ? historyLines(history, changes, words, now).map((line) => indent(line)) : []),
  ];
}

function next({ move, words, now, surfaces, body }: ExplainInput): string[] {
  const context: ReasonContext = { now, ...(surfaces && { surfaces }), because: body?.because };
  const say = (reason: Move['because']): string =>
    plainText(reasonProse(reason, words, context), reason.code === 'guide' ? reason.captures : {});
  return [
    `${words.nextMove}: ${words.moveKind[move.kind]} – ${moveLabel(move, words, context)}`,
    `  ${say(move.because)}`,
    ...move.guards.map((guard) => `  – ${say(guard)}`),
  ];
}

function facts(lead: GuideHead, fit: Fit | undefined, input: ExplainInput): string[] {
  const { catalog, words, surfaces, body } = input;
  const { type = '', related = [], escalation = '', relatedAction = '' } = body?.facts ?? {};
  return [
    `${lead.title} (${lead.id})`,
    ...(fit ? [`  ${standingText(fit, lead, words)}`] : []),
    ...(lead.role === 'general' && !fit ? [`  ${words.generalLeads}`] : []),
    `  ${lead.summary}`,
    ...row(words.factSurfaces, words.list(lead.surfaces.map((id) => surfaceLabel(id, surfaces)))),
    ...row(words.factType, type),
    ...row(words.factSections, words.list(SECTION_IDS.map((id) => words.section[id]))),
    ...row(words.factRelated, words.list(related.map((id) => catalog.guides.get(id)?.title ?? id))),
    ...row(words.factEscalation, escalation),
    ...row(words.factRelatedAction, relatedAction),
  ];
}

function row(label: string, value: string): string[] {
  return value ? [`  ${label}: ${value}`] : [];
}

function why(lead: GuideHead, fit: Fit, { run, words }: ExplainInput): string[] {
  const order = { seen: 0, unknown: 1, 'not-seen': 2 };
  const symptoms = [...fit.symptoms].sort((a, b) => order[a.state] - order[b.state]);
  const parts = fit.parts.map(({ weight, family }) => ({ weight, family: words.family[family] }));
  return [
    words.why,
    ...symptoms.flatMap((result) => symptomLines(lead, fit, result, run, words)),
    ...(parts.length ? [`  = ${words.score({ parts })}`] : []),
  ];
}

function symptomLines(lead: GuideHead, fit: Fit, result: SymptomResult, run: Run, words: Words): string[] {
  const symptom = lead.symptoms[result.symptom];
  if (!symptom?.any.length) return [];
  return [
    `  ${words.symptomState[result.state]}: ${plainText(symptom.text, fit.captures)}${result.said ? ` (${words.youSaid})` : ''}`,
    ...evidenceOf([result]).map((one) => {
      const { text, place, said } = describeEvidence(one, words, run);
      return indent(`${text} · ${said ?? place}`, 4);
    }),
  ];
}

function others({ result, catalog, words }: ExplainInput): string[] {
  const rest = result.fits.filter(({ guide }) => guide !== result.lead).slice(0, MAX_OTHERS);
  if (!rest.length) return [];
  return [
    words.others,
    ...rest.flatMap((fit) => {
      const head = catalog.guides.get(fit.guide);
      if (!head) return [];
      const lines = [
        `  ${head.title} (${head.id}) · ${fit.near ? words.near : words.standing[fit.standing]}`,
      ];
      const dominant = head.symptoms[fit.dominant];
      if (dominant) lines.push(`    ${plainText(dominant.text, fit.captures)}`);
      if (fit.possible) lines.push(`    ${words.possible}`);
      return lines;
    }),
  ];
}

function removed({ result, catalog, words }: ExplainInput): string[] {
  const lines = result.ruledOut.flatMap(({ guide, symptom, gate }) => {
    const head = catalog.guides.get(guide);
    const text = head?.symptoms[symptom]?.text;
    if (!head || !text) return [];
    const write = gate === 'requires' ? words.missing : words.ruledOutBy;
    return [`  ${write({ guide: head.title, symptom: plainText(text) })}`];
  });
  return lines.length ? [words.ruledOut, ...lines] : [];
}

function indent(text: string, by = 2): string {
  const space = ' '.repeat(by);
  return text
    .split('\n')
    .map((line) => space + line)
    .join('\n');
}
