import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { StrictMode, type ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { GuideSource } from '../../src/core/model/guide.ts';
import { proseOf } from '../../src/core/model/guideProse.ts';
import type { Problem } from '../../src/core/model/problem.ts';
import type { Run } from '../../src/core/model/run.ts';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import { createLoader } from '../../src/react/parts/createLoader.ts';
import { preload } from '../../src/react/button/preload.ts';
import { ReportRunButton } from '../../src/react/button/ReportRunButton.tsx';
import { needsHelp } from '../../src/react/button/needsHelp.ts';
import { createGuides, createStorage, fineRun, provided, refusedRun } from './helpWorld.tsx';

afterEach(() => {
  history.replaceState(null, '', location.pathname);
});

const button = (): HTMLElement => screen.getByRole('button', { name: /^Help/ });
const dialog = (): Promise<HTMLElement> => screen.findByRole('dialog');

describe('the help button', () => {
  it('B1: is there for a failed run and not for one without trouble', () => {
    const { rerender, container } = render(provided(<HelpButton run={refusedRun()} />));
    expect(button()).toBeVisible();
    rerender(provided(<HelpButton run={fineRun()} />));
    expect(container).toBeEmptyDOMElement();
    rerender(provided(<HelpButton run={fineRun()} always />));
    expect(button()).toBeVisible();
  });

  it('B1: is there for a bare failure or log without a status', () => {
    expect(needsHelp({ id: '1', observedAt: 0, failures: [{ message: 'no' }] })).toBe(true);
    expect(needsHelp({ id: '1', observedAt: 0, log: [{ text: 'no' }] })).toBe(true);
    expect(needsHelp({ id: '1', observedAt: 0 })).toBe(false);
  });

  it('B1: takes any host data without throwing', () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('trap');
        },
      },
    );
    for (const run of [null, undefined, trap, 7, 'log text', [], { status: trap }]) {
      const { unmount } = render(provided(<HelpButton run={run as never} always />));
      expect(button()).toBeVisible();
      unmount();
    }
    fc.assert(fc.property(fc.anything(), (value) => typeof needsHelp(value as never) === 'boolean'));
  });

  it('B2: asks for no guide before it is hovered, and for the index when it is', async () => {
    const guides = createGuides();
    render(provided(<HelpButton run={refusedRun()} />, { guides }));
    await act(() => preload());
    expect(guides.asked).toEqual([]);
    await userEvent.hover(button());
    await waitFor(() => expect(guides.asked).toEqual(['index', 'key-refused']));
  });

  it('B3: names the run, and says what it opens and whether it is open', async () => {
    render(provided(<HelpButton run={refusedRun()} />));
    expect(button()).toHaveAccessibleName('Help with run 128');
    expect(button()).toHaveAttribute('aria-haspopup', 'dialog');
    expect(button()).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(button());
    const panel = await dialog();
    expect(panel).toHaveAccessibleName('Help with run 128');
    expect(button()).toHaveAttribute('aria-expanded', 'true');
    expect(button()).toHaveAttribute('aria-controls', panel.id);
  });

  it('B3: has no name with what cannot be seen of a run’s id, open or closed', async () => {
    render(provided(<HelpButton run={refusedRun({ id: 'pay\u202eload\u0007\u200b\u2028-128' })} />));
    expect(button()).toHaveAccessibleName('Help with run payload-128');
    await userEvent.click(button());
    const panel = await dialog();
    for (const named of [button(), panel, ...panel.querySelectorAll('[aria-label]')]) {
      expect(named.getAttribute('aria-label') ?? '').not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    }
    expect(panel).toHaveAccessibleName('Help with run pay\\u202eload\\u0007\\u200b\\u2028-128');
  });

  it('B3: says what the host wants it to say, and outlives a message that throws', () => {
    const { rerender } = render(
      provided(<HelpButton run={refusedRun()} />, {
        messages: { help: 'Hilfe', helpWithRun: ({ run }) => `Hilfe zu Lauf ${run}` },
      }),
    );
    expect(screen.getByRole('button', { name: 'Hilfe zu Lauf 128' })).toHaveTextContent('Hilfe');
    rerender(provided(<HelpButton run={refusedRun()} label="Why?" />));
    expect(screen.getByRole('button', { name: 'Why?' })).toBeVisible();
    const helpWithRun = (): string => {
      throw new Error('broken translation');
    };
    rerender(provided(<HelpButton run={refusedRun()} />, { messages: { helpWithRun } }));
    expect(button()).toHaveAccessibleName('Help with run 128');
  });

  it('B4: tells every change with its reason, uncontrolled and controlled', async () => {
    const onOpenChange = vi.fn();
    const { rerender } = render(provided(<HelpButton run={refusedRun()} onOpenChange={onOpenChange} />));
    await userEvent.click(button());
    await dialog();
    await userEvent.keyboard('{Escape}');
    await userEvent.click(button());
    await userEvent.click(await screen.findByRole('button', { name: 'Close help' }));
    await userEvent.click(button());
    // A press outside is heard as soon as the code for it is there.
    await screen.findByRole('button', { name: 'Open as a page' });
    await userEvent.click(document.body);
    await userEvent.click(button());
    await dialog();
    await userEvent.click(button());
    expect(onOpenChange.mock.calls.map(([open, { reason }]) => `${open} ${reason}`)).toEqual([
      'true button',
      'false escape',
      'true button',
      'false close',
      'true button',
      'false outside',
      'true button',
      'false button',
    ]);
    rerender(provided(<HelpButton run={refusedRun()} open={false} onOpenChange={onOpenChange} />));
    await userEvent.click(button());
    expect(onOpenChange).toHaveBeenLastCalledWith(true, { reason: 'button' });
    expect(screen.queryByRole('dialog')).toBeNull();
    rerender(provided(<HelpButton run={refusedRun()} open onOpenChange={onOpenChange} />));
    await dialog();
    await userEvent.keyboard('{Escape}');
    expect(onOpenChange).toHaveBeenLastCalledWith(false, { reason: 'escape' });
    expect(screen.getByRole('dialog')).toBeVisible();
  });

  it('B5: stays while its panel is open on a run that has become fine, and goes when the focus has moved on', async () => {
    const { rerender } = render(provided(<HelpButton run={refusedRun()} />));
    await userEvent.click(button());
    await dialog();
    rerender(provided(<HelpButton run={fineRun({ id: '128' })} />));
    expect(await screen.findByText('This run shows no problem')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(button()).toHaveFocus();
    await userEvent.tab();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('P8: is drawn ahead while the pointer is on its button, and gone when it leaves', async () => {
    render(provided(<ReportRunButton run={refusedRun()} />));
    const report = screen.getByRole('button', { name: 'Report this Run' });
    await act(() => preload());
    await userEvent.hover(report);
    await userEvent.unhover(report);
    await userEvent.hover(report);
    await waitFor(() => expect(document.querySelector('[data-part="move"]')).not.toBeNull());
    const panel = document.querySelector('[data-part="popover"]');
    expect(panel).not.toBeVisible();
    expect(panel).not.toHaveAttribute('aria-labelledby');
    expect(document.querySelector('[data-part="report-form"]')).toBeNull();
    expect(document.body).toHaveFocus();
    await userEvent.unhover(report);
    await waitFor(() => expect(document.querySelector('[data-part="popover"]')).toBeNull());
  });

  it('B6: a loader keeps what was loaded and tries again after a failure', async () => {
    let tries = 0;
    const load = createLoader(async () => {
      tries++;
      if (tries === 1) throw new Error('gone after a deploy');
      return 'code';
    });
    await expect(load()).rejects.toThrow('gone after a deploy');
    await expect(load()).resolves.toBe('code');
    await load();
    expect([tries, load.loaded]).toEqual([2, 'code']);
  });

  it('B7: is not drawn without a provider, and says why', () => {
    const { container } = render(<HelpButton run={refusedRun()} />);
    expect(container).toBeEmptyDOMElement();
    expect(console.error).toHaveBeenCalledWith(expect.stringContaining('<HelpProvider>'));
    vi.mocked(console.error).mockClear();
  });

  it('P12: the frame stands with a skeleton while guides are on their way, and keeps the focus when they come', async () => {
    const guides = createGuides();
    let arrive = (): void => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const slow = {
      ...guides,
      index: async () => {
        await arrived;
        return guides.index();
      },
    };
    render(provided(<HelpButton run={refusedRun()} />, { guides: slow }));
    await userEvent.click(button());
    const title = within(await dialog()).getByRole('heading', { level: 2 });
    await waitFor(() => expect(title).toHaveFocus());
    const body = document.querySelector('[data-part="body"]');
    expect(body).toHaveAttribute('aria-busy', 'true');
    expect(document.querySelector('[data-part="skeleton"]')).not.toBeNull();
    arrive();
    await waitFor(() => expect(document.querySelector('[data-part="move"]')).not.toBeNull());
    expect(document.querySelector('[data-part="body"]')).not.toHaveAttribute('aria-busy', 'true');
    expect(title).toHaveFocus();
  });

  it('P12: the answer waits for its own guide’s text, and not for the prose of the others', async () => {
    const guides = createGuides();
    const whole = await guides.index();
    const rules = {
      ...whole,
      guides: whole.guides.map(({ title: _t, summary: _s, surfaces: _o, symptoms, ...rest }) => ({
        ...rest,
        symptoms: symptoms.map(({ any }) => ({ any })),
      })),
    };
    const inParts = {
      index: ((_locale?: string, part?: 'rules') =>
        part ? Promise.resolve(rules) : new Promise(() => {})) as unknown as GuideSource['index'],
      body: async (id: string) => ({
        ...(await guides.body(id)),
        prose: proseOf(whole.guides.find((head) => head.id === id)!),
      }),
    };
    render(provided(<HelpButton run={refusedRun()} defaultOpen />, { guides: inParts }));
    expect(await screen.findByRole('heading', { name: /The service refused the key/ })).toBeVisible();
    expect(document.querySelector('[data-part="move"]')).not.toBeNull();
  });

  it('P12: guides that take long are said to', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    const slow = { ...createGuides(), index: () => new Promise<never>(() => {}) };
    render(provided(<HelpButton run={refusedRun()} defaultOpen />, { guides: slow }));
    const said = async (): Promise<string | null> =>
      within(await screen.findByRole('dialog')).getByRole('status').textContent;
    expect(await said()).toBe('Reading this run…');
    await act(() => vi.advanceTimersByTimeAsync(3_000));
    expect(await said()).toBe('Reading this run…');
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    expect(await said()).toBe('Still loading…');
    vi.useRealTimers();
  });

  it('B9: `onProblem` hears once of what in the run could not be used, and its own mistake stays its own', async () => {
    const onProblem = vi.fn<(problem: Problem) => void>(() => {
      throw new Error('the host’s own');
    });
    const odd = { ...refusedRun(), status: 'exploded' } as unknown as Run;
    const view = (): ReactNode =>
      provided(
        <>
          <HelpButton run={{ ...odd }} defaultOpen />
          <HelpButton run={{ ...odd }} defaultOpen />
        </>,
        { onProblem },
      );
    const { rerender } = render(view());
    expect((await screen.findAllByRole('dialog')).length).toBe(2);
    await waitFor(() => expect(onProblem).toHaveBeenCalled());
    rerender(view());
    expect(onProblem.mock.calls).toEqual([
      [expect.objectContaining({ file: 'status', message: expect.any(String), hint: expect.any(String) })],
    ]);
  });

  it('B9: once the answer stands, `onProblem` and the console in development hear of keys that are nearly ones of a run', async () => {
    vi.stubEnv('NODE_ENV', 'development');
    const onProblem = vi.fn<(problem: Problem) => void>();
    const run = { ...refusedRun(), failuers: [] } as unknown as Run;
    render(provided(<HelpButton run={run} defaultOpen />, { onProblem }));
    await waitFor(() => expect(onProblem).toHaveBeenCalled());
    expect(onProblem.mock.calls).toEqual([
      [expect.objectContaining({ code: 'misspelt-key', hint: 'Did you mean `failures`?' })],
    ]);
    const warn = vi.mocked(console.warn);
    expect(warn.mock.calls).toEqual([
      ['Waymark: Waymark reads no “failuers” of a run. Did you mean `failures`?'],
    ]);
    warn.mockClear();
    vi.unstubAllEnvs();
  });

  it('B10: opens at the guide and section of a deep link, and only one button does', async () => {
    history.replaceState(null, '', '#waymark=limit-reached/fix');
    render(
      provided(
        <>
          <HelpButton run={refusedRun()} />
          <HelpButton run={refusedRun({ id: '200' })} />
        </>,
      ),
    );
    expect(await screen.findByRole('heading', { name: 'The limit was reached' })).toBeVisible();
    await waitFor(() => expect(screen.getByRole('heading', { name: 'How to fix it' })).toHaveFocus());
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
  });

  it('opens when the address comes to hold a link, beside a route of the host', async () => {
    render(provided(<HelpButton run={refusedRun()} />));
    history.replaceState(null, '', '#/runs/128&waymark=run-failed');
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    expect(await screen.findByRole('heading', { name: 'A run failed' })).toBeVisible();
  });

  it('B10: takes the link out of the address when it closes, and follows it again when it comes back', async () => {
    const heading = { name: 'The limit was reached' };
    history.replaceState({ own: 1 }, '', '#/runs/128?tab=log&waymark=limit-reached');
    render(provided(<HelpButton run={refusedRun()} />));
    expect(await screen.findByRole('heading', heading)).toBeVisible();
    expect(location.hash).toBe('#/runs/128?tab=log&waymark=limit-reached');
    await userEvent.keyboard('{Escape}');
    expect(location.hash).toBe('#/runs/128?tab=log');
    expect(history.state).toEqual({ own: 1 });
    history.replaceState(null, '', '#waymark=limit-reached');
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    expect(await screen.findByRole('heading', heading)).toBeVisible();
  });

  it('B10: where the host wants no links, none is followed', async () => {
    history.replaceState(null, '', '#waymark=limit-reached');
    render(provided(<HelpButton run={refusedRun()} />, { link: false }));
    await userEvent.hover(await screen.findByRole('button'));
    await act(() => vi.dynamicImportSettled());
    expect(screen.queryByRole('dialog')).toBeNull();
    history.replaceState(null, '', location.pathname);
  });

  it('works under StrictMode', async () => {
    render(<StrictMode>{provided(<HelpButton run={refusedRun()} defaultOpen />)}</StrictMode>);
    expect(await screen.findByRole('heading', { name: 'The service refused the key' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(button()).toHaveFocus();
  });

  it('B13: the host’s shortcut opens help or leads to it, and is a letter in a field', async () => {
    const { unmount } = render(
      provided(
        <>
          <input aria-label="Own field" />
          <HelpButton run={refusedRun()} />
          <HelpButton run={refusedRun({ id: '200' })} />
        </>,
        { shortcut: '?' },
      ),
    );
    const field = screen.getByRole('textbox', { name: 'Own field' });
    // Its code comes after the page.
    await waitFor(async () => {
      await userEvent.keyboard('?');
      expect(screen.queryAllByRole('dialog')).toHaveLength(1);
    });
    // The answer takes the skeleton's place, its title too.
    const titleHasFocus = async (): Promise<HTMLElement> =>
      waitFor(() => expect(screen.getByRole('heading', { level: 2 })).toHaveFocus());
    await titleHasFocus();
    await userEvent.type(field, '?');
    expect(field).toHaveValue('?');
    expect(field).toHaveFocus();
    field.blur();
    await userEvent.keyboard('?');
    await titleHasFocus();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const own = (event: KeyboardEvent): void => event.preventDefault();
    document.body.addEventListener('keydown', own);
    await userEvent.keyboard('?');
    document.body.removeEventListener('keydown', own);
    await userEvent.keyboard('x');
    expect(screen.queryByRole('dialog'), 'the host took it').toBeNull();
    unmount();
  });

  it('B14: a draft marks the closed button of its run, over a reload, until it is discarded', async () => {
    const storage = createStorage();
    const page = (): ReactNode =>
      provided(
        <>
          <HelpButton run={refusedRun()} />
          <HelpButton run={refusedRun({ id: '200' })} />
        </>,
        { storage },
      );
    const marked = (): readonly (string | null)[] =>
      screen
        .getAllByRole('button', { name: /^Help with/ })
        .filter((one) => one.querySelector('[data-part="draft-badge"]'))
        .map((one) => `${one.getAttribute('aria-label')}: ${one.title}`);
    const begun = ['Help with run 128: You started a report on this run.'];
    const first = render(page());
    await userEvent.click(screen.getByRole('button', { name: 'Help with run 128' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Report this Run' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Message' }), 'Since Monday');
    expect(marked(), 'an open panel says it itself').toEqual([]);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(marked()).toEqual(begun));
    first.unmount();

    render(page());
    await waitFor(() => expect(marked()).toEqual(begun));
    await userEvent.click(screen.getByRole('button', { name: 'Help with run 128' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Report this Run' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Discard' }));
    const question = await screen.findByRole('group', { name: 'Discard what you wrote?' });
    await userEvent.click(within(question).getByRole('button', { name: 'Discard' }));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(marked()).toEqual([]);
  });
});
