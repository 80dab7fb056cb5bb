import { defined } from '../model/defined.ts';
import { failureWords, openFailures, outermost } from '../model/failures.ts';
import type { FitResult } from '../model/fit.ts';
import type { GuideHead } from '../model/guide.ts';
import type { Move } from '../model/move.ts';
import { plainProse } from '../model/plainProse.ts';
import {
  REPORT_SCHEMA,
  type Draft,
  type Report,
  type ReportFailure,
  type ReportPart,
} from '../model/report.ts';
import type { Artifact, Failure, Ref, Run } from '../model/run.ts';
import type { Trail } from '../model/trail.ts';
import { logExcerpt } from './logExcerpt.ts';

/** Everything a report may be made of. */
export interface ReportInput {
  readonly draft: Draft;
  readonly run: Run;
  readonly result?: FitResult | undefined;
  readonly move?: Move | undefined;
  /** Head of the guide that leads. */
  readonly guide?: GuideHead | undefined;
  readonly trail: Trail;
  readonly page: NonNullable<Report['page']>;
  /** Host signals that the guides' folder allows in a report, as `Catalog.reportable` has them. @default none */
  readonly reportable?: ReadonlySet<string> | undefined;
}

/** Most artifacts, failures, and pieces of evidence, named in one report. */
const MOST = 50;
/** Longest own words of a failure, in code units. */
const LONGEST_SAID = 2000;
/** The same where several failures stand beside each other. */
const LONGEST_SAID_BESIDE = 300;

/**
 * Copies into a report what is on the list below, and nothing else: a field that a run gains later is not sent until
 * somebody adds it here. Provider keys and prompts are never on it,
 * and a fact of the host only where `reportable` names it. Not yet redacted.
 */
export function collectReport(input: ReportInput): Report {
  const { draft, run, result, trail, page } = input;
  const wants = (part: ReportPart): boolean => !draft.without.includes(part);
  const failure = result?.failure;
  const step = run.steps?.find(({ id }) => id === failure?.stepId);
  const fit = result?.fits.find(({ guide }) => guide === result.lead);
  const stepId = step?.id ?? failure?.stepId;
  const failures = wants('step') ? failuresOf(run) : [];
  const log = wants('log') ? logExcerpt(run, result) : undefined;
  return {
    schema: REPORT_SCHEMA,
    id: draft.id,
    createdAt: draft.createdAt,
    category: draft.category ?? 'other',
    subject: draft.subject,
    message: draft.message,
    run: defined({
      id: run.id,
      title: run.title,
      url: run.url,
      attempt: run.attempt,
      status: run.status,
      phase: run.phase,
      trouble: result?.trouble,
      startedAt: run.startedAt,
      endedAt: run.endedAt,
      system: run.source?.system,
    }),
    ...(wants('mission') && run.mission && { mission: refOf(run.mission) }),
    ...(wants('mission') && run.task && { task: refOf(run.task) }),
    ...(wants('step') &&
      stepId !== undefined && {
        step: defined({
          id: stepId,
          title: step?.title ?? '',
          attempt: step?.attempt,
          ...(failure && wordsOf(failure.failure)),
        }),
      }),
    ...(failures.length > 1 && { failures }),
    // The only one, of no step: nothing else tells of it, so its words are not cut short.
    ...(failures.length === 1 &&
      stepId === undefined && {
        failures: [defined({ ...failures[0], ...(failure && wordsOf(failure.failure)) })],
      }),
    ...(wants('artifacts') && run.artifacts && { artifacts: run.artifacts.slice(0, MOST).map(artifactOf) }),
    ...(log && { log }),
    ...(wants('guide') && input.guide && { guide: guideOf(input.guide, fit, input) }),
    ...(wants('trail') && { trail }),
    ...(wants('page') && {
      page: defined({ surface: page.surface, url: page.url, locale: page.locale }),
    }),
    removed: [],
    trimmed: [],
  };
}

function guideOf(
  head: GuideHead,
  fit: FitResult['fits'][number] | undefined,
  { move, reportable }: ReportInput,
): NonNullable<Report['guide']> {
  const dominant = fit && head.symptoms[fit.dominant];
  const symptom =
    dominant && plainProse(dominant.text, (name, fallback) => own(fit.captures, name) ?? fallback);
  const evidence = (fit?.symptoms ?? [])
    .filter(({ state }) => state === 'seen')
    .flatMap(({ alternatives }) => alternatives.flatMap((way) => way.evidence))
    .filter(({ signal }) => !signal.startsWith('host.') || reportable?.has(signal));
  return defined({
    id: head.id,
    title: head.title,
    confident: fit !== undefined && fit.standing !== 'possible',
    standing: fit?.standing,
    symptom,
    evidence: evidence.slice(0, MOST),
    move: move?.kind ?? 'report',
  });
}

/** What failed in this run and was not recovered from, oldest first. */
function failuresOf(run: Run): readonly ReportFailure[] {
  return openFailures(run)
    .slice(0, MOST)
    .map(({ failure, stepId, step }) => entryOf(failure, stepId, step?.title, step?.endedAt));
}

function entryOf(
  failure: Failure,
  stepId: string | undefined,
  title: string | undefined,
  endedAt: number | undefined,
): ReportFailure {
  const { said, ...rest } = wordsOf(failure);
  return defined({
    stepId,
    title,
    said: said?.slice(0, LONGEST_SAID_BESIDE),
    ...rest,
    at: failure.at ?? endedAt,
  });
}

function wordsOf(failure: Failure): Pick<NonNullable<Report['step']>, 'said' | 'code' | 'type' | 'status'> {
  const said = failureWords(failure).join('\nCaused by: ') || undefined;
  const code = outermost(failure, 'code');
  return defined({
    said: said?.slice(0, LONGEST_SAID),
    code: code === undefined ? undefined : String(code),
    type: outermost(failure, 'type'),
    status: outermost(failure, 'status'),
  });
}

function refOf({ id, title, url }: Ref): Ref {
  return defined({ id, title, url });
}

function artifactOf({ id, name, url, partial }: Artifact): Artifact {
  return defined({ id, name, url, partial });
}

function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
