import { readJson } from '../../model/value/readJson.ts';
import type { Problem } from '../../model/problem.ts';
import type { HostSignal } from '../../model/signal/signal.ts';
import { collectFaults } from '../source/collectFaults.ts';
import { configFaults as faults } from './configFaults.ts';
import {
  CONFIG_KEYS,
  HOST_SIGNAL_FAMILIES,
  HOST_SIGNAL_KEYS,
  HOST_SIGNAL_NAME,
  HOST_SIGNAL_TYPES,
  LANGUAGE_TAG,
  SURFACE_ID,
} from './configKeys.ts';
import { createSource } from '../source/createSource.ts';
import { nearest } from '../../model/value/nearest.ts';
import { findJsonError } from '../source/findJsonError.ts';
import { isJsonObject } from '../../model/value/isJsonObject.ts';

/** What a guide folder declares in the `waymark.json` beside its guides. */
export interface FolderConfig {
  /** Labels by surface id. When given, a guide may name no other surface. */
  readonly surfaces?: Readonly<Record<string, string>>;
  /** The host's own facts, by name: `host.runsOnKey`. */
  readonly signals?: Readonly<Record<string, HostSignal>>;
  /** `false`: the host does not show the starter guides beside these, so these may not relate or link to them. */
  readonly starter?: boolean;
  /** Matches of these guides were counted on runs whose guide is known. */
  readonly measured?: boolean;
  /** BCP 47 tag of the language that guides without a tag in their file name are written in. @default 'en' */
  readonly locale?: string;
}

/** UTF-16 code units. */
const MAX_CONFIG = 262_144;
const KEYS = Object.keys(CONFIG_KEYS);
const SIGNAL_KEYS = Object.keys(HOST_SIGNAL_KEYS);

/** Reads `waymark.json`, field by field; invalid fields are reported and left out. Never throws. */
export function readFolderConfig(
  text: string,
  file: string,
): { readonly config: FolderConfig; readonly problems: readonly Problem[] } {
  const source = createSource(file, text);
  const { problems, add } = collectFaults(source);
  const at = (name: string): readonly [number, number] => {
    const quoted = JSON.stringify(name);
    const found = source.text.indexOf(quoted);
    return found < 0 ? [0, 1] : [found, quoted.length];
  };
  const read = (): FolderConfig => {
    if (source.text.length > MAX_CONFIG) {
      add(faults.tooBig(MAX_CONFIG), 0);
      return {};
    }
    const value = readJson(source.text);
    if (value === undefined) {
      const { offset, message } = findJsonError(source.text) ?? { offset: 0, message: 'it cannot be read' };
      add(faults.broken(message), offset);
      return {};
    }
    if (!isJsonObject(value)) {
      add(faults.notKeys('The file'), 0);
      return {};
    }
    for (const key of Object.keys(value)) {
      if (!KEYS.includes(key)) add(faults.unknownKey(key, KEYS), ...at(key));
    }
    const surfaces = readMap(value, 'surfaces', (id, label) => {
      const named = typeof label === 'string' && label.trim() !== '';
      const known = SURFACE_ID.test(id);
      if (!known || !named) add(faults.badSurface(id), ...at(id));
      // A surface without a label still counts as known, so that guides that name it are not reported too.
      return known ? (named ? label.trim() : id) : undefined;
    });
    const signals = readMap(value, 'signals', (name, signal) => {
      if (!HOST_SIGNAL_NAME.test(name)) return add(faults.badSignalName(name), ...at(name));
      return readSignal(name, signal);
    });
    const starter = Object.hasOwn(value, 'starter') ? value['starter'] : undefined;
    if (starter !== undefined && typeof starter !== 'boolean') add(faults.badStarter(), ...at('starter'));
    const measured = Object.hasOwn(value, 'measured') ? value['measured'] : undefined;
    if (measured !== undefined && typeof measured !== 'boolean') add(faults.badMeasured(), ...at('measured'));
    const locale = Object.hasOwn(value, 'locale') ? value['locale'] : undefined;
    if (locale !== undefined && !isTag(locale)) add(faults.badLocale(), ...at('locale'));
    return {
      ...(surfaces && { surfaces }),
      ...(signals && { signals }),
      ...(typeof starter === 'boolean' && { starter }),
      ...(typeof measured === 'boolean' && { measured }),
      ...(isTag(locale) && { locale }),
    };
  };

  const readMap = <T>(
    from: Readonly<Record<string, unknown>>,
    key: string,
    readOne: (name: string, value: unknown) => T | undefined,
  ): Readonly<Record<string, T>> | undefined => {
    if (!Object.hasOwn(from, key)) return undefined;
    const value = from[key];
    if (!isJsonObject(value)) return add(faults.notKeys(`\`${key}\``), ...at(key));
    const entries = Object.entries(value).flatMap(([name, one]): [string, T][] => {
      const result = readOne(name, one);
      return result === undefined ? [] : [[name, result]];
    });
    return Object.fromEntries(entries);
  };

  const readSignal = (name: string, value: unknown): HostSignal | undefined => {
    const wrong = (said: string): undefined => add(faults.badSignal(name, said), ...at(name));
    if (!isJsonObject(value)) return wrong('is not described');
    const strange = Object.keys(value).filter((key) => !SIGNAL_KEYS.includes(key));
    for (const key of strange) add(faults.unknownKey(key, SIGNAL_KEYS), ...at(key));
    const isMisspelt = (key: string): boolean => strange.some((one) => nearest(one, SIGNAL_KEYS) === key);
    const own = (key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);
    const type = HOST_SIGNAL_TYPES.find((one) => one === own('type'));
    if (!type) return isMisspelt('type') ? undefined : wrong('has no type that is known');
    const meaning = own('meaning');
    const means = typeof meaning === 'string' ? meaning.trim() : '';
    // A signal without a meaning still counts as known, so that guides that compare it are not reported too.
    if (means === '' && !isMisspelt('meaning')) wrong('does not say what it means');
    const domain = own('domain');
    if (domain !== undefined && !isWords(domain)) return wrong('has a domain that is not a list of words');
    if (domain !== undefined && type !== 'string') return wrong('has a domain but is not a string');
    const family = HOST_SIGNAL_FAMILIES.find((one) => one === own('family'));
    if (own('family') !== undefined && !family) {
      return wrong(`has a family other than ${HOST_SIGNAL_FAMILIES.join(' and ')}`);
    }
    const report = own('report');
    if (report !== undefined && typeof report !== 'boolean') {
      return wrong('has a `report` that is neither true nor false');
    }
    return {
      type,
      meaning: means || name,
      ...(domain && { domain }),
      ...(family && { family }),
      ...(report && { report }),
    };
  };

  const config = read();
  return { config, problems };
}

/** A language tag, as in the name of a translation. */
function isTag(value: unknown): value is string {
  return typeof value === 'string' && LANGUAGE_TAG.test(value);
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
}
