import { escapeHtml } from '../../server/pages/html.ts';

/** A row with a bar: its label as HTML, and counts that are drawn one after the other. */
interface BarRow {
  readonly label: string;
  readonly counts: readonly number[];
  /** Further cells, as HTML. */
  readonly cells?: readonly string[];
}

export interface BarTable {
  readonly caption: string;
  /** Of the label, of each count, of the further cells. */
  readonly heads: readonly string[];
  readonly rows: readonly BarRow[];
}

/** A table with bars for its counts. The numbers are in the cells, so the bars are decoration. */
export function barTable({ caption, heads, rows }: BarTable): string {
  const most = Math.max(1, ...rows.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0)));
  const counted = rows[0]?.counts.length ?? 0;
  const body = rows.map(({ label, counts, cells = [] }) => {
    const numbers = counts.map((count) => `<td class="number">${count.toLocaleString('en')}</td>`).join('');
    const others = cells.map((cell) => `<td>${cell}</td>`).join('');
    return `<tr><th scope="row">${label}${bar(counts, most)}</th>${numbers}${others}</tr>`;
  });
  return tableMarkup(caption, heads, counted, body);
}

/**
 * A table that scrolls by itself.
 * @param counted how many columns after the first hold numbers
 * @param rows as HTML
 */
export function tableMarkup(
  caption: string,
  heads: readonly string[],
  counted: number,
  rows: readonly string[],
): string {
  const head = heads.map(
    (name, at) =>
      `<th scope="col"${at > 0 && at <= counted ? ' class="number"' : ''}>${escapeHtml(name)}</th>`,
  );
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(caption)}"><table><caption>${escapeHtml(caption)}</caption><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function bar(counts: readonly number[], most: number): string {
  let x = 0;
  const parts = counts.map((count, at) => {
    const width = (count / most) * 100;
    const part = `<rect class="bar${at}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="6"/>`;
    x += width;
    return part;
  });
  return `<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${parts.join('')}</svg>`;
}
