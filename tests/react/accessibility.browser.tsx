import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { Delivery } from '../../src/core/model/report.ts';
import type { Receiver } from '../../src/session/receivers/receiver.ts';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import { HelpDock } from '../../src/react/dock/HelpDock.tsx';
import {
  createGuides,
  createReceiver,
  fineRun,
  limitedRun,
  NOW,
  provided,
  refusedRun,
  unknownRun,
} from './helpWorld.tsx';
import { expectNoViolations, part, seen, setTheme, smallTargets, text, THEMES } from './surface.tsx';

const surfaces = { 'provider-vault': { label: 'API keys', open: () => {} } };
const moves = { retry: async () => ({ runId: '130' }) };
const steps = { onShowStep: () => {} };
const section = (): Promise<Element> =>
  seen(() => document.querySelector('[data-part="fix-now"], [data-section="support"]'));
const click = (name: string): Promise<void> =>
  userEvent.click(page.getByRole('button', { name, exact: true }).first());

/** Every state of the panel that looks different, and how to get there. */
const STATES: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['an answer', () => open(refusedRun()).then(section)],
  [
    'an answer with everything unfolded',
    async () => {
      await open(refusedRun());
      await section();
      for (const one of document.querySelectorAll('details')) one.open = true;
      await userEvent.click(page.getByRole('checkbox').first());
    },
  ],
  ['no guide is certain', () => open(unknownRun()).then(section)],
  [
    'a question',
    async () => {
      const [, step] = refusedRun().steps!;
      await open(
        refusedRun({ steps: [{ ...step!, failure: { message: 'Incorrect key provided: sk-0001' } }] }),
        { lead: 'clear' },
      );
      await seen(() => part('unsure'));
      await click('The key was refused');
      await section();
      for (const one of document.querySelectorAll('details')) one.open = true;
    },
  ],
  [
    'a countdown',
    async () => {
      const now = Date.now();
      const steps = limitedRun().steps!.map((step) =>
        step.failure ? { ...step, failure: { ...step.failure, at: now, retry: { after: 60_000 } } } : step,
      );
      await open(limitedRun({ steps, observedAt: now, endedAt: now }));
      await section();
    },
  ],
  [
    'a move that was made',
    async () => {
      await open(limitedRun());
      await section();
      await userEvent.click(part('move-button'));
      await seen(() => part('move').dataset['state'] === 'done');
    },
  ],
  ['no trouble', () => open(fineRun()).then(() => seen(() => part('verdict')))],
  [
    'a retry of the system',
    () =>
      open({ id: '9', status: 'failed', observedAt: NOW, retry: { state: 'in-progress', nextAt: NOW } }).then(
        () => seen(() => part('move')),
      ),
  ],
  [
    'other guides and search',
    async () => {
      await open(refusedRun());
      await section();
      await click('Wrong guide?');
      await userEvent.fill(page.getByRole('searchbox'), 'limit');
      await seen(() => text('One guide found for “limit”.'));
    },
  ],
  [
    'the report form',
    async () => {
      await openReport({
        receiver: [createReceiver(), { ...createReceiver(), id: 'other', label: 'GitHub' }],
      });
      for (const one of document.querySelectorAll('details')) one.open = true;
    },
  ],
  [
    'the report form before it is discarded',
    async () => {
      await openReport();
      await userEvent.fill(page.getByLabelText('Message'), 'Mine');
      await click('Discard');
      await seen(() => text('Discard what you wrote?'));
    },
  ],
  ['the report form without a receiver', () => openReport({ receiver: undefined })],
  ...(
    [
      ['a receipt', undefined],
      [
        'a report that was refused',
        { kind: 'rejected', reason: 'too-large', status: 413, said: 'Too large' },
      ],
      ['a report that waits', { kind: 'waiting', reason: 'server', after: 60_000 }],
      ['a report that was handed over', { kind: 'handed-over', to: 'mail' }],
    ] as const
  ).map(([state, delivery]) => [state, () => sendReport(delivery)] as const),
  [
    'a report that may have arrived',
    () => sendReport({ kind: 'waiting', reason: 'network' }, { idempotent: false }),
  ],
  [
    'a second report',
    async () => {
      await sendReport({ kind: 'rejected', reason: 'invalid', status: 422 });
      await click('Edit and send again');
      await seen(() => part('send'));
    },
  ],
  [
    'an answer about a run that was reported',
    async () => {
      await sendReport();
      await click('Back to the answer');
      await seen(() => part('report-note'));
    },
  ],
  [
    'guides that cannot be loaded',
    async () => {
      const guides = createGuides();
      guides.fail = true;
      await open(refusedRun(), { guides });
      await seen(() => part('load-failed'));
    },
  ],
  [
    'guides on their way',
    () =>
      open(refusedRun(), {
        guides: { index: () => new Promise(() => {}), body: () => new Promise(() => {}) },
      }),
  ],
  [
    'the dock',
    async () => {
      await render(
        provided(
          <main style={{ display: 'flex' }}>
            <h1>Replay</h1>
            <HelpDock run={refusedRun()} at={NOW - 50_000} onSeek={() => {}} moves={moves} />
          </main>,
          { surfaces, receiver: createReceiver() },
        ),
      );
      await section();
      await seen(() => part('replay'));
    },
  ],
];

