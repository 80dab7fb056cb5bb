import { percent } from './percent.ts';
import type { Accuracy } from './survey.ts';
import { html } from './html.ts';
import { unitPlot } from './unitPlot.ts';

/** How much would be wrong, against how much is answered, for every confidence one could ask for. */
export function riskPlot({ risk, policy }: Accuracy): string {
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
          `<circle class="point" cx="${x}" cy="${y}" r="4"><title>${html(`from ${percent(point.confidence)}: ${percent(point.coverage)} answered, ${percent(point.risk)} wrong`)}</title></circle>`,
      );
      const [x, y] = place([policy.coverage, policy.risk]);
      // A label beyond the middle would leave the plot on the right.
      const side = policy.coverage > 0.6 ? [x - 12, 'end'] : [x + 12, 'start'];
      return (
        `<polyline class="curve" points="${path}"/>${marks.join('')}` +
        `<path class="policy" d="M${x} ${y - 8}l8 8-8 8-8-8z"/>` +
        `<text class="note" x="${side[0]}" y="${y - 10}" text-anchor="${side[1]}">guides lead here</text>`
      );
    },
  });
}
