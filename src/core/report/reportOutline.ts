import type { Evidence } from '../model/fit.ts';
import type { ChangeValue, RunChange } from '../model/history.ts';
import type { Report, ReportFailure } from '../model/report.ts';
import type { Artifact, Ref } from '../model/run.ts';
import {
  data,
  joined,
  MAX_LISTED,
  named,
  timeOf,
  titlesOf,
  words,
  type OutlineLine,
  type Segment,
  type Titles,
} from './segment.ts';
import { firstWords, reportLead, saidIn } from './reportLead.ts';

/** One part of a report as support reads it. */
export interface OutlinePart {
  readonly title: string;
  readonly lines: readonly OutlineLine[];
  /** Lines of the run, quoted below the part. */
  readonly quote?: string;
  /** Only read when the rest is not enough. */
  readonly isRare?: true;
}

/** A report in the order in which support reads it; the operator's message stands between `head` and `parts`. */
export interface ReportOutline {
  /** Five lines: what, who, when, tried, links. */
  readonly head: readonly OutlineLine[];
  readonly parts: readonly OutlinePart[];
}

/**
 * The content of a report for support: five lines first, evidence last, nothing twice. Empty parts are left out. Texts of the run are
 * unchanged: whoever formats the outline has to make them safe.
 */
export function reportOutline(report: Report): ReportOutline {
  const { run, log, artifacts, page, removed, trimmed } = report;
  const title = titlesOf(report);
  const said = saidIn(report);
  const isLong = said !== undefined && said !== firstWords(said);
  const others = (report.failures ?? []).filter((failure, at) => !isTold(failure, at, report));
  const parts: readonly OutlinePart[] = [
    { title: 'The failure in its own words', lines: [], ...(isLong && { quote: said }) },
    { title: 'Also failed', lines: others.slice(0, MAX_LISTED).map(failureLine) },
    {
      title: 'Log',
      lines: logLines(report, title),
      ...(log && { quote: log.text }),
    },
  ];
  const rare: readonly OutlinePart[] = [
    part('Run', {
      Started: timeOf(run.startedAt),
      Ended: timeOf(run.endedAt),
      System: [...words(run.system), ...(run.version ? [' ', ...data(run.version)] : [])],
      Mission: reference(report.mission),
      Task: reference(report.task),
      Screen: data(page?.surface),
      Language: data(page?.locale),
    }),
    {
      title: 'Artifacts',
      lines: (artifacts ?? [])
        .slice(0, MAX_LISTED)
        .map((one) => ({ label: '', segments: artifactSegments(one) })),
    },
    {
      title: 'What changed since it last worked',
      lines: (report.history?.changes ?? []).slice(0, MAX_LISTED).map(changeLine),
    },
    guidePart(report, title),
    {
      title: 'Not in this report',
      lines: [...takenOut(removed), ...cutToFit(trimmed)],
    },
  ];
  return {
    head: reportLead(report, title),
    parts: [...parts, ...rare.map((one) => ({ ...one, isRare: true as const }))].filter(
      ({ lines, quote }) => lines.length > 0 || quote,
    ),
  };
}

/** Signals that are texts in which a phrase was found. */
const TEXTS = new Set(['log', 'error.message', 'blocker.text']);

function logLines({ log, step }: Report, title: Titles): readonly OutlineLine[] {
  if (!log) return [];
  const segments: Segment[] = [
    ...(log.truncated ? ['An excerpt'] : []),
    ...(log.stepId === undefined || log.stepId === step?.id
      ? []
      : [log.truncated ? ' of the step ' : 'Of the step ', ...title(log.stepId)]),
  ];
  return segments.length > 0 ? [{ label: '', segments }] : [];
}

