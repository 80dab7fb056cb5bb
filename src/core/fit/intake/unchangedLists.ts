import type { Run } from '../../model/run.ts';

/**
 * The long lists of `before` that the host passes again unchanged, so that a poll neither copies them nor computes again what depends on
 * them. Compares values, not identities, because a host may change an object in place. Anything in doubt counts as changed: a field
 * that a run does not have, a number as text, a `null`.
 *
 * @param before what was copied of the host's run the last time
 */
export function unchangedLists(given: unknown, before: Run): Pick<Run, 'steps' | 'events'> {
  const kept: { -readonly [K in 'steps' | 'events']?: NonNullable<Run[K]> } = {};
  try {
    const { steps, events } = given as Record<string, unknown>;
    if (before.steps && isCopyOf(before.steps, steps)) kept.steps = before.steps;
    if (before.events && isCopyOf(before.events, events)) kept.events = before.events;
  } catch {
    // Copying says which field cannot be read.
  }
  return kept;
}

/** Would `given` be copied to what `copied` is? @throws what a getter of the host throws */
function isCopyOf(copied: unknown, given: unknown): boolean {
  if (given === copied) return true;
  if (typeof given !== 'object' || typeof copied !== 'object' || !given || !copied) return false;
  if (Array.isArray(copied)) {
    if (!Array.isArray(given) || given.length !== copied.length) return false;
    for (let index = 0; index < copied.length; index += 1) {
      if (!isCopyOf(copied[index], given[index])) return false;
    }
    return true;
  }
  // Copying takes own fields only.
  if (Object.getPrototypeOf(given) !== Object.prototype) return false;
  const was = copied as Record<string, unknown>;
  let count = 0;
  for (const name in given) {
    const value = (given as Record<string, unknown>)[name];
    if (value === undefined) continue;
    const old = was[name];
    const isEqual = value === old && (typeof value === 'string' || typeof value === 'number');
    // Else `__proto__` of the host's would be compared with every object's; no prototype holds a text or a number.
    if (!isEqual && (!Object.hasOwn(was, name) || !isCopyOf(old, value))) return false;
    count += 1;
  }
  for (const _ in was) count -= 1;
  return count === 0;
}
