import { STANDINGS, type Evidence } from '../../core/model/fit.ts';
import {
  MAX_MESSAGE,
  REPORT_CATEGORIES,
  REPORT_SCHEMA,
  type Report,
  type ReportContext,
  type ReportHistory,
  type ReportName,
} from '../../core/model/report.ts';
import { CHANGE_KINDS, type RunChange } from '../../core/model/history.ts';
import { MOVE_KINDS, PHASES, RUN_STATUSES, type Artifact, type Ref } from '../../core/model/run.ts';
import { FAMILIES } from '../../core/model/signal/signal.ts';
import {
  UNHELPFUL_REASONS,
  VERDICTS,
  type Answer,
  type CauseAnswer,
  type Trail,
  type TriedMove,
} from '../../core/model/trail.ts';
import { TROUBLES } from '../../core/model/trouble.ts';
import { UUID } from '../../core/model/value/uuid.ts';
import { shape, type Shape, type ShapeNotes, type ShapeProblem } from './shape.ts';

interface AnyChange {
  readonly kind: RunChange['kind'];
  readonly name?: string;
  readonly title?: string;
  readonly from?: string | number | boolean;
  readonly to?: string | number | boolean;
}

const { flag, list, number, object, oneOf, optional, record, scalar, text, word } = shape;

/** Limits far above what a widget collects: they keep a forged report from becoming something else than a report. */
const NAME = text(20_000);
const WORDS = text(200_000);
const LOG = text(900_000);
const MAX_ITEMS = 1000;

const ID = word(UUID, 'must be a UUID');
const RULE = word(/^[a-z0-9-]{1,100}$/, 'must be the id of a rule');
/** Restricted forms, because redaction changes values and not names. */
const PATH = word(/^[\w.[\]-]{0,300}$/, 'must be a path in the report');
const GUIDE = /^[a-z0-9][\w.-]{0,199}$/i;

const ref = object<Ref>({ id: NAME, title: optional(NAME), url: optional(NAME) });

const evidence = object<Evidence>({
  signal: NAME,
  value: scalar(200_000),
  family: oneOf(FAMILIES),
  where: object<Evidence['where']>({
    path: NAME,
    stepId: optional(NAME),
    line: optional(number),
    start: optional(number),
    end: optional(number),
  }),
  excerpt: optional(object<NonNullable<Evidence['excerpt']>>({ text: NAME, start: number, end: number })),
  said: optional(oneOf(['host', 'operator'])),
});

const trail = object<Trail>({
  replayOpenedAt: optional(number),
  failingStepViewedAt: optional(number),
  stepsViewed: list(NAME, MAX_ITEMS),
  surfacesOpened: list(NAME, MAX_ITEMS),
  guidesOpened: list(NAME, MAX_ITEMS),
  ticked: record(GUIDE, list(number, MAX_ITEMS), MAX_ITEMS),
  answers: list(object<Answer>({ guide: NAME, symptom: number, seen: flag, at: number }), MAX_ITEMS),
  verdict: optional(oneOf(VERDICTS)),
  causes: optional(
    list(object<CauseAnswer>({ guide: NAME, cause: number, seen: flag, at: number }), MAX_ITEMS),
  ),
  moves: list(
    object<TriedMove>({
      kind: oneOf(MOVE_KINDS),
      at: number,
      failed: optional(WORDS),
      runId: optional(NAME),
      ended: optional(oneOf(RUN_STATUSES)),
    }),
    MAX_ITEMS,
  ),
  helpful: record(GUIDE, flag, MAX_ITEMS),
  unhelpful: optional(record(GUIDE, oneOf(UNHELPFUL_REASONS), MAX_ITEMS)),
});

const failure = {
  said: optional(WORDS),
  code: optional(NAME),
  type: optional(NAME),
  status: optional(number),
};

/** Only the widget knows which fields a kind of change has: they are shown as text, whatever they are. */
const change = object<AnyChange>({
  kind: oneOf(CHANGE_KINDS),
  name: optional(NAME),
  title: optional(NAME),
  from: optional(scalar(20_000)),
  to: optional(scalar(20_000)),
}) as Shape<RunChange>;

