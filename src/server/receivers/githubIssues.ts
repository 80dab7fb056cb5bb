import type { Report } from '../../core/model/report.ts';
import { reportMarkdown } from '../../core/report/reportMarkdown.ts';
import { reportTitle } from '../../core/report/reportTitle.ts';
import { type GuardedAnswer, guardedFetch } from '../outbound/guardedFetch.ts';
import { fitReport } from './fitReport.ts';
import { requireTarget } from './requireTarget.ts';
import { clampWait } from '../../core/model/value/retryAfter.ts';
import { sentOf, unclear } from './sentOf.ts';
import type { Attempt, ReceiverOptions, Sent, ServerReceiver } from './serverReceiver.ts';
import { readJson } from '../../core/model/value/readJson.ts';

export interface GithubIssuesOptions extends ReceiverOptions {
  /** `owner/name`. */
  readonly repository: string;
  /** A token that may write issues of this repository, and needs nothing else. */
  readonly token: string;
  readonly labels?: readonly string[];
  /** Of GitHub Enterprise Server: `https://host/api/v3`. @default 'https://api.github.com' */
  readonly api?: string;
}

/** "body is too long (maximum is 65536 characters)", and the same of titles with 256. */
const MAX_BODY = 65_536;
const MAX_TITLE = 256;

/** The clocks of two companies may differ by this much. */
const MAX_CLOCK_SKEW_MS = 600_000;
const PAGE_SIZE = 50;
const MAX_PAGES = 20;
/** Milliseconds by which GitHub's search may lag behind what was just written. */
const READ_LAG_MS = 30_000;

/**
 * Files reports as issues. GitHub has no idempotency key, so every issue begins with a hidden mark of the report, and every try after the
 * first looks for it among the issues made since: an answer that was lost files nothing twice.
 *
 * @see https://docs.github.com/rest/issues/issues#create-an-issue
 * @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits (80 a minute, 500 an hour)
 */
export function githubIssues(options: GithubIssuesOptions): ServerReceiver {
  const { repository, token, labels = [], api = 'https://api.github.com', connection = {} } = options;
  if (!/^[\w-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/.test(repository)) {
    throw new Error('Waymark: the receiver `github` needs a repository as `owner/name`.');
  }
  if (!token) throw new Error('Waymark: the receiver `github` needs a token.');
  const guard = { ...connection, targets: [requireTarget('github', api, connection)] };
  const issues = `${api.replace(/\/$/, '')}/repos/${repository}/issues`;
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'x-github-api-version': '2022-11-28',
  };

  /** The issue that an earlier try made; nothing when there is none; or why that is unknown. */
  const findIssue = async (
    report: Report,
    { firstTriedAt, now, signal }: Attempt,
  ): Promise<Sent | undefined> => {
    const since = firstTriedAt - MAX_CLOCK_SKEW_MS;
    for (let page = 1; page <= MAX_PAGES; page++) {
      const query = new URLSearchParams({
        state: 'all',
        sort: 'created',
        direction: 'desc',
        since: new Date(since).toISOString(),
        per_page: String(PAGE_SIZE),
        page: String(page),
      });
      const answer = await guardedFetch(
        `${issues}?${query}`,
        { method: 'GET', headers, signal, largest: 2 * PAGE_SIZE * MAX_BODY },
        guard,
      );
      const ended = endingOf(answer, now);
      if (ended) return ended;
      const found = answer.kind === 'answer' && answer.isWhole ? listOf(answer.text) : undefined;
      if (!found) return unclear('the list of issues could not be read');
      const issue = found.find(({ body }) => typeof body === 'string' && body.startsWith(markOf(report)));
      if (issue) return receiptOf(issue) ?? unclear('the list of issues could not be read');
      const last = Date.parse(String(found.at(-1)?.['created_at']));
      if (found.length < PAGE_SIZE || last < since) return undefined;
    }
    return unclear(`more than ${PAGE_SIZE * MAX_PAGES} issues were made since`);
  };

  return {
    id: options.id ?? 'github',
    idempotent: true,
    rates: options.rates ?? [
      { count: 80, per: 60_000 },
      { count: 500, per: 3_600_000 },
    ],
    // "Make requests serially": GitHub's best practices for integrators.
    concurrency: options.concurrency ?? 1,
    timeout: 60_000,
    encode(report) {
      const mark = markOf(report);
      // The issue has the title already.
      const body = fitReport(report, MAX_BODY, (fitted) => {
        const text = reportMarkdown(fitted, true);
        return mark + text.slice(text.indexOf('\n\n'));
      });
      return JSON.stringify({
        title: reportTitle(report, MAX_TITLE),
        body,
        ...(labels.length > 0 && { labels }),
      });
    },
    async send(report, body, attempt) {
      const { now, number, signal } = attempt;
      const before = number > 1 ? await findIssue(report, attempt) : undefined;
      if (before) return before;
      const answer = await guardedFetch(
        issues,
        { method: 'POST', headers, body, signal, largest: 1_000_000 },
        guard,
      );
      const ended = endingOf(answer, now);
      if (ended)
        return ended.kind === 'waiting' && ended.maybeFiled ? { ...ended, after: READ_LAG_MS } : ended;
      const receipt = answer.kind === 'answer' ? receiptOf(readJson(answer.text)) : undefined;
      return receipt ?? { ...unclear('the answer could not be read'), after: READ_LAG_MS };
    },
  };
}

/** Invisible to readers, and impossible in text of the run, where `<` is always escaped or quoted. */
function markOf({ id }: Report): string {
  return `<!-- waymark-report:${id.replace(/[^\w-]/g, '')} -->`;
}

/** The meaning of a refusal by GitHub. 403 and 429 are rate limits where the headers say so; 404 hides what a token may not see. */
function endingOf(answer: GuardedAnswer, now: number): Exclude<Sent, { kind: 'delivered' }> | undefined {
  const ended = sentOf(answer, now);
  if (answer.kind === 'failed' || !ended) return ended;
  const { status, headers, text } = answer;
  const said = ended.said ?? '';
  const isOut = headers['x-ratelimit-remaining'] === '0';
  const isLimit = isOut || headers['retry-after'] !== undefined || /secondary rate limit/i.test(text);
  if (status === 429 || (status === 403 && isLimit)) {
    const asked = sentOf({ ...answer, status: 429 }, now);
    const until = Number(headers['x-ratelimit-reset']) * 1000;
    const reset = isOut && Number.isFinite(until) ? clampWait(until - now) : undefined;
    // Without a header, GitHub asks for at least a minute.
    const after = (asked?.kind === 'waiting' ? asked.after : undefined) ?? reset ?? 60_000;
    return { kind: 'waiting', reason: 'rate-limited', maybeFiled: false, said, after };
  }
  return status === 404 ? { kind: 'rejected', reason: 'auth', said } : ended;
}

function receiptOf(issue: unknown): Sent | undefined {
  if (typeof issue !== 'object' || issue === null) return undefined;
  const { number, html_url: url } = issue as Record<string, unknown>;
  if (typeof number !== 'number') return undefined;
  const isPage = typeof url === 'string' && /^https?:\/\//i.test(url);
  return { kind: 'delivered', reference: `#${number}`, ...(isPage && { url }) };
}

function listOf(text: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  const list = readJson(text);
  return Array.isArray(list) ? list.filter((one) => typeof one === 'object' && one !== null) : undefined;
}
