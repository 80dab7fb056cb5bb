import { detect } from '../../adapters/detect/detect.ts';
import { intake } from '../../core/fit/intake.ts';
import { readSignals } from '../../core/fit/signal/readSignals.ts';
import { failuresToExplain } from '../../core/model/failures.ts';
import { troubleOf } from '../../core/model/trouble.ts';
import type { SkeletonOptions } from '../guides/guideSkeleton.ts';

/** Signals that name a failure, those that say most first. */
const NAMING = [
  'error.code',
  'error.reason',
  'error.type',
  'error.grpcStatus',
  'error.status',
  'error.exitCode',
];
/** Values that any failure may have. */
const COMMON = new Set<unknown>(['Error', 'Exception', 0, 1]);
/** Words of a phrase: phrases with fewer are common. */
const MIN_WORDS = 2;
const MAX_WORDS = 6;

/**
 * Conditions that recognise a failure like this one, for the author of a guide to choose from.
 * @param now epoch milliseconds
 */
export function conditionsOf(input: unknown, now: number): NonNullable<SkeletonOptions['seen']> {
  const { run } = intake(detect(input, { now, id: 'run' }).run, now);
  const readings = readSignals(run, failuresToExplain(run)[0]);
  const named = NAMING.flatMap((name) => {
    const value = readings.get(name)?.[0]?.value;
    return value === undefined || COMMON.has(value) || !/^[\w.-]{1,80}$/.test(String(value))
      ? []
      : [`when ${name} = ${String(value)}`];
  });
  const words = (['error.message', 'log'] as const).flatMap((name) => {
    const phrase = phraseIn(readings.text(name)?.[0]?.text ?? '');
    return phrase === undefined ? [] : [`minor when ${name} contains "${phrase}"`];
  });
  const trouble = troubleOf(run);
  return {
    trouble: trouble === undefined || trouble === 'none' || trouble === 'retrying' ? 'failed' : trouble,
    conditions: [...named, ...words.slice(0, 1)],
  };
}

/** The longest run of plain words in the last line that has one: numbers, paths and names in quotes differ from run to run. */
function phraseIn(text: string): string | undefined {
  for (const line of text.trim().split('\n').toReversed()) {
    const runs = line
      .split(/["'`“”‘’][^"'`“”‘’]*["'`“”‘’]|[^\p{L}\s-]+|\S*[\d/\\_@.]\S*/u)
      .map((run) => run.trim().split(/\s+/).slice(0, MAX_WORDS));
    const [longest = []] = runs.toSorted((one, other) => other.length - one.length);
    if (longest.length >= MIN_WORDS) return longest.join(' ');
  }
  return undefined;
}
