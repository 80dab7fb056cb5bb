import { lineAt, type Lines } from '../payload/lines.ts';
import type { Piece } from '../payload/piece.ts';
import type { KubernetesEvent } from './workload.ts';

export type EventRows = readonly KubernetesEvent[];

const MAX_ROWS = 2_000;

/**
 * The events under `Events:` of `kubectl describe`: type, reason, age, from, message.
 *
 * @param from place of the first line after the heading
 */
export function readEventTable(
  text: Lines,
  from: number,
  end: number,
  root: Piece,
  about: string | undefined,
): EventRows {
  const events: KubernetesEvent[] = [];
  for (let index = from; index < end && events.length < MAX_ROWS; index++) {
    const [, type, reason, age, message] =
      /^ {1,4}(Normal|Warning) +(\w{1,80}) +(\S.{0,60}?) {2,}\S{1,100} +(\S.*)$/.exec(text.lines[index]!) ??
      [];
    if (type) events.push(toEvent(text, index, root, about, { type, reason, message, count: countOf(age!) }));
  }
  return events;
}

/** Tables of events whose object was not copied with them, each from its heading `Events:`. */
export function readLooseEvents(
  text: Lines,
  root: Piece,
  owned: ReadonlySet<number>,
): { readonly events: EventRows; readonly lines: readonly number[] } {
  const events: KubernetesEvent[] = [];
  const lines: number[] = [];
  for (const [index, line] of text.lines.entries()) {
    if (line.trimEnd() !== 'Events:' || owned.has(index)) continue;
    let end = index + 1;
    while (end < text.lines.length && /^ {1,4}(?:Type|----|Normal|Warning) /.test(text.lines[end]!)) end++;
    events.push(...readEventTable(text, index + 1, end, root, undefined));
    for (let at = index; at < end; at++) lines.push(at);
  }
  return { events, lines };
}

/** Rows of `kubectl get events`: last seen, type, reason, object, message. @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_events/ */
export function readEventRows(
  text: Lines,
  root: Piece,
): { readonly events: EventRows; readonly lines: readonly number[] } {
  const { lines } = text;
  const events: KubernetesEvent[] = [];
  const owned: number[] = [];
  let isTable = false;
  for (const [index, line] of lines.entries()) {
    if (/^(?:NAMESPACE {2,})?LAST SEEN +TYPE +REASON +OBJECT +MESSAGE/.test(line)) {
      isTable = true;
      owned.push(index);
      continue;
    }
    const row = isTable
      ? /^(?:\S{1,100} {2,})?(\S{1,60}(?: \(x\d{1,9} over \S{1,20}\))?) +(Normal|Warning) +(\w{1,80}) +(\S{1,300}) +(\S.*)$/.exec(
          line,
        )
      : null;
    if (!row || events.length >= MAX_ROWS) {
      isTable = false;
      continue;
    }
    owned.push(index);
    const [, age, type, reason, object, message] = row;
    events.push(
      toEvent(text, index, root, object!.slice(object!.indexOf('/') + 1), {
        type,
        reason,
        message,
        count: countOf(age!),
      }),
    );
  }
  return { events, lines: owned };
}

function toEvent(
  text: Lines,
  index: number,
  root: Piece,
  about: string | undefined,
  value: { readonly [name: string]: unknown },
): KubernetesEvent {
  const piece: Piece = { value, path: lineAt(text, index), problems: root.problems, inText: true };
  return { piece, about, isWarning: value['type'] === 'Warning' };
}

/** `29s (x4 over 116s)`: 4 times. */
function countOf(age: string): number {
  return Number(/\(x(\d{1,9}) over/.exec(age)?.[1] ?? 1);
}
