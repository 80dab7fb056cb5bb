import type { HostSignal, SignalSpec } from '../../model/signal/signal.ts';
import { SIGNALS } from '../../model/signal/signals.ts';
import type { FolderConfig } from '../config/readFolderConfig.ts';

/** The names a guide may use. */
export interface Vocabulary {
  readonly signals: ReadonlyMap<string, SignalSpec>;
  /** Ids of the surfaces; `undefined` when the folder declares none, so that any is taken. */
  readonly surfaces: readonly string[] | undefined;
}

const EXAMPLES: Readonly<Record<HostSignal['type'], (name: string) => string>> = {
  string: (name) => `${name} present`,
  number: (name) => `${name} > 1`,
  boolean: (name) => `${name} = true`,
  duration: (name) => `${name} > 10m`,
  size: (name) => `${name} > 2MB`,
};

/** The signal table together with what the guide folder's config declares. */
export function createVocabulary(config: FolderConfig | undefined): Vocabulary {
  const signals = new Map<string, SignalSpec>(SIGNALS.map((spec) => [spec.name, spec]));
  for (const [name, { type, meaning, domain, family }] of Object.entries(config?.signals ?? {})) {
    signals.set(name, {
      name,
      type,
      family: family ?? 'state',
      ...(domain && { domain }),
      meaning,
      example: EXAMPLES[type](name),
      read: `run.facts.${name.slice('host.'.length)}`,
    });
  }
  return { signals, surfaces: config?.surfaces && Object.keys(config.surfaces) };
}
