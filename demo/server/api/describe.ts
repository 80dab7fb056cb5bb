import type { Connection } from '../connections.ts';
import type { World } from '../createWorld.ts';
import { maskKey } from '../provider/refusal.ts';
import type { Mission } from '../runner/mission.ts';

/** What the host UI may know of a connection: never the key itself. */
export function describeConnection({ id, label, purpose, region, url, key, kind, account }: Connection) {
  return {
    id,
    label,
    purpose,
    region,
    url,
    kind,
    key: maskKey(key),
    scopes: [...account.scopes].sort(),
    requests: account.requests,
    tokensPerMinute: account.tokensPerMinute,
    credit: account.credit,
  };
}

export function describeMission(world: World, mission: Mission) {
  const {
    id,
    title,
    summary,
    connection,
    context = [],
    settings = [],
    steps,
    budget,
    expectsArtifacts,
  } = mission;
  return {
    id,
    title,
    summary,
    steps: steps.length,
    ...(connection ? { connection } : {}),
    ...(expectsArtifacts ? { expectsArtifacts } : {}),
    ...(budget ? { budget: { unit: budget.unit, limit: world.budget(id) ?? budget.limit } } : {}),
    context,
    settings: settings.map((setting) =>
      Object.assign({ ...setting }, { value: world.setting(id, setting.id) }),
    ),
  };
}

export type ConnectionView = ReturnType<typeof describeConnection>;
export type MissionView = ReturnType<typeof describeMission>;
