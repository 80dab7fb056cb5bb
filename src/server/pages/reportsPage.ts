import type { ListedFailure } from '../reports/listFailures.ts';
import type { ListedReport, ReportPage } from '../reports/listReports.ts';
import { failureTitle, type ListView } from './failuresPage.ts';
import { filterForm, olderLink, tabs, withParams } from './filterForm.ts';
import { html, type Html } from './html.ts';
import { count, timeAgo, pageWords } from './pageWords.ts';

const STATES = { '': 'All', ...pageWords.state };

/** All reports, newest first. */
export function reportsPage(page: ReportPage | undefined, view: ListView): Html {
  const { base, params, problem } = view;
  const address = `${base}/all`;
  const ways = { address, params };
  return html`<h1>All reports</h1>
    ${tabs({ ...ways, label: 'State', values: STATES })} ${filterForm({ ...ways, kind: 'reports' })}
    ${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
    ${page && reportRows(page, view, address)}
    <p class="pages">
      Take these reports along: <a href="${withParams(`${base}/export`, params, { format: 'csv' })}">CSV</a>,
      <a href="${withParams(`${base}/export`, params, { format: 'jsonl' })}">JSON lines</a>
    </p>`;
}

/** One failure, and the reports about it. */
export function failurePage(failure: ListedFailure, page: ReportPage, view: ListView): Html {
  const { base, params, now } = view;
  const { latest, reports, open, runs, senders } = failure;
  const address = `${base}/failures/${failure.failure}`;
  const facts: readonly (readonly [string, Html | string | undefined])[] = [
    ['Code', latest.code === undefined ? undefined : html`<code>${latest.code}</code>`],
    ['Step', latest.step && (latest.step.title || latest.step.id)],
    ['Mission', latest.mission && (latest.mission.title || latest.mission.id)],
    ['Guide shown', latest.guide ? latest.guide.title : 'None: this failure needs one'],
    ['Reports', `${reports.toLocaleString('en')}, of them ${open.toLocaleString('en')} open`],
    [
      'From',
      [count(runs, 'run'), senders > 0 && count(senders, 'person', 'people')].filter(Boolean).join(', '),
    ],
    ['First', timeAgo(failure.firstAt, now)],
    ['Last', timeAgo(failure.lastAt, now)],
  ];
  return html`<p class="trail"><a href="${base}">Failures</a></p>
    <h1>${failureTitle(latest)}</h1>
    <form class="actions" method="post" action="${address}/state">
      <button class="primary" name="state" value="answered">Mark all as answered</button>
      <button name="state" value="closed">Close all</button>
      <button name="state" value="open">Open all again</button>
    </form>
    <dl class="facts">
      ${facts.map(
        ([label, value]) =>
          value !== undefined &&
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <h2>Reports about it</h2>
    ${tabs({ address, params, label: 'State', values: STATES })}
    ${reportRows(page, view, address, rowOfFailure)}
    <p class="pages">
      Take these reports along:
      <a href="${base}/export?failure=${failure.failure}&amp;format=csv">CSV</a>,
      <a href="${base}/export?failure=${failure.failure}&amp;format=jsonl">JSON lines</a>
    </p>`;
}

function reportRows(
  page: ReportPage,
  { base, params, now }: ListView,
  address: string,
  rowOf = rowOfAny,
): Html {
  if (page.reports.length === 0) {
    return html`<div class="empty">
      <p>${params.size > 0 ? 'No report matches these filters.' : 'No report has arrived yet.'}</p>
      ${params.size > 0 && html`<p><a href="${address}">Clear the filters</a></p>`}
    </div>`;
  }
  return html`<ul class="rows">
      ${page.reports.map((one) => rowOf(one, base, now))}
    </ul>
    ${olderLink(page.next, address, params)}`;
}

function rowOfAny(report: ListedReport, base: string, now: number): Html {
  const { reference, subject, code, run } = report;
  const facts = html`${code !== undefined && html`<code>${code}</code>`} <span>${runName(run)}</span>`;
  return row(report, base, now, subject || code || reference, facts);
}

/** Title and code are those of the failure above the list, so the run tells the rows apart. */
function rowOfFailure(report: ListedReport, base: string, now: number): Html {
  return row(report, base, now, runName(report.run));
}

function runName({ id, title }: ListedReport['run']): string {
  return title && title !== id ? `${title}, ${id}` : id;
}

function row(report: ListedReport, base: string, now: number, title: string, facts?: Html): Html {
  const { reference, category, state, receivedAt, deliveries, excerpt } = report;
  const failed = deliveries.filter((one) => one.state === 'rejected').length;
  const sender = report.sender ?? report.claimedSender;
  return html`<li>
    <div class="what">
      <a class="title" href="${base}/${reference}">${title}</a>
      <p class="meta">
        <span>${reference}</span>
        ${facts}
        <span>${pageWords.category[category]}</span>
        ${failed > 0 && html`<span class="warn">Not delivered to ${count(failed, 'receiver')}</span>`}
      </p>
      ${excerpt !== undefined && html`<p class="excerpt">${excerpt}</p>`}
    </div>
    <div class="figures">
      <span class="badge" data-state="${state}">${pageWords.state[state]}</span>
      ${sender !== undefined && html`<small>${sender}</small>`}
      <small>${timeAgo(receivedAt, now)}</small>
    </div>
  </li>`;
}
