import type { Database } from '../../server/database/database.ts';
import { openDatabase } from '../../server/database/openDatabase.ts';
import { dropDeliveries, rejectedDeliveries } from '../../server/queue/rejectedDeliveries.ts';
import { requeueDeliveries, type RequeueFilter } from '../../server/queue/requeueDeliveries.ts';
import { findReport } from '../../server/reports/findReport.ts';
import type { Arguments, Command } from '../cli/command.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import type { Io } from '../cli/io.ts';
import { PLACE_OPTIONS, readPlace } from './readPlace.ts';

const ACTIONS = ['list', 'show', 'requeue', 'drop'] as const;
type Action = (typeof ACTIONS)[number];

/** `waymark dead`: lists undeliverable reports, and requeues or drops them. */
export const deadCommand: Command = {
  name: 'dead',
  summary: 'lists, shows, requeues and drops reports that could not be delivered',
  usage:
    '[list | show <report> | requeue | drop] [--report <report>] [--receiver <id>] [--reason <reason>] [--all]',
  takes: [0, 2],
  options: {
    ...PLACE_OPTIONS,
    report: { type: 'string', value: 'report', help: 'only this one, by its id or as R-42' },
    receiver: { type: 'string', value: 'id', help: 'only those for this receiver' },
    reason: { type: 'string', value: 'reason', help: 'only those set aside for it: auth, gave-up, unsure …' },
    all: { type: 'boolean', help: 'has requeue or drop take all of them' },
  },
  notes: [
    'A report is set aside when a receiver refuses it, when it could not be delivered for five days, or when nobody can tell whether it was.',
    '`requeue` sends again under the same id. A receiver that cannot tell a second copy may get one. `drop` gives up the delivery; the report stays stored.',
    'A folder is open to one process: stop `waymark serve` first, or keep reports in PostgreSQL.',
  ],
  async run(args, io) {
    const [action = 'list', named] = args.positionals;
    const place = readPlace(args, io);
    const isKnown = ACTIONS.includes(action as Action);
    if (typeof place === 'string' || !isKnown || (action === 'show') !== (named !== undefined)) {
      io.stderr(`${typeof place === 'string' ? place : 'Say list, show <report>, requeue or drop.'}\n`);
      return EXIT_CODE.usage;
    }
    let database: Database | undefined;
    try {
      database = await openDatabase(place);
      return await act(action as Action, named, args, database, io);
    } catch (error) {
      io.stderr(`${error instanceof Error ? error.message : String(error)}\n`);
      return EXIT_CODE.wrong;
    } finally {
      await database?.close();
    }
  },
};

async function act(
  action: Action,
  named: string | undefined,
  { values }: Arguments,
  database: Database,
  io: Io,
): Promise<number> {
  const wanted = named ?? values['report'];
  const report = wanted === undefined ? undefined : await findReport(database, String(wanted), undefined);
  if (wanted !== undefined && !report) {
    io.stderr(`There is no report ${String(wanted)}.\n`);
    return EXIT_CODE.wrong;
  }
  if (action === 'show') {
    io.stdout(`${JSON.stringify(report, null, 2)}\n`);
    return EXIT_CODE.ok;
  }
  const filter: RequeueFilter = {
    ...(report && { report: report.id }),
    ...(values['receiver'] !== undefined && { receiver: String(values['receiver']) }),
    ...(values['reason'] !== undefined && { reason: String(values['reason']) }),
  };
  if (action === 'list') {
    const rejected = await rejectedDeliveries(database, filter);
    for (const { reference, receiver, reason, tries, changedAt, said } of rejected) {
      const at = new Date(changedAt).toISOString();
      io.stdout(
        `${reference}  ${receiver}  ${reason ?? ''}  ${tries} tries, ${at}${said ? `  ${said}` : ''}\n`,
      );
    }
    io.stderr(`${rejected.length} set aside.\n`);
    return EXIT_CODE.ok;
  }
  if (Object.keys(filter).length === 0 && values['all'] !== true) {
    io.stderr(`Say which: --report, --receiver or --reason; or --all.\n`);
    return EXIT_CODE.usage;
  }
  const count = await (action === 'requeue' ? requeueDeliveries : dropDeliveries)(database, filter);
  io.stdout(`${count} ${action === 'requeue' ? 'on their way again' : 'given up'}.\n`);
  return EXIT_CODE.ok;
}
