import { escapeHtml } from '../../server/pages/html.ts';

/** A point in the unit square, from 0 to 1 each way. */
type UnitPoint = readonly [x: number, y: number];

/** A plot of shares against shares. */
export interface UnitPlot {
  /** Also the id's stem: letters and hyphens only. */
  readonly id: string;
  readonly title: string;
  /** Describes it in a sentence, for those who do not see it. */
  readonly description: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** The largest y value, so that small shares can be distinguished. @default 1 */
  readonly most?: number;
  /** SVG inside the axes. */
  readonly draw: (place: (point: UnitPoint) => UnitPoint) => string;
}

const WIDTH = 380;
const HEIGHT = 300;
const LEFT = 62;
const BOTTOM = 44;
const TOP = 12;
const RIGHT = 24;

/** An SVG image of a plot, with a title and a description, in the colours of the page. */
export function unitPlot({ id, title, description, xLabel, yLabel, most = 1, draw }: UnitPlot): string {
  const width = WIDTH - LEFT - RIGHT;
  const height = HEIGHT - TOP - BOTTOM;
  const place = ([x, y]: UnitPoint): UnitPoint => [
    round(LEFT + x * width),
    round(TOP + height - (Math.min(y, most) / most) * height),
  ];
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const grid = ticks
    .map((tick) => {
      const [x, bottom] = place([tick, 0]);
      const [left, y] = place([0, tick * most]);
      return (
        `<line class="grid" x1="${left}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}"/>` +
        `<text class="tick" x="${left - 8}" y="${y + 4}" text-anchor="end">${label(tick * most)}</text>` +
        `<text class="tick" x="${x}" y="${bottom + 18}" text-anchor="middle">${label(tick)}</text>`
      );
    })
    .join('');
  return (
    `<svg class="plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-title ${id}-text">` +
    `<title id="${id}-title">${escapeHtml(title)}</title><desc id="${id}-text">${escapeHtml(description)}</desc>` +
    `${grid}${draw(place)}` +
    `<text class="axis" x="${LEFT + width / 2}" y="${HEIGHT - 6}" text-anchor="middle">${escapeHtml(xLabel)}</text>` +
    `<text class="axis" transform="translate(12 ${TOP + height / 2}) rotate(-90)" text-anchor="middle">${escapeHtml(yLabel)}</text></svg>`
  );
}

function label(share: number): string {
  return `${round(share * 100)} %`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
