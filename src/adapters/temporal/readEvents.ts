import { items, at, isObject, type Piece } from '../payload/piece.ts';
import { readNumber } from '../payload/readText.ts';
import { readTime } from '../payload/readTime.ts';

/** One event of a history. */
export interface HistoryEvent {
  readonly id: number;
  /** `ActivityTaskFailed`, without prefix and underscores. */
  readonly type: string;
  readonly time: number | undefined;
  readonly attributes: Piece;
}

/** Temporal ends a workflow at 51,200 events. @see https://docs.temporal.io/workflow-execution/limits */
const MAX_EVENTS = 60_000;

/**
 * The events of a history, oldest first: `{ events }`, `{ history: { events } }`, or the list itself, in the form of protobuf's JSON or of Temporal's web UI.
 * @returns `undefined` for what is no history
 */
export function readEvents(payload: Piece): readonly HistoryEvent[] | undefined {
  const list = [
    payload,
    at(payload, 'events'),
    at(payload, 'history', 'events'),
    at(payload, 'history'),
  ].find(isHistory);
  if (!list) return undefined;
  const events = items(list, MAX_EVENTS).flatMap((item, index): HistoryEvent[] => {
    const type = typeOf(item);
    if (type === undefined) return [];
    const name = `${type[0]!.toLowerCase()}${type.slice(1)}EventAttributes`;
    const attributes = isObject(at(item, name)) ? at(item, name) : at(item, 'attributes');
    return [
      {
        id: readNumber(at(item, 'eventId')) ?? index,
        type,
        time: readTime(at(item, 'eventTime')),
        // An event without attributes holds their fields itself.
        attributes: isObject(attributes) ? attributes : { ...attributes, path: item.path },
      },
    ];
  });
  return events.sort((one, other) => one.id - other.id);
}

/** Every event has an id and a type; it is enough to test the first. */
function isHistory(list: Piece): boolean {
  const first = items(list, MAX_EVENTS)[0];
  return first !== undefined && at(first, 'eventId').value !== undefined && typeOf(first) !== undefined;
}

/** `EVENT_TYPE_ACTIVITY_TASK_FAILED` and `ActivityTaskFailed`. */
function typeOf(item: Piece): string | undefined {
  const { value } = at(item, 'eventType');
  if (typeof value !== 'string' || !/^[A-Za-z_]{3,80}$/.test(value)) return undefined;
  if (!value.startsWith('EVENT_TYPE_')) return value;
  return value
    .slice(11)
    .toLowerCase()
    .replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