function guidePart({ subject, guide, step, log }: Report, title: Titles): OutlinePart {
  if (!guide) return { title: 'Guide and evidence', lines: [] };
  const groups = new Map<string, Evidence[]>();
  for (const one of guide.evidence.slice(0, MAX_LISTED)) {
    const key = `${one.signal} ${one.value}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const told = `${log?.text ?? ''}\n${step?.said ?? ''}`;
  const evidence = Array.from(groups.values(), (same): OutlineLine => {
    const [{ signal, value }] = same as [Evidence, ...Evidence[]];
    const excerpt = same.map((one) => one.excerpt).find((one) => one && !told.includes(one.text));
    return {
      label: '',
      segments: [
        ...data(signal),
        TEXTS.has(signal) ? ' says ' : ' is ',
        ...data(value),
        ', ',
        ...joined(
          same
            .map((one, at) => whereOf(one, title, at > 0 && same[at - 1]!.where.stepId === one.where.stepId))
            .filter((place, at, all) => String(place) !== String(all[at - 1])),
          ' and ',
        ),
        ...(excerpt ? [': ', ...data(excerpt.text)] : []),
      ],
    };
  });
  const { lines } = part('', {
    Guide: [...named(guide), `, ${guide.standing ?? (guide.confident ? 'sure' : 'not sure')}`],
    Symptom: guide.symptom === subject ? [] : words(guide.symptom),
    'Next move': [...data(guide.move), ...(guide.reason ? [': ', ...words(guide.reason)] : [])],
  });
  return { title: 'Guide and evidence', lines: [...lines, ...evidence] };
}

/** The place of a value in words: `in the failure of Call the provider`, `in line 2 of its log`. */
function whereOf({ said, where }: Evidence, title: Titles, isSame: boolean): readonly Segment[] {
  if (said) return [`said by the ${said === 'host' ? 'host' : 'operator'}`];
  const { path, stepId, line } = where;
  const of = stepId === undefined ? ['the run'] : ['the step ', ...title(stepId)];
  if (/(?:^|\.)log\b/.test(path)) {
    const inLine = line === undefined ? 'in ' : `in line ${Math.trunc(line)} of `;
    return isSame ? [`${inLine}its log`] : [`${inLine}the log of `, ...of];
  }
  if (/(?:^|\.)failures?\b/.test(path)) return ['in the failure of ', ...of];
  return /^facts\.[A-Za-z]\w{0,60}$/.test(path) ? ['as the host says'] : ['in ', ...of];
}

/** Whether the first line already names this failure. */
function isTold({ stepId, said }: ReportFailure, at: number, { step }: Report): boolean {
  return step ? stepId === step.id && (said === undefined || (step.said ?? said).startsWith(said)) : at === 0;
}

function failureLine({ stepId, title, type, code, status, said }: ReportFailure): OutlineLine {
  const place = stepId === undefined ? words(title) : named({ id: stepId, ...(title && { title }) });
  const facts = [data(type), data(code), data(status)].filter((segments) => segments.length > 0);
  return {
    label: '',
    segments: [
      ...(place.length > 0 ? place : ['The run itself']),
      ...facts.flatMap((segments) => [', ', ...segments]),
      ...(said ? [': ', ...data(said)] : []),
    ],
  };
}

/** A line for each rule. */
function takenOut(removed: Report['removed']): readonly OutlineLine[] {
  return [...new Set(removed.map(({ rule }) => rule))].map((rule) => {
    const same = removed.filter((removal) => removal.rule === rule);
    const count = same.reduce((sum, removal) => sum + Math.trunc(removal.count), 0);
    const places = [...new Set(same.map(({ path }) => placeOf(path)))];
    return {
      label: '',
      segments: [...data(rule), `, ${count} × taken out of `, places.join(', ').toLowerCase()],
    };
  });
}

function cutToFit(trimmed: Report['trimmed']): readonly OutlineLine[] {
  const left = [...new Set(trimmed.filter(({ to }) => to <= 0).map(({ path }) => placeOf(path)))];
  const shortened = trimmed
    .filter(({ to }) => to > 0)
    .slice(0, MAX_LISTED)
    .map(({ path, from, to }) => [`${placeOf(path)} from ${Math.trunc(from)} to ${Math.trunc(to)}`]);
  const { lines } = part('', {
    'Shortened to fit': joined(shortened, ', '),
    'Left out to fit': left.length > 0 ? [left.join(', ')] : [],
  });
  return lines;
}

const PLACES: Readonly<Record<string, string>> = {
  context: 'who and where',
  step: 'the failure',
  failures: 'the other failures',
  guide: 'the guide and its evidence',
  names: 'titles',
  trail: 'what was tried',
  history: 'earlier runs',
};

function placeOf(path: string): string {
  const first = /^\w+/.exec(path)?.[0] ?? '';
  if (/^(?:subject|message|run|mission|task|artifacts|log|page)$/.test(first)) return `the ${first}`;
  return Object.hasOwn(PLACES, first) ? PLACES[first]! : 'the report';
}

function part(title: string, lines: Readonly<Record<string, readonly Segment[]>>): OutlinePart {
  return {
    title,
    lines: Object.entries(lines)
      .filter(([, segments]) => segments.length > 0)
      .map(([label, segments]) => ({ label, segments })),
  };
}

/** `fact model: a → b`, `slower Call the provider: 900 → 30000`, in milliseconds, `step-added Check` */
function changeLine(change: RunChange): OutlineLine {
  const { kind, name, title, from, to }: Partial<Record<string, ChangeValue>> = { ...change };
  const values = [from, to].map((value) => data(value ?? '–'));
  const isStep = from === undefined && to === undefined;
  return {
    label: '',
    segments: [
      ...words(kind),
      ' ',
      ...data(name ?? title),
      ...(isStep ? [] : [': ', ...joined(values, ' → ')]),
    ],
  };
}

function reference(ref: Ref | undefined): readonly Segment[] {
  return ref ? [...named(ref), ...(ref.url ? [' ', ...data(ref.url)] : [])] : [];
}

function artifactSegments({ id, name, url, partial }: Artifact): readonly Segment[] {
  return [
    ...named({ id, title: name }),
    ...(partial ? [', in part'] : []),
    ...(url ? [' ', ...data(url)] : []),
  ];
}
