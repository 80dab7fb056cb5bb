import type { FailurePage, ListedFailure } from '../reports/listFailures.ts';
import type { ReportSummary } from '../database/schema.ts';
import { html, type Html } from './html.ts';
import { count, timeAgo } from './pageWords.ts';
import { filterForm, olderLink, tabs } from './filterForm.ts';

/** The parts of a list page. */
export interface ListView {
  readonly base: string;
  /** As in the address. */
  readonly params: URLSearchParams;
  /** Epoch milliseconds. */
  readonly now: number;
  /** What is wrong with the filters, when something is. */
  readonly problem?: string | undefined;
}

/** The failures that reports are about, each with its number of reports. */
export function failuresPage(page: FailurePage | undefined, view: ListView): Html {
  const { base, params, now, problem } = view;
  const address = base;
  return html`<h1>Failures</h1>
    <p class="lead">Reports about the same failure stand together: same code, type, step and message.</p>
    ${tabs({ address, params, label: 'Which failures', values: { '': 'All', open: 'With open reports' } })}
    ${filterForm({ address, params, kind: 'failures' })}
    ${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
    ${
      page?.failures.length === 0 &&
      html`<div class="empty">
        <p>${params.size > 0 ? 'No failure matches these filters.' : 'No report has arrived yet.'}</p>
        ${params.size > 0 && html`<p><a href="${address}">Clear the filters</a></p>`}
      </div>`
    }
    ${
      page &&
      page.failures.length > 0 &&
      html`<ul class="rows">
        ${page.failures.map((one) => row(one, base, now))}
      </ul>`
    }
    ${olderLink(page?.next, address, params)}`;
}

/** The failure's own words, since what operators write of it differs from one to the next. */
export function failureTitle({ said, code, subject }: ReportSummary): string {
  return said || code || subject || 'A report about a run';
}

function row(
  { failure, reports, open, runs, senders, firstAt, lastAt, latest }: ListedFailure,
  base: string,
  now: number,
): Html {
  const people = senders > 0 ? count(senders, 'person', 'people') : undefined;
  return html`<li>
    <div class="what">
      <a class="title" href="${base}/failures/${failure}">${failureTitle(latest)}</a>
      <p class="meta">
        ${latest.code !== undefined && html`<code>${latest.code}</code>`}
        ${latest.step && html`<span>${latest.step.title || latest.step.id}</span>`}
        ${latest.mission && html`<span>${latest.mission.title || latest.mission.id}</span>`}
        ${latest.guide ? html`<span>Guide: ${latest.guide.title}</span>` : html`<span class="warn">No guide was shown</span>`}
      </p>
    </div>
    <div class="figures">
      <strong>${count(reports, 'report')}</strong>
      ${open > 0 ? html`<span class="badge" data-state="open">${open.toLocaleString('en')} open</span>` : html`<span class="badge" data-state="closed">None open</span>`}
      <small>${[count(runs, 'run'), people].filter(Boolean).join(' · ')}</small>
      <small>Last ${timeAgo(lastAt, now)}${reports > 1 && html`, first ${timeAgo(firstAt, now)}`}</small>
    </div>
  </li>`;
}
