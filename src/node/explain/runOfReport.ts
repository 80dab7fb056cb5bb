import type { Failure, Run } from '../../core/model/run.ts';
import { REPORT_SCHEMA, type Report } from '../../core/model/report.ts';
import { isJsonObject } from '../../core/model/value/isJsonObject.ts';
import { defined } from '../../core/model/value/defined.ts';

/** The report in a value: the report itself, or as a report server lists, exports and shows it. */
export function receivedReport(value: unknown): Report | undefined {
  const report = isJsonObject(value) && isJsonObject(value['report']) ? value['report'] : value;
  const known =
    isJsonObject(report) &&
    report['schema'] === REPORT_SCHEMA &&
    isJsonObject(report['run']) &&
    typeof report['message'] === 'string' &&
    typeof report['category'] === 'string';
  return known ? (report as unknown as Report) : undefined;
}

/**
 * The run that a report is about, as far as the report tells of it: its failures in their own words, and the log that went with it. What was
 * taken out of the report before it was sent is not there, so a guide may fit it less surely than the run itself.
 *
 * @returns `undefined` where the value is no report
 */
export function runOfReport(value: unknown): Run | undefined {
  const report = receivedReport(value);
  if (!report) return undefined;
  const { run, step, failures, log, mission, createdAt } = report;
  const told = failures ?? (step ? [{ ...step, stepId: step.id }] : []);
  return defined({
    id: run.id,
    observedAt: createdAt,
    status: run.status ?? 'failed',
    title: run.title,
    attempt: run.attempt,
    phase: run.phase,
    mission,
    steps: step && [{ id: step.id, title: step.title, status: 'failed' as const }],
    failures: told.length > 0 ? told.map(failureOf) : undefined,
    log: log && [log],
  });
}

function failureOf({ said, code, type, status, stepId }: NonNullable<Report['failures']>[number]): Failure {
  return defined({ message: said, code, type, status, stepId });
}
