import type { Problem } from '../../core/model/problem.ts';
import { RUN_STATUSES, type Run } from '../../core/model/run.ts';
import type { AdapterOptions } from '../payload/adapter.ts';
import { linesOf } from '../payload/lines.ts';
import { at, has, isObject, pieceOf, unpacked } from '../payload/piece.ts';
import { saysSuccess } from '../log/saysSuccess.ts';
import { ADAPTERS } from './adapters.ts';
import { readAnyJson } from './readAnyJson.ts';

/** The recognised form of an input. */
export interface Detected {
  /**
   * Name of the adapter that read it; `run` for a run, `text` for an unknown log, `json` for JSON of an unknown system, `unknown` for
   * anything else.
   */
  readonly adapter: string;
  /** A run, or something like one: intake reads it like all host data. */
  readonly run: unknown;
  readonly problems: readonly Problem[];
}

/** Names that can be asked for. */
export const ADAPTER_NAMES: readonly string[] = ['run', 'text', ...ADAPTERS.keys()];

/**
 * Recognises by its shape which system an input comes from, and reads it. A text that is JSON is read as its value; a text that no adapter
 * knows is log text. The time at which the input was read is unknown, so the last time in it is used: a wait in a file of last year is not
 * overdue.
 * @param options `now` is for inputs without any time
 * @param from reads it with this adapter only; see `ADAPTER_NAMES`
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
  const found = from === undefined && typeof value !== 'string' ? readAnyJson(payload) : undefined;
  if (found) {
    const isHealthy = isUndecided(found) && isHealthyLog(found);
    const run = { ...known, ...found, ...(isHealthy && { status: 'succeeded' }) };
    return { adapter: 'json', run, problems };
  }
  if (typeof input === 'string' || from === 'text') {
    const isHealthy = from === undefined && isHealthyText(input);
    const log = [{ text: String(input) }];
    return { adapter: 'text', run: isHealthy ? { ...known, status: 'succeeded', log } : input, problems };
  }
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

/** Whether it is a run: it has `observedAt`, or a status of ours with steps, failures or a log. */
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

/** Adapters whose texts come from tools, not from models or people. */
const LOGS = new Set(['ci-log', 'github-actions']);

/** Whether nothing in a run says how it ended. */
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

/** The last time in a run; `undefined` without one. */
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
