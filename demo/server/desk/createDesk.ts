import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Report } from 'waymark/server';
import type { Ticket } from './ticket.ts';
import { ticketPage } from './ticketPage.ts';

/** A support desk on this machine: a real HTTP server that takes signed webhooks and files a ticket for each report. */
export interface Desk {
  /** Where webhooks go. */
  readonly url: string;
  /** The key they are signed with; made anew with every desk. */
  readonly secret: string;
  readonly isOpen: () => boolean;
  /** Closed, it answers 503, as a service under maintenance does. */
  readonly setOpen: (isOpen: boolean) => void;
  readonly tickets: () => readonly Ticket[];
  readonly close: () => Promise<void>;
}

/** The largest webhook that is read. */
const LARGEST = 2_000_000;
/** How far the sender's clock may be off, in seconds. @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
const TOLERANCE = 300;

export interface DeskOptions {
  /** @default Date.now */
  readonly now?: () => number;
  /** The port asked for first, so that addresses of tickets outlive a restart; any free one unless given. */
  readonly port?: number | undefined;
  /** Keeps the tickets over restarts; left out, they go with the process. */
  readonly file?: string | undefined;
}

export async function createDesk({ now = Date.now, port = 0, file: kept }: DeskOptions = {}): Promise<Desk> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const tickets: Ticket[] = kept === undefined ? [] : readTickets(kept);
  let open = true;

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await listen(server, port);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const number = /^\/tickets\/(\d+)$/.exec(path)?.[1];
    if (request.method === 'GET' && number) {
      const ticket = tickets[Number(number) - 1];
      response.writeHead(ticket ? 200 : 404, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      });
      response.end(ticketPage(ticket));
    } else if (request.method === 'POST' && path === '/webhook') {
      const body = await readText(request);
      if (!open) send(response, 503, { detail: 'The desk is closed.' }, { 'retry-after': '3' });
      else if (!isSigned(request, body)) send(response, 401, { detail: 'The signature does not match.' });
      else send(response, 200, receiptOf(file(body)));
    } else {
      send(response, 404, { detail: 'There is nothing here.' });
    }
  }

  function isSigned({ headers }: IncomingMessage, body: string): boolean {
    const id = String(headers['webhook-id']);
    const timestamp = String(headers['webhook-timestamp']);
    if (!(Math.abs(now() / 1000 - Number(timestamp)) <= TOLERANCE)) return false;
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const wanted = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
    return String(headers['webhook-signature'])
      .split(' ')
      .map((one) => Buffer.from(one.replace(/^v1,/, ''), 'base64'))
      .some((given) => given.length === wanted.length && timingSafeEqual(given, wanted));
  }

  function file(body: string): Ticket {
    const { data } = JSON.parse(body) as { data: Report };
    const before = tickets.find(({ report }) => report === data.id);
    if (before) return before;
    const { id: report, subject, message, run } = data;
    const ticket = { number: tickets.length + 1, report, subject, message, run: run.id };
    tickets.push(ticket);
    if (kept !== undefined) writeFileSync(kept, JSON.stringify(tickets));
    return ticket;
  }

  const receiptOf = ({ number }: Ticket): unknown => ({
    reference: `DESK-${number}`,
    url: `${origin}/tickets/${number}`,
  });

  return {
    url: `${origin}/webhook`,
    secret,
    isOpen: () => open,
    setOpen: (isOpen) => {
      open = isOpen;
    },
    tickets: () => tickets,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** Listens on `port`, or on any when that one is taken. */
async function listen(server: Server, port: number): Promise<void> {
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    if (port === 0) throw error;
    await listen(server, 0);
  }
}

function readTickets(file: string): Ticket[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Ticket[];
  } catch {
    return [];
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) throw new Error('The webhook is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
