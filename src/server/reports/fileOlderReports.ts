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
const BATCH = 100;

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

/** Files the reports that an earlier version stored. Several processes may do it at once, and it may end in the midst. */
export async function fileOlderReports(database: Database): Promise<void> {
  for (;;) {
    // oxlint-disable-next-line no-loop-func -- awaited in the same turn
    const filed = await database.transaction(async ({ query }) => {
      const rows = await query<Pick<ReportRow, 'id' | 'report'>>(
        'select id, report from waymark_reports where fingerprint is null order by id limit $1 for update skip locked',
        [BATCH],
      );
      for (const { id, report } of rows) {
        const { category, code, mission, claimedSender, fingerprint, words } = await filingOf(report);
        await query(
          `update waymark_reports set category = $2, code = $3, mission_id = $4, claimed_sender = $5,
             words = array_to_tsvector($6::text[]), fingerprint = $7 where id = $1`,
          [id, category, code, mission, claimedSender, words, fingerprint],
        );
      }
      return rows.length;
    });
    if (filed < BATCH) return;
  }
}
