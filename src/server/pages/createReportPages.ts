import { REPORT_STATES } from '../database/schema.ts';
import { isOwnOrigin } from '../handler/isOwnOrigin.ts';
import type { HttpProblem } from '../handler/httpProblem.ts';
import { readExport, readFailureFilter, readFilter } from '../handler/readFilter.ts';
import {
  tellFault,
  type AccessRequest,
  type Grant,
  type ReportHandlerOptions,
} from '../handler/reportHandlerOptions.ts';
import { askAccess } from '../handler/askAccess.ts';
import { dropDeliveries } from '../queue/rejectedDeliveries.ts';
import { requeueDeliveries } from '../queue/requeueDeliveries.ts';
import { deleteReports } from '../reports/deleteReports.ts';
import { createFiling } from '../reports/createFiling.ts';
import { findReport, type FoundReport } from '../reports/findReport.ts';
import { findFailure, listFailures } from '../reports/listFailures.ts';
import { countReports, listReports, type ReportQuery } from '../reports/listReports.ts';
import { markReports } from '../reports/markReports.ts';
import { deletedPage, deletePage } from './deletePage.ts';
import { failuresPage, failureTitle } from './failuresPage.ts';
import type { Html } from './html.ts';
import { pageShell, problemMain } from './pageShell.ts';
import { reportPage } from './reportPage.ts';
import { failurePage, reportsPage } from './reportsPage.ts';
import { exportHeaders, exportReports, type ExportFormat } from '../reports/exportReports.ts';
import { formOf, queryOf, selectionOf, writtenParams } from './queryOf.ts';
import { PAGE_STYLE } from './pageStyle.ts';
import { streamOf } from '../handler/streamOf.ts';

export interface ReportPagesOptions extends Pick<
  ReportHandlerOptions,
  'database' | 'authorize' | 'onFault' | 'onRequeued' | 'now'
> {
  /** Where they are mounted. @default '/reports' */
  readonly path?: string;
  /** Where a refused reader can sign in; without it they are told that they may not read. */
  readonly signIn?: string;
  /** Where a signed-in reader signs out, by POST. */
  readonly signOut?: string;
  /** The product that the pages stand in: a link back to it. */
  readonly home?: { readonly label: string; readonly href: string };
}

/** Reports to be deleted are counted up to this number. */
const MAX_COUNTED = 10_000;

/**
 * *Reports received* as pages for support: failures with their reports, one report as it is read, what was done with it, deletion, and what
 * could not be delivered. Plain HTML that runs no script; `authorize` is asked as for the handler of reports.
 *
 * @example const pages = createReportPages({ database, authorize: (request) => isSupport(request) });
 */
