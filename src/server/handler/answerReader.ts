import { redactText } from '../../core/report/redactText.ts';
import { readJson } from '../../core/model/value/readJson.ts';
import type { Database } from '../database/database.ts';
import { REPORT_STATES, type ReportState } from '../database/schema.ts';
import { dropDeliveries } from '../queue/rejectedDeliveries.ts';
import { requeueDeliveries } from '../queue/requeueDeliveries.ts';
import { deleteReports } from '../reports/deleteReports.ts';
import { markReports, type ReportSelection } from '../reports/markReports.ts';
import { exportHeaders, exportReports } from '../reports/exportReports.ts';
import { findReport } from '../reports/findReport.ts';
import { listFailures } from '../reports/listFailures.ts';
import { listReports } from '../reports/listReports.ts';
import type { HttpProblem } from './httpProblem.ts';
import { readBody } from './readBody.ts';
import { readExport, readFailureFilter, readFilter } from './readFilter.ts';
import {
  secretsOf,
  type AccessRequest,
  type Grant,
  type Reply,
  type ReportHandlerOptions,
} from './reportHandlerOptions.ts';
import { isJsonObject } from '../../core/model/value/isJsonObject.ts';

/** What requests of support are answered with. */
export interface ReaderRequests {
  readonly options: ReportHandlerOptions;
  readonly database: Database;
  /** @returns undefined when the request may not do that */
  readonly ask: (request: Request, asked: AccessRequest) => Promise<Grant | undefined>;
  readonly refuse: (request: Request) => HttpProblem;
}

type PendingReply = Promise<Reply | HttpProblem>;

/** Bytes of `{ "state": "answered", "by": "…" }`. */
const MAX_BODY = 4096;
const FAILURE = /^failures\/([\da-f]{32})$/;
/** What a report is to be delivered to: `R-42/deliveries/github`. */
const DELIVERY = /^([^/]+)\/deliveries\/([^/]+)$/;

/**
 * Answers requests of support: everything except sending.
 * @param name the path after the mount
 */
export async function answerReader(request: Request, name: string, reading: ReaderRequests): PendingReply {
  const { method } = request;
  const { searchParams } = new URL(request.url);
  const failure = FAILURE.exec(name)?.[1];
  const [, of, to] = DELIVERY.exec(name) ?? [];
  if (of !== undefined && to !== undefined && (method === 'PATCH' || method === 'DELETE'))
    return changeDelivery(request, { of, to }, reading);
  if (method === 'GET') {
    if (name === '') return list(request, searchParams, reading);
    if (name === 'failures') return failures(request, searchParams, reading);
    if (name === 'export') return exported(request, searchParams, reading);
    return failure === undefined && !name.includes('/') ? read(request, name, reading) : NOT_THERE;
  }
  if (name.includes('/') && failure === undefined) return NOT_THERE;
  if (method === 'PATCH' && name !== '') return mark(request, { name, failure }, reading);
  if (method === 'DELETE' && failure === undefined) return remove(request, name, searchParams, reading);
  return NOT_ALLOWED;
}

async function list(request: Request, params: URLSearchParams, reading: ReaderRequests): PendingReply {
  const filter = readFilter(params);
  if ('detail' in filter) return filter;
  const { run } = filter;
  const grant = await reading.ask(request, { action: 'list', ...(run !== undefined && { run }) });
  if (!grant) return reading.refuse(request);
  const page = await listReports(reading.database, {
    ...filter,
    run: await keptName(run, reading),
    scope: grant.scope,
  });
  const { reportUrl } = reading.options;
  const reports = reportUrl ? page.reports.map((one) => ({ ...one, url: reportUrl(one.id) })) : page.reports;
  return { status: 200, body: { ...page, reports } };
}

async function failures(request: Request, params: URLSearchParams, reading: ReaderRequests): PendingReply {
  const filter = readFailureFilter(params);
  if ('detail' in filter) return filter;
  const grant = await reading.ask(request, { action: 'list' });
  if (!grant) return reading.refuse(request);
  const run = await keptName(filter.run, reading);
  return { status: 200, body: await listFailures(reading.database, { ...filter, run, scope: grant.scope }) };
}

async function exported(request: Request, params: URLSearchParams, reading: ReaderRequests): PendingReply {
  const asked = readExport(params);
  if ('detail' in asked) return asked;
  const grant = await reading.ask(request, { action: 'list' });
  if (!grant) return reading.refuse(request);
  const { format, ...query } = asked;
  const run = await keptName(query.run, reading);
  return {
    status: 200,
    body: exportReports(reading.database, { ...query, run, scope: grant.scope }, format),
    headers: exportHeaders(format),
  };
}

async function read(request: Request, name: string, { ask, refuse, database }: ReaderRequests): PendingReply {
  const grant = await ask(request, { action: 'read', report: name });
  if (!grant) return refuse(request);
  const found = await findReport(database, name, grant.scope);
  return found ? { status: 200, body: found } : NO_REPORT;
}

