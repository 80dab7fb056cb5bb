import type { HostSecret } from '../../core/model/report.ts';
import type { Report } from '../../core/model/report.ts';
import type { Trail } from '../../core/model/trail.ts';
import { redactReport } from '../../core/report/redactReport.ts';
import { redactText } from '../../core/report/redactText.ts';

/**
 * Takes out of a report what its sender should have taken out. Where `redactReport` trusts the sender's own lists and names, this
 * does not.
 *
 * @throws nothing by itself; a report that something else fails on is not stored
 */
export function redactArrival(report: Report, secrets: readonly HostSecret[]): Report {
  const clean = (text: string): string => redactText(text, secrets).text;
  const { trail, removed, trimmed } = report;
  return redactReport(
    {
      ...report,
      ...(trail && { trail: withCleanNames(trail, clean) }),
      removed: removed.map((one) => ({ ...one, path: clean(one.path) })),
      trimmed: trimmed.map((one) => ({ ...one, path: clean(one.path) })),
    },
    secrets,
  );
}

function withCleanNames(trail: Trail, clean: (text: string) => string): Trail {
  const named = <T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [clean(name), value]));
  return { ...trail, ticked: named(trail.ticked), helpful: named(trail.helpful) };
}
