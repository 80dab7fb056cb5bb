import type { Report } from '../../core/model/report.ts';
import { UUID } from '../../core/model/value/uuid.ts';
import type { Queries } from '../database/database.ts';
import { findable } from './findable.ts';
import {
  listedDelivery,
  referenceOf,
  handlingOf,
  type ListedDelivery,
  type ListedReport,
} from './listReports.ts';
import type { DeliveryRow, ReportRow } from '../database/schema.ts';

/** One report with what became of it. */
export interface FoundReport extends Pick<
  ListedReport,
  'id' | 'reference' | 'receivedAt' | 'sender' | 'claimedSender' | 'failure' | 'state' | 'stateBy' | 'stateAt'
> {
  readonly report: Report;
  readonly deliveries: readonly ListedDelivery[];
}

/**
 * @param name its id, or what people call it: `R-42`
 * @param scope undefined: of any scope
 */
export async function findReport(
  { query }: Queries,
  name: string,
  scope: string | undefined,
): Promise<FoundReport | undefined> {
  const [, number] = /^r-(\d{1,15})$/i.exec(name) ?? [];
  if (number === undefined && !UUID.test(name)) return undefined;
  const [row] = await query<ReportRow>(
    `select * from waymark_reports where ${number === undefined ? 'id' : 'number'} = $1`,
    [number ?? name],
  );
  if (!row || (scope !== undefined && row.scope !== findable(scope))) return undefined;
  const deliveries = await query<DeliveryRow>(
    'select * from waymark_deliveries where report = $1 order by receiver',
    [row.id],
  );
  return {
    id: row.id,
    reference: referenceOf(row.number),
    receivedAt: row.received_at,
    ...handlingOf(row),
    report: row.report,
    deliveries: deliveries.map(listedDelivery),
  };
}