async function mark(
  request: Request,
  { name, failure }: { readonly name: string; readonly failure: string | undefined },
  { ask, refuse, database, options }: ReaderRequests,
): PendingReply {
  const grant = await ask(request, {
    action: 'mark',
    ...(failure === undefined ? { report: name } : { failure }),
  });
  if (!grant) return refuse(request);
  const change = await readChange(request);
  if (!change) return NOT_A_STATE;
  const found = failure === undefined ? await findReport(database, name, grant.scope) : undefined;
  if (failure === undefined && !found) return NO_REPORT;
  const marked = await markReports(
    database,
    { scope: grant.scope, failure, id: found?.id },
    change.state,
    grant.sender ?? change.by,
    options.now?.(),
  );
  return { status: 200, body: { marked } };
}

/** Has a report that could not be delivered sent again, or gives up its delivery; the report stays either way. */
async function changeDelivery(
  request: Request,
  { of, to }: { readonly of: string; readonly to: string },
  { ask, refuse, database, options }: ReaderRequests,
): PendingReply {
  const grant = await ask(request, { action: 'mark', report: of });
  if (!grant) return refuse(request);
  const found = await findReport(database, of, grant.scope);
  if (!found) return NO_REPORT;
  const delivery = { report: found.id, receiver: decoded(to) };
  if (request.method === 'DELETE')
    return { status: 200, body: { givenUp: await dropDeliveries(database, delivery) } };
  if ((await fieldsOf(request))['state'] !== 'queued') return NOT_QUEUED;
  const requeued = await requeueDeliveries(database, delivery, options.now?.());
  if (requeued > 0) options.onRequeued?.();
  return { status: 200, body: { requeued } };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The fields of a request's body; none where it is no JSON object. */
async function fieldsOf(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const body = await readBody(request, MAX_BODY);
  const value = body.kind === 'read' ? readJson(new TextDecoder().decode(body.bytes)) : undefined;
  return isJsonObject(value) ? value : {};
}

async function readChange(
  request: Request,
): Promise<{ readonly state: ReportState; readonly by: string | undefined } | undefined> {
  const { state, by } = await fieldsOf(request);
  const known = REPORT_STATES.find((one) => one === state);
  if (!known || (by !== undefined && typeof by !== 'string')) return undefined;
  return { state: known, by };
}

/** Deletes one report by its name, or all of one run, sender or failure. */
async function remove(
  request: Request,
  name: string,
  params: URLSearchParams,
  reading: ReaderRequests,
): PendingReply {
  const { ask, refuse, database } = reading;
  const [[kind, value] = ['', ''], ...more] = [...params];
  const isOf = kind === 'run' || kind === 'sender' || kind === 'failure';
  if (name === '' ? !isOf || more.length > 0 : params.size > 0) return NOTHING_NAMED;
  const grant = await ask(request, {
    action: 'delete',
    ...(name === '' ? { [kind]: value } : { report: name }),
  });
  if (!grant) return refuse(request);
  let selection: ReportSelection = { scope: grant.scope };
  if (name === '') {
    selection = { ...selection, [kind]: kind === 'run' ? await keptName(value, reading) : value };
  } else {
    const found = await findReport(database, name, grant.scope);
    if (!found) return NO_REPORT;
    selection = { ...selection, id: found.id };
  }
  return { status: 200, body: await deleteReports(database, selection) };
}

/** An id that holds a secret was stored redacted, and is looked up in that form. */
async function keptName(run: string | undefined, { options }: ReaderRequests): Promise<string | undefined> {
  return run === undefined ? undefined : redactText(run, await secretsOf(options)).text;
}

const NO_REPORT: HttpProblem = {
  status: 404,
  code: 'no-report',
  detail:
    'There is no such report, or it is not yours to read. Ask by its id or its reference, such as R-42.',
};
const NOT_THERE: HttpProblem = {
  status: 404,
  code: 'not-here',
  detail:
    'There is nothing at this address. Reports are at the mount and at `/<id or reference>`, failures at `/failures` and `/failures/<failure>`.',
};
const NOT_A_STATE: HttpProblem = {
  status: 400,
  code: 'state',
  detail: `Say what was done as JSON: \`{ "state": "answered", "by": "Ada" }\`. A state is ${REPORT_STATES.join(', ')}; \`by\` may be left out.`,
};
const NOT_QUEUED: HttpProblem = {
  status: 400,
  code: 'state',
  detail:
    'Say what is to become of the delivery as JSON: `{ "state": "queued" }` has it sent again; DELETE gives it up.',
};
const NOTHING_NAMED: HttpProblem = {
  status: 400,
  code: 'nothing-named',
  detail:
    'Name what is to be deleted: `/<id or reference>` for one report, or one of `?run=`, `?sender=` and `?failure=` for all of it.',
};
const NOT_ALLOWED: HttpProblem = {
  status: 405,
  code: 'method',
  detail:
    'Reports are sent by POST to the list, read by GET, marked by PATCH and deleted by DELETE; a failure is read and marked; a delivery at `/<report>/deliveries/<receiver>` is sent again by PATCH and given up by DELETE.',
  headers: { Allow: 'GET, POST, PATCH, DELETE, OPTIONS' },
};
