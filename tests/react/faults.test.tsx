import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useState, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { GuideBody, GuideIndex, GuideSource } from '../../src/core/model/guide.ts';
import type { View } from '../../src/session/sessionState.ts';
import type { Receiver } from '../../src/session/receivers/receiver.ts';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import { useWaymark } from '../../src/react/provider/useWaymark.ts';
import { createGuides, createReceiver, provided, refusedRun } from './helpWorld.tsx';

const part = (name: string): HTMLElement | null => document.querySelector(`[data-part="${name}"]`);
const run = refusedRun();
const MOVES = { retry: async () => {} };
const showStep = (): void => {};
const VIEWS: readonly View[] = [
  { kind: 'lead' },
  { kind: 'guide', guide: 'key-refused' },
  { kind: 'others' },
  { kind: 'report' },
];

/** A host with a control of its own, that leads the panel to a view when told to. */
function Host({ view }: { readonly view: View }): ReactNode {
  const [presses, setPresses] = useState(0);
  const { session } = useWaymark(run);
  useEffect(() => {
    if (view.kind !== 'lead') session.go(view);
  }, [session, view]);
  return (
    <>
      <button type="button" onClick={() => setPresses(presses + 1)}>
        Host {presses}
      </button>
      <HelpButton run={run} defaultOpen always moves={MOVES} onShowStep={showStep} />
    </>
  );
}

/** Every place in a value by its path, those of one array's items once. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const found = new Map<string, readonly string[]>();
  for (const [key, child] of Object.entries(value)) {
    for (const place of [[...path, key], ...placesIn(child, [...path, key])]) {
      const shape = place.map((one) => (/^\d+$/.test(one) ? '#' : one)).join('.');
      if (!found.has(shape)) found.set(shape, place);
    }
  }
  return [...found.values()];
}

/** A copy that throws where it is read at a place, once it was read so often. */
function withBomb<T>(value: T, [key, ...rest]: readonly string[], state: { armed: boolean }): T {
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  const child = copy[key!];
  if (rest.length > 0) copy[key!] = withBomb(child, rest, state);
  else
    Object.defineProperty(copy, key!, {
      enumerable: true,
      get() {
        if (state.armed) throw new Error('a bomb');
        return child;
      },
    });
  return copy as T;
}

/** Opens a view and tells whether the host still answers. */
async function visit(guides: GuideSource, view: View, receiver: Receiver, arm: () => void): Promise<void> {
  const { rerender, unmount } = render(provided(<Host view={{ kind: 'lead' }} />, { guides, receiver }));
  await waitFor(() => expect(part('body')).toBeInTheDocument());
  await waitFor(() =>
    expect(part('fix-now') ?? part('load-failed') ?? part('short-form')).toBeInTheDocument(),
  );
  arm();
  await act(async () => rerender(provided(<Host view={{ ...view }} />, { guides, receiver })));
  await act(async () => new Promise((later) => setTimeout(later, 20)));
  const host = screen.getByRole('button', { name: /^Host/ });
  host.click();
  await waitFor(() => expect(host).toHaveTextContent('Host 1'));
  expect(part('popover')).toBeInTheDocument();
  unmount();
}

describe('fault 5: our own code throws', () => {
  it('fault 5: wherever a part of a guide throws while a view is drawn, the host goes on and the panel stays', async () => {
    const source = createGuides();
    const index = await source.index();
    const body = await source.body('key-refused');
    const places = [
      ...placesIn(index.guides[0]).map((place) => ['head', ...place]),
      ...placesIn(body).map((place) => ['body', ...place]),
    ];
    expect(places.length).toBeGreaterThan(60);
    let count = 0;
    for (const [of, ...place] of places) {
      const state = { armed: false };
      const head = of === 'head' ? withBomb(index.guides[0]!, place, state) : index.guides[0]!;
      const text = of === 'body' ? withBomb(body, place, state) : body;
      const guides: GuideSource = {
        index: async () => ({ ...index, guides: [head, ...index.guides.slice(1)] }),
        body: async (id) => (id === 'key-refused' ? text : source.body(id)),
      };
      await visit(guides, VIEWS[count++ % VIEWS.length]!, createReceiver(), () => (state.armed = true));
    }
    // Some did go off in a part that was being drawn: React says so of each that a boundary caught.
    expect(console.error).toHaveBeenCalled();
    vi.mocked(console.error).mockClear();
    vi.mocked(console.warn).mockClear();
  }, 300_000);

  it.each(['id', 'label', 'limits', 'encode', 'interactive', 'idempotent', 'filed'] as const)(
    'fault 5: a receiver whose %s throws costs neither the host nor the panel',
    async (name) => {
      const receiver = Object.defineProperty({ ...createReceiver() }, name, {
        get() {
          throw new Error('a bomb');
        },
      });
      await visit(createGuides(), { kind: 'report' }, receiver, () => {});
      vi.mocked(console.error).mockClear();
    },
  );
});

