import type { Report, ReportContext } from '../model/report.ts';
import type { Trail } from '../model/trail.ts';
import { cutText } from '../model/value/cutText.ts';
import {
  address,
  data,
  joined,
  shortList,
  named,
  timeOf,
  words,
  type OutlineLine,
  type Segment,
  type Titles,
} from './segment.ts';

/** Length of a failure's message in the first line; a longer one gets a part of its own. */
const MAX_SAID = 300;

/** The five lines that a report begins with: what, who, when, tried, links. */
export function reportLead(report: Report, title: Titles): readonly OutlineLine[] {
  return [
    { label: 'What', segments: whatSegments(report) },
    { label: 'Who', segments: whoSegments(report.context) },
    { label: 'When', segments: whenSegments(report) },
    { label: 'Tried', segments: triedSegments(report.trail, title) },
    { label: 'Links', segments: linkSegments(report) },
  ];
}

/** `failed in execution, at the step “Call the provider”: 401 Incorrect API key provided. (invalid_api_key, HTTP 401)` */
function whatSegments(report: Report): readonly Segment[] {
  const { subject, run, step, failures } = report;
  const said = saidIn(report);
  const { code, type, status } = step ?? failures?.[0] ?? {};
  const codes = [data(code), data(type), status === undefined ? [] : [`HTTP ${Math.trunc(status)}`]].filter(
    (segments) => segments.length > 0,
  );
  const state = run.status ?? run.trouble;
  const trouble = run.trouble === run.status || run.trouble === 'none' ? undefined : run.trouble;
  return [
    'The run ',
    ...named(run),
    ...(state === undefined ? [] : [` ${STATE[state] ?? 'is in an unknown state'}`]),
    ...(trouble === undefined || run.status === undefined ? [] : [` (${TROUBLE[trouble] ?? 'in trouble'})`]),
    ...(run.phase ? [' in ', ...data(run.phase)] : []),
    ...(step ? [', at the step ', ...named(step), ...nth(step.attempt)] : []),
    ...(said && firstWords(said) !== subject ? [': ', ...data(firstWords(said))] : []),
    ...(codes.length > 0 ? [' (', ...joined(codes, ', '), ')'] : []),
  ];
}

/** Statuses and troubles as verbs. */
const STATE: Readonly<Record<string, string>> = {
  queued: 'is queued',
  running: 'is running',
  waiting: 'waits',
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'was cancelled',
  blocked: 'is blocked',
  stuck: 'is stuck',
  retrying: 'is being retried',
  empty: 'delivered nothing',
  wrong: 'went wrong',
  none: 'has no trouble',
};
const TROUBLE: Readonly<Record<string, string>> = {
  failed: 'failed',
  cancelled: 'cancelled',
  blocked: 'blocked',
  stuck: 'stuck',
  retrying: 'is being retried',
  empty: 'nothing was delivered',
  wrong: 'the result was not accepted',
};

function whoSegments(context: ReportContext = {}): readonly Segment[] {
  const { sender, contact, tenant, environment, version, requestId } = context;
  const known = [
    words(sender),
    contact ? ['reachable at ', ...data(contact)] : [],
    tenant ? ['tenant ', ...data(tenant)] : [],
    environment ? ['environment ', ...data(environment)] : [],
    version ? ['version ', ...data(version)] : [],
    requestId ? ['request ', ...data(requestId)] : [],
  ].filter((segments) => segments.length > 0);
  return [
    ...(sender || contact ? [] : [known.length > 0 ? 'Not named, ' : 'Not named']),
    ...joined(known, ', '),
  ];
}

function whenSegments({ run, history, createdAt }: Report): readonly Segment[] {
  const since = timeOf(run.endedAt ?? run.startedAt);
  const written = timeOf(createdAt);
  const alike = Math.trunc(history?.times || run.alike || 0);
  const row = history && history.inARow > 1 ? timeOf(history.since) : [];
  const segments = [
    since.length > 0 ? ['Since ', ...since] : [],
    run.attempt === undefined ? [] : [`attempt ${Math.trunc(run.attempt)}`],
    alike > 0
      ? [
          alike === 1 ? 'failed the same way once before' : `failed the same way ${alike} times before`,
          ...(row.length > 0 ? [' (in a row since ', ...row, ')'] : []),
        ]
      : [],
    history?.flaky ? ['flaky'] : [],
    history?.lastGood
      ? ['last worked ', ...timeOf(history.lastGood.at), ' as ', ...named(history.lastGood)]
      : [],
    written.length > 0 ? ['reported ', ...written] : [],
  ].filter((one) => one.length > 0);
  return joined(segments, ', ');
}

