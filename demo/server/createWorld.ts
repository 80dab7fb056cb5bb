import type { Run } from 'waymark/core';
import { addressConnections, createConnections, createRegions, type Connection } from './connections.ts';
import { MISSIONS } from './missions/missions.ts';
import { createLumen, type Lumen } from './provider/createLumen.ts';
import type { Region } from './provider/region.ts';
import { createRunner, type Runner } from './runner/createRunner.ts';
import type { Mission } from './runner/mission.ts';
import { Refused } from './runner/refused.ts';

export const VERSION = '4.2.0';

/** How long things take when people watch: a call to the provider, and the way from one step to the next. */
export interface Pace {
  readonly callMs: number;
  readonly handOverMs: number;
}

export const WATCHABLE: Pace = { callMs: 140, handOverMs: 60 };

export interface WorldOptions {
  readonly missions?: readonly Mission[];
  /** Epoch milliseconds. @default Date.now */
  readonly now?: () => number;
  /** First port of the local provider; 0 takes free ones. */
  readonly lumenPort?: number;
  readonly firstRun?: number;
  readonly recorded?: readonly Run[];
  /** How many runs are executed at once. */
  readonly slots?: number;
  /** @default as fast as it goes */
  readonly pace?: Pace;
}

/** The whole product behind its API: provider, vault, settings, runner. All of it in memory, gone with the process. */
export interface World {
  readonly now: () => number;
  readonly missions: readonly Mission[];
  readonly connections: readonly Connection[];
  readonly regions: readonly Region[];
  readonly lumen: Lumen;
  readonly runner: Runner;
  readonly connection: (id: string) => Connection;
  readonly setting: (mission: string, id: string) => string;
  readonly setSetting: (mission: string, id: string, value: string) => void;
  readonly budget: (mission: string) => number | undefined;
  readonly topUp: (mission: string, amount: number) => void;
  /** Text of a delivered artifact, by run and name. */
  readonly artifact: (run: string, name: string) => string | undefined;
  readonly close: () => Promise<void>;
}

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const {
    missions = MISSIONS,
    now = Date.now,
    lumenPort = 0,
    firstRun = 2001,
    recorded = [],
    slots,
  } = options;
  const { callMs, handOverMs } = options.pace ?? { callMs: 0, handOverMs: 0 };
  const connections = createConnections();
  const regions = createRegions();
  const lumen = await createLumen({
    accounts: connections.map(({ account }) => account),
    regions,
    port: lumenPort,
    callMs,
  });
  addressConnections(connections, lumen);
  const settings = new Map<string, string>();
  const budgets = new Map<string, number>();
  const artifacts = new Map<string, string>();

  function connection(id: string): Connection {
    const found = connections.find((one) => one.id === id);
    if (!found) throw new Refused(404, `There is no connection ${id}.`);
    return found;
  }

  function setting(mission: string, id: string): string {
    const declared = missions.find((one) => one.id === mission)?.settings?.find((one) => one.id === id);
    return settings.get(`${mission}/${id}`) ?? declared?.value ?? '';
  }

  function budget(mission: string): number | undefined {
    return budgets.get(mission) ?? missions.find(({ id }) => id === mission)?.budget?.limit;
  }

  const runner = createRunner({
    missions,
    firstRun,
    version: VERSION,
    handOverMs,
    ...(slots === undefined ? {} : { slots }),
    pastOptional: (mission) => setting(mission, 'past-optional') === 'on',
    from: {
      now,
      setting,
      budget,
      target: (id) => {
        const { url, key, region } = connection(id);
        return {
          url,
          key,
          region,
          ...(url.startsWith('https:') ? { certificate: lumen.certificate() } : {}),
        };
      },
      deliver: (run, name, text) => {
        artifacts.set(`${run}/${name}`, text);
        return `/api/artifacts/${run}/${encodeURIComponent(name)}`;
      },
    },
  });
  for (const run of recorded) runner.add(run);

  return {
    now,
    missions,
    connections,
    regions,
    lumen,
    runner,
    connection,
    setting,
    setSetting: (mission, id, value) => {
      const declared = missions.find((one) => one.id === mission)?.settings?.find((one) => one.id === id);
      if (!declared) throw new Refused(404, `Mission ${mission} has no setting ${id}.`);
      if (!declared.options.some((option) => option.value === value))
        throw new Refused(400, `“${declared.label}” cannot be ${value}.`);
      settings.set(`${mission}/${id}`, value);
    },
    budget,
    topUp: (mission, amount) => {
      const limit = budget(mission);
      if (limit === undefined) throw new Refused(404, `Mission ${mission} has no budget.`);
      budgets.set(mission, limit + amount);
    },
    artifact: (run, name) => artifacts.get(`${run}/${name}`),
    close: async () => {
      await runner.close();
      await lumen.close();
    },
  };
}
