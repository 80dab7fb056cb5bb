import type { Connection } from '../connections.ts';
import type { World } from '../createWorld.ts';
import { maskKey } from '../provider/refusal.ts';
import type { ContextPiece, Mission, Setting } from '../runner/mission.ts';

/** What the host UI may know of a connection: never the key itself. */
export interface ConnectionView extends Pick<
  Connection,
  'id' | 'label' | 'purpose' | 'region' | 'url' | 'kind'
> {
  /** Masked. */
  readonly key: string;
  readonly scopes: readonly string[];
  readonly requests: { readonly limit: number; readonly windowMs: number };
  readonly tokensPerMinute: number;
  /** Cents. */
  readonly credit: number;
}

export function describeConnection(connection: Connection): ConnectionView {
  const { id, label, purpose, region, url, key, kind, account } = connection;
  const { scopes, requests, tokensPerMinute, credit } = account;
  return {
    id,
    label,
    purpose,
    region,
    url,
    kind,
    key: maskKey(key),
    scopes: [...scopes].toSorted(),
    requests,
    tokensPerMinute,
    credit,
  };
}

/** What the host UI needs of a mission; settings with their present values. */
export interface MissionView extends Pick<Mission, 'id' | 'title' | 'summary' | 'connection' | 'budget'> {
  /** How many. */
  readonly steps: number;
  readonly context: readonly ContextPiece[];
  readonly settings: readonly Setting[];
}

export function describeMission(world: World, mission: Mission): MissionView {
  const { id, title, summary, connection, context = [], settings = [], steps, budget } = mission;
  return {
    id,
    title,
    summary,
    steps: steps.length,
    ...(connection ? { connection } : {}),
    ...(budget ? { budget: { unit: budget.unit, limit: world.budget(id) ?? budget.limit } } : {}),
    context,
    settings: settings.map((setting) =>
      Object.assign({ ...setting }, { value: world.setting(id, setting.id) }),
    ),
  };
}
