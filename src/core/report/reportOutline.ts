import type { Report, ReportFailure } from '../model/report.ts';
import type { Artifact, Ref } from '../model/run.ts';
import type { Trail } from '../model/trail.ts';

/**
 * A piece of a line: a bare string is ours; `words` were written for people, `data` comes out of the run and is quoted as it stands,
 * `address` may be followed.
 */
export type Piece = string | readonly ['words' | 'data' | 'address', string];

/** One part of a report as support reads it. */
export interface OutlinePart {
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly pieces: readonly Piece[] }[];
  /** Several lines of the run's own, quoted under the part. */
  readonly quote?: string;
}

/** Most ids of one kind that are named. */
const MOST = 30;

/**
 * What support needs of a report, in the order in which it is read; subject and message stand before it. Empty parts are left out. Every
 * text of the run is still as it was: who writes the outline makes it safe.
 */
export function reportOutline(report: Report): readonly OutlinePart[] {
  const { run, step, guide, trail, log, artifacts, page, removed, trimmed } = report;
  const parts: readonly OutlinePart[] = [
    part('Run', {
      Run: [...named(run), ...attempt(run.attempt)],
      Address: address(run.url),
      Status: [...data(run.status), ...(run.phase ? [' in ', ...data(run.phase)] : [])],
      Trouble: data(run.trouble),
      Started: time(run.startedAt),
      Ended: time(run.endedAt),
      System: data(run.system),
      Mission: reference(report.mission),
      Task: reference(report.task),
    }),
    part(
      'Failing step',
      {
        Step: step ? [...named(step), ...attempt(step.attempt)] : [],
        Code: data(step?.code),
        Type: data(step?.type),
        'HTTP status': data(step?.status),
      },
      step?.said,
    ),
    { title: 'All failures', lines: (report.failures ?? []).slice(0, MOST).map(failureLine) },
    part('Guide shown', {
      Guide: guide ? [...named(guide), `, ${guide.standing ?? (guide.confident ? 'sure' : 'not sure')}`] : [],
      Symptom: words(guide?.symptom),
      'Next move': data(guide?.move),
    }),
    {
      title: 'Evidence',
      lines: (guide?.evidence ?? []).slice(0, MOST).map(({ signal, value, where, excerpt, said }) => ({
        label: '',
        pieces: [
          ...data(signal),
          ' is ',
          ...data(value),
          ', ',
          ...(said ? [`said by the ${said === 'host' ? 'host' : 'operator'}`] : ['at ', ...data(where.path)]),
          ...(where.line === undefined ? [] : [`, line ${Math.trunc(where.line)}`]),
          ...(excerpt ? [': ', ...data(excerpt.text)] : []),
        ],
      })),
    },
    part('What was tried', trail ? tried(trail) : {}),
    part(
      'Log',
      { Step: data(log?.stepId), Cut: log?.truncated ? ['an excerpt, there is more'] : [] },
      log?.text,
    ),
    {
      title: 'Artifacts',
      lines: (artifacts ?? [])
        .slice(0, MOST)
        .map((artifact) => ({ label: '', pieces: artifactPieces(artifact) })),
    },
    part('Page', { Surface: data(page?.surface), Address: address(page?.url), Language: data(page?.locale) }),
    { title: 'Taken out before sending', lines: takenOut(removed) },
    part('Cut to fit', {
      Shortened: list(
        trimmed
          .filter(({ to }) => to > 0)
          .map(({ path, from, to }) => [...data(path), ` from ${Math.trunc(from)} to ${Math.trunc(to)}`]),
      ),
      'Left out': list(trimmed.filter(({ to }) => to <= 0).map(({ path }) => data(path))),
    }),
    part('Report', {
      Id: data(report.id),
      Category: data(report.category),
      Written: time(report.createdAt),
    }),
  ];
  return parts.filter(({ lines, quote }) => lines.length > 0 || quote);
}

function failureLine({
  stepId,
  title,
  type,
  code,
  status,
  said,
}: ReportFailure): OutlinePart['lines'][number] {
  const place = stepId === undefined ? words(title) : named({ id: stepId, ...(title && { title }) });
  const facts = [data(type), data(code), data(status)].filter((pieces) => pieces.length > 0);
  return {
    label: '',
    pieces: [
      ...(place.length > 0 ? place : ['The run itself']),
      ...facts.flatMap((pieces) => [', ', ...pieces]),
      ...(said ? [': ', ...data(said)] : []),
    ],
  };
}

