import type { Paint } from '../cli/paint.ts';
import { plural } from '../cli/plural.ts';
import { percent } from './percent.ts';
import type { Accuracy, Survey } from './survey.ts';

/** Rows of a list on a terminal; `--json` and `--html` show all. */
const MAX_ROWS = 10;

/** A survey as a person reads it on a terminal. */
export function surveyText(survey: Survey, paint: Paint): string {
  const { cases, explained, sure, unsure, without, guides, silent, gaps, rivals, labelled } = survey;
  const heading = (text: string): string => paint('bold', text);
  const fired = guides.filter(({ fitted }) => fitted > 0);
  const blocks = [
    [
      heading(`${plural(cases, 'case')}, ${explained.toLocaleString('en')} with trouble to explain`),
      `  ${share(sure, explained)} led by a guide`,
      `  ${share(unsure, explained)} where guides fit and none is sure`,
      `  ${share(without, explained)} where no guide fits`,
    ],
    list('Failures without a guide to lead', gaps, ({ key, count, nearest, example }) => [
      count,
      `${key}${nearest[0] ? paint('dim', ` (nearest: ${nearest[0]})`) : ''} ${paint('dim', example)}`,
    ]),
    list('Guides in the lead', fired, ({ guide, led, near }) => [
      led,
      `${guide}${near ? paint('dim', ` and nearest ${near} more`) : ''}`,
    ]),
    list('Guides that compete', rivals, ({ guides: pair, count, tied }) => [
      count,
      `${pair.join(' and ')}${tied ? paint('dim', ` (${tied} tied)`) : ''}`,
    ]),
    silent.length > 0
      ? [heading(`${plural(silent.length, 'guide')} fitted nothing`), `  ${silent.join(', ')}`]
      : [],
    labelled ? accuracyLines(labelled) : [],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;

  function list<Row>(
    title: string,
    rows: readonly Row[],
    cells: (row: Row) => readonly [count: number, text: string],
  ): string[] {
    if (rows.length === 0) return [];
    const lines = rows.slice(0, MAX_ROWS).map((row) => {
      const [count, text] = cells(row);
      return `  ${count.toLocaleString('en').padStart(7)}  ${text}`;
    });
    const more = rows.length - MAX_ROWS;
    return [
      heading(title),
      ...lines,
      ...(more > 0 ? [paint('dim', `           and ${more.toLocaleString('en')} more`)] : []),
    ];
  }

  function accuracyLines({ score, confusions }: Accuracy): string[] {
    return [
      heading(`${plural(score.cases, 'case')} with a label`),
      `  top-1 ${percent(score.top1)}, top-3 ${percent(score.top3)}`,
      `  sure and right ${percent(score.sureRight)}, sure and wrong ${percent(score.sureWrong)}`,
      `  trouble missed ${score.missed}, sure where there is none ${score.sureOnNone}`,
      ...(Number.isNaN(score.move)
        ? []
        : [`  move right ${percent(score.move)}, balanced ${percent(score.balancedMoveRecall)}`]),
      ...(Number.isNaN(score.brier) ? [] : [`  Brier score ${score.brier.toFixed(3)}`]),
      ...(confusions.length > 0
        ? [
            '',
            ...list(
              'Expected, and came first instead',
              confusions,
              ({ expected, first, count, sure: led }) => [
                count,
                `${expected} → ${first}${led ? paint('red', ` (${led} sure)`) : ''}`,
              ],
            ),
          ]
        : []),
    ];
  }
}

function share(count: number, of: number): string {
  return `${count.toLocaleString('en').padStart(7)}${of ? ` (${percent(count / of)})` : ''}`;
}