async function open(
  run: Parameters<typeof HelpButton>[0]['run'],
  provider: Parameters<typeof provided>[1] = {},
) {
  await render(
    provided(
      <main>
        <h1>Run</h1>
        <HelpButton run={run} always moves={moves} {...steps} />
      </main>,
      { surfaces, receiver: createReceiver(), ...provider },
    ),
  );
  await userEvent.click(part('help-button'));
  await seen(() => part('popover'));
}

async function openReport(provider: Parameters<typeof provided>[1] = {}): Promise<void> {
  users += 1;
  await open(refusedRun(), { user: `user-${users}`, ...provider });
  await section();
  await click('Report this Run');
  await seen(() => part('preview'));
}

/** Sends one, and waits for what becomes of it. */
async function sendReport(delivery?: Delivery, more: Partial<Receiver> = {}): Promise<void> {
  const receiver = delivery ? createReceiver(async () => delivery) : createReceiver();
  const isHandOver = delivery?.kind === 'handed-over';
  await openReport({ receiver: { ...receiver, ...(isHandOver && { interactive: true }), ...more } });
  await userEvent.click(part('send'));
  await seen(
    () => !['saved', 'sending', undefined].includes(part('report')?.dataset['state']) && part('report'),
  );
}

/** Everybody has an outbox of their own. */
let users = 0;

beforeEach(() => page.viewport(1280, 900));
afterEach(() => {
  delete document.documentElement.dataset['waymarkTheme'];
});

describe.each(THEMES)('in the %s theme', (theme) => {
  it.each(STATES)(
    'E1, E3: %s has no axe violation, and no control is smaller than 24 px',
    async (_, arrive) => {
      setTheme(theme);
      await arrive();
      await expectNoViolations();
      expect(smallTargets()).toEqual([]);
    },
  );
});

describe('on a screen of 320 px', () => {
  it.each(STATES)('E4: %s scrolls nothing sideways', async (_, arrive) => {
    await page.viewport(320, 640);
    setTheme('light');
    await arrive();
    const wide = [
      ...document.querySelectorAll<HTMLElement>(
        '.waymark-panel, .waymark-panel :not(.waymark-wide, .waymark-wide *)',
      ),
    ]
      .filter((one) => getComputedStyle(one).position !== 'absolute' && one.getClientRects().length > 0)
      .filter((one) => one.getBoundingClientRect().right > 321 || one.getBoundingClientRect().left < -1);
    expect(wide.map((one) => one.outerHTML.slice(0, 120))).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });
});
