import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { createReportServer } from '../../src/node/serve/createReportServer.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** The server without a database: no request here gets that far. */
function makeServer(proxies = 0) {
  const unasked = () => Promise.reject(new Error('Nothing is asked of the database.'));
  const { server, end } = createReportServer({
    database: { query: unasked, transaction: unasked, close: () => Promise.resolve() },
    host: '127.0.0.1',
    origins: [],
    token: undefined,
    proxies,
  });
  return { server, end: () => end(100) };
}

/** A connection as the kernel would hand it over. */
function connectionFrom(remoteAddress: string): Duplex {
  const socket = new Duplex({ read: () => undefined, write: (_part, _encoding, done) => done() });
  ends.push(() => socket.destroy());
  return Object.assign(socket, { remoteAddress, setTimeout: () => socket, setKeepAlive: () => socket });
}

it('B74: ends what one address has open beyond 100 connections, counts those that ended no more, and leaves others alone', () => {
  const { server } = makeServer();
  const open = (address: string): Duplex => {
    const socket = connectionFrom(address);
    server.emit('connection', socket);
    return socket;
  };
  const first = Array.from({ length: 100 }, () => open('203.0.113.1'));
  expect(first.filter(({ destroyed }) => destroyed)).toEqual([]);
  expect(open('203.0.113.1').destroyed).toBe(true);
  expect(open('203.0.113.2').destroyed).toBe(false);
  // Those of this machine are a proxy's, for any number of senders.
  const near = Array.from({ length: 150 }, () => open('::ffff:127.0.0.1'));
  expect(near.some(({ destroyed }) => destroyed)).toBe(false);
});

it('B74: leaves all connections to proxies that it was told of', () => {
  const { server } = makeServer(1);
  const sockets = Array.from({ length: 150 }, () => connectionFrom('203.0.113.1'));
  sockets.forEach((socket) => server.emit('connection', socket));
  expect(sockets.some(({ destroyed }) => destroyed)).toBe(false);
});

it('B74: has no more than 1,000 connections open in all, and fewer where fewer files may be open', async () => {
  const { server, end } = makeServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(end);
  const most = server.maxConnections;
  expect(most).toBeGreaterThanOrEqual(10);
  expect(most).toBeLessThanOrEqual(1000);
  const { port } = server.address() as AddressInfo;
  const sockets: Socket[] = [];
  for (let count = 0; count < most + 20; count += 1) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    sockets.push(socket.resume());
    ends.push(() => socket.destroy());
    if (count % 50 === 0) await once(socket, 'connect');
  }
  while (sockets.filter(({ destroyed }) => destroyed).length < 20) await pause(10);
  const left = sockets.find(({ destroyed }) => !destroyed);
  left?.write('GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  expect(String(left && (await once(left, 'data'))[0])).toContain('200 OK');
  expect(sockets.filter(({ destroyed }) => destroyed)).toHaveLength(20);
});
