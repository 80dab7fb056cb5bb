import { afterEach, expect, it, vi } from 'vitest';
import { clipboard } from '../../../src/session/receivers/clipboard.ts';
import { download } from '../../../src/session/receivers/download.ts';
import { githubIssue } from '../../../src/session/receivers/githubIssue.ts';
import { mail } from '../../../src/session/receivers/mail.ts';
import { reportWith } from '../../core/report/reportWith.ts';

const signal = new AbortController().signal;
const BLOCKED = { kind: 'rejected', reason: 'blocked', status: 0 };

afterEach(() => {
  vi.unstubAllGlobals();
});

it('V8: a tab is opened empty, let go of, and only then led to GitHub', async () => {
  const steps: string[] = [];
  const tab = {
    set opener(value: unknown) {
      steps.push(`opener ${String(value)}`);
    },
    location: { replace: (url: string) => steps.push(url.slice(0, 45)) },
  };
  vi.spyOn(window, 'open').mockImplementation((url, target) => {
    steps.push(`open ${String(url)} ${target}`);
    return tab as unknown as Window;
  });
  const sent = githubIssue({ repository: 'acme/orbit' }).send(reportWith(), 'a\n\nb', signal);
  expect(steps).toEqual(['open  _blank', 'opener null', 'https://github.com/acme/orbit/issues/new?titl']);
  expect(await sent).toEqual({ kind: 'handed-over', to: 'tab' });
});

it('V9: a pop-up that the browser blocked is told', async () => {
  vi.spyOn(window, 'open').mockReturnValue(null);
  expect(await githubIssue({ repository: 'acme/orbit' }).send(reportWith(), 'a\n\nb', signal)).toEqual(
    BLOCKED,
  );
});

it('V8: a mail address is gone to, which leaves the page', async () => {
  const urls: string[] = [];
  vi.stubGlobal('location', { assign: (url: string) => urls.push(url) });
  const body = 'To: help@orbit.test\nSubject: A key\n\nIt & that\nfailed';
  expect(await mail({ to: 'help@orbit.test' }).send(reportWith(), body, signal)).toEqual({
    kind: 'handed-over',
    to: 'mail',
  });
  expect(urls).toEqual(['mailto:help@orbit.test?subject=A%20key&body=It%20%26%20that%0D%0Afailed']);
});

it('V9: a clipboard that refuses, or is missing on an insecure page, is told', async () => {
  const written: string[] = [];
  const writeText = async (text: string) => void written.push(text);
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  const sent = clipboard().send(reportWith(), 'the report', signal);
  expect(written).toEqual(['the report']);
  expect(await sent).toEqual({ kind: 'handed-over', to: 'clipboard' });
  vi.stubGlobal('navigator', {
    clipboard: { writeText: () => Promise.reject(new DOMException('NotAllowedError')) },
  });
  expect(await clipboard().send(reportWith(), 'the report', signal)).toEqual(BLOCKED);
  vi.stubGlobal('navigator', {});
  expect(await clipboard().send(reportWith(), 'the report', signal)).toEqual(BLOCKED);
});

it('V8: a file is saved by a link that the page never shows', async () => {
  vi.useFakeTimers();
  const blobs: Blob[] = [];
  const revoked: string[] = [];
  vi.stubGlobal('URL', {
    createObjectURL: (blob: Blob) => `blob:${blobs.push(blob)}`,
    revokeObjectURL: (url: string) => revoked.push(url),
  });
  const clicked: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    clicked.push(`${this.href} ${this.download} ${this.isConnected}`);
  });
  const sent = download().send(reportWith(), 'the report', signal);
  expect(clicked).toEqual(['blob:1 report-run-129-5b0d4f0e.md false']);
  expect(await sent).toEqual({ kind: 'handed-over', to: 'download' });
  expect(blobs[0]).toMatchObject({ type: 'text/markdown;charset=utf-8', size: 10 });
  vi.advanceTimersByTime(60_000);
  expect(revoked).toEqual(['blob:1']);
  vi.useRealTimers();
});
