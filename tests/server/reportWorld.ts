import { randomUUID } from 'node:crypto';
import type { Report } from '../../src/core/model/report.ts';
import { createReportHandler, type ReportHandler } from '../../src/server/handler/createReportHandler.ts';
import type { ReportHandlerOptions } from '../../src/server/handler/reportHandlerOptions.ts';
import { reportWith } from '../core/report/reportWith.ts';

export const AT = 'https://app.test/api/reports';

/** A report with every field, under an id of its own. Names in records and the sender's own lists are closed forms, so no text is put there. */
export function makeReport(change: Partial<Report> = {}, text?: (usual: string) => string): Report {
  const usual = reportWith();
  const made = reportWith(text);
  return {
    ...made,
    id: randomUUID(),
    failures: [
      { stepId: 's-3', title: made.subject, said: made.message, code: 'x', type: 'y', status: 401, at: 1 },
    ],
    ...(made.trail &&
      usual.trail && { trail: { ...made.trail, ticked: usual.trail.ticked, helpful: usual.trail.helpful } }),
    removed: usual.removed,
    trimmed: usual.trimmed,
    ...change,
  };
}

/** A report as `endpoint` posts it. */
export function post(
  report: Report,
  headers: Readonly<Record<string, string>> = {},
  body: string = JSON.stringify(report, null, 2),
): Request {
  return new Request(AT, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': report.id, ...headers },
    body,
  });
}

export function get(path: string, headers: Readonly<Record<string, string>> = {}): Request {
  return new Request(`${AT}${path}`, { headers });
}

/** What came of a request, with its body read. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export async function ask(handler: ReportHandler, request: Request): Promise<Answered> {
  const response = await handler(request);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

/** A handler that lets anybody read, whose faults fail the test. */
export function openHandler(options: ReportHandlerOptions): ReportHandler {
  return createReportHandler({
    authorize: () => true,
    onFault: (error) => {
      throw new Error('A fault that no test expects.', { cause: error });
    },
    ...options,
  });
}

/** @returns whether the server at `url` took the report */
export async function sendReport(url: string, report: ReturnType<typeof makeReport>): Promise<boolean> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': report.id };
  const { ok } = await fetch(url, { method: 'POST', headers, body: JSON.stringify(report) }).catch(() => ({
    ok: false,
  }));
  return ok;
}
