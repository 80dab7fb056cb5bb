import type { Paint } from '../cli/paint.ts';
import { plural } from '../cli/plural.ts';
import type { Needs } from './createNeeds.ts';

/** Rows on a terminal; `--json` has all. */
const MAX_ROWS = 20;

/**
 * Which guides to write next, as a person reads it on a terminal.
 * @param from where the reports were read: a file, or the address that they are sent to
 */
export function needsText({ reports, needs }: Needs, from: string, paint: Paint): string {
  if (needs.length === 0)
    return `${plural(reports, 'report')}, each of them about a failure that has a guide. None was called not helpful.\n`;
  const lines = needs.slice(0, MAX_ROWS).flatMap((need) => {
    const people = need.people > 0 ? `${plural(need.people, 'person', 'people')}, ` : '';
    const why =
      need.guide === undefined
        ? 'no guide was shown'
        : `${need.guide} was called not helpful${need.unhelpful > 1 ? ` ${need.unhelpful} times` : ''}`;
    return [
      `  ${people}${plural(need.reports, 'report')}  ${paint('bold', need.key)}`,
      `    ${why}; last ${new Date(need.lastAt ?? 0).toISOString().slice(0, 10)}, such as ${need.example}`,
    ];
  });
  const more = needs.length - MAX_ROWS;
  return [
    paint('bold', `The next guides to write, of ${plural(reports, 'report')}`),
    ...lines,
    ...(more > 0 ? [paint('dim', `  and ${more.toLocaleString('en')} more`)] : []),
    '',
    /^https?:/.test(from)
      ? `Save one: curl -H "Authorization: Bearer $WAYMARK_TOKEN" ${from.replace(/\/+$/, '')}/${needs[0]!.example} > report.json`
      : 'Save one as a file (`GET /api/reports/<reference>`).',
    'Write its guide: waymark new <id> --from report.json',
    '',
  ].join('\n');
}