/** A line for each rule. */
function takenOut(removed: Report['removed']): OutlinePart['lines'] {
  return [...new Set(removed.map(({ rule }) => rule))].map((rule) => {
    const same = removed.filter((removal) => removal.rule === rule);
    const count = same.reduce((sum, removal) => sum + Math.trunc(removal.count), 0);
    return {
      label: '',
      pieces: [`${count} × `, ...data(rule), ' in ', ...list(same.map(({ path }) => data(path)))],
    };
  });
}

function tried(trail: Trail): Record<string, readonly Piece[]> {
  const ticked = Object.entries(trail.ticked).filter(([, items]) => items.length > 0);
  return {
    'Replay opened': time(trail.replayOpenedAt),
    'Failing step viewed': time(trail.failingStepViewedAt),
    'Steps viewed': list(trail.stepsViewed.map(data)),
    'Screens opened': list(trail.surfacesOpened.map(data)),
    'Guides opened': list(trail.guidesOpened.map(data)),
    'Steps ticked': list(
      ticked.map(([guide, items]) => [
        ...data(guide),
        ` ${items.map((item) => Math.trunc(item) + 1).join(', ')}`,
      ]),
    ),
    'Asked about symptoms': list(
      trail.answers.map(({ guide, symptom, seen }) => [
        ...data(guide),
        ` ${Math.trunc(symptom) + 1} ${seen ? 'seen' : 'not seen'}`,
      ]),
    ),
    'Operator says': data(trail.verdict),
    Moves: list(
      trail.moves.map(({ kind, at, failed }) => [
        ...data(kind),
        ' ',
        ...time(at),
        ...(failed ? [' failed: ', ...data(failed)] : []),
      ]),
    ),
    Helpful: list(
      Object.entries(trail.helpful).map(([guide, isHelpful]) => [...data(guide), isHelpful ? ' yes' : ' no']),
    ),
  };
}

function part(title: string, lines: Readonly<Record<string, readonly Piece[]>>, quote?: string): OutlinePart {
  return {
    title,
    lines: Object.entries(lines)
      .filter(([, pieces]) => pieces.length > 0)
      .map(([label, pieces]) => ({ label, pieces })),
    ...(quote && { quote }),
  };
}

function named({ id, title }: { readonly id: string; readonly title?: string }): readonly Piece[] {
  return title ? [...words(title), ' (', ...data(id), ')'] : data(id);
}

function reference(ref: Ref | undefined): readonly Piece[] {
  return ref ? [...named(ref), ...(ref.url ? [' ', ...data(ref.url)] : [])] : [];
}

function artifactPieces({ id, name, url, partial }: Artifact): readonly Piece[] {
  return [
    ...named({ id, title: name }),
    ...(partial ? [', in part'] : []),
    ...(url ? [' ', ...data(url)] : []),
  ];
}

function attempt(number: number | undefined): readonly Piece[] {
  return number === undefined ? [] : [`, attempt ${Math.trunc(number)}`];
}

function data(value: string | number | boolean | undefined): readonly Piece[] {
  return value === undefined || value === '' ? [] : [['data', String(value)]];
}

function words(text: string | undefined): readonly Piece[] {
  return text ? [['words', text]] : [];
}

/** Only what opens in a browser, and shows the host it leads to. */
function address(url: string | undefined): readonly Piece[] {
  if (!url) return [];
  return /^https?:\/\/[^\s/?#@\\]+(?:[/?#]|$)/i.test(url) ? [['address', url]] : data(url);
}

function time(at: number | undefined): readonly Piece[] {
  // Past that number a date has no text: https://tc39.es/ecma262/#sec-time-values-and-time-range
  return at !== undefined && Math.abs(at) <= 8.64e15 ? [new Date(at).toISOString()] : [];
}

function list(items: readonly (readonly Piece[])[]): readonly Piece[] {
  const shown = items.filter((pieces) => pieces.length > 0);
  const more = shown.length - MOST;
  return [
    ...shown.slice(0, MOST).flatMap((pieces, position) => (position ? ['; ', ...pieces] : pieces)),
    ...(more > 0 ? [` and ${more} more`] : []),
  ];
}
