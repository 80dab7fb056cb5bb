import { meaningOf } from '../payload/meaningOf.ts';
import type { Lines } from '../payload/lines.ts';
import { lineAt } from '../payload/lines.ts';
import { at, type Piece } from '../payload/piece.ts';
import { type EventRows, readEventTable } from './readEventTable.ts';
import type { Workload } from './workload.ts';

/** The output of `kubectl describe` for one or more objects. */
export interface Described {
  readonly workloads: readonly Workload[];
  readonly events: EventRows;
  /** The lines that belong to it. */
  readonly lines: ReadonlySet<number>;
}

interface ContainerFields {
  readonly name: string;
  readonly line: number;
  readonly fields: Record<string, unknown>;
}

const FIELD = /^( {0,12})([A-Z][A-Za-z -]{0,40}?):(?: +(.*))?$/;

/**
 * Reads the output of `kubectl describe` for a Pod or a Job: status, containers with state and last state, conditions, events. The path of
 * everything about a container is the line of its name.
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_describe/
 */
export function readDescribe(text: Lines, root: Piece): Described | undefined {
  const { lines } = text;
  const starts = lines.flatMap((line, index) =>
    /^Name: {2,}\S/.test(line) &&
    lines.slice(index, index + 8).some((one) => /^Namespace:? |^Labels: |^Priority: /.test(one))
      ? [index]
      : [],
  );
  if (starts.length === 0) return undefined;
  const owned = new Set<number>();
  const workloads: Workload[] = [];
  const events: EventRows[number][] = [];
  for (const start of starts.slice(0, 200)) {
    const end = endOf(lines, start);
    for (let index = start; index < end; index++) owned.add(index);
    const workload = readOne(text, start, end, root);
    const table = lines.findIndex(
      (line, index) => index >= start && index < end && line.startsWith('Events:'),
    );
    const own = table < 0 ? [] : readEventTable(text, table + 1, end, root, workload?.name);
    if (workload)
      workloads.push({ ...workload, conditions: workload.conditions.map((one) => withReason(one, own)) });
    events.push(...own);
  }
  return { workloads, events, lines: owned };
}

/** A description ends at the first unindented line that is no field of it. */
function endOf(lines: readonly string[], start: number): number {
  let end = start + 1;
  while (
    end < lines.length &&
    (/^(?:\s|$)/.test(lines[end]!) || FIELD.test(lines[end]!)) &&
    !/^(?:Name: {2,}\S|std(?:out|err):)/.test(lines[end]!)
  )
    end++;
  return end;
}

function readOne(text: Lines, start: number, end: number, root: Piece): Workload | undefined {
  const { lines } = text;
  const head: Record<string, string> = {};
  const containers: ContainerFields[] = [];
  const conditions: Piece[] = [];
  let section = '';
  let state: Record<string, unknown> | undefined;
  for (let index = start; index < end; index++) {
    const [, indent = '', name = '', value = ''] = FIELD.exec(lines[index]!.trimEnd()) ?? [];
    if (name !== '' && indent === '') {
      section = name;
      head[name] = value.trim();
      state = undefined;
    } else if (section === 'Containers' || section === 'Init Containers') {
      const own = /^ {2}([a-z0-9][a-z0-9.-]{0,252}):$/.exec(lines[index]!.trimEnd())?.[1];
      if (own !== undefined) containers.push({ name: own, line: index, fields: { name: own } });
      else state = readField(containers.at(-1), state, indent.length, name, value.trim());
    } else if (section === 'Conditions') {
      const [, type, status] = /^ {2}([A-Z]\w{1,60}) +(True|False|Unknown)\s*$/.exec(lines[index]!) ?? [];
      if (type) conditions.push(pieceAt(text, index, root, { type, status }));
    }
  }
  if (head['Status'] === undefined && head['Pods Statuses'] === undefined) return undefined;
  const kind = head['Pods Statuses'] === undefined ? 'Pod' : 'Job';
  const place = lines.findIndex((line, index) => index >= start && /^(?:Status|Pods Statuses):/.test(line));
  return {
    kind,
    name: head['Name'],
    namespace: head['Namespace'],
    status: pieceAt(
      text,
      place,
      root,
      kind === 'Pod' ? podStatus(head) : jobStatus(head['Pods Statuses'] ?? ''),
    ),
    containers: containers.map(({ line, fields }) => pieceAt(text, line, root, fields)),
    conditions,
  };
}

/** Adds the reason to a condition, which `describe` leaves out; for the scheduler it is in an event. */
function withReason(condition: Piece, events: EventRows): Piece {
  const { type, status } = condition.value as { type: string; status: string };
  const said =
    type === 'PodScheduled' && status === 'False'
      ? events.findLast(({ piece }) => at(piece, 'reason').value === 'FailedScheduling')
      : undefined;
  if (!said) return condition;
  return {
    ...said.piece,
    value: { type, status, reason: 'Unschedulable', message: at(said.piece, 'message').value },
  };
}

/** One field of a container; fields indented under its state belong to the state. */
function readField(
  container: ContainerFields | undefined,
  state: Record<string, unknown> | undefined,
  indent: number,
  name: string,
  value: string,
): Record<string, unknown> | undefined {
  if (!container || name === '') return state;
  const { fields } = container;
  if (indent === 4) {
    if (name === 'Ready') fields['ready'] = value === 'True';
    if (name === 'Restart Count') fields['restartCount'] = Number(value);
    if (name !== 'State' && name !== 'Last State') return undefined;
    const opened: Record<string, unknown> = {};
    fields[name === 'State' ? 'state' : 'lastState'] = { [value.toLowerCase()]: opened };
    return opened;
  }
  if (!state) return undefined;
  const key = meaningOf(STATE_FIELDS, name);
  if (key) Object.assign(state, { [key]: /^(?:exitCode|signal)$/.test(key) ? Number(value) : value });
  return state;
}

const STATE_FIELDS: Readonly<Record<string, string>> = {
  Reason: 'reason',
  Message: 'message',
  'Exit Code': 'exitCode',
  Signal: 'signal',
};

function podStatus(head: Readonly<Record<string, string>>): Record<string, unknown> {
  const phase = /^\w+/.exec(head['Status'] ?? '')?.[0];
  return { phase, reason: head['Reason'], message: head['Message'] };
}

/** `1 Active (1 Ready) / 0 Succeeded / 0 Failed` */
function jobStatus(text: string): Record<string, unknown> {
  const [, active, succeeded, failed] =
    /(\d+) Active.{0,40}\/ (\d+) Succeeded \/ (\d+) Failed/.exec(text) ?? [];
  return { active: Number(active), succeeded: Number(succeeded), failed: Number(failed) };
}

function pieceAt(text: Lines, index: number, root: Piece, value: unknown): Piece {
  return { value, path: lineAt(text, index), problems: root.problems, inText: true };
}
