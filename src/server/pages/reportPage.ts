import { reportOutline, type OutlinePart } from '../../core/report/reportOutline.ts';
import type { OutlineLine, Segment } from '../../core/report/segment.ts';
import { safeUrl } from '../../core/model/value/safeUrl.ts';
import type { FoundReport } from '../reports/findReport.ts';
import type { ListedDelivery } from '../reports/listReports.ts';
import { html, type Html } from './html.ts';
import { count, dateOf, timeAgo, pageWords } from './pageWords.ts';

export interface ReportView {
  readonly base: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Reports about the same failure, this one included. */
  readonly alike: number;
}

/** One report: five lines, the operator's words, what failed, and what became of it. */
export function reportPage(found: FoundReport, { base, now, alike }: ReportView): Html {
  const { report, reference, state, stateBy, stateAt, failure, deliveries } = found;
  const { head, parts } = reportOutline(report);
  const address = `${base}/${reference}`;
  const run = safeUrl(report.run.url);
  const replay = safeUrl(report.step?.url);
  return html`<p class="trail">
      <a href="${base}/all">All reports</a>
      ${
        failure !== undefined &&
        alike > 1 &&
        html` / <a href="${base}/failures/${failure}">${count(alike, 'report')} of this failure</a>`
      }
    </p>
    <h1><small>${reference}</small> ${report.subject || 'A report about a run'}</h1>
    <p class="lead">
      <span class="badge" data-state="${state}">${pageWords.state[state]}</span>
      ${stateAt !== undefined && html`${stateBy !== undefined && html` by ${stateBy}`} ${timeAgo(stateAt, now)}, `}
      received ${timeAgo(found.receivedAt, now)}${found.sender !== undefined && html` from ${found.sender}`}
    </p>
    <div class="actions">
      ${replay !== undefined && html`<a class="button primary" href="${replay}" rel="noreferrer">Replay at the failing step</a>`}
      ${run !== undefined && html`<a class="button ${replay === undefined ? 'primary' : ''}" href="${run}" rel="noreferrer">Open the run</a>`}
      <form method="post" action="${address}/state">
        ${state === 'open' ? html`<button name="state" value="answered">Mark as answered</button>` : ''}
        ${state !== 'closed' ? html`<button name="state" value="closed">Close</button>` : ''}
        ${state !== 'open' ? html`<button name="state" value="open">Open again</button>` : ''}
      </form>
      <a class="button danger" href="${address}/delete">Delete …</a>
    </div>
    <dl class="facts lines">
      ${head.map(
        ({ label, segments }) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${inline(segments)}</dd>
          </div>`,
      )}
    </dl>
    <h2>What the operator wrote</h2>
    ${report.message ? html`<p class="message">${report.message}</p>` : html`<p class="quiet">Nothing.</p>`}
    ${parts.filter(({ isRare }) => !isRare).map(partOf)}
    ${
      deliveries.length > 0 &&
      html`<h2>Delivered to</h2>
        <ul class="rows">
          ${deliveries.map((one) => deliveryRow(one, address, now))}
        </ul>`
    }
    <details>
      <summary>Run, guide and evidence</summary>
      ${parts.filter(({ isRare }) => isRare).map(partOf)}
    </details>
    <details>
      <summary>As it arrived</summary>
      <p class="quiet">Received ${dateOf(found.receivedAt)}.</p>
      <pre tabindex="0" role="region" aria-label="The report as JSON">${JSON.stringify(report, null, 2)}</pre>
    </details>`;
}

function partOf({ title, lines, quote }: OutlinePart): Html {
  return html`<h2>${title}</h2>
    ${quote !== undefined && html`<pre tabindex="0" role="region" aria-label="${title}">${quote.trimEnd()}</pre>`}
    ${
      lines.length > 0 &&
      html`<ul class="lines">
        ${lines.map(lineOf)}
      </ul>`
    }`;
}

function lineOf({ label, segments }: OutlineLine): Html {
  return html`<li>${label && html`<strong>${label}:</strong> `}${inline(segments)}</li>`;
}

function inline(segments: readonly Segment[]): readonly Html[] {
  return segments.map((segment) => {
    if (typeof segment === 'string') return html`${segment}`;
    const [kind, text] = segment;
    if (kind === 'words') return html`${text}`;
    const url = kind === 'address' ? safeUrl(text) : undefined;
    return url === undefined
      ? html`<code>${text}</code>`
      : html`<a href="${url}" rel="noreferrer">${text}</a>`;
  });
}

function deliveryRow(delivery: ListedDelivery, address: string, now: number): Html {
  const { receiver, state, reference, tries, dueAt, reason, said, changedAt } = delivery;
  const url = safeUrl(delivery.url);
  return html`<li>
    <div class="what">
      <strong>${receiver}</strong>
      <p class="meta">
        ${
          url !== undefined
            ? html`<a href="${url}" rel="noreferrer">${reference ?? 'Open it there'}</a>`
            : reference !== undefined && html`<span>${reference}</span>`
        }
        ${reason !== undefined && html`<span>because ${pageWords.reason[reason] ?? reason}</span>`}
        ${said !== undefined && html`<q>${said}</q>`}
        ${tries > 0 && state !== 'delivered' && html`<span>${count(tries, 'try', 'tries')}</span>`}
        ${state === 'queued' && dueAt !== undefined && dueAt > now && html`<span>next ${dateOf(dueAt)}</span>`}
      </p>
    </div>
    <div class="figures">
      <span class="badge" data-state="${state}">${pageWords.delivery[state]}</span>
      <small>${timeAgo(changedAt, now)}</small>
      ${
        state === 'rejected' &&
        html`<form method="post" action="${address}/deliveries">
          <input type="hidden" name="receiver" value="${receiver}" />
          <button name="do" value="again">Send again</button>
          <button name="do" value="drop">Give up</button>
        </form>`
      }
    </div>
  </li>`;
}