describe('fault 34: guides of another version', () => {
  const unknown = ['hologram', { deep: [1] }, 'Words of a newer node'] as never;
  const changes: readonly (readonly [string, (index: GuideIndex, body: GuideBody) => unknown])[] = [
    ['an older index', (index) => Object.assign(index, { schema: 1 })],
    ['a newer index', (index) => Object.assign(index, { schema: 99 })],
    ['an older text', (_, body) => Object.assign(body, { schema: 1 })],
    ['a newer text', (_, body) => Object.assign(body, { schema: 99 })],
    ['a text without sections', (_, body) => Object.assign(body, { sections: undefined })],
    ['an unknown block', (_, body) => Object.assign(body, { lead: [unknown, ['p', 'Known words']] })],
    [
      'an unknown piece of prose',
      (_, body) => Object.assign(body, { lead: [['p', unknown, ' Known words']] }),
    ],
    [
      'an unknown section',
      (_, body) =>
        Object.assign(body, {
          sections: [...body.sections, { id: 'hologram', intro: ['x'], blocks: [unknown] }],
        }),
    ],
    [
      'an unknown operator and signal',
      (index) =>
        Object.assign(index, {
          atoms: [
            ...index.atoms.slice(0, -1),
            { signal: 'moon.phase', op: 'resembles', value: {}, family: 'lunar' },
          ],
        }),
    ],
    [
      'an unknown move',
      (index) =>
        Object.assign(index, { guides: index.guides.map((head) => ({ ...head, next: [{ move: 'pray' }] })) }),
    ],
    [
      'unknown keys everywhere',
      (index, body) => {
        Object.assign(index, {
          hologram: unknown,
          guides: index.guides.map((head) => ({ ...head, hologram: unknown })),
        });
        return Object.assign(body, { hologram: unknown });
      },
    ],
  ];

  it.each(changes)('fault 34: %s: help opens, tells the run, and can be reported', async (_, change) => {
    const source = createGuides();
    const index = structuredClone(await source.index());
    const body = structuredClone(await source.body('key-refused'));
    change(index, body);
    const guides: GuideSource = {
      index: async () => index,
      body: async (id) => (id === 'key-refused' ? body : source.body(id)),
    };
    render(provided(<HelpButton run={run} defaultOpen />, { guides, receiver: createReceiver() }));
    await waitFor(() => expect(part('what-failed')).toBeInTheDocument());
    await waitFor(() =>
      expect(part('helpful') ?? part('load-failed') ?? part('short-form')).toBeInTheDocument(),
    );
    expect(part('popover')).toHaveTextContent('Incorrect key provided: sk-0001');
    await userEvent.click(part('report')!);
    expect(await screen.findByLabelText('Message')).toBeVisible();
    vi.mocked(console.error).mockClear();
    vi.mocked(console.warn).mockClear();
  });

  it('fault 34: words of a node that is not known are shown as text', async () => {
    const source = createGuides();
    const guides: GuideSource = {
      index: source.index,
      body: async (id) => ({ ...(await source.body(id)), lead: [unknown] }),
    };
    render(provided(<HelpButton run={run} defaultOpen />, { guides }));
    await userEvent.click(await screen.findByText('Whole guide'));
    expect(await screen.findByText(/Words of a newer node/)).toBeInTheDocument();
  });
});

describe('fault 26: the panel goes away while a report is sent', () => {
  it.each(Array.from({ length: 24 }, (_, turn) => turn))(
    'fault 26: gone after %i turns of the event loop, the report arrives, once, and nothing is said to the console',
    async (turns) => {
      const receiver = createReceiver();
      const user = `leaves-${turns}`;
      const draw = (isThere: boolean): ReactNode =>
        provided(isThere ? <HelpButton run={run} defaultOpen /> : <p>Another page</p>, { user, receiver });
      const { rerender } = render(draw(true));
      await userEvent.click(await screen.findByRole('button', { name: 'Report this Run' }));
      await screen.findByLabelText('Message');
      const send = await screen.findByRole('button', { name: 'Send to Support' });
      await act(async () => {
        send.click();
        // Half of them within the first task, the others a task apart.
        for (let turn = 0; turn < turns; turn++)
          await (turns < 12 ? undefined : new Promise((later) => setTimeout(later)));
        rerender(draw(false));
      });
      await waitFor(() => expect(receiver.bodies).toHaveLength(1));
      await act(async () => new Promise((later) => setTimeout(later, 30)));
      expect(receiver.bodies).toHaveLength(1);
    },
  );
});
