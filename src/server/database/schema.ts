import type { Report } from '../../core/model/report.ts';

/** What a list shows of a report. */
export interface ReportSummary {
  readonly category: Report['category'];
  readonly subject: string;
  readonly run: Pick<Report['run'], 'id' | 'title' | 'url' | 'attempt' | 'trouble'>;
  readonly mission?: Report['mission'];
  readonly guide?: Pick<NonNullable<Report['guide']>, 'id' | 'title' | 'confident'>;
  readonly step?: Pick<NonNullable<Report['step']>, 'id' | 'title'>;
  /** Of the failure. */
  readonly code?: string;
  /** Beginning of the failure's message. */
  readonly said?: string;
  /** Beginning of the operator's message. */
  readonly excerpt?: string;
}

/** A report as it was stored. Times are epoch milliseconds. */
export interface ReportRow {
  /** The report's own id, which is its idempotency key. */
  readonly id: string;
  /** A counter; people see `R-42`. */
  readonly number: number;
  readonly received_at: number;
  /** SHA-256 of the received body, hexadecimal. */
  readonly body_hash: string;
  /** The scope that the host's `authorize` returned; empty without one. */
  readonly scope: string;
  /** The sender that the host's `authorize` returned. */
  readonly sender: string | null;
  /** This and the next are for searching (`findable`): cut, and without characters that PostgreSQL cannot store. */
  readonly run_id: string;
  readonly guide_id: string | null;
  readonly category: Report['category'] | null;
  readonly code: string | null;
  readonly mission_id: string | null;
  /** The operator's own statement of who they are, where the host says nothing. */
  readonly claimed_sender: string | null;
  /** The failure that it is about (`fingerprintOf`). Null until the report was filed, like the four before and the words. */
  readonly fingerprint: string | null;
  readonly state: ReportState;
  /** Who set it, as far as the host says, and when; null until somebody does. */
  readonly state_by: string | null;
  readonly state_at: number | null;
  /** The part that a list shows, so that no list has to read whole reports. */
  readonly summary: ReportSummary;
  /** The whole report, redacted again on arrival. */
  readonly report: Report;
}

