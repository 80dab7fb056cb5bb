import type { Problem } from '../../core/model/problem.ts';
import { RUN_STATUSES, type Run } from '../../core/model/run.ts';
import type { AdapterOptions } from '../payload/adapter.ts';
import { linesOf } from '../payload/lines.ts';
import { at, has, isObject, pieceOf, unpacked } from '../payload/piece.ts';
import { saysSuccess } from '../log/saysSuccess.ts';
import { ADAPTERS } from './adapters.ts';
import { readAnyJson } from './readAnyJson.ts';

/** What an input turned out to be. */
export interface Detected {
  /** Name of the adapter that knew it; `run` for a run already, `text` for a log that nobody knows, `json` for JSON of no known system, `unknown` for anything else. */
  readonly adapter: string;
  /** A run, or what is to be taken in as one: intake reads it like all host data. */
  readonly run: unknown;
  readonly problems: readonly Problem[];
}

/** What can be asked for by name. */
export const ADAPTER_NAMES: readonly string[] = ['run', 'text', ...ADAPTERS.keys()];

/**
 * Finds out by its shape which system an input comes from, and reads it. A text that is JSON is read as what it holds; a text no adapter knows is log text.
 *
 * Nobody says when the input was read from its system, so the last moment it tells of counts as that: a wait in a file of last year is not overdue.
 *
 * @param options `now` is for inputs that tell of no moment
 * @param from reads it as what this adapter knows, and nothing else; see `ADAPTER_NAMES`
 */
export function detect(input: unknown, options: AdapterOptions, from?: string): Detected {
  const payload = unpacked(pieceOf(input, []));
  const { value } = payload;
  if (from === 'run' || (from === undefined && isRun(value)))
    return { adapter: 'run', run: value, problems: [] };
  if (from !== 'text') {
    for (const [name, adapter] of ADAPTERS) {
      const found = from === undefined || from === name ? adapter(value, options) : undefined;
      if (!found || (name === 'traceback' && isHealthyText(value))) continue;
      const { run, problems } = found;
      const observedAt = lastMoment(run) ?? options.now;
      const isHealthy = LOGS.has(name) && isUndecided(run) && isHealthyLog(run);
      const read = { ...run, observedAt };
      return { adapter: name, run: isHealthy ? { ...read, status: 'succeeded' } : read, problems };
    }
  }
  const problems = from && from !== 'text' ? [notOf(from)] : [];
  const known = { id: options.id ?? '', observedAt: options.now };
  if (typeof value === 'string' || from === 'text') {
    const isHealthy = from === undefined && isHealthyText(input);
    const log = [{ text: String(input) }];
    return { adapter: 'text', run: isHealthy ? { ...known, status: 'succeeded', log } : input, problems };
  }
  const found = from === undefined ? readAnyJson(payload) : undefined;
  if (found) {
    const isHealthy = isUndecided(found) && isHealthyLog(found);
    const run = { ...known, ...found, ...(isHealthy && { status: 'succeeded' }) };
    return { adapter: 'json', run, problems };
  }
  if (typeof input === 'string') return { adapter: 'text', run: input, problems };
  return { adapter: 'unknown', run: value, problems };
}

/** Fields of a run that no known payload has beside a status in our words. */
const OWN = [
  'failures',
  'steps',
  'log',
  'artifacts',
  'waiting',
  'blocker',
  'mission',
  'evaluation',
  'budget',
] as const;

/** A run says when it was observed, or has a status of ours with steps, failures or a log. */
function isRun(value: unknown): boolean {
  const piece = pieceOf(value, []);
  if (!isObject(piece)) return false;
  if (has(piece, 'observedAt')) return has(piece, 'id') || has(piece, 'status');
  const { value: status } = at(piece, 'status');
  return (
    (RUN_STATUSES as readonly unknown[]).includes(status) &&
    OWN.some((name) => has(piece, name)) &&
    !has(piece, 'conclusion')
  );
}

function isHealthyText(value: unknown): boolean {
  return typeof value === 'string' && saysSuccess(linesOf(pieceOf(value, [])).lines);
}

/** What these read are the words of tools, not of models or people. */
const LOGS = new Set(['ci-log', 'github-actions']);

/** Nothing in a run says how it went. */
function isUndecided({
  status,
  failures = [],
  steps = [],
  waiting,
  blocker,
  retry,
}: Omit<Partial<Run>, 'id'>): boolean {
  const isOpen = status === undefined && !waiting && !blocker && !retry;
  return isOpen && failures.length === 0 && !steps.some((step) => step.failure ?? step.status === 'failed');
}

function isHealthyLog({ log = [], steps = [] }: Omit<Partial<Run>, 'id'>): boolean {
  const slices = [...log, ...steps.flatMap((step) => step.log ?? [])];
  return saysSuccess(slices.flatMap(({ text }) => text.split('\n')));
}

function notOf(from: string): Problem {
  return {
    code: 'not-of-this-system',
    severity: 'warning',
    message: `This is nothing that \`${from}\` knows.`,
    hint: 'Leave out `--from`, so that the format is detected.',
  };
}

/** The last moment that a run tells of; `undefined` when it tells of none. */
function lastMoment({
  createdAt,
  startedAt,
  endedAt,
  lastEventAt,
  steps = [],
  failures = [],
  events = [],
}: Run): number | undefined {
  let last = -Infinity;
  const take = (time: number | undefined): void => void (time !== undefined && time > last && (last = time));
  for (const time of [createdAt, startedAt, endedAt, lastEventAt]) take(time);
  for (const step of steps) for (const time of [step.startedAt, step.endedAt, step.failure?.at]) take(time);
  for (const { at } of [...failures, ...events]) take(at);
  return last === -Infinity ? undefined : last;
}
