import { ERROR_SIGNALS } from './errorSignals.ts';
import { NEXT_SIGNALS } from './nextSignals.ts';
import { RUN_SIGNALS } from './runSignals.ts';

/**
 * Every signal a guide may use, in the order of the docs. Host signals, declared in the guide folder's config, are added as `host.*`.
 * Marked as pure, because a bundler treats a spread as a side effect and would ship the table to a browser that imports only a type.
 */
export const SIGNALS = /* @__PURE__ */ (() => [...ERROR_SIGNALS, ...RUN_SIGNALS, ...NEXT_SIGNALS] as const)();

/** Names of the signals in the table; `host.*` names are not among them. */
export type SignalName = (typeof SIGNALS)[number]['name'];
