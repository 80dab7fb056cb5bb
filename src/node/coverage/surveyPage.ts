import { barTable } from './barTable.ts';
import { escapeHtml } from '../../server/pages/html.ts';
import { plural } from '../cli/plural.ts';
import { accuracySections } from './accuracySections.ts';
import { percent } from './percent.ts';
import type { Survey } from './survey.ts';
import { section } from './section.ts';
import { surveyStyles } from './surveyStyles.ts';

/** Rows of a table before the rest is folded away. */
const MAX_SHOWN_ROWS = 25;

/**
 * A survey as a self-contained page: one file, no scripts, no requests. Every chart has its numbers in a table.
 * @param now epoch milliseconds, shown as the date
 */
export function surveyPage(survey: Survey, now: number): string {
  const { cases, explained, unread, guides, silent, gaps, moreGaps, rivals, labelled } = survey;
  const fired = guides.filter(({ fitted }) => fitted > 0);
  const sections = [
    section(
      'Failures without a guide to lead',
      'Failures of the same type, code and status are counted together. Where a guide is named it fits, and not surely enough; where none is named, this is a guide to write.',
      gaps.length > 0
        ? folded(gaps, (rows) =>
            barTable({
              caption: 'Failures without a guide to lead',
              heads: ['Failure', 'Cases', 'Nearest guide', 'For example'],
              rows: rows.map(({ key, count, nearest, example }) => ({
                label: `<code>${escapeHtml(key)}</code>`,
                counts: [count],
                cells: [
                  nearest[0] ? `<code>${escapeHtml(nearest[0])}</code>` : '<span class="quiet">none</span>',
                  `<small>${escapeHtml(example)}</small>`,
                ],
              })),
            }),
          ) + (moreGaps > 0 ? `<p>${plural(moreGaps, 'further case')} of other kinds.</p>` : '')
        : '<p>There are none.</p>',
    ),
    section(
      'Guides that lead',
      'A guide leads when it is sure enough to be shown first; it is near when it fits best and is not.',
      `<p aria-hidden="true"><span class="key key0"></span>led <span class="key key1"></span>near</p>${folded(
        fired,
        (rows) =>
          barTable({
            caption: 'Guides that lead',
            heads: ['Guide', 'Led', 'Near', 'Fitted at all'],
            rows: rows.map(({ guide, title, led, near, fitted }) => ({
              label: `${escapeHtml(title)} <code class="quiet">${escapeHtml(guide)}</code>`,
              counts: [led, near],
              cells: [fitted.toLocaleString('en')],
            })),
          }),
      )}`,
    ),
    section(
      'Guides that fit nothing',
      'None of these cases shows one of their symptoms. Either no such run is here, or their conditions are never true.',
      silent.length > 0
        ? `<ul class="tags">${silent.map((id) => `<li>${escapeHtml(id)}</li>`).join('')}</ul>`
        : '<p>Every guide fits something.</p>',
    ),
    section(
      'Guides that compete',
      'Two guides fit the same case almost as well, so a phrase can turn the order. A condition that rules one of them out settles it.',
      rivals.length > 0
        ? folded(rivals, (rows) =>
            barTable({
              caption: 'Guides that compete',
              heads: ['Guides', 'Cases', 'Tied', 'For example'],
              rows: rows.map(({ guides: pair, count, tied, example }) => ({
                label: pair.map((id) => `<code>${escapeHtml(id)}</code>`).join(' and '),
                counts: [count],
                cells: [String(tied), `<small>${escapeHtml(example)}</small>`],
              })),
            }),
          )
        : '<p>No two do.</p>',
    ),
    ...(labelled ? accuracySections(labelled) : []),
  ];
  const said = `${plural(cases, 'case')}, ${explained.toLocaleString('en')} with trouble to explain, ${plural(guides.length, 'guide')}, ${new Date(now).toISOString().slice(0, 10)}${unread > 0 ? `. ${plural(unread, 'line or file', 'lines or files')} could not be read` : ''}.`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Guide coverage</title><style>${surveyStyles}</style></head>
<body><main><header><h1>Guide coverage</h1><p>${escapeHtml(said)}</p>${tiles(survey)}</header>
${sections.join('\n')}
</main></body></html>
`;
}

function tiles({ explained, sure, unsure, without, silent, labelled }: Survey): string {
  const share = (count: number): string =>
    explained > 0 ? `${percent(count / explained)} of those in trouble` : '';
  const rows: [name: string, value: string, note: string][] = [
    ['Led by a guide', sure.toLocaleString('en'), share(sure)],
    ['Fits, none sure', unsure.toLocaleString('en'), share(unsure)],
    ['No guide fits', without.toLocaleString('en'), share(without)],
    ['Guides that fit nothing', silent.length.toLocaleString('en'), ''],
  ];
  if (labelled) {
    const { top1, top3, sureRight, sureWrong, cases, move } = labelled.score;
    rows.push(
      ['Right guide first', percent(top1), `${percent(top3)} among three`],
      ['Sure and right', percent(sureRight), `of ${plural(cases, 'labelled case')}`],
      ['Sure and wrong', percent(sureWrong), `of ${plural(cases, 'labelled case')}`],
      ['Right move', percent(move), 'of those with a labelled move'],
    );
  }
  const cells = rows.map(
    ([name, value, note]) =>
      `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}${note && `<small>${escapeHtml(note)}</small>`}</dd></div>`,
  );
  return `<dl class="tiles">${cells.join('')}</dl>`;
}

/** The first rows, and the rest behind a line to open. */
function folded<Row>(rows: readonly Row[], draw: (rows: readonly Row[]) => string): string {
  const rest = rows.slice(MAX_SHOWN_ROWS);
  const more =
    rest.length > 0
      ? `<details><summary>${rest.length.toLocaleString('en')} more</summary>${draw(rest)}</details>`
      : '';
  return draw(rows.slice(0, MAX_SHOWN_ROWS)) + more;
}
