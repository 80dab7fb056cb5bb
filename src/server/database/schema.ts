import type { Report } from '../../core/model/report.ts';

/** What a list shows of a report. */
export interface ReportSummary {
  readonly category: Report['category'];
  readonly subject: string;
  readonly run: Pick<Report['run'], 'id' | 'title' | 'url' | 'attempt' | 'trouble'>;
  readonly mission?: Report['mission'];
  readonly guide?: Pick<NonNullable<Report['guide']>, 'id' | 'title' | 'confident'>;
  readonly step?: Pick<NonNullable<Report['step']>, 'id' | 'title'>;
}

/** A report as it was stored. Times are epoch milliseconds. */
export interface ReportRow {
  /** The report's own id, which is its idempotency key. */
  readonly id: string;
  /** Counted up; `R-42` to people. */
  readonly number: number;
  readonly received_at: number;
  /** SHA-256 of the body as it came, hexadecimal. */
  readonly body_hash: string;
  /** Whose it is, as the host's `authorize` said; empty when it said nothing. */
  readonly scope: string;
  /** Who sent it, likewise. */
  readonly sender: string | null;
  /** Both are for finding (`findable`): cut, and without what text of PostgreSQL cannot hold. */
  readonly run_id: string;
  readonly guide_id: string | null;
  /** What a list shows of it, so that no list has to read whole reports. */
  readonly summary: ReportSummary;
  /** The whole report, redacted once more on arrival. */
  readonly report: Report;
}

export const DELIVERY_STATES = ['queued', 'sending', 'delivered', 'rejected'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One report on its way to one receiver. Times are epoch milliseconds. */
export interface DeliveryRow {
  readonly report: string;
  /** Id of a receiver in the server's own list. */
  readonly receiver: string;
  /** That of the report, for paging by state. */
  readonly received_at: number;
  readonly state: DeliveryState;
  /** Tries begun. */
  readonly tries: number;
  /** When the first of them began: what a receiver made of it is not older. */
  readonly first_tried_at: number | null;
  /** When it is set aside if it still could not be delivered; null before the first try, and after a person asked for another. */
  readonly give_up_at: number | null;
  /** When it may be taken next: `queued` not before, and `sending` once the lease has run out. */
  readonly due_at: number;
  /** Who is sending it now, and until when nobody else may. */
  readonly lease_owner: string | null;
  readonly lease_until: number | null;
  /** What the receiver calls it, and where to see it. */
  readonly reference: string | null;
  readonly url: string | null;
  /** Why the last try did not deliver: `rate-limited`, `server`, `auth` …, and the receiver's words. */
  readonly reason: string | null;
  readonly said: string | null;
  /** When its state last changed. */
  readonly changed_at: number;
}

/** What all workers together know of one receiver. Times are epoch milliseconds. */
export interface ReceiverRow {
  readonly id: string;
  /** When tries began, for its rates; older ones than the longest rate are forgotten. */
  readonly sent_at: readonly number[];
  /** It asked to be left alone until then. */
  readonly paused_until: number | null;
  /** It said that it takes nothing more, and in which words. */
  readonly stopped_at: number | null;
  readonly stopped_said: string | null;
}

/** SQL for the time that the database's clock shows, epoch milliseconds. */
export const DATABASE_NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

/** What the workers of the queue know of their clock. There is one row. */
export interface ClockRow {
  /** How often the clock was seen to be set back, and what waited moved with it. */
  readonly set_backs: number;
  /** A time that the clock has shown since, epoch milliseconds. */
  readonly noted_at: number;
}

/**
 * The tables, step by step: each entry brings the one before to the next version. Entries are never changed once published, only added.
 *
 * A report is `json`, not `jsonb`: error texts hold `\u0000` and halves of surrogate pairs, which `jsonb` refuses.
 */
export const SCHEMA: readonly (readonly string[])[] = [
  [
    `create table waymark_reports (
       id uuid primary key,
       number bigint generated always as identity unique,
       received_at bigint not null,
       body_hash text not null,
       scope text not null,
       sender text,
       run_id text not null,
       guide_id text,
       summary json not null,
       report json not null
     )`,
    'create index waymark_reports_all on waymark_reports (received_at desc, id desc)',
    'create index waymark_reports_scope on waymark_reports (scope, received_at desc, id desc)',
    'create index waymark_reports_run on waymark_reports (run_id, received_at desc, id desc)',
    'create index waymark_reports_guide on waymark_reports (guide_id, received_at desc, id desc)',
    `create table waymark_deliveries (
       report uuid not null references waymark_reports (id) on delete cascade,
       receiver text not null,
       received_at bigint not null,
       state text not null default 'queued' check (state in ('queued', 'sending', 'delivered', 'rejected')),
       tries integer not null default 0,
       first_tried_at bigint,
       give_up_at bigint,
       due_at bigint not null,
       lease_owner text,
       lease_until bigint,
       reference text,
       url text,
       reason text,
       said text,
       changed_at bigint not null,
       primary key (report, receiver)
     )`,
    'create index waymark_deliveries_state on waymark_deliveries (state, received_at desc, report desc)',
    `create index waymark_deliveries_due on waymark_deliveries (due_at) where state in ('queued', 'sending')`,
    `create index waymark_deliveries_due_of_receiver on waymark_deliveries (receiver, due_at) where state in ('queued', 'sending')`,
    `create index waymark_deliveries_leases on waymark_deliveries (receiver, lease_until) where state = 'sending'`,
    `create table waymark_receivers (
       id text primary key,
       sent_at bigint[] not null default '{}',
       paused_until bigint,
       stopped_at bigint,
       stopped_said text
     )`,
  ],
  [
    'create table waymark_clock (set_backs bigint not null, noted_at bigint not null)',
    'insert into waymark_clock values (0, 0)',
  ],
];
