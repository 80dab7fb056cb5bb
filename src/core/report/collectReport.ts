import { evidenceOf } from '../model/evidenceOf.ts';
import { defined } from '../model/value/defined.ts';
import { failureWords, openFailures, outermost } from '../model/failures.ts';
import type { FitResult } from '../model/fit.ts';
import { cutText } from '../model/value/cutText.ts';
import type { GuideHead } from '../model/guide.ts';
import type { EarlierRuns } from '../model/history.ts';
import type { Move } from '../model/move.ts';
import { plainProse } from '../model/plainProse.ts';
import type { Prose } from '../model/prose.ts';
import {
  MAX_MESSAGE,
  REPORT_SCHEMA,
  type Draft,
  type Report,
  type ReportContext,
  type ReportFailure,
  type ReportHistory,
  type ReportName,
  type ReportPart,
} from '../model/report.ts';
import type { Artifact, Failure, Ref, Run } from '../model/run.ts';
import { stepWith } from '../model/stepWith.ts';
import type { Trail } from '../model/trail.ts';
import { logExcerpt } from './logExcerpt.ts';

/** Everything a report may be made of. */
export interface ReportInput {
  readonly draft: Draft;
  readonly run: Run;
  readonly result?: FitResult | undefined;
  readonly move?: Move | undefined;
  /** Earlier runs of the mission, as `earlierRuns` reads them. */
  readonly earlier?: EarlierRuns | undefined;
  /** Head of the guide that leads. */
  readonly guide?: GuideHead | undefined;
  readonly trail: Trail;
  readonly page: NonNullable<Report['page']>;
  /** Host signals that the guides' folder allows in a report, as `Catalog.reportable` has them. @default none */
  readonly reportable?: ReadonlySet<string> | undefined;
  /** What the host says about the operator and about itself. */
  readonly context?: ReportContext | undefined;
  /** The reasons in the leading guide's text, by rule; absent while that is not loaded. */
  readonly because?: readonly Prose[] | undefined;
  /** Titles of surfaces, guides and their steps, as `Report.names` has them. */
  readonly names?: readonly ReportName[] | undefined;
}

/** Artifacts, failures, pieces of evidence, and titles in one report. */
const MAX_LISTED = 50;
/** Length of a failure's message, in UTF-16 code units. */
const MAX_SAID = 2000;
/** The same where several failures are listed. */
const MAX_SAID_BESIDE = 300;
/** Length of each field of the context, and of each title. */
const MAX_NAME = 200;
const CUT = ' […]';

/**
 * Copies the fields listed below into a report, and nothing else: a field added to a run later is not sent until somebody adds it here.
 * Provider keys and prompts are never in the list, and a fact of the host only if `reportable` names it. The result is not redacted yet.
 */
export function collectReport(input: ReportInput): Report {
  const { draft, run, result, trail, page } = input;
  const wants = (part: ReportPart): boolean => !draft.without.includes(part);
  const absolute = onSiteOf(wants('page') ? page.url : undefined);
  const failure = result?.failure;
  const step = stepWith(failure?.stepId, run.steps);
  const fit = result?.fits.find(({ guide }) => guide === result.lead);
  const stepId = step?.id ?? failure?.stepId;
  const failures = wants('step') ? failuresOf(run) : [];
  const log = wants('log') ? logExcerpt(run, result) : undefined;
  const guide = wants('guide') && input.guide ? guideOf(input.guide, fit, input) : undefined;
  const earlier = wants('mission') ? input.earlier : undefined;
  const message = cutText(draft.message, MAX_MESSAGE, CUT);
  const context = wants('context') ? contextOf(input) : undefined;
  const names = namesOf(
    input,
    wants('trail') ? trail : undefined,
    guide,
    wants('step') ? log?.stepId : undefined,
  ).filter(({ id }) => !wants('step') || id !== stepId);
  return {
    schema: REPORT_SCHEMA,
    id: draft.id,
    createdAt: draft.createdAt,
    category: draft.category ?? 'other',
    subject: draft.subject,
    message,
    run: defined({
      id: run.id,
      title: run.title,
      url: absolute(run.url),
      attempt: run.attempt,
      status: run.status,
      phase: run.phase,
      trouble: result?.trouble,
      startedAt: run.startedAt,
      endedAt: run.endedAt,
      system: run.source?.system,
      version: run.source?.version,
      alike: (run.retry?.sameFailure ?? earlier?.history.alike.inARow) || undefined,
    }),
    ...(context && { context }),
    ...(earlier && { history: historyOf(earlier, absolute, input.reportable) }),
    ...(wants('mission') && run.mission && { mission: refOf(run.mission, absolute) }),
    ...(wants('mission') && run.task && { task: refOf(run.task, absolute) }),
    ...(wants('step') &&
      stepId !== undefined && {
        step: defined({
          id: stepId,
          title: step?.title ?? '',
          url: absolute(step?.url),
          attempt: step?.attempt,
          ...(failure && wordsOf(failure.failure)),
        }),
      }),
    ...(failures.length > 1 && { failures }),
    // The only failure, without a step: its message appears nowhere else, so it is not cut short.
    ...(failures.length === 1 &&
      stepId === undefined && {
        failures: [defined({ ...failures[0], ...(failure && wordsOf(failure.failure)) })],
      }),
    ...(wants('artifacts') &&
      run.artifacts && { artifacts: run.artifacts.slice(0, MAX_LISTED).map(artifactOf) }),
    ...(log && { log }),
    ...(guide && { guide }),
    ...(wants('trail') && { trail }),
    ...(names.length > 0 && { names }),
    ...(wants('page') && {
      page: defined({ surface: page.surface, url: page.url, locale: page.locale }),
    }),
    removed: [],
    trimmed:
      message === draft.message ? [] : [{ path: 'message', from: draft.message.length, to: message.length }],
  };
}

