import type { SignalSpec } from '../../core/model/signal/signal.ts';

/** Type, what it can be, and where it may stand, in a few words. */
export function signalKind({ type, set, domain, range, only }: SignalSpec): string {
  return [
    set ? `several values, each a ${type}` : type,
    domain?.join(' '),
    range && `${range[0]} to ${range[1]}`,
    only && 'in `next` only',
  ]
    .filter(Boolean)
    .join(' · ');
}
