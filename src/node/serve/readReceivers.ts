import { readJson } from '../../core/model/value/readJson.ts';
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { collectFaults, type Fault } from '../../core/compile/source/collectFaults.ts';
import { createSource } from '../../core/compile/source/createSource.ts';
import { findJsonError } from '../../core/compile/source/findJsonError.ts';
import type { Problem } from '../../core/model/problem.ts';
import type { ServerReceiver } from '../../server/receivers/serverReceiver.ts';
import { decodeText } from '../cli/decodeText.ts';
import { locateJson } from './locateJson.ts';
import { receiverFaults as faults } from './receiverFaults.ts';
import { COMMON_KEYS, exampleOf, RECEIVER_KINDS, type ValueKind } from './receiverKinds.ts';
import { isJsonObject } from '../../core/model/value/isJsonObject.ts';

const MAX_FILE_LENGTH = 262_144;

/** The result of reading; if there is an error, some receivers are missing. */
export interface ReadReceivers {
  readonly receivers: readonly ServerReceiver[];
  /** With their place in the file. They are shown without the line itself, which may contain a credential. */
  readonly problems: readonly Problem[];
}

/**
 * Reads receivers from a file: a JSON list of `{ "kind": "github", … }` with the options of the receiver of that name. Credentials must be
 * given as `{ "env": "NAME" }` and come from the environment; other texts may be. `"allowPrivate": true` allows a receiver in a private
 * network, and plain http.
 */
export function readReceivers(
  path: string,
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): ReadReceivers {
  const file = relative(cwd, resolve(cwd, path)).replaceAll('\\', '/');
  let text: string;
  try {
    text = decodeText(readFileSync(resolve(cwd, path))) ?? '';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { receivers: [], problems: [{ ...faults.unreadable(code), file }] };
  }
  const source = createSource(file, text);
  const { problems, add } = collectFaults(source);
  if (source.text.length > MAX_FILE_LENGTH) add(faults.tooBig(MAX_FILE_LENGTH), 0);
  const list = problems.length > 0 ? undefined : parse(source.text, add);
  const receivers = list ? makeAll(list, source.text, add, env) : [];
  return { receivers, problems };
}

type Add = (fault: Fault, offset: number, length?: number) => undefined;

function parse(text: string, add: Add): readonly unknown[] | undefined {
  const value = readJson(text);
  if (value === undefined) {
    const { offset, message } = findJsonError(text) ?? { offset: 0, message: 'it cannot be read' };
    return add(faults.broken(message), offset);
  }
  return Array.isArray(value) ? value : add(faults.notAList(), Math.max(0, text.search(/\S/)));
}

function makeAll(
  list: readonly unknown[],
  text: string,
  add: Add,
  env: Readonly<Record<string, string | undefined>>,
): readonly ServerReceiver[] {
  const places = locateJson(text);
  const addAt = (fault: Fault, path: string): undefined => {
    const { offset, length } = places.get(path) ?? { offset: 0, length: 1 };
    return add(fault, offset, length);
  };
  const seen = new Set<string>();
  return list.flatMap((entry, position) => {
    const path = `[${position}]`;
    const receiver = makeOne(entry, path);
    if (!receiver) return [];
    if (seen.has(receiver.id))
      addAt(faults.sameId(receiver.id), places.has(`${path}.id`) ? `${path}.id` : path);
    seen.add(receiver.id);
    return [receiver];
  });

  function makeOne(entry: unknown, path: string): ServerReceiver | undefined {
    if (!isJsonObject(entry)) return addAt(faults.notKeys('This entry'), path);
    const name = ownOf(entry, 'kind');
    const kind = typeof name === 'string' ? ownOf(RECEIVER_KINDS, name) : undefined;
    if (!kind) {
      const at = Object.hasOwn(entry, 'kind') ? `${path}.kind` : path;
      return addAt(faults.noKind(Object.keys(RECEIVER_KINDS)), at);
    }
    const options = readKeys(entry, { ...COMMON_KEYS, ...kind.keys }, kind.needs, path);
    if (!options) return undefined;
    const { kind: _, allowPrivate, ...rest } = options;
    const connection = { allowPrivate: allowPrivate === true };
    try {
      return kind.make({ ...rest, connection } as never);
    } catch (error) {
      const said = error instanceof Error ? error.message.replace(/^Waymark: t/, 'T') : String(error);
      return addAt(faults.refused(said), path);
    }
  }

  /** @returns nothing when any of it is wrong */
  function readKeys(
    from: Readonly<Record<string, unknown>>,
    known: Readonly<Record<string, ValueKind>>,
    needs: readonly string[],
    path: string,
  ): Readonly<Record<string, unknown>> | undefined {
    let isWhole = true;
    const fail = (fault: Fault, at: string): void => {
      isWhole = false;
      addAt(fault, at);
    };
    for (const key of needs) {
      if (!Object.hasOwn(from, key)) fail(faults.missing(key, exampleOf(known[key] ?? 'text')), path);
    }
    const entries = Object.entries(from).flatMap(([key, value]): [string, unknown][] => {
      const at = `${path}.${key}`;
      const kind = ownOf(known, key);
      if (kind === undefined) {
        fail(faults.unknownKey(key, Object.keys(known)), `${at}#`);
        return [];
      }
      const read = readValue(value, kind, key, at);
      if (read === undefined) isWhole = false;
      return [[key, read]];
    });
    return isWhole ? Object.fromEntries(entries) : undefined;
  }

  function readValue(value: unknown, kind: ValueKind, key: string, at: string): unknown {
    if (typeof kind === 'object') {
      return isJsonObject(value)
        ? readKeys(value, kind.keys, [], at)
        : addAt(faults.notKeys(`\`${key}\``), at);
    }
    if (kind === 'texts' || kind === 'secrets') {
      const one = kind === 'texts' ? 'text' : 'secret';
      if (!Array.isArray(value)) {
        return kind === 'secrets'
          ? readValue(value, one, key, at)
          : addAt(faults.badValue(key, exampleOf(kind)), at);
      }
      const read = value.map((item, position) => readValue(item, one, key, `${at}[${position}]`));
      return read.includes(undefined) ? undefined : read;
    }
    if (kind === 'text' || kind === 'secret') {
      const name = isJsonObject(value) && Object.keys(value).length === 1 ? ownOf(value, 'env') : undefined;
      if (typeof name === 'string') return env[name] || addAt(faults.unset(name), at);
      if (typeof value === 'string' && kind === 'text' && value !== '') return value;
      const fault =
        typeof value === 'string' && value !== ''
          ? faults.literalSecret(key)
          : faults.badValue(key, exampleOf(kind));
      return addAt(fault, at);
    }
    const isRight = {
      flag: typeof value === 'boolean',
      count: isCount(value),
      rates: Array.isArray(value) && value.every(isRate),
    }[kind];
    return isRight ? value : addAt(faults.badValue(key, exampleOf(kind)), at);
  }
}

function ownOf<T>(from: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(from, key) ? from[key] : undefined;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

function isRate(value: unknown): boolean {
  return (
    isJsonObject(value) && Object.keys(value).length === 2 && isCount(value['count']) && isCount(value['per'])
  );
}
