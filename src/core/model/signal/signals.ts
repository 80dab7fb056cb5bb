import { ERROR_SIGNALS } from './errorSignals.ts';
import { NEXT_SIGNALS } from './nextSignals.ts';
import { RUN_SIGNALS } from './runSignals.ts';

/**
 * Every signal a guide may use, in the order docs list them. Facts of the host come on top as `host.*`, declared in the
 * guide folder's config.
 *
 * Marked as pure: a bundler takes a spread for a side effect, and would ship the table to a browser that imports only a type.
 */
export const SIGNALS = /* @__PURE__ */ (() => [...ERROR_SIGNALS, ...RUN_SIGNALS, ...NEXT_SIGNALS] as const)();

/** Names of the signals in the table; `host.*` come on top. */
export type SignalName = (typeof SIGNALS)[number]['name'];
