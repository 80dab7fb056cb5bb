import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Redaction } from '../../core/model/report.ts';
import { DAY } from '../../core/model/value/duration.ts';
import { createDelivery, type DeliveryEvent } from '../../server/createDelivery.ts';
import type { Database } from '../../server/database/database.ts';
import type { HandlerLimits } from '../../server/handler/createLimiter.ts';
import { openDatabase, type DatabasePlace } from '../../server/database/openDatabase.ts';
import { sweepReports, type Retention } from '../../server/reports/sweepReports.ts';
import type { ServerReceiver } from '../../server/receivers/serverReceiver.ts';
import type { Arguments, Command } from '../cli/command.ts';
import { createReportServer, PAGES_PATH, REPORTS_PATH } from './createReportServer.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import type { Io } from '../cli/io.ts';
import { LIMIT_OPTIONS, readLimits } from './readLimits.ts';
import { PLACE_OPTIONS, readPlace } from './readPlace.ts';
import { readReceivers, type ReadReceivers } from './readReceivers.ts';
import { readRedactions, REDACTIONS_OPTION } from '../redact/readRedactions.ts';
import { readSecrets } from '../redact/readSecrets.ts';
import { printProblems } from '../cli/printProblems.ts';

const DEFAULT_PORT = '8787';
const DEFAULT_HOST = '127.0.0.1';
const MIN_TOKEN_LENGTH = 16;
/** Milliseconds within which requests have to end after the server is asked to stop; container hosts kill after ten seconds. */
const STOP_TIMEOUT_MS = 4000;
const NO_RECEIVERS: ReadReceivers = { receivers: [], problems: [] };

/** `waymark serve`: receives and stores reports, as a process of its own. */
export const serveCommand: Command = {
  name: 'serve',
  summary: 'takes reports, keeps them, and shows them to support',
  usage: '[--port <number>] [--folder <dir> | --database-url <url>] [--origin <urls>]',
  takes: [0, 0],
  options: {
    port: { type: 'string', value: 'number', help: `where to listen; ${DEFAULT_PORT} unless given` },
    host: {
      type: 'string',
      value: 'address',
      help: `whom to listen to; ${DEFAULT_HOST}, this machine alone, unless given`,
    },
    ...PLACE_OPTIONS,
    'not-durable': {
      type: 'boolean',
      help: 'writes to a folder without waiting for the disk: quicker, and a power cut takes the last half minute',
    },
    'keep-days': {
      type: 'string',
      value: 'days',
      help: 'deletes reports that are older, once a day; all are kept unless given',
    },
    'keep-reports': {
      type: 'string',
      value: 'number',
      help: 'keeps so many of the newest and deletes the others, once a day',
    },
    ...LIMIT_OPTIONS,
    origin: {
      type: 'string',
      value: 'urls',
      help: 'origins of pages that may send from elsewhere, with commas between',
    },
    proxies: {
      type: 'string',
      value: 'number',
      help: 'proxies of yours before it, which tell senders apart in `X-Forwarded-For`; 0 unless given',
    },
    receivers: {
      type: 'string',
      value: 'file',
      help: 'delivers each report to the receivers in that JSON file',
    },
    'secrets-file': {
      type: 'string',
      value: 'file',
      help: 'exact values that are never stored, one per line; read anew for each report',
    },
    redactions: REDACTIONS_OPTION,
    token: {
      type: 'string',
      value: 'token',
      help: 'what readers send as `Authorization: Bearer`; WAYMARK_TOKEN says the same',
    },
  },
  notes: [
    `Reports are sent to ${REPORTS_PATH}; give the widget \`endpoint('https://your.host${REPORTS_PATH}')\`. GET lists them, and ${PAGES_PATH} shows them in a browser to who knows the token. \`/health\` says that it runs, \`/ready\` that it can store.`,
    'Values of `--token` and `--database-url` can be seen in the list of processes; WAYMARK_TOKEN and DATABASE_URL cannot.',
    'Receivers are a list such as [{ "kind": "github", "repository": "acme/orbit", "token": { "env": "GITHUB_TOKEN" } }]; kinds are webhook, github, zendesk and slack. Credentials stand in the environment only.',
    'What was acknowledged outlives any end of the process, and a power cut. Ctrl+C and SIGTERM let requests end first.',
  ],
  async run(args, io) {
    const settings = settingsOf(args, io);
    if (typeof settings === 'string') {
      io.stderr(`${settings}\n`);
      return EXIT_CODE.usage;
    }
    const file = settings.receivers;
    const { receivers, problems } = file === undefined ? NO_RECEIVERS : readReceivers(file, io.cwd, io.env);
    if (problems.length > 0) {
      // Without the line itself, which may contain a credential.
      printProblems(problems, io);
      return EXIT_CODE.wrong;
    }
    let database: Database;
    try {
      settings.secrets();
      const onProgress = (said: string): void => io.stderr(`${said}\n`);
      database = await openDatabase({ ...settings.place, onProgress });
    } catch (error) {
      io.stderr(`${messageOf(error)}\n`);
      return EXIT_CODE.wrong;
    }
    try {
      return await serve(settings, receivers, database, io);
    } finally {
      await database.close();
    }
  },
};

