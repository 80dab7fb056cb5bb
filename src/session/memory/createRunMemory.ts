import { REPORT_CATEGORIES, REPORT_PARTS, type Draft } from '../../core/model/report.ts';
import { EMPTY_TRAIL, type Trail } from '../../core/model/trail.ts';
import { isJsonObject } from '../../core/model/value/isJsonObject.ts';
import { isTime } from '../../core/model/value/isTime.ts';
import { isText } from '../isText.ts';
import { checkTrail } from './checkTrail.ts';
import type { Keep } from './createKeep.ts';

/** What is stored of runs over a reload, for one user. */
export interface RunMemory {
  readonly trail: (runId: string) => Trail;
  readonly keepTrail: (runId: string, trail: Trail) => void;
  readonly draft: (runId: string) => Draft | undefined;
  /**
   * `undefined` deletes it.
   * @returns whether it outlives the page
   */
  readonly keepDraft: (runId: string, draft: Draft | undefined) => boolean;
  /** Whether the stored draft outlives the page. */
  readonly isDraftKept: (runId: string) => boolean;
  /** Texts that are no longer the draft and not yet received. */
  readonly aside: (runId: string) => Aside;
  readonly keepAside: (runId: string, aside: Aside) => void;
  /** The press recorded under `key` within the ten minutes before `now`. */
  readonly pressed: (key: string, now: number) => Press | undefined;
  /** `undefined` deletes the record. */
  readonly notePress: (key: string, press: Press | undefined, now: number) => void;
  /** The press that started the run `runId`. */
  readonly startedBy: (runId: string, now: number) => Press | undefined;
}

/** A move that was pressed, as other tabs see it. */
interface Press {
  readonly from: string;
  readonly kind: MoveName;
  readonly at: number;
  /** The run it started. */
  readonly runId?: string;
}

/** Texts about a run beside its draft. */
interface Aside {
  /** As handed to the outbox, newest last; used again when one is refused. */
  readonly sent: readonly Draft[];
  /** Written into the same draft in another tab. */
  readonly other?: string;
}

/** The moves that a host can be asked to make. */
export const MOVE_NAMES = ['retry', 'resume', 'skip'] as const;
export type MoveName = (typeof MOVE_NAMES)[number];

/** Runs remembered; the least recently used is dropped first. */
const MAX_RUNS = 50;

/**
 * How long a press counts as "just made", in milliseconds. Long enough for a host to pass the run's new state, short
 * enough that a retry that came to nothing can be pressed again.
 */
const PRESS_MS = 600_000;

/** Sent texts kept for one run, the newest. */
const MAX_SENT = 10;

export function createRunMemory(keep: Keep, user = ''): RunMemory {
  const keyOf = (kind: string, runId?: string): string =>
    `waymark:${kind}:${JSON.stringify(runId === undefined ? [user] : [user, runId])}`;

  /** Moves `runId` to the front of the remembered runs and drops the surplus. */
  const touch = (runId: string): void => {
    const kept = keep.read(keyOf('runs'));
    const known = Array.isArray(kept) ? kept.filter(isText) : [];
    if (known[0] === runId) return;
    const runs = [runId, ...known.filter((id) => id !== runId)];
    for (const old of runs.slice(MAX_RUNS)) {
      keep.remove(keyOf('trail', old));
      keep.remove(keyOf('draft', old));
      keep.remove(keyOf('aside', old));
    }
    keep.write(keyOf('runs'), runs.slice(0, MAX_RUNS));
  };

  const presses = (now: number): (readonly [string, Press])[] => {
    const kept = keep.read(keyOf('presses'));
    return Object.entries(isJsonObject(kept) ? kept : {}).flatMap(([key, value]) => {
      const press = checkPress(value);
      return press && Math.abs(now - press.at) < PRESS_MS ? [[key, press] as const] : [];
    });
  };

  return {
    trail: (runId) => checkTrail(keep.read(keyOf('trail', runId))) ?? EMPTY_TRAIL,
    keepTrail(runId, trail) {
      touch(runId);
      keep.write(keyOf('trail', runId), trail);
    },
    draft: (runId) => checkDraft(keep.read(keyOf('draft', runId))),
    keepDraft(runId, draft) {
      if (!draft) {
        keep.remove(keyOf('draft', runId));
        return true;
      }
      touch(runId);
      return keep.write(keyOf('draft', runId), draft);
    },
    isDraftKept: (runId) => keep.isLasting(keyOf('draft', runId)),
    aside(runId) {
      const kept = keep.read(keyOf('aside', runId));
      const { sent, other } = isJsonObject(kept) ? kept : {};
      return {
        sent: Array.isArray(sent) ? sent.flatMap((draft: unknown) => checkDraft(draft) ?? []) : [],
        ...(isText(other) && { other }),
      };
    },
    keepAside(runId, aside) {
      const { sent, other } = aside;
      if (!sent.length && other === undefined) return keep.remove(keyOf('aside', runId));
      touch(runId);
      keep.write(keyOf('aside', runId), { ...aside, sent: sent.slice(-MAX_SENT) });
    },
    pressed: (key, now) => presses(now).find(([noted]) => noted === key)?.[1],
    notePress(key, press, now) {
      const others = presses(now).filter(([noted]) => noted !== key);
      keep.write(keyOf('presses'), Object.fromEntries(press ? [...others, [key, press]] : others));
    },
    startedBy: (runId, now) => presses(now).find(([, press]) => press.runId === runId)?.[1],
  };
}

function checkPress(value: unknown): Press | undefined {
  if (!isJsonObject(value)) return undefined;
  const { from, at, runId } = value;
  const kind = MOVE_NAMES.find((known) => known === value['kind']);
  if (!kind || !isText(from) || !isTime(at)) return undefined;
  return { from, kind, at, ...(isText(runId) && { runId }) };
}

/** A stored draft, or `undefined` when it does not have the shape of one. */
function checkDraft(value: unknown): Draft | undefined {
  if (!isJsonObject(value)) return undefined;
  const { id, createdAt, subject, message, without, dirty, contact, receiver, replaces } = value;
  const category = REPORT_CATEGORIES.find((known) => known === value['category']);
  if (!isText(id) || !id || !isTime(createdAt) || !isText(subject) || !isText(message)) return undefined;
  return {
    id,
    createdAt,
    ...(category && { category }),
    subject,
    message,
    without: REPORT_PARTS.filter((part) => Array.isArray(without) && without.includes(part)),
    dirty: dirty === true,
    ...(isText(contact) && { contact }),
    ...(isText(receiver) && { receiver }),
    ...(isText(replaces) && { replaces }),
  };
}
