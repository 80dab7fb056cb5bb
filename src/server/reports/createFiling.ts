import type { Report } from '../../core/model/report.ts';
import type { Database } from '../database/database.ts';
import type { ReportRow } from '../database/schema.ts';
import { findable } from './findable.ts';
import { fingerprintOf } from './fingerprintOf.ts';
import { searchWords } from './searchWords.ts';

/** What a report is found by, beside its run and guide. */
export interface Filing {
  readonly category: Report['category'];
  readonly code: string | null;
  readonly mission: string | null;
  readonly claimedSender: string | null;
  readonly fingerprint: string;
  readonly words: readonly string[];
}

/** Reports that are filed in one transaction. */
const BATCH_SIZE = 100;

export async function filingOf(report: Report): Promise<Filing> {
  const { category, subject, message, run, mission, step, failures, guide, context } = report;
  const failure = step ?? failures?.[0];
  const code = failure?.code ?? failure?.type;
  const sender = context?.sender ?? context?.contact;
  return {
    category,
    code: code === undefined ? null : findable(code),
    mission: mission === undefined ? null : findable(mission.id),
    claimedSender: sender === undefined ? null : findable(sender),
    fingerprint: await fingerprintOf(report),
    words: searchWords([
      subject,
      run.id,
      run.title,
      mission?.title,
      failure?.title,
      failure?.code,
      failure?.type,
      guide?.title,
      context?.sender,
      context?.tenant,
      context?.environment,
      context?.requestId,
      failure?.said,
      message,
    ]),
  };
}

/** Files older reports once, and again where that failed. */
export function createFiling(database: Database): () => Promise<void> {
  let filed: Promise<void> | undefined;
  return async () => {
    filed ??= fileOlderReports(database);
    try {
      await filed;
    } catch (error) {
      filed = undefined;
      throw error;
    }
  };
}

/** Files the reports that an earlier version stored. Several processes may do it at once, and it may end in the midst. */
async function fileOlderReports(database: Database): Promise<void> {
  for (;;) {
    // oxlint-disable-next-line no-loop-func -- awaited in the same turn
    const filed = await database.transaction(async ({ query }) => {
      const rows = await query<Pick<ReportRow, 'id' | 'report'>>(
        'select id, report from waymark_reports where fingerprint is null order by id limit $1 for update skip locked',
        [BATCH_SIZE],
      );
      const filings = await Promise.all(rows.map(({ report }) => filingOf(report)));
      await query(
        `update waymark_reports as report set category = filed.category, code = filed.code, mission_id = filed.mission,
           claimed_sender = filed.sender, words = array_to_tsvector(string_to_array(filed.words, ' ')),
           fingerprint = filed.fingerprint
         from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
           as filed (id, category, code, mission, sender, words, fingerprint)
         where report.id = filed.id`,
        [
          rows.map(({ id }) => id),
          filings.map(({ category }) => category),
          filings.map(({ code }) => code),
          filings.map(({ mission }) => mission),
          filings.map(({ claimedSender }) => claimedSender),
          filings.map(({ words }) => words.join(' ')),
          filings.map(({ fingerprint }) => fingerprint),
        ],
      );
      return rows.length;
    });
    if (filed < BATCH_SIZE) return;
  }
}
