import type { Paint } from '../cli/paint.ts';
import { plural } from '../cli/plural.ts';
import type { GuideComparison, ShortAnswer } from './createComparison.ts';

/** Rows on a terminal; `--json` has all. */
const MAX_ROWS = 20;

/** What a change of the guides does to runs, as a person reads it on a terminal. @param ref what they are compared with */
export function comparisonText(
  { cases, changed, changes }: GuideComparison,
  ref: string,
  paint: Paint,
): string {
  if (changed === 0) return `${plural(cases, 'case')}, all answered as by the guides at ${ref}.\n`;
  const lines = changes
    .slice(0, MAX_ROWS)
    .flatMap(({ before, after, count, examples }) => [
      `  ${count.toLocaleString('en').padStart(7)}  ${nameOf(before)} → ${paint('bold', nameOf(after))}`,
      paint('dim', `           ${examples.join(', ')}${count > examples.length ? ', …' : ''}`),
    ]);
  const more = changes.length - MAX_ROWS;
  return [
    `${changed.toLocaleString('en')} of ${plural(cases, 'case')} ${changed === 1 ? 'is' : 'are'} answered otherwise than by the guides at ${ref}`,
    ...lines,
    ...(more > 0 ? [paint('dim', `           and ${more.toLocaleString('en')} more`)] : []),
    '',
  ].join('\n');
}

function nameOf({ guide, move }: ShortAnswer): string {
  return `${guide ?? 'no guide'}, ${move}`;
}
