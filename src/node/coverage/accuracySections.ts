import { lowerBound } from '../../core/fit/rank/confidenceOf.ts';
import { barTable, tableMarkup } from './barTable.ts';
import { confusionMatrix } from './confusionMatrix.ts';
import { escapeHtml } from '../../server/pages/html.ts';
import { percent } from './percent.ts';
import type { Accuracy, Reliability } from './survey.ts';
import { section } from './section.ts';
import { unitPlot } from './unitPlot.ts';

/** What labelled cases show: right and wrong answers, calibration, risk and confusion. */
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
        figures.map(([name, value]) => [escapeHtml(name), escapeHtml(value)]),
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
                label: `<code>${escapeHtml(expected)}</code>`,
                counts: [count],
                cells: [
                  `<code>${escapeHtml(first)}</code>`,
                  sure > 0 ? `<span class="bad">${sure}</span>` : '0',
                  `<small>${escapeHtml(example)}</small>`,
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
  const body = rows.map(
    ([name = '', ...cells]) =>
      `<tr><th scope="row">${name}</th>${cells.map((cell) => `<td class="number">${cell}</td>`).join('')}</tr>`,
  );
  return tableMarkup(caption, heads, Infinity, body);
}

/** How often guides were right, against their confidence. On the diagonal the two are equal. */
function reliabilityPlot(levels: readonly Reliability[]): string {
  const most = Math.max(1, ...levels.map(({ of }) => of));
  return unitPlot({
    id: 'reliability',
    title: 'Reliability curve',
    description: `${levels.map(({ confidence, right, of }) => `Of confidence ${percent(confidence)}, ${right} of ${of} were right`).join('. ')}.`,
    xLabel: 'confidence given',
    yLabel: 'were right',
    draw(place) {
      const [x0, y0] = place([0, 0]);
      const [x1, y1] = place([1, 1]);
      // Small points are drawn last, or large ones would hide them.
      const marks = levels
        .toSorted((one, other) => other.of - one.of)
        .map(({ confidence, right, of }) => {
          const [x, y] = place([confidence, right / of]);
          const [, low] = place([0, lowerBound([right, of])]);
          const [, high] = place([0, 1 - lowerBound([of - right, of])]);
          const size = 4 + 7 * Math.sqrt(of / most);
          return (
            `<line class="spread" x1="${x}" x2="${x}" y1="${low}" y2="${high}"/>` +
            `<circle class="point" cx="${x}" cy="${y}" r="${size.toFixed(1)}"><title>${escapeHtml(`${percent(confidence)}: ${right} of ${of} right`)}</title></circle>`
          );
        });
      return `<line class="ideal" x1="${x0}" y1="${y0}" x2="${x1}" y2="${y1}"/>${marks.join('')}`;
    },
  });
}

/** The share of wrong answers against the share of answered cases, for every possible confidence threshold. */
function riskPlot({ risk, policy }: Accuracy): string {
  const highest = Math.max(policy.risk, ...risk.map((point) => point.risk));
  return unitPlot({
    id: 'risk',
    title: 'Risk against coverage',
    description:
      `${risk.map((point) => `Answering from confidence ${percent(point.confidence)} on covers ${percent(point.coverage)} of the cases, ${percent(point.risk)} of them wrong`).join('. ')}. ` +
      `Guides lead ${percent(policy.coverage)} of the cases, ${percent(policy.risk)} of them wrongly.`,
    xLabel: 'cases answered',
    yLabel: 'of them wrong',
    most: [0.1, 0.2, 0.4, 1].find((most) => most > highest) ?? 1,
    draw(place) {
      const points = risk.map((point) => ({ point, at: place([point.coverage, point.risk]) }));
      const path = points.map(({ at }) => at.join(',')).join(' ');
      const marks = points.map(
        ({ point, at: [x, y] }) =>
          `<circle class="point" cx="${x}" cy="${y}" r="4"><title>${escapeHtml(`from ${percent(point.confidence)}: ${percent(point.coverage)} answered, ${percent(point.risk)} wrong`)}</title></circle>`,
      );
      const [x, y] = place([policy.coverage, policy.risk]);
      // Right of the middle, a label would leave the plot.
      const side = policy.coverage > 0.6 ? [x - 12, 'end'] : [x + 12, 'start'];
      return (
        `<polyline class="curve" points="${path}"/>${marks.join('')}` +
        `<path class="policy" d="M${x} ${y - 8}l8 8-8 8-8-8z"/>` +
        `<text class="note" x="${side[0]}" y="${y - 10}" text-anchor="${side[1]}">guides lead here</text>`
      );
    },
  });
}
