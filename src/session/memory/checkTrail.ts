import { MOVE_KINDS, RUN_STATUSES } from '../../core/model/run.ts';
import { UNHELPFUL_REASONS, VERDICTS, type Trail } from '../../core/model/trail.ts';
import { isJsonObject } from '../../core/model/value/isJsonObject.ts';
import { isTime } from '../../core/model/value/isTime.ts';
import { isCount, isText } from '../isText.ts';

/** Entries of each list of a trail; a longer one is cut. */
const MAX_ENTRIES = 200;

/**
 * A stored trail, read field by field; fields of the wrong shape are left out.
 * @returns `undefined` when it is not a trail at all
 */
export function checkTrail(value: unknown): Trail | undefined {
  if (!isJsonObject(value)) return undefined;
  const { verdict, replayOpenedAt, failingStepViewedAt } = value;
  return {
    ...(isTime(replayOpenedAt) && { replayOpenedAt }),
    ...(isTime(failingStepViewedAt) && { failingStepViewedAt }),
    ...(VERDICTS.some((known) => known === verdict) && { verdict: verdict as (typeof VERDICTS)[number] }),
    stepsViewed: strings(value['stepsViewed']),
    surfacesOpened: strings(value['surfacesOpened']),
    guidesOpened: strings(value['guidesOpened']),
    ticked: entries(value['ticked'], (items) => (Array.isArray(items) ? items.filter(isCount) : undefined)),
    answers: list(value['answers'], (item) => {
      const { guide, symptom, seen, at } = item;
      if (!isText(guide) || !isCount(symptom) || typeof seen !== 'boolean' || !isTime(at)) return undefined;
      return { guide, symptom, seen, at };
    }),
    ...(value['causes'] !== undefined && {
      causes: list(value['causes'], ({ guide, cause, seen, at }) => {
        if (!isText(guide) || !isCount(cause) || typeof seen !== 'boolean' || !isTime(at)) return undefined;
        return { guide, cause, seen, at };
      }),
    }),
    moves: list(value['moves'], (item) => {
      const kind = MOVE_KINDS.find((known) => known === item['kind']);
      const ended = RUN_STATUSES.find((known) => known === item['ended']);
      const { at, failed, runId } = item;
      if (!kind || !isTime(at)) return undefined;
      return {
        kind,
        at,
        ...(isText(failed) && { failed }),
        ...(isText(runId) && { runId }),
        ...(ended && { ended }),
      };
    }),
    helpful: entries(value['helpful'], (yes) => (typeof yes === 'boolean' ? yes : undefined)),
    ...(value['unhelpful'] !== undefined && {
      unhelpful: entries(value['unhelpful'], (reason) => UNHELPFUL_REASONS.find((known) => known === reason)),
    }),
  };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(isText).slice(0, MAX_ENTRIES) : [];
}

function list<T>(value: unknown, check: (item: Readonly<Record<string, unknown>>) => T | undefined): T[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MAX_ENTRIES).flatMap((item: unknown) => {
    const checked = isJsonObject(item) ? check(item) : undefined;
    return checked === undefined ? [] : [checked];
  });
}

function entries<T>(value: unknown, check: (item: unknown) => T | undefined): Record<string, T> {
  if (!isJsonObject(value)) return {};
  const checked = Object.entries(value)
    .slice(0, MAX_ENTRIES)
    .flatMap(([key, item]) => {
      const good = check(item);
      return good === undefined ? [] : [[key, good] as const];
    });
  return Object.fromEntries(checked);
}
