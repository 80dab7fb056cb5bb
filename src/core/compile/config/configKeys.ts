import type { HostSignal } from '../../model/signal/signal.ts';

/** The keys of `waymark.json`, each with what it says. */
export const CONFIG_KEYS = {
  surfaces: 'Labels of your screens, by id. Where it is given, a guide may name no other.',
  signals: 'Your own signals, by name: `host.runsOnKey`. A host puts their values into `run.facts`.',
  starter: '`false` when the starter guides are not shown beside these.',
  measured:
    '`true` where matches of these guides were counted on runs whose guide is known, as those of the starter guides were; else no counts are told.',
  locale: 'The language the guides are written in, as a BCP 47 tag; `en` when left out.',
  $schema: 'Where an editor finds the schema of this file.',
} as const;

/** The keys of one of its signals. */
export const HOST_SIGNAL_KEYS = {
  type: 'What kind of value it is.',
  meaning: 'What it says, in one sentence.',
  domain: 'Every value it can have, where that is known; of a string only.',
  family: '`declared` when the host states a reason by it; `state` when left out.',
  report: '`true` lets its value stand in a report.',
} as const satisfies Readonly<Record<keyof HostSignal, string>>;

export const HOST_SIGNAL_TYPES = ['string', 'number', 'boolean', 'duration', 'size'] as const;
export const HOST_SIGNAL_FAMILIES = ['declared', 'state'] as const;

export const SURFACE_ID = /^[\w.-]{1,100}$/;
export const HOST_SIGNAL_NAME = /^host\.[A-Za-z][A-Za-z0-9]{0,60}$/;
/** A language tag, as in the name of a translation. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;
