import type { Problem } from '../../model/problem.ts';
import { DAY } from '../../model/value/duration.ts';
import { catalogFaults as faults } from './catalogFaults.ts';
import type { Fault } from '../source/collectFaults.ts';
import type { CompiledFile } from '../compiledFile.ts';
import type { Place } from '../source/createSource.ts';
import { translationFaults } from '../translation/translationFaults.ts';

/** In days. */
const YEAR = 365;
const TOP: Place = { line: 1, column: 1, length: 3 };

/**
 * Checks files against one another. A file that could not be read still counts as a guide that others may name.
 * @param known ids of guides of other sources, which may be named as well
 */
export function checkCatalog(
  files: readonly CompiledFile[],
  now: number,
  known: readonly string[] = [],
): readonly Problem[] {
  const problems: Problem[] = [];
  const report = ({ file }: CompiledFile, fault: Fault, { line, column, length }: Place = TOP): void => {
    problems.push({ ...fault, file, line, column, length });
  };
  const originals = new Map<string, CompiledFile>();
  const conditions = new Map<string, CompiledFile[]>();
  let general: CompiledFile | undefined;
  for (const file of files) {
    if (file.locale !== undefined) continue;
    const first = originals.get(file.id);
    if (first) {
      report(file, faults.repeatedId(file.id, first.file));
      continue;
    }
    originals.set(file.id, file);
    const { guide, places } = file;
    if (places.role) {
      if (general) report(file, faults.secondGeneral(general.file), places.role);
      else general = file;
    }
    for (const { day, ...place } of file.checked) {
      const fault = checkedFault(day, now);
      if (fault) report(file, fault, place);
    }
    if (!guide) continue;
    const review = reviewFault(guide.reviewed, now);
    if (review) report(file, review, places.reviewed ?? places.title);
    const { key } = guide;
    const same = conditions.get(key) ?? [];
    const other = same.find((one) =>
      one.guide!.head.trouble.some((word) => guide.head.trouble.includes(word)),
    );
    if (other && key !== '') report(file, faults.sameConditions(other.file), places.title);
    conditions.set(key, [...same, file]);
  }
  const ids = [...originals.keys()].sort();
  const named = new Set([...ids, ...known]);
  for (const file of files) {
    for (const name of file.related)
      if (!named.has(name.id)) report(file, faults.deadRelated(name.id, [...named]), name);
    for (const name of file.links)
      if (!named.has(name.id)) report(file, faults.deadLink(name.id, [...named]), name);
    if (file.locale !== undefined && !originals.has(file.id))
      report(file, translationFaults.noOriginal(file.id, ids));
  }
  return problems;
}

function reviewFault(reviewed: string | undefined, now: number): Fault | undefined {
  if (reviewed === undefined) return faults.neverReviewed();
  const days = daysSince(reviewed, now);
  if (days < -1) return faults.reviewedInFuture(reviewed);
  return days > YEAR ? faults.notReviewed(days) : undefined;
}

function checkedFault(day: string, now: number): Fault | undefined {
  const days = daysSince(day, now);
  if (days < -1) return faults.checkedInFuture(day);
  return days > YEAR ? faults.notChecked(days) : undefined;
}

/** Days from `day` to `now`; -1 is possible, because the day may have begun elsewhere. NaN for a text that is no day. */
function daysSince(day: string, now: number): number {
  return Math.floor((now - Date.parse(`${day}T00:00:00Z`)) / DAY);
}