const report = object<Report>({
  schema: oneOf([REPORT_SCHEMA]),
  id: ID,
  createdAt: number,
  category: oneOf(REPORT_CATEGORIES),
  subject: NAME,
  // Marks in place of removed text may be longer than the text was.
  message: text(2 * MAX_MESSAGE),
  run: object<Report['run']>({
    id: text(20_000, 1),
    title: optional(NAME),
    url: optional(NAME),
    attempt: optional(number),
    status: optional(oneOf(RUN_STATUSES)),
    phase: optional(oneOf(PHASES)),
    trouble: optional(oneOf(TROUBLES)),
    startedAt: optional(number),
    endedAt: optional(number),
    system: optional(NAME),
    version: optional(NAME),
    alike: optional(number),
  }),
  context: optional(
    object<ReportContext>({
      sender: optional(NAME),
      contact: optional(NAME),
      tenant: optional(NAME),
      environment: optional(NAME),
      version: optional(NAME),
      requestId: optional(NAME),
    }),
  ),
  history: optional(
    object<ReportHistory>({
      times: number,
      inARow: number,
      since: optional(number),
      flaky: flag,
      lastGood: optional(
        object<NonNullable<ReportHistory['lastGood']>>({
          id: NAME,
          title: optional(NAME),
          url: optional(NAME),
          at: optional(number),
        }),
      ),
      changes: list(change, MAX_ITEMS),
    }),
  ),
  mission: optional(ref),
  task: optional(ref),
  step: optional(
    object<NonNullable<Report['step']>>({
      id: NAME,
      title: NAME,
      url: optional(NAME),
      attempt: optional(number),
      ...failure,
    }),
  ),
  failures: optional(
    list(
      object<NonNullable<Report['failures']>[number]>({
        stepId: optional(NAME),
        title: optional(NAME),
        at: optional(number),
        ...failure,
      }),
      MAX_ITEMS,
    ),
  ),
  artifacts: optional(
    list(object<Artifact>({ id: NAME, name: NAME, url: optional(NAME), partial: optional(flag) }), MAX_ITEMS),
  ),
  log: optional(object<NonNullable<Report['log']>>({ text: LOG, stepId: optional(NAME), truncated: flag })),
  guide: optional(
    object<NonNullable<Report['guide']>>({
      id: NAME,
      title: NAME,
      confident: flag,
      standing: optional(oneOf(STANDINGS)),
      symptom: optional(WORDS),
      evidence: list(evidence, MAX_ITEMS),
      move: oneOf(MOVE_KINDS),
      reason: optional(WORDS),
    }),
  ),
  names: optional(list(object<ReportName>({ id: NAME, title: NAME }), MAX_ITEMS)),
  trail: optional(trail),
  page: optional(
    object<NonNullable<Report['page']>>({ surface: NAME, url: optional(NAME), locale: optional(NAME) }),
  ),
  removed: list(object<Report['removed'][number]>({ rule: RULE, path: PATH, count: number }), 10 * MAX_ITEMS),
  trimmed: list(object<Report['trimmed'][number]>({ path: PATH, from: number, to: number }), 10 * MAX_ITEMS),
});

const MAX_PROBLEMS = 20;

/**
 * Reads an untrusted report. Known fields are copied within their limits. Unknown ones, as a newer widget may send, are left out and
 * counted in `removed` under `unknown-field`, by their place and not by their name.
 */
export function checkReport(
  value: unknown,
): { readonly report: Report } | { readonly problems: readonly ShapeProblem[] } {
  const notes: ShapeNotes = { problems: [], unknown: [] };
  const read = report(value, '', notes);
  if (notes.problems.length) return { problems: notes.problems.slice(0, MAX_PROBLEMS) };
  const counts = new Map<string, number>();
  for (const place of notes.unknown) counts.set(place, (counts.get(place) ?? 0) + 1);
  const left = Array.from(counts, ([path, count]) => ({ rule: 'unknown-field', path, count }));
  return { report: { ...read, id: read.id.toLowerCase(), removed: [...read.removed, ...left] } };
}