interface Settings {
  readonly port: number;
  readonly host: string;
  readonly place: DatabasePlace;
  readonly retention: Retention;
  readonly origins: readonly string[];
  readonly secrets: () => readonly string[];
  readonly redactions: readonly Redaction[];
  readonly limits: HandlerLimits;
  /** The file of receivers. */
  readonly receivers: string | undefined;
  readonly proxies: number;
  readonly token: string | undefined;
}

/** @returns the settings, or what is wrong with them */
function settingsOf(args: Arguments, io: Io): Settings | string {
  const { values } = args;
  const { cwd, env } = io;
  const text = (name: string): string | undefined =>
    typeof values[name] === 'string' ? values[name] : undefined;
  const port = text('port') ?? DEFAULT_PORT;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return `--port must be a number from 0 to 65535, and is ${port}.`;
  const place = readPlace(args, io);
  if (typeof place === 'string') return place;
  const [days, reports] = [text('keep-days'), text('keep-reports')];
  for (const [name, value] of Object.entries({ 'keep-days': days, 'keep-reports': reports })) {
    if (value !== undefined && !/^[1-9]\d{0,8}$/.test(value))
      return `--${name} must be a number from 1, and is ${value}.`;
  }
  const origins = (text('origin') ?? '').split(',').flatMap((origin) => origin.trim() || []);
  const wrong = origins.find((origin) => !isOrigin(origin));
  if (wrong !== undefined)
    return `--origin must be origins such as https://app.example.com, and ${wrong} is none.`;
  const token = text('token') ?? (env['WAYMARK_TOKEN'] || undefined);
  if (token !== undefined && token.length < MIN_TOKEN_LENGTH)
    return `A token of fewer than ${MIN_TOKEN_LENGTH} characters can be guessed. Make one with \`openssl rand -hex 32\`.`;
  const limits = readLimits(args);
  if (typeof limits === 'string') return limits;
  const redactions = readRedactions(text('redactions'), cwd);
  if (typeof redactions === 'string') return redactions;
  const file = text('secrets-file');
  const proxies = text('proxies') ?? '0';
  if (!/^\d$/.test(proxies)) return `--proxies must be a number from 0 to 9, and is ${proxies}.`;
  return {
    port: Number(port),
    host: text('host') ?? DEFAULT_HOST,
    place: 'folder' in place ? { ...place, durable: values['not-durable'] !== true } : place,
    retention: {
      ...(days !== undefined && { days: Number(days) }),
      ...(reports !== undefined && { reports: Number(reports) }),
    },
    origins,
    secrets() {
      const secrets = readSecrets(file, cwd);
      if (typeof secrets === 'string') throw new Error(secrets);
      return secrets;
    },
    redactions,
    limits,
    receivers: text('receivers'),
    proxies: Number(proxies),
    token,
  };
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

async function serve(
  settings: Settings,
  receivers: readonly ServerReceiver[],
  database: Database,
  io: Io,
): Promise<number> {
  const { host, port, place, retention, token, secrets } = settings;
  const delivery = createDelivery({ database, receivers, onEvent: (event) => io.stderr(lineOf(event)) });
  const { server, end } = createReportServer({
    ...settings,
    receivers,
    onStored: delivery.wake,
    onRequeued: delivery.wake,
    database,
    secrets,
    onFault: (error) => io.stderr(`${messageOf(error)}\n`),
  });
  const stopped = io.stopped();
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    io.stderr(`Cannot listen at ${host}:${port}: ${messageOf(error)}\n`);
    return EXIT_CODE.wrong;
  }
  const { port: taken } = server.address() as AddressInfo;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
  io.stdout(`Reports are taken at ${origin}${REPORTS_PATH} and kept in ${nameOf(place)}.\n`);
  if (token === undefined) io.stderr('Nobody may read them until WAYMARK_TOKEN is set.\n');
  else io.stdout(`Read them at ${origin}${PAGES_PATH}, with a name and that token.\n`);
  delivery.start();
  const sweep = (): void =>
    void sweepReports(database, retention).catch((error: unknown) => io.stderr(`${messageOf(error)}\n`));
  const sweeps =
    retention.days === undefined && retention.reports === undefined ? [] : [setInterval(sweep, DAY)];
  if (sweeps.length > 0) sweep();
  await stopped;
  sweeps.forEach(clearInterval);
  await Promise.all([end(STOP_TIMEOUT_MS), delivery.end(STOP_TIMEOUT_MS)]);
  io.stdout('Stopped; every report that was acknowledged is kept.\n');
  return EXIT_CODE.ok;
}

/** A delivery as a log line; the receiver's words are in the report. */
function lineOf(event: DeliveryEvent): string {
  if (event.kind === 'fault') return `${event.receiver}: ${messageOf(event.error)}\n`;
  return `${event.receiver}: ${event.report} ${event.kind} after ${event.tries} ${event.tries === 1 ? 'try' : 'tries'}\n`;
}

/** The place without the password that an address may contain. */
function nameOf(place: DatabasePlace): string {
  if ('folder' in place) return place.folder;
  if (!URL.canParse(place.url)) return 'PostgreSQL';
  const { host, pathname } = new URL(place.url);
  return `PostgreSQL at ${host}${pathname}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
