import type { Problem } from '../../core/model/problem.ts';

/** Where a problem stands, as editors and terminals understand it: `file:line:column`, as far as known. */
export function placeOf({ file, line, column }: Problem): string {
  const place = [file ?? '(no file)'];
  if (line !== undefined) {
    place.push(String(line));
    if (column !== undefined) place.push(String(column));
  }
  return place.join(':');
}
