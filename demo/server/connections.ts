import { createAccount, type Account } from './provider/accounts.ts';
import type { Lumen } from './provider/createLumen.ts';
import { createRegion, type Region } from './provider/region.ts';

/** One entry of the Provider vault: how Orbit reaches Lumen for some missions. */
export interface Connection {
  readonly id: string;
  readonly label: string;
  readonly purpose: string;
  readonly region: string;
  /** Shown and editable on the Network page. */
  url: string;
  /** What Orbit sends. Never leaves the server but masked. */
  key: string;
  readonly account: Account;
  /** Why `url` is what it is, for the Network page. */
  readonly kind: 'api' | 'tls' | 'gateway' | 'partner';
}

/** A key as Lumen issues them, recognisable as a demo key. */
function issueKey(id: string, serial: number): string {
  return `sk-orbit-demo-${id}-${String(serial).padStart(4, '0')}`;
}

/** Makes a key that Lumen accepts for the connection's account, and no other key of it any more. */
export function rotateKey(connection: Connection): string {
  const serial = Number(connection.key.slice(-4)) + 1;
  const key = issueKey(connection.id, Number.isNaN(serial) ? 1 : serial);
  connection.account.keys.clear();
  connection.account.keys.add(key);
  connection.key = key;
  return key;
}

export function createRegions(): Region[] {
  return [
    createRegion('eu-1'),
    createRegion('eu-2', { maintenance: true }),
    createRegion('eu-3', { release: '2.3.1' }),
    createRegion('eu-4', { latencyMs: 4_000 }),
    createRegion('eu-5', { queuePaused: true }),
    createRegion('eu-6', { flakyCalls: 2 }),
  ];
}

/** What each connection is like at the start: a healthy one, and one for every thing that is wrong with the others. */
const PLAN: readonly (Pick<Connection, 'id' | 'label' | 'purpose'> & {
  region?: string;
  kind?: Connection['kind'];
  account?: Parameters<typeof createAccount>[1];
  revoked?: true;
})[] = [
  { id: 'main', label: 'Lumen', purpose: 'Everyday missions', account: { scopes: ['briefs:write'] } },
  { id: 'research', label: 'Lumen Research', purpose: 'Research desk', revoked: true },
  { id: 'press', label: 'Lumen Press', purpose: 'Publishing' },
  {
    id: 'catalogue',
    label: 'Lumen Catalogue',
    purpose: 'Translations',
    account: { requests: { limit: 6, windowMs: 20_000 } },
  },
  { id: 'drafts', label: 'Lumen Drafts', purpose: 'Long documents', account: { tokensPerMinute: 2_000 } },
  { id: 'suppliers', label: 'Lumen Suppliers', purpose: 'Supplier ratings', account: { credit: 0 } },
  {
    id: 'tickets',
    label: 'Lumen Tickets',
    purpose: 'Support desk',
    account: { credit: 0, refusal: 'payment_required' },
  },
  { id: 'eu-2', label: 'Lumen eu-2', purpose: 'Prices and carriers', region: 'eu-2' },
  { id: 'eu-3', label: 'Lumen eu-3', purpose: 'Claims', region: 'eu-3' },
  { id: 'eu-4', label: 'Lumen eu-4', purpose: 'Dashboards', region: 'eu-4' },
  { id: 'eu-5', label: 'Lumen eu-5', purpose: 'Queued jobs', region: 'eu-5' },
  { id: 'eu-6', label: 'Lumen eu-6', purpose: 'News', region: 'eu-6' },
  { id: 'ledger', label: 'Ledger mirror', purpose: 'Finance', kind: 'tls' },
  { id: 'archive', label: 'Archive gateway', purpose: 'Archive', kind: 'gateway' },
  { id: 'partner', label: 'Partner models', purpose: 'Partner matching', kind: 'partner' },
];

export function createConnections(): Connection[] {
  return PLAN.map(({ id, label, purpose, region = 'eu-1', kind = 'api', account, revoked }, index) => {
    const connection: Connection = {
      id,
      label,
      purpose,
      region,
      kind,
      url: '',
      // All that is ever shown of a key is its end, so no two end alike. The recorded runs know the revoked one as 0001.
      key: issueKey(id, revoked ? 1 : (index + 1) * 100 + 1),
      account: createAccount(id, account),
    };
    if (!revoked) connection.account.keys.add(connection.key);
    return connection;
  });
}

/** A name that never resolves. @see https://www.rfc-editor.org/rfc/rfc2606 (`.invalid`) */
const NOWHERE = 'http://models.partner.invalid';

export function addressConnections(connections: readonly Connection[], lumen: Lumen): void {
  const urls = { api: lumen.url, tls: lumen.secureUrl, gateway: lumen.gatewayUrl, partner: NOWHERE };
  for (const connection of connections) connection.url = urls[connection.kind];
}