/** What support has done with a report. */
export const REPORT_STATES = ['open', 'answered', 'closed'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const DELIVERY_STATES = ['queued', 'sending', 'delivered', 'rejected'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One report on its way to one receiver. Times are epoch milliseconds. */
export interface DeliveryRow {
  readonly report: string;
  /** Id of a receiver in the server's own list. */
  readonly receiver: string;
  /** Time of the report, for paging by state. */
  readonly received_at: number;
  readonly state: DeliveryState;
  /** Tries begun. */
  readonly tries: number;
  /** Start of the first try: whatever a receiver made of it is not older. */
  readonly first_tried_at: number | null;
  /** When it is set aside if it is still undelivered; null before the first try, and after a person asked for another. */
  readonly give_up_at: number | null;
  /** Earliest time at which it may be taken: for `queued` its due time, for `sending` the end of the lease. */
  readonly due_at: number;
  /** The worker that sends it, and the time until which no other worker may. */
  readonly lease_owner: string | null;
  readonly lease_until: number | null;
  /** Which sender it is from, as 16 bits of a digest: enough to serve senders by turns, and too little to tell who it was. */
  readonly lane: number;
  /** Those with the lowest are taken first (`nextTurn`). */
  readonly turn: number;
  /** The receiver's name for it, and where to see it. */
  readonly reference: string | null;
  readonly url: string | null;
  /** Why the last try did not deliver: `rate-limited`, `server`, `auth` …, and the receiver's words. */
  readonly reason: string | null;
  readonly said: string | null;
  /** When its state last changed. */
  readonly changed_at: number;
}

/** What all workers know of one receiver. Times are epoch milliseconds. */
export interface ReceiverRow {
  readonly id: string;
  /** Starts of tries, for its rates; those older than the longest rate are dropped. */
  readonly sent_at: readonly number[];
  /** The receiver asked for a pause until then. */
  readonly paused_until: number | null;
  /** The receiver said that it accepts nothing more, and its words. */
  readonly stopped_at: number | null;
  readonly stopped_said: string | null;
  /** The highest turn that it was given. */
  readonly turn: number;
}

/** SQL for the time that the database's clock shows, epoch milliseconds. */
export const DATABASE_NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

/** What the workers of the queue know of their clock, in one row. */
export interface ClockRow {
  /** How often the clock was seen to be set back; due times were moved with it. */
  readonly set_backs: number;
  /** A time that the clock has reached, epoch milliseconds. */
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
  [
    `alter table waymark_reports
       add category text,
       add code text,
       add mission_id text,
       add claimed_sender text,
       add fingerprint text,
       add words tsvector,
       add state text not null default 'open' check (state in ('open', 'answered', 'closed')),
       add state_by text,
       add state_at bigint`,
    'create index waymark_reports_unfiled on waymark_reports (id) where fingerprint is null',
    'create index waymark_reports_failure on waymark_reports (fingerprint, received_at desc, id desc)',
    'create index waymark_reports_code on waymark_reports (code, received_at desc, id desc)',
    'create index waymark_reports_mission on waymark_reports (mission_id, received_at desc, id desc)',
    'create index waymark_reports_sender on waymark_reports (coalesce(sender, claimed_sender))',
    `create index waymark_reports_open on waymark_reports (received_at desc, id desc) where state = 'open'`,
    'create index waymark_reports_words on waymark_reports using gin (words)',
    `create table waymark_failures (
       scope text not null,
       fingerprint text not null,
       reports integer not null,
       open integer not null,
       runs integer not null,
       senders integer not null,
       first_at bigint not null,
       last_at bigint not null,
       primary key (scope, fingerprint)
     )`,
    'create index waymark_failures_latest on waymark_failures (last_at desc, fingerprint desc)',
    'create index waymark_failures_most on waymark_failures (reports desc, fingerprint desc)',
    // How many reports of a failure name one run or one sender, so that deleting a report counts right.
    `create table waymark_failure_names (
       scope text not null,
       fingerprint text not null,
       kind text not null,
       name text not null,
       reports integer not null,
       primary key (scope, fingerprint, kind, name)
     )`,
    // Counted by the database itself, so that a row deleted by hand counts too. The failure's row is taken first, which keeps two
    // transactions from waiting for one another.
    `create function waymark_count_failure() returns trigger language plpgsql as $$
     begin
       if tg_op = 'UPDATE' and new.fingerprint is not distinct from old.fingerprint then
         update waymark_failures set open = open + (new.state = 'open')::integer - (old.state = 'open')::integer
         where scope = new.scope and fingerprint = new.fingerprint and new.state <> old.state;
         return null;
       end if;
       if tg_op <> 'INSERT' and old.fingerprint is not null then
         update waymark_failures set reports = reports - 1, open = open - (old.state = 'open')::integer
         where scope = old.scope and fingerprint = old.fingerprint;
         perform waymark_count_name(old.scope, old.fingerprint, 'run', old.run_id, -1);
         perform waymark_count_name(old.scope, old.fingerprint, 'sender', coalesce(old.sender, old.claimed_sender), -1);
         delete from waymark_failures where scope = old.scope and fingerprint = old.fingerprint and reports <= 0;
         update waymark_failures set
           first_at = coalesce((select min(received_at) from waymark_reports where fingerprint = old.fingerprint and scope = old.scope), first_at),
           last_at = coalesce((select max(received_at) from waymark_reports where fingerprint = old.fingerprint and scope = old.scope), last_at)
         where scope = old.scope and fingerprint = old.fingerprint and old.received_at in (first_at, last_at);
       end if;
       if tg_op <> 'DELETE' and new.fingerprint is not null then
         insert into waymark_failures as known (scope, fingerprint, reports, open, runs, senders, first_at, last_at)
         values (new.scope, new.fingerprint, 1, (new.state = 'open')::integer, 0, 0, new.received_at, new.received_at)
         on conflict (scope, fingerprint) do update set
           reports = known.reports + 1, open = known.open + excluded.open,
           first_at = least(known.first_at, excluded.first_at), last_at = greatest(known.last_at, excluded.last_at);
         perform waymark_count_name(new.scope, new.fingerprint, 'run', new.run_id, 1);
         perform waymark_count_name(new.scope, new.fingerprint, 'sender', coalesce(new.sender, new.claimed_sender), 1);
       end if;
       return null;
     end $$`,
    `create function waymark_count_name(of_scope text, of_failure text, of_kind text, of_name text, change integer) returns void language plpgsql as $$
     declare named integer;
     begin
       if of_name is null then return; end if;
       insert into waymark_failure_names as known values (of_scope, of_failure, of_kind, of_name, change)
       on conflict (scope, fingerprint, kind, name) do update set reports = known.reports + change
       returning reports into named;
       if named <= 0 then
         delete from waymark_failure_names
         where scope = of_scope and fingerprint = of_failure and kind = of_kind and name = of_name;
       end if;
       if named = (change > 0)::integer then
         update waymark_failures set
           runs = runs + case of_kind when 'run' then change else 0 end,
           senders = senders + case of_kind when 'sender' then change else 0 end
         where scope = of_scope and fingerprint = of_failure;
       end if;
     end $$`,
    `create trigger waymark_failure_counts after insert or delete or update of fingerprint, state on waymark_reports
     for each row execute function waymark_count_failure()`,
  ],
  [
    'alter table waymark_deliveries add lane integer not null default 0, add turn bigint not null default 0',
    'alter table waymark_receivers add turn bigint not null default 0',
    `create index waymark_deliveries_turn on waymark_deliveries (receiver, turn, due_at) where state in ('queued', 'sending')`,
    `create index waymark_deliveries_lane on waymark_deliveries (receiver, lane, turn) where state in ('queued', 'sending')`,
  ],
];
