import { troubleOf, type Run, type Trouble } from 'waymark/core';

const numbers = new Intl.NumberFormat('en');
const days = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const clock = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
});

export const sayNumber = (value: number): string => numbers.format(value);
export const sayDate = (at: number | undefined): string => (at === undefined ? '–' : days.format(at));
export const sayClock = (at: number): string => clock.format(at);

/** `850 ms`, `4.2 s`, `25 min`, `3 h 10 min`. */
export function sayDuration(ms: number): string {
  if (ms < 1_000) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0
    ? `${Math.floor(minutes / 60)} h`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How long a run took, or has taken until it was observed. */
export function durationOf(run: Run): number | undefined {
  return run.startedAt === undefined ? undefined : (run.endedAt ?? run.observedAt) - run.startedAt;
}

export type Tone = 'good' | 'bad' | 'busy' | 'wait' | 'quiet';

const STATUS: Readonly<Record<NonNullable<Run['status']>, readonly [string, Tone]>> = {
  queued: ['Queued', 'quiet'],
  running: ['Running', 'busy'],
  waiting: ['Waiting', 'wait'],
  succeeded: ['Succeeded', 'good'],
  failed: ['Failed', 'bad'],
  cancelled: ['Cancelled', 'quiet'],
};

export function sayStatus(status: Run['status']): readonly [string, Tone] {
  return status ? STATUS[status] : ['Unknown', 'quiet'];
}

const TROUBLE: Partial<Record<Trouble, readonly [string, Tone]>> = {
  blocked: ['Waiting for you', 'wait'],
  stuck: ['Silent', 'wait'],
  retrying: ['Retrying', 'busy'],
  empty: ['Nothing delivered', 'wait'],
  wrong: ['Check not passed', 'wait'],
};

/** A run's state in two words: its trouble where that says more than its status. */
export function sayRun(run: Run): readonly [string, Tone] {
  return TROUBLE[troubleOf(run) ?? 'none'] ?? sayStatus(run.status);
}

/** Does somebody have to look at it? */
export function needsAttention(run: Run): boolean {
  const trouble = troubleOf(run);
  return trouble !== undefined && trouble !== 'none' && trouble !== 'retrying' && trouble !== 'cancelled';
}

export function isActive(run: Run): boolean {
  return run.status === 'queued' || run.status === 'running' || run.status === 'waiting';
}

const PHASES = {
  planning: 'Planning',
  execution: 'Execution',
  review: 'Review',
  packaging: 'Packaging',
} as const;

export const sayPhase = (phase: Run['phase']): string => (phase ? PHASES[phase] : '–');
