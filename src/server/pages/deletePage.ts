import type { Deleted } from '../reports/deleteReports.ts';
import type { FoundReport } from '../reports/findReport.ts';
import { safeUrl } from '../../core/model/value/safeUrl.ts';
import { html, type Html } from './html.ts';
import { count } from './pageWords.ts';

/** Asks which reports to delete, beginning at one. @param of how many there are of its run and its sender */
export function deletePage(
  found: FoundReport,
  of: { readonly run: number; readonly sender: number },
  base: string,
): Html {
  const { report, reference } = found;
  const sender = found.sender ?? found.claimedSender;
  const address = `${base}/${reference}`;
  return html`<p class="trail"><a href="${address}">${reference}</a></p>
    <h1>Delete reports</h1>
    <p>
      Deleted reports are gone for good, with all that was still to be delivered of them. Copies that
      receivers have stay there; you are told where.
    </p>
    <form method="post" action="${address}/delete">
      <fieldset class="choices">
        <legend>Which reports</legend>
        ${choice('report', `This report, ${reference}`, true)}
        ${of.run > 1 && choice('run', `All ${count(of.run, 'report')} of the run ${report.run.title ?? report.run.id}`)}
        ${sender !== undefined && choice('sender', `All ${count(of.sender, 'report')} from ${sender}`)}
      </fieldset>
      <div class="actions">
        <button class="danger">Delete for good</button>
        <a class="button" href="${address}">Keep them</a>
      </div>
    </form>`;
}

function choice(value: string, label: string, checked = false): Html {
  return html`<label
    ><input type="radio" name="which" value="${value}" ${checked && html`checked`} /> ${label}</label
  >`;
}

/** What was deleted, and what has to be deleted elsewhere. */
export function deletedPage({ deleted, elsewhere }: Deleted, base: string): Html {
  return html`<h1>${count(deleted, 'report')} deleted</h1>
    ${
      elsewhere.length > 0
        ? html`<p>Receivers have copies, which have to be deleted there:</p>
            <ul class="lines">
              ${elsewhere.map(({ receiver, state, reference, url }) => {
                const safe = safeUrl(url);
                const name = `${receiver}${reference === undefined ? '' : ` ${reference}`}`;
                return html`<li>
                  ${safe === undefined ? name : html`<a href="${safe}" rel="noreferrer">${name}</a>`}
                  ${state === 'sending' && html`, which was being sent and may have arrived`}
                </li>`;
              })}
            </ul>`
        : html`<p>No receiver has a copy.</p>`
    }
    <p><a href="${base}">To all failures</a></p>`;
}
