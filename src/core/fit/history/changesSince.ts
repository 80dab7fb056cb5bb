import type { ChangeValue, RunChange } from '../../model/history.ts';
import type { Run, Step } from '../../model/run.ts';
import { SECOND } from '../../model/value/duration.ts';

/** Differences listed. */
const MAX_CHANGES = 20;
/** A step is slower when it takes this many times as long, and at least a second more. */
const MIN_SLOWDOWN = 3;

/** What is different since a run that succeeded: facts and versions first, then context and budget, then steps. */
export function changesSince(lastGood: Run, run: Run): readonly RunChange[] {
  const changes: RunChange[] = [];
  const names = new Set([...Object.keys(lastGood.facts ?? {}), ...Object.keys(run.facts ?? {})]);
  for (const name of names) {
    const [from, to] = [own(lastGood.facts, name), own(run.facts, name)];
    if (from !== to) changes.push({ kind: 'fact', name, from, to });
  }
  const compare = (
    kind: 'version' | 'context-attached' | 'context-used' | 'budget-limit',
    from: ChangeValue,
    to: ChangeValue,
  ): void => {
    if (from !== undefined && to !== undefined && from !== to) changes.push({ kind, from, to });
  };
  compare('version', lastGood.source?.version, run.source?.version);
  compare('context-attached', lastGood.context?.attached, run.context?.attached);
  compare('context-used', lastGood.context?.used, run.context?.used);
  compare('budget-limit', lastGood.budget?.limit, run.budget?.limit);
  changes.push(...stepChanges(lastGood.steps, run.steps));
  return changes.slice(0, MAX_CHANGES);
}

function stepChanges(before: readonly Step[] | undefined, now: readonly Step[] | undefined): RunChange[] {
  if (!before || !now) return [];
  const old = new Map(before.map((step) => [step.title, step]));
  const titles = new Set(now.map(({ title }) => title));
  const added = now.filter(({ title }) => !old.has(title));
  const slower = now.flatMap((step): RunChange[] => {
    const [from, to] = [durationOf(old.get(step.title)), durationOf(step)];
    const isSlower =
      from !== undefined && to !== undefined && to >= MIN_SLOWDOWN * from && to - from >= SECOND;
    return isSlower ? [{ kind: 'slower', title: step.title, from, to }] : [];
  });
  return [
    ...added.map(({ title }): RunChange => ({ kind: 'step-added', title })),
    // A failed run never reached its later steps, so they do not count as removed.
    ...(now.some(({ status }) => status === 'failed')
      ? []
      : before
          .filter(({ title }) => !titles.has(title))
          .map(({ title }): RunChange => ({ kind: 'step-removed', title }))),
    ...slower,
  ];
}

function durationOf(step: Step | undefined): number | undefined {
  return step?.startedAt === undefined || step.endedAt === undefined
    ? undefined
    : step.endedAt - step.startedAt;
}

function own(facts: Run['facts'], name: string): ChangeValue {
  return facts && Object.hasOwn(facts, name) ? facts[name] : undefined;
}
