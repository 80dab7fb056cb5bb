import { lowerBound } from '../../core/fit/rank/confidenceOf.ts';
import { percent } from './percent.ts';
import type { Reliability } from './survey.ts';
import { html } from './html.ts';
import { unitPlot } from './unitPlot.ts';

/** How often guides were right, against how sure they said to be. On the diagonal the two agree. */
export function reliabilityPlot(levels: readonly Reliability[]): string {
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
      // Small points over large ones, which would hide them.
      const marks = levels
        .toSorted((one, other) => other.of - one.of)
        .map(({ confidence, right, of }) => {
          const [x, y] = place([confidence, right / of]);
          const [, low] = place([0, lowerBound([right, of])]);
          const [, high] = place([0, 1 - lowerBound([of - right, of])]);
          const size = 4 + 7 * Math.sqrt(of / most);
          return (
            `<line class="spread" x1="${x}" x2="${x}" y1="${low}" y2="${high}"/>` +
            `<circle class="point" cx="${x}" cy="${y}" r="${size.toFixed(1)}"><title>${html(`${percent(confidence)}: ${right} of ${of} right`)}</title></circle>`
          );
        });
      return `<line class="ideal" x1="${x0}" y1="${y0}" x2="${x1}" y2="${y1}"/>${marks.join('')}`;
    },
  });
}
