import { gzipSync } from 'node:zlib';

/** The middle value; noisy machines move means, not medians. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Bytes after `gzip -9`, the measure of DESIGN §15. */
export const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;

/** Kilobytes (1,000 bytes) to two places. */
export const kB = (bytes) => (bytes / 1000).toFixed(2);

/** A Markdown table with padded columns. */
export function table(head, rows) {
  const cells = [head, ...rows].map((row) => head.map((_, i) => String(row[i] ?? '')));
  const widths = head.map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  const line = (row) => `| ${row.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  return [
    line(cells[0]),
    `|${widths.map((w) => '-'.repeat(w + 2)).join('|')}|`,
    ...cells.slice(1).map(line),
  ].join('\n');
}