export function createReportPages(options: ReportPagesOptions): (request: Request) => Promise<Response> {
  const { database, now = Date.now } = options;
  const base = (options.path ?? '/reports').replace(/\/+$/, '');
  const file = createFiling(database);

  return async (request) => {
    try {
      if (!isOwnOrigin(request, []))
        return told(
          'Not from here',
          'The request comes from a page of another site. Open Reports received by its own address.',
          403,
        );
      return await route(request);
    } catch (error) {
      tellFault(options, error);
      return told(
        'Something failed',
        'The reports could not be read just now. Try again in a moment; nothing was lost.',
        503,
      );
    }
  };

  async function route(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const name = url.pathname.slice(base.length).replace(/^\/|\/$/g, '');
    if (name === 'style.css') return style();
    if (request.method === 'GET') return (await show(request, name, url.searchParams)) ?? missing();
    if (request.method === 'POST') return (await change(request, name)) ?? missing();
    return told('Not possible', 'Pages are read by GET and their forms are sent by POST.', 405);
  }

  /**
   * Answers a GET request.
   * @returns undefined when there is no such page
   */
  async function show(
    request: Request,
    name: string,
    search: URLSearchParams,
  ): Promise<Response | undefined> {
    const failure = /^failures\/([\da-f]{32})$/.exec(name)?.[1];
    const isList = name === '' || name === 'all' || name === 'export' || failure !== undefined;
    const report = isList ? undefined : name.replace(/\/delete$/, '');
    const grant = await ask(request, report === undefined ? { action: 'list' } : { action: 'read', report });
    if (!grant) return refuse();
    const { scope } = grant;
    const params = writtenParams(search);
    const asked = queryOf(params);
    const view = { base, params, now: now() };
    const shown = (title: string, main: Html, status = 200): Response =>
      page({ title, main, reader: grant.sender }, status);
    if (name === 'export') {
      const read = readExport(asked);
      return 'detail' in read ? wrong(read, grant) : exported({ ...read, scope });
    }
    if (name === '') {
      const filter = readFailureFilter(asked);
      if ('detail' in filter) {
        return shown('Failures', failuresPage(undefined, { ...view, problem: filter.detail }), 400);
      }
      return shown('Failures', failuresPage(await listFailures(database, { ...filter, scope }), view));
    }
    if (name === 'all') {
      const filter = readFilter(asked);
      if ('detail' in filter) {
        return shown('All reports', reportsPage(undefined, { ...view, problem: filter.detail }), 400);
      }
      return shown('All reports', reportsPage(await listReports(database, { ...filter, scope }), view));
    }
    if (failure !== undefined) {
      const filter = readFilter(asked);
      if ('detail' in filter) return wrong(filter, grant);
      const found = await findFailure(database, failure, scope);
      if (!found) return undefined;
      const reports = await listReports(database, { ...filter, failure, scope });
      return shown(failureTitle(found.latest), failurePage(found, reports, view));
    }
    const found = await findReport(database, report!, scope);
    if (!found) return undefined;
    if (name !== report)
      return shown(`Delete ${found.reference}`, deletePage(found, await countsOf(found, scope), base));
    const alike = await countReports(database, { scope, failure: found.failure }, MAX_COUNTED);
    return shown(
      `${found.reference} ${found.report.subject}`,
      reportPage(found, { base, now: now(), alike }),
    );
  }

  /**
   * Carries out a submitted form.
   * @returns undefined when there is no such form
   */
  async function change(request: Request, name: string): Promise<Response | undefined> {
    const [, of = '', action] = /^(.+)\/(state|delete|deliveries)$/.exec(name) ?? [];
    const failure = /^failures\/([\da-f]{32})$/.exec(of)?.[1];
    const grant = await ask(request, {
      action: action === 'delete' ? 'delete' : 'mark',
      ...(failure === undefined ? { report: of } : { failure }),
    });
    if (!grant) return refuse();
    const form = await formOf(request);
    const { scope, sender } = grant;
    const state = REPORT_STATES.find((one) => one === form.get('state'));
    if (failure !== undefined && action === 'state' && state) {
      await markReports(database, { scope, failure }, state, sender, now());
      return redirectTo(`${base}/failures/${failure}`);
    }
    const found = await findReport(database, of, scope);
    if (!found) return undefined;
    const { id, reference } = found;
    if (action === 'state' && state) {
      await markReports(database, { id }, state, sender, now());
      return redirectTo(`${base}/${reference}`);
    }
    if (action === 'deliveries') {
      const deliveries = { report: id, receiver: form.get('receiver') ?? '' };
      if (form.get('do') === 'again') {
        await requeueDeliveries(database, deliveries, now());
        options.onRequeued?.();
      } else if (form.get('do') === 'drop') await dropDeliveries(database, deliveries);
      return redirectTo(`${base}/${reference}`);
    }
    if (action !== 'delete') return undefined;
    const selection = selectionOf(form.get('which'), found);
    if (!selection) return undefined;
    const deleted = await deleteReports(database, { ...selection, scope });
    return page({ title: 'Deleted', main: deletedPage(deleted, base), reader: sender }, 200);
  }

  async function ask(request: Request, asked: AccessRequest): Promise<Grant | undefined> {
    const grant = await askAccess(options.authorize, request, asked);
    if (grant) await file();
    return grant;
  }

  async function countsOf(
    found: FoundReport,
    scope: string | undefined,
  ): Promise<{ run: number; sender: number }> {
    const sender = found.sender ?? found.claimedSender;
    const [run, named] = await Promise.all([
      countReports(database, { scope, run: found.report.run.id }, MAX_COUNTED),
      sender === undefined ? 0 : countReports(database, { scope, sender }, MAX_COUNTED),
    ]);
    return { run, sender: named };
  }

  function exported({ format, ...query }: ReportQuery & { readonly format: ExportFormat }): Response {
    return new Response(streamOf(exportReports(database, query, format)), {
      headers: { ...SAFE_HEADERS, ...exportHeaders(format) },
    });
  }

  function refuse(): Response {
    const { signIn } = options;
    return signIn === undefined
      ? told(
          'You may not read reports here',
          'Sign in to the product first, or have `authorize` on the server allow it.',
          403,
        )
      : redirectTo(signIn);
  }

  function wrong({ detail, status }: HttpProblem, grant: Grant): Response {
    return page(
      {
        title: 'Not known',
        main: problemMain('That was not understood', detail, base),
        reader: grant.sender,
      },
      status,
    );
  }

  function missing(): Response {
    return told(
      'There is nothing here',
      'The report may have been deleted, or the address is not whole.',
      404,
    );
  }

  function told(title: string, detail: string, status: number): Response {
    return page({ title, main: problemMain(title, detail, base) }, status);
  }

  function page(
    {
      title,
      main,
      reader,
    }: { readonly title: string; readonly main: Html; readonly reader?: string | undefined },
    status: number,
  ): Response {
    const signOut = reader === undefined ? undefined : options.signOut;
    return new Response(pageShell({ title, base, main, reader, signOut, home: options.home }), {
      status,
      headers: {
        ...SAFE_HEADERS,
        'Content-Type': 'text/html; charset=utf-8',
        ...(status === 503 && { 'Retry-After': '5' }),
      },
    });
  }
}

function style(): Response {
  return new Response(PAGE_STYLE, {
    headers: {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'max-age=3600',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** Sends the browser to another page, which it asks for by GET. */
export function redirectTo(address: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 303, headers: { ...SAFE_HEADERS, Location: address, ...headers } });
}

/** The pages run no script and load nothing but their style; their content is private. */
export const SAFE_HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
} as const;
