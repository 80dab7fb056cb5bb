import type { SignalReadings } from '../../core/fit/signal/signalReadings.ts';
import type { Scalar } from '../../core/model/condition.ts';

/** Signals that name a failure, those that say most first. */
const NAMING = [
  'error.code',
  'error.reason',
  'error.type',
  'error.grpcStatus',
  'error.status',
  'error.exitCode',
];
/** Values that any failure may have. */
const COMMON = new Set<unknown>(['Error', 'Exception', 0, 1]);

/** What a run calls its failure, as a condition could ask for it; values that need quotes are left out. */
export function namedValues(
  readings: SignalReadings,
): readonly { readonly signal: string; readonly value: Scalar }[] {
  return NAMING.flatMap((signal) => {
    const value = readings.get(signal)?.[0]?.value;
    return value === undefined || COMMON.has(value) || !/^[\w.-]{1,80}$/.test(String(value))
      ? []
      : [{ signal, value }];
  });
}
