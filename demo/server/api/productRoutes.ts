import { rotateKey } from '../connections.ts';
import { Refused } from '../runner/refused.ts';
import type { World } from '../createWorld.ts';
import type { Region } from '../provider/region.ts';
import { checkConnection } from './checkConnection.ts';
import { describeConnection, describeMission } from './describe.ts';
import type { Route } from './route.ts';

/** How the local provider is doing. */
export interface ProviderView {
  readonly url: string;
  readonly gatewayRunning: boolean;
  readonly certificateRenewed: boolean;
  readonly regions: readonly Region[];
}

function describeProvider({ lumen, regions }: World): ProviderView {
  return {
    url: lumen.url,
    gatewayRunning: lumen.gatewayRunning(),
    certificateRenewed: lumen.certificateRenewed(),
    regions,
  };
}

const text = (body: Record<string, unknown>, name: string): string => {
  const value = body[name];
  if (typeof value !== 'string' || value.trim() === '') throw new Refused(400, `“${name}” must be a text.`);
  return value.trim();
};

/** Vault, billing, network, settings and the provider's own switches: what an operator repairs things with. */
export const productRoutes: readonly Route[] = [
  ['GET', '/api/health', ({ world }) => ({ ok: true, name: 'orbit', runs: world.runner.list().length })],
  ['GET', '/api/missions', ({ world }) => world.missions.map((mission) => describeMission(world, mission))],
  [
    'POST',
    '/api/missions/:id/settings/:name',
    ({ world, id, name, body }) => {
      world.setSetting(id, name, text(body, 'value'));
      return { ok: true };
    },
  ],
  [
    'POST',
    '/api/missions/:id/budget',
    ({ world, id }) => {
      world.topUp(id, 1_000);
      return { ok: true };
    },
  ],
  ['GET', '/api/connections', ({ world }) => world.connections.map(describeConnection)],
  ['POST', '/api/connections/:id/rotate-key', ({ world, id }) => ({ key: rotateKey(world.connection(id)) })],
  [
    'POST',
    '/api/connections/:id/key',
    ({ world, id, body }) => {
      const key = text(body, 'key');
      if (!/^[\x21-\x7e]+$/.test(key))
        throw new Refused(400, 'A key has no spaces and only plain characters.');
      world.connection(id).key = key;
      return { ok: true };
    },
  ],
  [
    'POST',
    '/api/connections/:id/grant',
    ({ world, id, body }) => {
      world.connection(id).account.scopes.add(text(body, 'scope'));
      return { ok: true };
    },
  ],
  [
    'POST',
    '/api/connections/:id/raise-limit',
    ({ world, id }) => {
      const { account } = world.connection(id);
      account.requests = { ...account.requests, limit: account.requests.limit * 10 };
      account.tokensPerMinute *= 10;
      return { ok: true };
    },
  ],
  [
    'POST',
    '/api/connections/:id/top-up',
    ({ world, id }) => {
      world.connection(id).account.credit += 5_000;
      return { ok: true };
    },
  ],
  [
    'POST',
    '/api/connections/:id/address',
    ({ world, id, body }) => {
      const url = text(body, 'url');
      if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
        throw new Refused(400, 'An address starts with http:// or https://.');
      world.connection(id).url = url.replace(/\/$/, '');
      return { ok: true };
    },
  ],
  ['POST', '/api/connections/:id/check', async ({ world, id }) => await checkConnection(world, id)],
  ['GET', '/api/provider', ({ world }) => describeProvider(world)],
  [
    'POST',
    '/api/provider/gateway',
    async ({ world }) => {
      await world.lumen.startGateway();
      return { ok: true };
    },
  ],
  [
    'POST',
    '/api/provider/certificate',
    ({ world }) => {
      world.lumen.renewCertificate();
      return { ok: true };
    },
  ],
  [
    'POST',
    '/api/provider/regions/:id/restore',
    ({ world, id }) => {
      const region = world.regions.find((one) => one.id === id);
      if (!region) throw new Refused(404, `There is no region ${id}.`);
      Object.assign(region, {
        maintenance: false,
        release: '2.3.0',
        latencyMs: 20,
        queuePaused: false,
        flakyCalls: 0,
      });
      return { ok: true };
    },
  ],
  ['GET', '/api/desk', ({ reports }) => ({ isOpen: reports.desk.isOpen() })],
  [
    'POST',
    '/api/desk',
    ({ reports, body }) => {
      if (typeof body['isOpen'] !== 'boolean') throw new Refused(400, '“isOpen” must be true or false.');
      reports.desk.setOpen(body['isOpen']);
      return { isOpen: reports.desk.isOpen() };
    },
  ],
];
