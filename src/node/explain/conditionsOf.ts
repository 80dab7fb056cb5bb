import { detect } from '../../adapters/detect/detect.ts';
import { intake } from '../../core/fit/intake.ts';
import { readSignals } from '../../core/fit/signal/readSignals.ts';
import { failuresToExplain } from '../../core/model/failures.ts';
import { troubleOf } from '../../core/model/trouble.ts';
import type { SkeletonOptions } from '../guides/guideSkeleton.ts';
import { namedValues } from './namedValues.ts';

/** Words of a phrase: phrases with fewer are common. */
const MIN_WORDS = 2;
const MAX_WORDS = 6;
/** Phrases out of a log, from which the author chooses, and the lines from its end that they are taken from. */
const MAX_PHRASES = 3;
const MAX_LINES = 20;
/** Words with which programs complain. */
const COMPLAINT =
  /error|exception|fail|fatal|cannot|can't|could not|unable|denied|refused|invalid|exceed|missing|no such|unexpected/i;

/**
 * Conditions that recognise a failure like this one, for the author of a guide to choose from. Where nothing names the failure, its words
 * have to carry the guide alone, so they are not *minor*.
 * @param now epoch milliseconds
 */
export function conditionsOf(input: unknown, now: number): NonNullable<SkeletonOptions['seen']> {
  const { run } = intake(detect(input, { now, id: 'run' }).run, now);
  const readings = readSignals(run, failuresToExplain(run)[0]);
  const named = namedValues(readings).map(({ signal, value }) => `when ${signal} = ${String(value)}`);
  const opening = named.length > 0 ? 'minor when' : 'when';
  const said = phrasesIn(readings.text('error.message')?.[0]?.text ?? '').slice(0, 1);
  // A log holds the words of the failure too, and is all there is where nobody read a failure out of it.
  const logged = new Set([...said, ...phrasesIn(readings.text('log')?.[0]?.text ?? '')]);
  const words =
    named.length > 0 && said.length > 0
      ? `${opening} error.message contains "${said[0]}"`
      : logged.size > 0 && `${opening} log contains ${listOf([...logged].slice(0, MAX_PHRASES))}`;
  const trouble = troubleOf(run);
  return {
    trouble: trouble === undefined || trouble === 'none' || trouble === 'retrying' ? 'failed' : trouble,
    conditions: words ? [...named, words] : named,
  };
}

function listOf([first, ...more]: readonly string[]): string {
  return more.length === 0 ? `"${first}"` : `(${[first, ...more].map((one) => `"${one}"`).join(', ')})`;
}

/** The longest run of plain words of each line, those of lines that complain and then the longest first. */
function phrasesIn(text: string): readonly string[] {
  const found = text
    .trim()
    .split('\n')
    .slice(-MAX_LINES)
    .toReversed()
    .flatMap((line) => {
      const words = plainWords(line);
      return words.length < MIN_WORDS ? [] : [{ words, complains: COMPLAINT.test(line) }];
    })
    .toSorted(
      (one, other) =>
        Number(other.complains) - Number(one.complains) || other.words.length - one.words.length,
    );
  return [...new Set(found.map(({ words }) => words.join(' ')))].slice(0, MAX_PHRASES);
}

/** The longest run of plain words: numbers, paths and names in quotes differ from run to run. */
function plainWords(line: string): readonly string[] {
  const runs = line
    .split(/["'`“”‘’][^"'`“”‘’]*["'`“”‘’]|[^\p{L}\s-]+|\S*[\d/\\_@.]\S*/u)
    .map((run) => run.trim().split(/\s+/).slice(0, MAX_WORDS));
  return runs.toSorted((one, other) => other.length - one.length)[0] ?? [];
}
