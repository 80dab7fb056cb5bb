import type { Abilities } from '../../model/move.ts';
import type { SignalName } from '../../model/signal/signals.ts';
import type { Trail } from '../../model/trail.ts';
import type { SignalEntry, SignalReadings } from './signalReadings.ts';

type NextSignal = Extract<SignalName, `trail.${string}` | `can.${string}`>;

const one = (value: boolean | number, path: string): readonly SignalEntry[] => [{ value, path }];
const some = (values: readonly string[], path: string): readonly SignalEntry[] =>
  values.map((value) => ({ value, path }));

/**
 * Signals about the operator and the host, which only a guide's `next` may use. All of them are known: what is not in the trail was not
 * done.
 * @param guide id of the guide whose `next` is read
 */
export function readNextSignals(trail: Trail, can: Abilities, guide: string): SignalReadings {
  const ticked = Object.hasOwn(trail.ticked, guide) ? trail.ticked[guide]! : [];
  const readings: Record<NextSignal, readonly SignalEntry[]> = {
    'trail.replayOpened': one(trail.replayOpenedAt !== undefined, 'trail.replayOpenedAt'),
    'trail.failingStepViewed': one(trail.failingStepViewedAt !== undefined, 'trail.failingStepViewedAt'),
    'trail.surfaceOpened': some(trail.surfacesOpened, 'trail.surfacesOpened'),
    'trail.ticked': one(ticked.length, 'trail.ticked'),
    'can.retry': one(can.retry, 'can.retry'),
    'can.resume': one(can.resume, 'can.resume'),
    'can.skip': one(can.skip, 'can.skip'),
    'can.open': some(can.surfaces, 'can.surfaces'),
  };
  return {
    get: (name) => (Object.hasOwn(readings, name) ? readings[name as NextSignal] : undefined),
    text: () => undefined,
  };
}
