import { barTable } from './barTable.ts';
import { confusionMatrix } from './confusionMatrix.ts';
import { html } from './html.ts';
import { reliabilityPlot } from './reliabilityPlot.ts';
import { riskPlot } from './riskPlot.ts';
import { percent } from './percent.ts';
import type { Accuracy } from './survey.ts';
import { section } from './section.ts';

/** What labels tell: right and wrong, calibration, risk and confusion. */
export function accuracySections(accuracy: Accuracy): readonly string[] {
  const { score, reliability, risk, confusions } = accuracy;
  const figures: [string, string][] = [
    ['Right guide first', percent(score.top1)],
    ['Right guide among three', percent(score.top3)],
    ['Sure and right', percent(score.sureRight)],
    ['Sure and wrong', percent(score.sureWrong)],
    ['Right move', percent(score.move)],
    ['Right move, every kind counted alike', percent(score.balancedMoveRecall)],
    ['Right guide first, every guide counted alike', percent(score.macroClassRecall)],
    ['Trouble said to be none', String(score.missed)],
    ['Guide in the lead where there is no trouble', String(score.sureOnNone)],
    ['Brier score, 0 is perfect', Number.isNaN(score.brier) ? '–' : score.brier.toFixed(3)],
  ];
  return [
    section(
      'How right the answers are',
      `Of ${score.cases.toLocaleString('en')} cases somebody said what would be right.`,
      plain(
        'How right the answers are',
        ['Figure', 'Value'],
        figures.map(([name, value]) => [html(name), html(value)]),
      ),
    ),
    section(
      'How much the confidence can be trusted',
      'On the dashed line, guides are right as often as they say. Below it they are too sure. The larger the point, the more cases; the bar is where the true share lies with 90 % probability.',
      pair(
        reliability.length > 0 ? reliabilityPlot(reliability) : '<p>No guide fitted.</p>',
        plain(
          'Confidence given and cases that were right',
          ['Confidence', 'Right', 'Of'],
          reliability
            .toReversed()
            .map(({ confidence, right, of }) => [percent(confidence), String(right), String(of)]),
        ),
      ),
    ),
    section(
      'Risk against coverage',
      'Answering more cases means being wrong more often. Each point answers from one confidence on; the diamond is where guides lead now.',
      pair(
        risk.length > 0 ? riskPlot(accuracy) : '<p>No guide fitted.</p>',
        plain(
          'Confidence asked for, cases answered, and wrong ones among them',
          ['From', 'Answered', 'Wrong'],
          [
            ...risk.map((point) => [percent(point.confidence), percent(point.coverage), percent(point.risk)]),
            ['guides lead', percent(accuracy.policy.coverage), percent(accuracy.policy.risk)],
          ],
        ),
      ),
    ),
    section(
      'What is taken for what',
      'Rows are the expected guide, columns what came first instead. Right answers are left out.',
      confusions.length > 0
        ? `<div class="scroll" role="region" tabindex="0" aria-label="Confusion matrix">${confusionMatrix(confusions)}</div>${barTable(
            {
              caption: 'Expected, and came first instead',
              heads: ['Expected', 'Cases', 'Came first', 'In the lead', 'For example'],
              rows: confusions.map(({ expected, first, count, sure, example }) => ({
                label: `<code>${html(expected)}</code>`,
                counts: [count],
                cells: [
                  `<code>${html(first)}</code>`,
                  sure > 0 ? `<span class="bad">${sure}</span>` : '0',
                  `<small>${html(example)}</small>`,
                ],
              })),
            },
          )}`
        : '<p>Nothing is confused.</p>',
    ),
  ];
}

function pair(chart: string, table: string): string {
  return `<div class="pair"><div>${chart}</div>${table}</div>`;
}

/** A table whose first column names the row. Cells are HTML. */
function plain(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads
    .map((name, at) => `<th scope="col"${at > 0 ? ' class="number"' : ''}>${html(name)}</th>`)
    .join('');
  const body = rows.map(
    ([name = '', ...cells]) =>
      `<tr><th scope="row">${name}</th>${cells.map((cell) => `<td class="number">${cell}</td>`).join('')}</tr>`,
  );
  return `<div class="scroll" role="region" tabindex="0" aria-label="${html(caption)}"><table><caption>${html(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}
