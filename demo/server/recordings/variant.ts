import type { Mission, MissionStep, StepContext } from '../runner/mission.ts';

/** A step of a parametrised mission. */
export function step(
  id: string,
  kind: MissionStep['kind'],
  run: (context: StepContext) => Promise<void> | void,
  change: Partial<MissionStep> = {},
): MissionStep {
  const title = `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;
  return { id, title, kind, phase: 'execution', run, ...change };
}

/** A mission made for one recording. */
export function variant(
  id: string,
  steps: readonly MissionStep[],
  change: Partial<Mission> = {},
): readonly Mission[] {
  const title = `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;
  return [{ id, title, summary: title, steps, ...change }];
}

/** A step that asks the provider for prices, and so meets whatever the mission's connection meets. */
export const fetchPrices = (change: Partial<MissionStep> = {}): MissionStep =>
  step(
    'fetch-prices',
    'request',
    async ({ call, done }) => {
      const { prices } = await call({ method: 'GET', path: '/v1/prices' });
      done.set('prices', JSON.stringify(prices));
    },
    { repeatable: true, ...change },
  );

/** A step that delivers one file. */
export const deliverFile = (name = 'result.txt', text = 'done\n'): MissionStep =>
  step('deliver', 'artifact', ({ deliver }) => deliver(name, text), { phase: 'packaging' });
