import type { Confusion } from './survey.ts';
import { escapeHtml } from '../../server/pages/html.ts';

/** Rows and columns that are still readable. */
const MAX_GUIDES = 14;
const CELL = 28;
const LEFT = 176;
const TOP = 150;

/** What was expected against what came first, for the most frequent confusions. */
export function confusionMatrix(confusions: readonly Confusion[]): string {
  const rows = [...new Set(confusions.map(({ expected }) => expected))].slice(0, MAX_GUIDES);
  const columns = [...new Set(confusions.map(({ first }) => first))].slice(0, MAX_GUIDES);
  const most = Math.max(1, ...confusions.map(({ count }) => count));
  const width = LEFT + columns.length * CELL + 60;
  const height = TOP + rows.length * CELL + 8;
  const cells = confusions.flatMap(({ expected, first, count }) => {
    const [row, column] = [rows.indexOf(expected), columns.indexOf(first)];
    if (row < 0 || column < 0) return [];
    const [x, y] = [LEFT + column * CELL, TOP + row * CELL];
    return (
      `<rect class="heat" x="${x + 1}" y="${y + 1}" width="${CELL - 2}" height="${CELL - 2}" rx="4" fill-opacity="${(0.15 + 0.85 * (count / most)).toFixed(2)}"/>` +
      `<text class="${count > most / 2 ? 'hot' : 'cool'}" x="${x + CELL / 2}" y="${y + CELL / 2 + 4}" text-anchor="middle">${count}</text>`
    );
  });
  const rowNames = rows.map(
    (name, row) =>
      `<text class="tick" x="${LEFT - 8}" y="${TOP + row * CELL + CELL / 2 + 4}" text-anchor="end">${short(name)}</text>` +
      `<line class="grid" x1="${LEFT}" x2="${LEFT + columns.length * CELL}" y1="${TOP + row * CELL}" y2="${TOP + row * CELL}"/>`,
  );
  const columnNames = columns.map(
    (name, column) =>
      `<text class="tick" transform="translate(${LEFT + column * CELL + CELL / 2 + 3} ${TOP - 8}) rotate(-55)">${short(name)}</text>`,
  );
  return (
    `<svg class="matrix" viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-labelledby="confusion-title confusion-text">` +
    `<title id="confusion-title">Confusion</title><desc id="confusion-text">${escapeHtml(
      `Rows are what was expected, columns what came first instead. ${confusions
        .slice(0, 5)
        .map(({ expected, first, count }) => `${expected} as ${first}: ${count}`)
        .join('. ')}. The table has all of them.`,
    )}</desc>${rowNames.join('')}${columnNames.join('')}${cells.join('')}</svg>`
  );
}

function short(name: string): string {
  return escapeHtml(name.length > 24 ? `${name.slice(0, 23)}…` : name);
}
