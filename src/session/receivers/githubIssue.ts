import type { Report } from '../../core/model/report.ts';
import { reportMarkdown } from '../../core/report/reportMarkdown.ts';
import { reportTitle } from '../../core/report/reportTitle.ts';
import { type Receiver, rejectedSetup } from './receiver.ts';

export interface GithubIssueOptions {
  /** `owner/name`. */
  readonly repository: string;
  /** Set it only for operators who may label; GitHub answers 404 to others. */
  readonly labels?: readonly string[];
  /** File name of an issue template in the repository. Issue forms take no body. */
  readonly template?: string;
  /** Of GitHub Enterprise Server. @default 'https://github.com' */
  readonly server?: string;
  /** Shown as "Send to …". @default 'GitHub' */
  readonly label?: string;
  /** Opens a tab, and returns whether the browser did. @default `window.open` without an opener */
  readonly open?: (url: string) => boolean;
}

/** Longer addresses are refused: 8,191 bytes were measured, https://github.com/github/docs/issues/5136 */
const MAX_URL_LENGTH = 7499;

/**
 * Opens GitHub's form for a new issue with title and body filled in; the operator submits it there, as themselves, so no token is
 * needed. The address holds the whole text, so the log is cut until it fits. What is previewed is title and body as the form gets them.
 *
 * @see https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/creating-an-issue#creating-an-issue-from-a-url-query
 */
export function githubIssue(options: GithubIssueOptions): Receiver {
  const {
    repository,
    labels,
    template,
    server = 'https://github.com',
    label = 'GitHub',
    open = openTab,
  } = options;
  const urlOf = (text: string): string => {
    const [title, body] = split(text);
    const query = new URLSearchParams({ title, body });
    if (labels?.length) query.set('labels', labels.join(','));
    if (template) query.set('template', template);
    return `${server}/${repository}/issues/new?${query}`;
  };
  return {
    id: `github:${server}/${repository}`,
    label,
    limits: { subject: 200, total: MAX_URL_LENGTH, size: (report) => urlOf(encode(report)).length },
    interactive: true,
    encode,
    async send(_, body) {
      if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || !/^https?:\/\/[^\s/?#@\\]+$/.test(server)) {
        return rejectedSetup('The repository is not valid.');
      }
      try {
        const url = urlOf(body);
        if (url.length > MAX_URL_LENGTH) return { kind: 'rejected', reason: 'too-large', status: 0 };
        if (open(url)) return { kind: 'handed-over', to: 'tab' };
      } catch {
        // Treated like a tab that was not opened.
      }
      return { kind: 'rejected', reason: 'blocked', status: 0 };
    },
  };
}

/** The title, an empty line, the body; the body's own heading would repeat the title. */
function encode(report: Report): string {
  const [, body] = split(reportMarkdown(report));
  return `${reportTitle(report)}\n\n${body}`;
}

function split(text: string): [string, string] {
  const end = text.indexOf('\n\n');
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 2)];
}

/**
 * Opens an address in a new tab that has no reference to this page. Call it within the press of a button.
 * @returns false when the browser opened none
 */
function openTab(url: string): boolean {
  // With `noopener`, `window.open` does not return whether it opened a tab. So the opener is removed before the tab navigates.
  const tab = window.open('', '_blank');
  if (!tab) return false;
  tab.opener = null;
  tab.location.replace(url);
  return true;
}
