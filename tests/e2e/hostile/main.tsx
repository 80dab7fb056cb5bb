import { useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { HelpButton, HelpProvider, useWaymark } from 'waymark';
import type { GuideBody, GuideIndex, GuideSource, Receiver, Run } from 'waymark/core';
import 'waymark/styles.css';
import { hostileGuide, hostileRuns } from './everyField.ts';
import { findRaw, type Finding } from './findRaw.ts';

type Session = ReturnType<typeof useWaymark>['session'];

/** A guide as the compiler wrote it. */
export interface CompiledGuide {
  readonly index: GuideIndex;
  readonly body: GuideBody;
}

declare global {
  interface Window {
    /** Draws help whose run, guide, search, report and receipt hold a text in every field, goes through every view, and tells what is wrong. A `CompiledGuide` is told as JSON. */
    showHostile: (text: string, compiled?: string) => Promise<readonly Finding[]>;
    readonly counts: { executed: number; violations: number };
  }
}

const counts = { executed: 0, violations: 0 };
Object.assign(window, { counts });
for (const name of ['alert', 'confirm', 'prompt', 'print'])
  Object.assign(window, { [name]: () => void counts.executed++ });
document.addEventListener('securitypolicyviolation', () => counts.violations++);

const root = createRoot(document.getElementById('root')!);
const storage = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
let turn = 0;
let session: Session | undefined;

function Probe({ run }: { readonly run: unknown }): ReactNode {
  // A host passes whatever it has.
  const [same] = useState(run as Run);
  const { session: own } = useWaymark(same);
  useEffect(() => {
    session = own;
  }, [own]);
  return null;
}

window.showHostile = async (text, json) => {
  const compiled = json === undefined ? undefined : (JSON.parse(json) as CompiledGuide);
  const findings: Finding[] = [];
  const look = (where: string): void =>
    void findings.push(...findRaw(document.getElementById('root')!, where, text));
  for (const [name, run] of hostileRuns(text)) {
    turn += 1;
    const source: GuideSource = compiled
      ? { index: async () => compiled.index, body: async () => compiled.body }
      : hostileGuide(text);
    root.render(
      <HelpProvider
        key={turn}
        guides={source}
        storage={storage}
        user={`user-${String(turn)}`}
        receiver={receiverOf(text)}
        surfaces={{ 'provider-vault': { label: 'Provider vault', open: () => {} } }}
        link={false}
        onProblem={() => {}}
      >
        <HelpButton
          run={run as Run}
          always
          defaultOpen
          onShowStep={() => {}}
          moves={{ retry: async () => {} }}
        />
        <Probe run={run} />
      </HelpProvider>,
    );
    await until(() => document.querySelector('[data-part=body]:not([aria-busy])'), `${name}: an answer`);
    await until(() => document.querySelector('[data-part=rows]'), `${name}: rows`);
    await unfold();
    look(`${name}: answer`);
    if (name !== 'failed') continue;

    session!.go({ kind: 'others' });
    const field = await until(() => document.querySelector<HTMLInputElement>('[type=search]'), 'search');
    write(field, text);
    await frames(2);
    look('search');

    session!.go({ kind: 'guide', guide: compiled?.body.id ?? 'hostile' });
    await until(() => document.querySelector('[data-part=guide] [data-part=section]'), 'guide');
    await unfold();
    look('guide');

    session!.go({ kind: 'report' });
    await until(() => document.querySelector('[data-part=preview]'), 'report');
    session!.editDraft({ subject: text, message: text, contact: text });
    await unfold();
    await frames(2);
    look('report');
    await session!.send();
    await until(() => session!.getState().sending.state !== 'sending', 'sent');
    await frames(3);
    look('receipt');
  }
  return findings;
};

function receiverOf(text: string): Receiver {
  return {
    id: 'hostile',
    label: 'Support',
    limits: {},
    encode: (report) => JSON.stringify(report, null, 2),
    send: async () => ({ kind: 'delivered', receipt: { reference: text, url: text, at: 0 } }),
    filed: async () => [{ id: text, subject: text, receipt: { reference: text, url: text, at: 0 } }],
  };
}

function write(field: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
}

async function unfold(): Promise<void> {
  for (let depth = 0; depth < 3; depth++) {
    for (const one of document.querySelectorAll<HTMLDetailsElement>('details:not([open])')) one.open = true;
    await frames(1);
  }
}

async function until<T>(find: () => T | null | undefined | false, what: string): Promise<T> {
  for (let frame = 0; frame < 120; frame++) {
    const found = find();
    if (found) return found;
    await frames(1);
  }
  throw new Error(`${what} did not come: ${document.getElementById('root')!.textContent.slice(0, 300)}`);
}
document.documentElement.dataset['ready'] = 'yes';