function triedSegments(trail: Trail | undefined, title: Titles): readonly Segment[] {
  if (!trail) return ['Not told'];
  const done: readonly (readonly Segment[])[] = [
    trail.replayOpenedAt === undefined ? [] : ['opened Mission Replay'],
    trail.stepsViewed.length > 0
      ? ['looked at ', ...shortList(trail.stepsViewed.map(title), ', ')]
      : trail.failingStepViewedAt === undefined
        ? []
        : ['looked at the failing step'],
    trail.surfacesOpened.length > 0 ? ['opened ', ...shortList(trail.surfacesOpened.map(title), ', ')] : [],
    ...Object.entries(trail.ticked).map(([guide, places]) =>
      places.length > 0
        ? [
            'ticked off ',
            ...shortList(
              places.map((place) => placeTitle(title, guide, '#', place)),
              ', ',
            ),
          ]
        : [],
    ),
    ...[...trail.answers, ...(trail.causes ?? [])].map((one) => [
      one.seen ? 'saw ' : 'did not see ',
      ...('cause' in one
        ? placeTitle(title, one.guide, '!', one.cause)
        : placeTitle(title, one.guide, '?', one.symptom)),
    ]),
    trail.verdict === undefined ? [] : ['says ', ...data(trail.verdict)],
    ...trail.moves.map(({ kind, at, failed, runId, ended }) => [
      ...data(kind),
      ' at ',
      ...timeOf(at),
      ...(failed ? [' (failed: ', ...data(failed), ')'] : []),
      ...(runId ? [' (started ', ...data(runId), ...(ended ? [', which ', ...data(ended)] : []), ')'] : []),
    ]),
    ...Object.entries(trail.helpful).map(([guide, isHelpful]) => [
      isHelpful ? 'was helped by ' : 'was not helped by ',
      ...title(guide),
      ...(trail.unhelpful?.[guide] ? [' (', ...data(trail.unhelpful[guide]), ')'] : []),
    ]),
  ].filter((segments) => segments.length > 0);
  return done.length > 0 ? shortList(done, '; ') : ['Nothing yet'];
}

/** What is counted in a guide, by the mark between guide and place in a report's names. */
const COUNTED = { '#': 'step', '?': 'symptom', '!': 'cause' };

/** The author's own title, else the position in the guide. */
function placeTitle(
  title: Titles,
  guide: string,
  mark: keyof typeof COUNTED,
  place: number,
): readonly Segment[] {
  const index = Math.trunc(place);
  const [segment] = title(guide + mark + index);
  return segment && typeof segment !== 'string' && segment[0] === 'words'
    ? ['“', segment, '”']
    : [`${COUNTED[mark]} ${index + 1} of `, ...title(guide)];
}

function linkSegments({ id, category, run, step, page }: Report): readonly Segment[] {
  const links = [
    run.url ? ['run ', ...address(run.url)] : [],
    step?.url ? ['replay at the step ', ...address(step.url)] : [],
    page?.url && page.url !== run.url && page.url !== step?.url ? ['page ', ...address(page.url)] : [],
    ['report ', ...data(id), category === 'other' ? '' : ` (${category})`].filter(Boolean),
  ].filter((segments) => segments.length > 0);
  return joined(links, ' · ');
}

function nth(attempt: number | undefined): readonly Segment[] {
  return attempt === undefined || attempt <= 1 ? [] : [`, attempt ${Math.trunc(attempt)}`];
}

/** The message of the report's failure: of its step, else of the run. */
export function saidIn({ step, failures }: Report): string | undefined {
  return step ? step.said : failures?.[0]?.said;
}

/** The part of it that is in the first line. */
export function firstWords(said: string): string {
  return cutText(said.split('\n', 1)[0]!, MAX_SAID, '…');
}
