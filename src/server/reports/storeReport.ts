import type { Report } from '../../core/model/report.ts';
import { cutText } from '../../core/model/value/cutText.ts';
import type { Database } from '../database/database.ts';
import { nextTurn } from '../database/nextTurn.ts';
import { filingOf } from './createFiling.ts';
import { findable } from './findable.ts';
import { sha256 } from './sha256.ts';
import { DATABASE_NOW, type ReportSummary } from '../database/schema.ts';
import { defined } from '../../core/model/value/defined.ts';

/** A report that may be stored: checked and redacted. */
export interface Arrival {
  readonly report: Report;
  /** SHA-256 of the body as it came, hexadecimal. */
  readonly bodyHash: string;
  readonly scope: string;
  readonly sender: string | undefined;
  /** Where it was sent from, where that is known; it is not stored. */
  readonly address?: string | undefined;
  /** Ids of the receivers it goes to. */
  readonly receivers: readonly string[];
  /** Epoch milliseconds. */
  readonly at: number;
}

/** `known`: it was there already, byte for byte. `other`: its id was used for something else. */
export type Stored = { readonly kind: 'new' | 'known'; readonly number: number } | { readonly kind: 'other' };

/**
 * Stores a report once, and with it, in one transaction, what has to be delivered. Of any number of tries with one id, at the same time and
 * on any number of servers, exactly one is `new`.
 */
export async function storeReport(database: Database, arrival: Arrival): Promise<Stored> {
  const { report, bodyHash, scope, at } = arrival;
  // A repeated try is the usual reason for a known id; asking first wastes no number on it.
  const before = await database.query<StoredRow>(SELECT_STORED, [report.id]);
  if (before[0]) return compare(before[0], arrival);
  const filing = await filingOf(report);
  const lane = await laneOf(arrival);
  return database.transaction(async ({ query }) => {
    const [made] = await query<{ number: number }>(
      `insert into waymark_reports (id, received_at, body_hash, scope, sender, run_id, guide_id, summary, report,
         category, code, mission_id, claimed_sender, fingerprint, words)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, array_to_tsvector($15::text[]))
       on conflict (id) do nothing returning number`,
      [
        report.id,
        at,
        bodyHash,
        findable(scope),
        arrival.sender === undefined ? null : findable(arrival.sender),
        findable(report.run.id),
        report.guide ? findable(report.guide.id) : null,
        JSON.stringify(summaryOf(report)),
        JSON.stringify(report),
        filing.category,
        filing.code,
        filing.mission,
        filing.claimedSender,
        filing.fingerprint,
        filing.words,
      ],
    );
    if (!made) {
      const [kept] = await query<StoredRow>(SELECT_STORED, [report.id]);
      if (!kept) throw new Error('Waymark: a report was deleted while it was sent again.');
      return compare(kept, arrival);
    }
    // Due now, also where the clock of this machine is ahead of the one that the queue goes by.
    await query(
      `insert into waymark_deliveries (report, receiver, received_at, due_at, changed_at, lane, turn)
       select $1, target, $3::bigint, least($3::bigint, ${DATABASE_NOW}), $3::bigint, $4, ${nextTurn('target', '$4')}
       from unnest($2::text[]) as target`,
      [report.id, arrival.receivers, at, lane],
    );
    return { kind: 'new', number: made.number };
  });
}

/** Whoever names nobody is told apart by the address. */
async function laneOf({ scope, sender, address }: Arrival): Promise<number> {
  const name = JSON.stringify([scope, sender, sender === undefined ? address : undefined]);
  const digest = await sha256(new TextEncoder().encode(name));
  return Number.parseInt(digest.slice(0, 4), 16);
}

interface StoredRow {
  readonly number: number;
  readonly body_hash: string;
  readonly scope: string;
}

const SELECT_STORED = 'select number, body_hash, scope from waymark_reports where id = $1';

function compare({ number, body_hash, scope }: StoredRow, arrival: Arrival): Stored {
  return body_hash === arrival.bodyHash && scope === findable(arrival.scope)
    ? { kind: 'known', number }
    : { kind: 'other' };
}

/** Code units of a message, the operator's or the failure's, that a list shows. */
const MAX_EXCERPT = 160;

function summaryOf(report: Report): ReportSummary {
  const { category, subject, run, mission, guide, step, failures } = report;
  const { id, title, url, attempt, trouble } = run;
  const { code, said } = step ?? failures?.[0] ?? {};
  return defined({
    category,
    subject,
    run: defined({ id, title, url, attempt, trouble }),
    mission,
    guide: guide && { id: guide.id, title: guide.title, confident: guide.confident },
    step: step && { id: step.id, title: step.title },
    code,
    said: said?.trim() ? excerptOf(said.trim().split('\n', 1)[0]!) : undefined,
    excerpt: excerptOf(report.message) || undefined,
  });
}

function excerptOf(text: string): string {
  return cutText(text.trim().replaceAll(/\s+/g, ' '), MAX_EXCERPT, '…');
}