function historyOf(
  { history: { alike, lastGood, isFlaky }, changes }: EarlierRuns,
  absolute: (url: string | undefined) => string | undefined,
  reportable: ReportInput['reportable'],
): ReportHistory {
  return defined({
    ...alike,
    flaky: isFlaky,
    lastGood: lastGood && defined({ ...refOf(lastGood, absolute), at: lastGood.endedAt }),
    changes: changes.filter((one) => one.kind !== 'fact' || isReportable(`host.${one.name}`, reportable)),
  });
}

const CONTEXT_KEYS = ['sender', 'contact', 'tenant', 'environment', 'version', 'requestId'] as const;

function contextOf({ draft, context }: ReportInput): ReportContext | undefined {
  const given = { ...context, ...(draft.contact?.trim() && { contact: draft.contact.trim() }) };
  const entries = CONTEXT_KEYS.flatMap((key) => {
    const value: unknown = given[key];
    return typeof value === 'string' && value.trim()
      ? [[key, cutText(value.trim(), MAX_NAME, CUT)] as const]
      : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Titles of everything that the report names by id only. */
function namesOf(
  { run, names = [] }: ReportInput,
  trail: Trail | undefined,
  guide: Report['guide'],
  logStepId: string | undefined,
): readonly ReportName[] {
  const steps = new Set([
    ...(trail?.stepsViewed ?? []),
    ...(guide?.evidence ?? []).map(({ where }) => where.stepId),
    logStepId,
  ]);
  const titles = (run.steps ?? []).filter(({ id, title }) => steps.has(id) && title && title !== id);
  return [...titles, ...(trail ? names : [])]
    .slice(0, MAX_LISTED)
    .map(({ id, title }) => ({ id, title: cutText(title, MAX_NAME, CUT) }));
}

/** Whether the value of a signal, or a text that contains it, may leave the browser. */
function isReportable(signal: string, reportable: ReadonlySet<string> | undefined): boolean {
  return !signal.startsWith('host.') || reportable?.has(signal) === true;
}

function guideOf(
  head: GuideHead,
  fit: FitResult['fits'][number] | undefined,
  { move, because, reportable }: ReportInput,
): NonNullable<Report['guide']> {
  const dominant = fit && head.symptoms[fit.dominant];
  const plain = (prose: Prose, captures: Readonly<Record<string, string>> = {}): string =>
    plainProse(prose, (name, fallback) =>
      isReportable(name, reportable) && Object.hasOwn(captures, name) ? captures[name]! : fallback,
    );
  const reason = move?.because;
  const evidence = evidenceOf(fit?.symptoms ?? []).filter(({ signal }) => isReportable(signal, reportable));
  return defined({
    id: head.id,
    title: head.title,
    confident: fit !== undefined && fit.standing !== 'possible',
    standing: fit?.standing,
    symptom: dominant && plain(dominant.headline ?? dominant.text, fit.captures),
    evidence: evidence.slice(0, MAX_LISTED),
    move: move?.kind ?? 'report',
    reason:
      reason?.code === 'guide'
        ? plain(because?.[reason.rule] ?? [], reason.captures) || undefined
        : reason?.code === 'blocker'
          ? reason.text
          : undefined,
  });
}

/** Failures of this run that were not recovered from, oldest first. */
function failuresOf(run: Run): readonly ReportFailure[] {
  const told = new Set<string>();
  return openFailures(run)
    .map(({ failure, stepId, step }) => entryOf(failure, stepId, step?.title, step?.endedAt))
    .filter(({ stepId, said, code, type, status }) => {
      // Some systems repeat a step's failure as the run's.
      const key = JSON.stringify([said ?? stepId, code, type, status]);
      return !told.has(key) && told.add(key);
    })
    .slice(0, MAX_LISTED);
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
    said: said?.slice(0, MAX_SAID_BESIDE),
    ...rest,
    at: failure.at ?? endedAt,
  });
}

function wordsOf(failure: Failure): Pick<NonNullable<Report['step']>, 'said' | 'code' | 'type' | 'status'> {
  const said = failureWords(failure).join('\nCaused by: ') || undefined;
  const code = outermost(failure, 'code');
  return defined({
    said: said?.slice(0, MAX_SAID),
    code: code === undefined ? undefined : String(code),
    type: outermost(failure, 'type'),
    status: outermost(failure, 'status'),
  });
}

function refOf({ id, title, url }: Ref, absolute: (url: string | undefined) => string | undefined): Ref {
  return defined({ id, title, url: absolute(url) });
}

/** A path of the host as an address that support can open, if the page tells where the host is. */
function onSiteOf(page: string | undefined): (url: string | undefined) => string | undefined {
  const site = /^https?:\/\/[^\s/?#@\\]+/i.exec(page ?? '')?.[0] ?? '';
  return (url) => (url && /^\/(?![/\\])/.test(url) ? site + url : url);
}

function artifactOf({ id, name, url, partial }: Artifact): Artifact {
  return defined({ id, name, url, partial });
}
