import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { HelpDock } from '../../src/react/dock/HelpDock.tsx';
import { loadBehind } from '../../src/react/panel/loadBehind.ts';
import type { GuideSource } from '../../src/core/model/guide.ts';
import type { Failure, Run } from '../../src/core/model/run.ts';
import { HelpButton, type HelpButtonProps } from '../../src/react/button/HelpButton.tsx';
import type { HelpProviderProps } from '../../src/react/provider/HelpProvider.tsx';
import {
  createAskingGuides,
  createGuides,
  createReceiver,
  createStorage,
  fineRun,
  limitedRun,
  NOW,
  provided,
  refusedRun,
  unknownRun,
} from './helpWorld.tsx';

const surfaces = { 'provider-vault': { label: 'API keys', open: vi.fn() } };

/** Renders an open panel; `again` passes another run. */
function open(run: Run, button: Partial<HelpButtonProps> = {}, provider: Partial<HelpProviderProps> = {}) {
  const guides = createGuides();
  const draw = (next: Run, more: Partial<HelpButtonProps> = {}) =>
    provided(<HelpButton run={next} defaultOpen always {...button} {...more} />, { guides, ...provider });
  const { rerender, unmount } = render(draw(run));
  return {
    again: (next: Run, more?: Partial<HelpButtonProps>) => rerender(draw(next, more)),
    guides,
    unmount,
  };
}

const part = (name: string, from: ParentNode = document): HTMLElement =>
  from.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
/** The answer stands, and what comes behind it. */
const ready = async (): Promise<HTMLElement> => {
  const fix = await screen.findByRole('heading', { name: /^(How to fix it|What to look at)$/ });
  await waitFor(() => expect(part('helpful')).toBeInTheDocument());
  return fix;
};
const row = (name: string): HTMLElement => document.querySelector<HTMLElement>(`[data-row="${name}"]`)!;
/** The guide as its author ordered it, under the answer. */
const openWhole = async (): Promise<HTMLElement> => {
  await userEvent.click(screen.getByText('Whole guide'));
  await waitFor(() => expect(row('whole').querySelector('[data-part="section"]')).toBeInTheDocument());
  return row('whole');
};
/** What is inside comes once the guide is drawn. */
const openWhy = async (): Promise<void> => {
  await userEvent.click(screen.getByText('Why we think so'));
  await waitFor(() => expect(row('why').querySelector('[data-part="check"]')).toBeInTheDocument());
};
const heading = (name: string | RegExp): HTMLElement => screen.getByRole('heading', { name });

describe('the panel', () => {
  it('C1: stands in one order, from what happened over the move and its steps to closed rows and the report', async () => {
    open(refusedRun());
    await ready();
    await screen.findByText('Was this helpful?');
    const order = ['what-failed', 'move', 'fix-now', 'rows', 'helpful', 'footnote', 'report'];
    const parts = [...document.querySelectorAll<HTMLElement>('[data-part]')].map(
      ({ dataset }) => dataset['part']!,
    );
    expect(parts.filter((name) => order.includes(name))).toEqual(order);
    const rows = [...document.querySelectorAll<HTMLDetailsElement>('details[data-row]')];
    expect(rows.map(({ dataset }) => dataset['row'])).toEqual([
      'why',
      'symptoms',
      'causes',
      'asides',
      'where',
      'support',
      'related',
      'whole',
    ]);
    expect(rows.filter((one) => one.open)).toEqual([]);
  });

  it('E8: names that a gist lists stand apart, each from the direction of the others', async () => {
    open(refusedRun());
    await ready();
    await screen.findByText('Was this helpful?');
    const names = [...document.querySelectorAll('[data-row=related] .waymark-gist > .waymark-item')];
    const links = [...document.querySelectorAll('[data-part=related] .waymark-link')];
    expect(names.map((one) => one.textContent)).toEqual(links.map((one) => one.textContent));
    expect(names.length).toBeGreaterThan(1);
  });

  it('C33: the fix stands before there is any code for what comes behind it', async () => {
    delete loadBehind.loaded;
    const drawn: string[] = [];
    const watch = new MutationObserver(() => {
      const parts = ['fix-now', 'rows', 'helpful'].filter((name) => part(name)).join(' ');
      if (parts !== drawn.at(-1)) drawn.push(parts);
    });
    watch.observe(document.body, { childList: true, subtree: true });
    open(refusedRun());
    await ready();
    watch.disconnect();
    expect(drawn.slice(-2)).toEqual(['fix-now', 'fix-now rows helpful']);
  });

  it('C1: each row has a gist, and what stands in one stands in no other', async () => {
    open(refusedRun(), {}, { surfaces });
    await ready();
    // Commas between names are drawn by the style sheet.
    const gists = [...document.querySelectorAll('details[data-row] > summary')].map((one) => one.textContent);
    expect(gists).toEqual([
      'Why we think soClear match: error code, status, and wording agree',
      'Symptoms2 seen',
      'Likely causesThe key was revoked',
      'Mistakes and tips',
      'Where to goAPI keysrun-detail',
      'When to contact supportUse support with context.',
      'Related guidesA run failedThe limit was reached',
      'Whole guideThe key was refused',
    ]);
    expect(screen.getAllByText('Retrying first.')).toHaveLength(1);
    expect(row('asides')).toHaveTextContent('Common mistakeRetrying first.');
    expect(row('symptoms')).toHaveTextContent('A check of who calls.');
  });

  it('C1: the whole guide shows facts with their notes and five sections, in the author’s order', async () => {
    open(refusedRun(), {}, { surfaces });
    await ready();
    expect(part('footnote')).toHaveTextContent(
      'Owned by API keys and run-detail · Support guide · Reviewed Nov 20, 2026',
    );
    const whole = await openWhole();
    expect([...whole.querySelectorAll('[data-part="section"] h4')].map((one) => one.textContent)).toEqual([
      'Symptoms',
      'Likely causes',
      'How to fix it',
      'Where to go',
      'When to contact support',
    ]);
    const facts = [...part('facts').querySelectorAll('dt')].map((dt) => [
      dt.textContent,
      dt.nextElementSibling!.textContent,
    ]);
    expect(facts).toEqual([
      [
        'Owning surfaces',
        'API keysrun-detailStart where the product already explains or controls the problem.',
      ],
      ['Guide type', 'SupportFollows the current workflow and who owns it.'],
      ['Sections', '5Summary first, then steps, mistakes and recovery.'],
      [
        'Related guides',
        'A run failedThe limit was reachedWritten against the current product structure and core execution workflow.',
      ],
      ['Escalation', 'Use support with context.'],
      ['Related action', 'Look at the failing step first.'],
      ['Reviewed', 'Nov 20, 2026'],
    ]);
  });

  it('C2: leads with the dominant symptom, the step, and the run’s own words as a quotation', async () => {
    const onShowStep = vi.fn();
    open(refusedRun(), { onShowStep });
    await ready();
    expect(within(part('what-failed')).getByRole('heading')).toHaveTextContent('The service refused the key');
    expect(part('own-words').querySelector('blockquote')).toHaveTextContent(
      'Incorrect key provided: sk-0001',
    );
    await userEvent.click(within(part('what-failed')).getByRole('button', { name: 'Step “Call the model”' }));
    expect(onShowStep).toHaveBeenCalledWith('call');
  });

  it('C2: shows the line that a symptom was recognised by, and all the failure says on request', async () => {
    const failing = (failure: Failure): Run => {
      const run = refusedRun();
      return {
        ...run,
        steps: [
          { ...run.steps![1]!, log: { text: '' }, failure: { at: NOW, code: 'invalid_api_key', ...failure } },
        ],
      };
    };
    const refused = 'connect ECONNREFUSED 10.0.0.7:443';
    const quote = (): string => part('own-words').querySelector('blockquote')!.textContent;
    const { again } = open(
      failing({ message: 'fetch failed', cause: { message: 'wrapped', cause: { message: refused } } }),
    );
    await ready();
    expect(quote()).toBe('fetch failed');
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(quote()).toBe(`fetch failed\n\n${refused}`);
    again(failing({ message: `Request failed: ${refused}`, cause: { detail: refused } }));
    expect(quote()).toBe(`Request failed: ${refused}`);
    expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
    again(
      failing({ message: 'Traceback (most recent call last):\n  File "a.py", line 3\nKeyError: \'id\'' }),
    );
    expect(quote()).toBe("KeyError: 'id'");
    again(failing({}));
    expect(part('own-words')).toHaveTextContent('The run left no error text.');
  });

  it('C2: the error is copied whole, for a chat or a search', async () => {
    const user = userEvent.setup();
    open(refusedRun());
    await ready();
    await user.click(screen.getByRole('button', { name: 'Copy the error' }));
    expect(await navigator.clipboard.readText()).toBe('Incorrect key provided: sk-0001');
    expect(within(part('own-words')).getByRole('status')).toHaveTextContent('Copied');
  });

  it('C3: a surface to fix it in is opened by a button; without the host’s way there it is explained', async () => {
    const { again } = open(refusedRun(), {}, { surfaces });
    await ready();
    await userEvent.click(screen.getByRole('button', { name: 'Open API keys' }));
    expect(surfaces['provider-vault'].open).toHaveBeenCalledWith({
      run: expect.objectContaining({ id: '128' }),
    });
    again(refusedRun());
  });

  it('C3: a host that cannot open the surface gets no dead button', async () => {
    open(refusedRun());
    await ready();
    expect(part('move-button')).toBeNull();
    expect(part('move')).toHaveTextContent('This page has no link to provider-vault');
  });

  it('C3: a retry that has to wait counts down and cannot be pressed', async () => {
    const retry = vi.fn(async () => {});
    const run = limitedRun({ observedAt: Date.now(), endedAt: Date.now() });
    const steps = run.steps!.map((step) =>
      step.failure
        ? { ...step, failure: { ...step.failure, at: Date.now(), retry: { after: 60_000 } } }
        : step,
    );
    open({ ...run, steps }, { moves: { retry } });
    await ready();
    expect(part('move-button')).toHaveAttribute('aria-disabled', 'true');
    expect(part('move-button').textContent).toMatch(/^Retry in (1 minute|\d\d seconds)$/);
    await userEvent.click(part('move-button'));
    expect(retry).not.toHaveBeenCalled();
  });

  it('C31: a failure no guide knows comes with what the run points to, each the way to what shows it', async () => {
    const opened: string[] = [];
    const surface = (label: string) => ({ label, open: () => void opened.push(label) });
    const [, step] = refusedRun().steps!;
    const odd = {
      ...step!,
      failure: { message: 'Gremlins', provider: 'acme' },
      log: { text: 'one\n  two  \n\n' },
    };
    open(
      refusedRun({ steps: [odd], context: { attached: 3, used: 1 } }),
      { onShowStep: (id) => void opened.push(id) },
      { surfaces: { 'provider-vault': surface('Vault'), 'mission-settings': surface('Settings') } },
    );
    await ready();
    await waitFor(() => expect(part('look-at')).toBeInTheDocument());
    const looks = within(part('look-at')).getAllByRole('button');
    expect(looks.map((one) => one.textContent)).toEqual([
      'Failing stepCall the model',
      'Last log linetwo',
      'Provideracme',
    ]);
    for (const look of looks) await userEvent.click(look);
    expect(opened).toEqual(['call', 'call', 'Vault']);
  });

  it('C31: where a guide knows it, nothing of that stands there', async () => {
    open(refusedRun(), { onShowStep: () => {} });
    await ready();
    expect(part('look-at')).toBeNull();
  });

  it('C32: a surface with an address is a link, which a plain press opens by the host’s own way', async () => {
    const openVault = vi.fn();
    const vault = {
      label: 'API keys',
      open: openVault,
      href: ({ run }: { run: Run }) => `keys?run=${run.id}`,
    };
    open(refusedRun(), {}, { surfaces: { 'provider-vault': vault } });
    await ready();
    const move = part('move-button');
    expect(move.tagName).toBe('A');
    expect(move).toHaveAttribute('href', new URL('keys?run=128', document.baseURI).href);
    expect(fireEvent.click(move), 'the browser does not go there too').toBe(false);
    expect(openVault).toHaveBeenCalledOnce();
    const step = within(part('fix-now')).getByRole('link', { name: 'Open the vault' });
    expect(fireEvent.click(step)).toBe(false);
    expect(openVault).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['with a key held', { metaKey: true }],
    ['with the middle button', { button: 1 }],
  ])('C32: %s it is the browser that opens it, and the trail knows', async (_, keys) => {
    const openVault = vi.fn();
    const vault = { label: 'API keys', open: openVault, href: '#keys' };
    open(refusedRun(), {}, { surfaces: { 'provider-vault': vault } });
    await ready();
    const type = 'button' in keys ? 'auxclick' : 'click';
    const event = new MouseEvent(type, { bubbles: true, cancelable: true, ...keys });
    const prevent = vi.spyOn(event, 'preventDefault');
    fireEvent(part('move-button'), event);
    expect(prevent).not.toHaveBeenCalled();
    expect(openVault).not.toHaveBeenCalled();
    await userEvent.click(part('report'));
    expect(await screen.findByText('Owning surface opened')).toBeVisible();
    history.replaceState(null, '', location.pathname);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'http://'])('C32: %s is no link', async (href) => {
    open(refusedRun(), {}, { surfaces: { 'provider-vault': { label: 'API keys', href } } });
    await ready();
    expect(part('move').querySelector('a')).toBeNull();
    expect(part('fix-now').querySelector('a')).toBeNull();
  });

  it('C4: a move is said to be pending, cannot be pressed twice, and is said to have started a run', async () => {
    let finish: (value: { runId: string }) => void = () => {};
    const retry = vi.fn(() => new Promise<{ runId: string }>((resolve) => (finish = resolve)));
    open(limitedRun(), { moves: { retry } });
    await ready();
    await userEvent.click(part('move-button'));
    expect(part('move')).toHaveTextContent('Retrying…');
    await userEvent.click(part('move-button'));
    expect(retry).toHaveBeenCalledTimes(1);
    await act(async () => finish({ runId: '130' }));
    expect(part('move')).toHaveTextContent('Retrying as 130.');
  });

  it('C4: a move that fails says so in the host’s words and can be tried again', async () => {
    const retry = vi.fn(async () => {
      throw new Error('The queue is full');
    });
    open(limitedRun(), { moves: { retry } });
    await ready();
    await userEvent.click(part('move-button'));
    expect(await screen.findByText('That did not work: “The queue is full”')).toBeVisible();
    await userEvent.click(part('move-button'));
    expect(retry).toHaveBeenCalledTimes(2);
  });

  it('C22: tells how often the run failed this way, when it last worked, and what is different since', async () => {
    const good = { ...fineRun(), id: '120', endedAt: NOW - 7_200_000, facts: { model: 'a' } };
    const earlier = ['127', '126'].map((id) => refusedRun({ id, endedAt: NOW - 3_600_000 }));
    open(refusedRun({ facts: { model: 'b' }, history: [...earlier, good] }));
    await ready();
    expect(part('past')).toHaveTextContent(/^It failed the same way 2 times before.* Last worked: /);
    expect(row('changed')).toHaveTextContent('What changed since it last workedmodel: a → b');
  });

  it('C22: counts as many failures alike as the run itself tells of, where the host has kept fewer runs', async () => {
    const earlier = refusedRun({ id: '127', endedAt: NOW - 3_600_000 });
    open(refusedRun({ history: [earlier], retry: { sameFailure: 3 } }));
    await ready();
    expect(part('past')).toHaveTextContent(/^It failed the same way 3 times before/);
  });

  it('C38: the day stands with the time where the run did not fail today', async () => {
    open(refusedRun());
    await ready();
    expect(document.querySelector('.waymark-state')).toHaveTextContent(/Jan 5, 2026/);
  });

  it('C22: says nothing of earlier runs where the host tells of none', async () => {
    open(refusedRun());
    await ready();
    expect(part('past')).toBeNull();
    expect(row('changed')).toBeNull();
  });

  it('C21: a retry that does something once more asks first, and can be left', async () => {
    const retry = vi.fn(async () => {});
    const run = limitedRun();
    const steps = run.steps!.map((step) =>
      step.failure ? { ...step, repeatable: false, effects: 'sends the mail' } : step,
    );
    open({ ...run, steps }, { moves: { retry } });
    await ready();
    expect(part('move')).toHaveTextContent('Retrying repeats this: sends the mail.');
    await userEvent.click(part('move-button'));
    expect(retry).not.toHaveBeenCalled();
    const question = screen.getByRole('group', {
      name: 'This would happen again: sends the mail. Retry anyway?',
    });
    expect(within(question).getByRole('button', { name: 'Retry anyway' })).toHaveFocus();
    await userEvent.click(within(question).getByRole('button', { name: 'Not now' }));
    expect(part('move-button')).toHaveTextContent('Retry the run');
    await userEvent.click(part('move-button'));
    await userEvent.click(screen.getByRole('button', { name: 'Retry anyway' }));
    expect(retry).toHaveBeenCalledOnce();
  });

  it('C5: follows the run that a move started, and says how it ended', async () => {
    const { again } = open(limitedRun(), { moves: { retry: async () => ({ runId: '130' }) } });
    await ready();
    await userEvent.click(part('move-button'));
    await waitFor(() => expect(part('move')).toHaveTextContent('Retrying as 130.'));
    again({ id: '130', status: 'running', observedAt: NOW, lastEventAt: NOW });
    expect(await screen.findByText('130 replaces 129. It is running.')).toBeVisible();
    again(fineRun({ id: '130' }));
    expect(await screen.findByText('130 replaces 129. It succeeded.')).toBeVisible();
    expect(document.activeElement).not.toBe(document.body);
  });

  it.each(['button', 'dock'])(
    'C5 C16: in a %s the focus goes to what the move says, and stays inside while a retried run goes on, fails anew and succeeds',
    async (kind) => {
      const retry = vi.fn(async () => {});
      const moves = { retry };
      const draw = (run: Run): ReactNode =>
        provided(
          kind === 'dock' ? (
            <HelpDock run={run} moves={moves} />
          ) : (
            <HelpButton run={run} moves={moves} defaultOpen />
          ),
        );
      const { rerender } = render(draw(limitedRun()));
      await ready();
      act(() => part('move-button').focus());
      await userEvent.keyboard('{Enter}');
      expect(retry).toHaveBeenCalledOnce();
      await waitFor(() => expect(part('move').querySelector('[role="status"]')).toHaveFocus());
      const panel = part(kind === 'dock' ? 'dock' : 'popover');
      const isInside = (): boolean => panel.contains(document.activeElement);
      const steps = limitedRun().steps!.map(({ id, title }) => ({ id, title }));
      rerender(
        draw(limitedRun({ status: 'running', steps, observedAt: NOW + 1000, lastEventAt: NOW + 1000 })),
      );
      await waitFor(() => expect(part('fix-now')).toBeNull());
      expect(isInside()).toBe(true);
      rerender(draw(limitedRun({ observedAt: NOW + 5000 })));
      await ready();
      expect(isInside()).toBe(true);
      rerender(draw(fineRun({ id: limitedRun().id, observedAt: NOW + 9000 })));
      await waitFor(() => expect(part('fix-now')).toBeNull());
      expect(isInside()).toBe(true);
    },
  );

  it('C28: an answer to *Is this it?* opens its fix, is kept over a reload, and can be undone', async () => {
    const asking = createAskingGuides('Copy it anew.');
    const storage = createStorage();
    const visit = async (): Promise<() => void> => {
      const { unmount } = render(
        provided(<HelpButton run={refusedRun()} defaultOpen />, { guides: asking, storage }),
      );
      await ready();
      return unmount;
    };
    const state = (): string | undefined => part('fix').dataset['state'];
    let leave = await visit();
    const question = within(screen.getByRole('group', { name: 'Is this it?' }));
    expect([state(), screen.queryByText('Copy it anew.')]).toEqual(['asked', null]);
    await userEvent.click(question.getByRole('button', { name: 'Yes' }));
    expect(state()).toBe('open');
    leave();

    leave = await visit();
    expect(state()).toBe('open');
    expect(screen.getByText('Copy it anew.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(state()).toBe('asked');
    await userEvent.click(
      within(screen.getByRole('group', { name: 'Is this it?' })).getByRole('button', { name: 'No' }),
    );
    expect(state()).toBe('folded');
    leave();

    await visit();
    expect(state()).toBe('folded');
  });

  it('C39: what was tried last, and how it went, is told after a reload too', async () => {
    const storage = createStorage();
    const visit = async (run: Run, moves: HelpButtonProps['moves']) => {
      const page = open(run, { moves }, { storage });
      await ready();
      return page;
    };
    const failed = await visit(limitedRun(), { retry: () => Promise.reject(new Error('The queue is full')) });
    expect(part('tried')).toBeNull();
    await userEvent.click(part('move-button'));
    await waitFor(() => expect(part('move')).toHaveTextContent('That did not work: “The queue is full”'));
    expect(part('tried'), 'it is told already').toBeNull();
    failed.unmount();

    const started = await visit(limitedRun(), { retry: async () => ({ runId: '130' }) });
    const tried = await screen.findByText(
      /^You retried this run at .+\. That did not work: “The queue is full”$/,
    );
    expect(tried).toBeVisible();
    await userEvent.click(part('move-button'));
    await waitFor(() => expect(part('move')).toHaveTextContent('Retrying as 130.'));
    started.again({ id: '130', status: 'running', observedAt: NOW, lastEventAt: NOW });
    await screen.findByText('130 replaces 129. It is running.');
    started.again({ ...limitedRun(), id: '130' });
    await screen.findByText('130 replaces 129. It failed too.');
    started.unmount();

    await visit(limitedRun(), {});
    expect(
      await screen.findByText(/^You retried this run at .+\. 130 replaces 129\. It failed too\.$/),
    ).toBeVisible();
  });

  it('C6: tells no counts of a guide whose matches nobody has counted', async () => {
    open(limitedRun());
    await ready();
    await openWhy();
    expect(row('why')).toHaveTextContent('has not been measured for this guide yet');
    expect(row('why')).not.toHaveTextContent('such matches were right');
  });

  it('C6: checks each symptom and highlights the evidence; rules, paths and score stand behind *Technical detail*', async () => {
    open(refusedRun(), { onShowStep: () => {} });
    await ready();
    await openWhy();
    const why = row('why');
    expect(
      [...why.querySelectorAll<HTMLElement>('[data-part="check"]')].map((li) => li.dataset['state']),
    ).toEqual(['seen', 'seen', 'unknown']);
    expect([...why.querySelectorAll('mark')].map((mark) => mark.textContent)).toContain('provided: sk-0001');
    expect(within(why).getAllByRole('button', { name: 'step “Call the model”, line 2' })[0]).toBeVisible();
    expect(why).toHaveTextContent(/such matches were right/);
    const [technical] = why.querySelectorAll('[data-part="technical"]');
    expect(technical).not.toHaveAttribute('open');
    expect(technical).toHaveTextContent(/sign 1 of \S+ · steps\[1\]/);
    technical!.remove();
    expect(why).not.toHaveTextContent(/steps\[|sign \d of|\+ \d|%/);
    const names = why.querySelector('[data-part="check"]:nth-child(2) q.waymark-said');
    expect(names).toHaveTextContent('sk-0001');
  });

  it('C6: *Technical detail* says how far a guide is behind the first, and which symptom would make it lead; seen, it does', async () => {
    const [, step] = refusedRun().steps!;
    const failure = { code: 'rate_limit_exceeded', status: 401, message: 'Slow down' };
    open(refusedRun({ steps: [{ ...step!, failure, log: { text: '' } }] }));
    await ready();
    await openWhy();
    const technical = (): string => part('technical', row('why')).textContent;
    expect(technical()).toContain('Number 1 of 2. Points ahead of “The key was refused”: 4');
    expect(technical()).toContain('Too many calls came in · 8 code');
    expect(technical()).not.toContain('if this were seen too');
    await userEvent.click(screen.getByRole('button', { name: 'Wrong guide?' }));
    await screen.findByRole('searchbox', { name: 'Search the guides' });
    const fits = screen.getByRole('region', { name: 'Other guides that fit' });
    await userEvent.click(within(fits).getByRole('button', { name: /^The key was refused/ }));
    await openWhy();
    expect(technical()).toContain('Number 2 of 2. Points behind “The limit was reached”: 4');
    expect(technical()).toContain('With 12 points it would lead, if this were seen too: Context went unused');
    const answer = screen.getByRole('group', { name: 'Do you see this? Context went unused' });
    await userEvent.click(within(answer).getByRole('button', { name: 'Yes' }));
    expect(technical()).toContain('8 code + 4 status');
    expect(technical()).toContain('Number 1 of 2. Points ahead of “The limit was reached”: 4');
    expect(technical()).not.toContain('if this were seen too');
  });

  it('C6: a yes or no counts at once, is marked as said, and can be taken back', async () => {
    const [, step] = refusedRun().steps!;
    const run = refusedRun({
      steps: [{ ...step!, failure: { message: 'Incorrect key provided: sk-0001' } }],
    });
    open(run, {}, { lead: 'clear' });
    await ready();
    expect(part('unsure')).toHaveTextContent('the closest guides are below.');
    await userEvent.click(within(part('unsure')).getByRole('button', { name: 'The key was refused' }));
    await ready();
    await openWhy();
    const answer = (): HTMLElement =>
      screen.getByRole('group', { name: 'Do you see this? Context went unused' });
    await userEvent.click(within(answer()).getByRole('button', { name: 'Yes' }));
    expect(screen.getByText('You said so')).toBeVisible();
    expect(screen.getByRole('dialog')).toContainElement(document.activeElement as HTMLElement);
    await userEvent.click(screen.getByRole('button', { name: 'Back to the answer' }));
    expect(heading('Context went unused')).toBeVisible();
    expect(row('whole')).toHaveTextContent('The key was refused');
    await openWhy();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('heading', { name: 'This run failed' })).toBeVisible();
  });

  it('C7: lists the other fits and finds guides by the beginnings of words', async () => {
    open(refusedRun());
    await ready();
    await userEvent.click(screen.getByRole('button', { name: 'Wrong guide?' }));
    const field = await screen.findByRole('searchbox', { name: 'Search the guides' });
    const others = part('others');
    expect(others).toHaveTextContent('No other guide fits this run.');
    await userEvent.type(field, 'lim reach');
    expect(await within(others).findByText('One guide found for “lim reach”.')).toHaveAttribute(
      'role',
      'status',
    );
    await userEvent.keyboard('{Escape}');
    expect(others).toBeVisible();
    await userEvent.click(within(others).getByRole('button', { name: 'The limit was reached' }));
    expect(heading('The limit was reached')).toHaveFocus();
  });

  it('C7: a key typed into the search reads no guide again, and marks what it found', async () => {
    const guides = createGuides();
    let reads = 0;
    const counting: GuideSource = {
      ...guides,
      index: async () => {
        const index = await guides.index();
        const counted = index.guides.map(
          (head) =>
            new Proxy(head, {
              get: (of, name) => ((reads += Number(name === 'symptoms')), Reflect.get(of, name)),
            }),
        );
        return { ...index, guides: counted };
      },
    };
    open(refusedRun(), {}, { guides: counting });
    await ready();
    await userEvent.click(screen.getByRole('button', { name: 'Wrong guide?' }));
    const field = await screen.findByRole('searchbox', { name: 'Search the guides' });
    await userEvent.type(field, 'limi');
    const mark = await screen.findByText('limi');
    expect(mark.tagName).toBe('MARK');
    const before = reads;
    await userEvent.type(field, 't');
    expect(await screen.findByText('limit')).toBeVisible();
    expect(reads).toBe(before);
  });

  it('C34: `/` leads to the search from the answer and from a guide; in a field it is a letter, outside the panel nothing', async () => {
    open(refusedRun());
    await ready();
    const outside = document.body.appendChild(document.createElement('button'));
    outside.focus();
    await userEvent.keyboard('/');
    expect(part('others')).toBeNull();
    screen.getByRole('button', { name: 'Wrong guide?' }).focus();
    await userEvent.keyboard('{Control>}/{/Control}');
    expect(part('others')).toBeNull();
    await userEvent.keyboard('/');
    const field = await screen.findByRole('searchbox', { name: 'Search the guides' });
    await waitFor(() => expect(field).toHaveFocus());
    expect(field).toHaveValue('');
    await userEvent.keyboard('a/b');
    expect(field).toHaveValue('a/b');
    await userEvent.clear(field);
    await userEvent.click(within(part('others')).getByRole('button', { name: 'The limit was reached' }));
    await waitFor(() => expect(heading('The limit was reached')).toHaveFocus());
    await userEvent.keyboard('/');
    await waitFor(() => expect(screen.getByRole('searchbox')).toHaveFocus());
    outside.remove();
  });

  it('C35: offers the searches that led somewhere again, and forgets them when asked to', async () => {
    const storage = createStorage();
    const { unmount } = render(
      provided(<HelpButton run={refusedRun()} defaultOpen />, { storage, user: 'ann' }),
    );
    await ready();
    const search = async (query: string): Promise<void> => {
      await userEvent.click(await screen.findByRole('button', { name: 'Wrong guide?' }));
      await userEvent.type(await screen.findByRole('searchbox'), query);
    };
    await search('limit');
    expect(part('recents')).toBeNull();
    await userEvent.click(
      await within(part('others')).findByRole('button', { name: 'The limit was reached' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    await userEvent.clear(await screen.findByRole('searchbox'));
    await userEvent.type(screen.getByRole('searchbox'), `key ${'x'.repeat(32)}{Enter}`);
    await userEvent.clear(screen.getByRole('searchbox'));
    await userEvent.type(screen.getByRole('searchbox'), 'key{Enter}');
    await userEvent.clear(screen.getByRole('searchbox'));
    const recent = (): (string | null)[] =>
      within(part('recents'))
        .getAllByRole('button')
        .map((one) => one.textContent);
    await waitFor(() => expect(recent()).toEqual(['key', 'limit', 'Clear']));
    expect([...storage.kept].filter(([key]) => key.includes('searches'))).toEqual([
      ['waymark:searches:["ann"]', '["key","limit"]'],
    ]);
    unmount();

    storage.setItem('waymark:searches:["bob"]', '{"not":"a list"}');
    render(provided(<HelpButton run={refusedRun()} defaultOpen />, { storage, user: 'ann' }));
    await ready();
    await userEvent.click(screen.getByRole('button', { name: 'Wrong guide?' }));
    await waitFor(() => expect(part('recents')).toBeInTheDocument());
    await userEvent.click(within(part('recents')).getByRole('button', { name: 'limit' }));
    expect(screen.getByRole('searchbox')).toHaveValue('limit');
    expect(screen.getByRole('searchbox')).toHaveFocus();
    await userEvent.clear(screen.getByRole('searchbox'));
    await userEvent.click(within(part('recents')).getByRole('button', { name: 'Clear' }));
    expect(part('recents')).toBeNull();
    expect(screen.getByRole('searchbox')).toHaveFocus();
    expect([...storage.kept.keys()].some((key) => key.includes('["ann"]') && key.includes('searches'))).toBe(
      false,
    );
  });

  it('C35: a storage that holds something else or throws costs only the memory of searches', async () => {
    const refusing = {
      getItem: (key: string) => (key.includes('searches') ? '{"not":"a list"}' : null),
      setItem: () => {
        throw new Error('full');
      },
      removeItem: () => {
        throw new Error('full');
      },
    };
    open(refusedRun(), {}, { storage: refusing });
    await ready();
    await userEvent.click(screen.getByRole('button', { name: 'Wrong guide?' }));
    await userEvent.type(await screen.findByRole('searchbox'), 'key{Enter}');
    await userEvent.clear(screen.getByRole('searchbox'));
    await userEvent.click(await within(part('recents')).findByRole('button', { name: 'Clear' }));
    expect(part('recents')).toBeNull();
  });

  it('C37: looks into the texts of guides that nobody has opened', async () => {
    const { guides } = open(refusedRun());
    await ready();
    await userEvent.click(screen.getByRole('button', { name: 'Wrong guide?' }));
    const field = await screen.findByRole('searchbox');
    expect(guides.asked).not.toContain('limit-reached');
    await userEvent.type(field, 'typed by hand');
    expect(await screen.findByText('3 guides found for “typed by hand”.')).toBeVisible();
    expect(screen.getAllByText('typed', { selector: 'mark' }).length).toBeGreaterThan(0);
  });

  it('C20: says in words how near another guide is, and of one that shares only words with the run that it does no more than that', async () => {
    const log = [{ text: 'error: the limit of gremlins was reached' }];
    open(refusedRun({ failures: [], steps: [], log }), {}, { lead: 'clear' });
    await ready();
    const near = (await screen.findByRole('button', { name: 'The limit was reached' })).closest('li')!;
    expect(near).toHaveTextContent('Similar words only');
    expect(near.closest('ul')).not.toHaveTextContent('%');
  });

  it('C20: says of a guide that leads by similar words only that it does, and asks nothing that nobody could confirm', async () => {
    const log = [{ text: 'error: the limit was reached, the limit of the key' }];
    open(refusedRun({ failures: [], steps: [], log }));
    await ready();
    expect(part('leading-guide').dataset['guide']).toBe('limit-reached');
    const question = within(part('likely'));
    expect(part('likely')).toHaveTextContent(/^Similar words only/);
    expect(question.getAllByRole('button')).toHaveLength(1);
    await userEvent.click(question.getByRole('button', { name: 'Wrong guide?' }));
    expect(await screen.findByRole('searchbox', { name: 'Search the guides' })).toBeVisible();
  });

  it('C19: tells of the other steps that failed, leads to each, and lists their guides', async () => {
    const onShowStep = vi.fn();
    const [load, call] = refusedRun().steps!;
    const other = { ...limitedRun().steps![1]!, id: 'other', title: 'Call another model', dependsOn: [] };
    const odd = {
      id: 'odd',
      title: 'Something odd',
      status: 'failed',
      failure: { message: 'Gremlins' },
    } as const;
    const { again } = open(refusedRun({ steps: [load!, call!, other, odd] }), { onShowStep });
    await ready();
    expect(within(part('what-failed')).getByRole('heading')).toHaveTextContent('The service refused the key');
    const beside = part('also-failed');
    await userEvent.click(within(beside).getByText('2 more steps failed'));
    expect(
      within(beside)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['Step “Call another model” The limit was reached', 'Step “Something odd”']);
    await userEvent.click(within(beside).getByRole('button', { name: 'Step “Call another model”' }));
    expect(onShowStep).toHaveBeenCalledWith('other');

    await userEvent.click(screen.getByRole('button', { name: 'Wrong guide?' }));
    await screen.findByRole('searchbox');
    expect(part('others')).not.toHaveTextContent('No other guide fits');
    expect(part('step-fits')).toHaveTextContent(/^Step “Call another model”The limit was reached/);
    await userEvent.click(within(part('step-fits')).getByRole('button', { name: 'The limit was reached' }));
    await openWhy();
    expect(row('why')).toHaveTextContent('Too many calls came in');
    expect(row('why').querySelector('[data-part="evidence"]')).toHaveTextContent('rate_limit_exceeded');
    again(refusedRun());
    await userEvent.click(screen.getByRole('button', { name: 'Back to the answer' }));
    await waitFor(() => expect(part('what-failed')).toBeVisible());
    expect(part('also-failed')).toBeNull();
  });

  it('C19: a failure that was recovered from is none of several', async () => {
    const [load, call] = refusedRun().steps!;
    const mended = { ...load!, failure: { message: 'Connection reset', recovered: true } };
    const { again } = open(refusedRun({ steps: [mended, call!] }));
    await ready();
    const which = /The earliest failure|The failure that ended the run/;
    expect(part('what-failed')).not.toHaveTextContent(which);
    const { recovered: _, ...unmended } = mended.failure;
    again(refusedRun({ steps: [{ ...mended, status: 'failed', failure: unmended }, call!] }));
    await waitFor(() => expect(part('what-failed')).toHaveTextContent(which));
  });

  it('C8: says openly that no guide is certain, and leads with the general one', async () => {
    open(unknownRun());
    await ready();
    expect(within(part('what-failed')).getByRole('heading')).toHaveTextContent('This run failed');
    expect(row('whole')).toHaveTextContent('A run failed');
    expect(part('unsure')).toHaveTextContent('No guide clearly explains this failure.');
  });

  it('C9: links act where the host can act, and are text where it cannot', async () => {
    const onShowStep = vi.fn();
    const { again } = open(refusedRun(), { onShowStep, moves: { retry: async () => {} } }, { surfaces });
    await ready();
    const steps = part('fix-now').querySelectorAll('li');
    expect(within(steps[0] as HTMLElement).getByRole('button', { name: 'Open the vault' })).toBeVisible();
    expect(within(steps[1] as HTMLElement).queryByRole('button')).toBeNull();
    expect(steps[2], 'the move is fix, so no retry is offered beside it').toHaveTextContent('Retry the run.');
    expect(within(steps[2] as HTMLElement).queryByRole('button')).toBeNull();
    await userEvent.click(within(steps[3] as HTMLElement).getByRole('button', { name: 'Look at the step' }));
    expect(onShowStep).toHaveBeenCalledWith('call');
    again(limitedRun());
    await waitFor(() => expect(part('leading-guide')).toHaveAttribute('data-guide', 'limit-reached'));
    await ready();
    const retry = part('fix-now').querySelectorAll<HTMLElement>('li')[2]!;
    expect(within(retry).getByRole('button', { name: 'Retry the run' })).toBeVisible();
  });

  it('C10: text of a run stays text, and an unsafe address is no link', async () => {
    const [, step] = refusedRun().steps!;
    const message = '<img src=x onerror=alert(1)> \u202Egnp.exe';
    open(refusedRun({ steps: [{ ...step!, failure: { ...step!.failure!, message } }] }));
    await ready();
    const quote = part('own-words').querySelector('blockquote bdi')!;
    expect(quote.innerHTML).toBe('&lt;img src=x onerror=alert(1)&gt; \\u202egnp.exe');
    expect(screen.getByRole('link', { name: /The docs/ })).toHaveAttribute('rel', 'noopener noreferrer');
    expect(screen.getAllByRole('link')).toHaveLength(1);
    expect(row('where')).toHaveTextContent('A trap');
  });

  it('C11: a block of an unknown kind shows its words', async () => {
    open(refusedRun());
    await ready();
    expect(row('symptoms')).toHaveTextContent('Words of a newer block');
  });

  it('C12: ticks outlive closing the panel and a reload', async () => {
    const storage = createStorage();
    const first = render(provided(<HelpButton run={refusedRun()} defaultOpen />, { storage, user: 'ada' }));
    await ready();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Step 2 done' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Step 4 done' }));
    await userEvent.keyboard('{Escape}');
    first.unmount();
    render(provided(<HelpButton run={refusedRun()} defaultOpen />, { storage, user: 'ada' }));
    await ready();
    expect(screen.getAllByRole('checkbox').map((box) => (box as HTMLInputElement).checked)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('C12: steps of a cause and steps for any cause are numbered through', async () => {
    const asking = createAskingGuides('Copy it anew.', 'Save it.');
    render(provided(<HelpButton run={refusedRun()} defaultOpen />, { guides: asking }));
    await ready();
    await userEvent.click(
      within(screen.getByRole('group', { name: 'Is this it?' })).getByRole('button', { name: 'Yes' }),
    );
    expect(
      within(part('fix-now'))
        .getAllByRole('checkbox')
        .map((box) => box.getAttribute('aria-label')),
    ).toEqual([1, 2, 3, 4, 5, 6].map((step) => `Step ${step} done`));
    expect(screen.getByText('Copy it anew.').closest('ol')).toHaveAttribute('start', '1');
    expect(part('steps-done')).toHaveTextContent('0 of 6');
  });

  it('C13: the cause that holds in this run comes first and says so', async () => {
    open(refusedRun());
    await ready();
    const causes = [...document.querySelectorAll('[data-part="cause"]')].map((one) => one.textContent);
    expect(causes).toEqual([
      'The key was revokedError code: “invalid_api_key”Seen in this run',
      'The key was typed by hand',
    ]);
  });

  it('C14: back and forward lead through the panel, and the focus goes to the heading', async () => {
    open(refusedRun());
    await ready();
    await userEvent.click(screen.getByRole('button', { name: 'Another guide' }));
    await waitFor(() => expect(heading('How to fix it')).toHaveFocus());
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(heading('The service refused the key')).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Forward' }));
    expect(heading('The limit was reached')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Forward' })).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(screen.getByRole('button', { name: 'Back to the answer' }));
    expect(heading('The service refused the key')).toHaveFocus();
  });

  it('C14: the table of contents moves inside the panel and leaves the address alone', async () => {
    open(refusedRun());
    await ready();
    await openWhole();
    await userEvent.click(within(part('contents')).getByRole('button', { name: 'Where to go' }));
    expect(heading('Where to go')).toHaveFocus();
    expect(location.hash).toBe('');
  });

  it('C14: copies a link to a section that stands beside the host’s own hash', async () => {
    history.replaceState(null, '', '#/runs/128');
    const user = userEvent.setup();
    open(refusedRun());
    await ready();
    await openWhole();
    await user.click(screen.getByRole('button', { name: 'Copy link to this section: How to fix it' }));
    expect(await navigator.clipboard.readText()).toBe(`${location.href}?waymark=key-refused/fix`);
    history.replaceState(null, '', location.pathname);
  });

  it('C15: an index that cannot be loaded leaves the built-in guide, and can be asked for again', async () => {
    const guides = createGuides();
    guides.fail = true;
    open(refusedRun(), {}, { guides });
    expect(await screen.findByRole('alert')).toHaveTextContent('The guides did not load.');
    expect(part('leading-guide')).toHaveTextContent('Go to the screen that controls the problem');
    guides.fail = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await ready();
    expect(row('whole')).toHaveTextContent('The key was refused');
    expect(document.activeElement).not.toBe(document.body);
  });

  it('C15: a part that throws leaves the short form and the report, and can be drawn again', async () => {
    let isBroken = true;
    const vault = {
      open: () => {},
      get label(): string {
        if (isBroken) throw new Error('broken');
        return 'Mended.';
      },
    };
    open(refusedRun(), {}, { surfaces: { 'provider-vault': vault } });
    expect(
      await screen.findByText('Something went wrong in this panel. Your run is not affected.'),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Report this Run' })).toBeVisible();
    vi.mocked(console.error).mockClear();
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect((await screen.findAllByText(/Mended\./))[0]).toBeVisible();
  });

  it('C17: a finished run can be called wrong, and that can be taken back', async () => {
    open(fineRun());
    expect(await screen.findByRole('heading', { name: 'This run shows no problem' })).toBeVisible();
    await userEvent.click(screen.getByText('Result not right?'));
    await userEvent.click(screen.getByRole('button', { name: 'The result is wrong' }));
    expect(await screen.findByRole('heading', { name: 'The result is wrong' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('heading', { name: 'This run shows no problem' })).toBeVisible();
  });

  it('a run that the system retries by itself is waited for', async () => {
    open({ id: '9', status: 'failed', observedAt: NOW, retry: { state: 'in-progress', nextAt: NOW } });
    expect(await screen.findByRole('heading', { name: 'The system is retrying this run' })).toBeVisible();
    expect(part('move')).toHaveTextContent('Continue');
    expect(part('move-button')).toBeNull();
  });

  it('P12: when it failed comes behind the answer, for a run without a guide too', async () => {
    delete loadBehind.loaded;
    open({ id: '9', status: 'failed', observedAt: NOW, endedAt: NOW, retry: { state: 'in-progress' } });
    expect(await screen.findByRole('heading', { name: 'The system is retrying this run' })).toBeVisible();
    await waitFor(() => expect(document.querySelector('.waymark-state')).toHaveTextContent(/Jan 5, 2026/));
  });

  it('C27: after a no the reason can be named, changed and taken back', async () => {
    const heard: unknown[] = [];
    open(refusedRun(), {}, { onEvent: (event) => event.type === 'helpful' && heard.push(event) });
    await ready();
    const group = await screen.findByRole('group', { name: 'Was this helpful?' });
    await userEvent.click(within(group).getByRole('button', { name: 'No' }));
    const reasons = within(group).getByRole('group', { name: 'What was wrong with it?' });
    const unclear = within(reasons).getByRole('button', { name: 'Hard to follow' });
    await userEvent.click(unclear);
    expect(unclear).toHaveAttribute('aria-pressed', 'true');
    expect(group).toHaveTextContent('Noted. It goes with a report.');
    expect(heard).toMatchObject([{ yes: false }, { yes: false, reason: 'unclear' }]);
    await userEvent.click(unclear);
    expect(unclear).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(within(group).getByRole('button', { name: 'Yes' }));
    expect(screen.queryByRole('group', { name: 'What was wrong with it?' })).toBeNull();
  });

  it('C25: a run that the system retries says which try failed, of what and where, and when the next is due', async () => {
    const failed = limitedRun().steps!.map((step) =>
      step.failure ? { ...step, status: 'running' as const, attempt: 4 } : step,
    );
    const at = Date.now() + 360_000;
    open({
      ...limitedRun(),
      status: 'waiting',
      observedAt: Date.now(),
      steps: failed,
      waiting: { for: 'retry', until: at },
      retry: { maximum: 5, state: 'in-progress', nextAt: at },
    });
    expect(
      await screen.findByRole('heading', { name: /^Try 4 failed: 429; next in (6 minutes|6 min|5 min)/ }),
    ).toBeVisible();
    expect(part('what-failed')).toHaveTextContent('Retrying');
    expect(part('own-words')).toBeVisible();
    expect(part('move')).not.toHaveTextContent(/minutes/);
  });

  it('C25: a run that waits for a person says since when and what is asked, and its button decides', async () => {
    open(
      {
        id: '9',
        status: 'waiting',
        observedAt: Date.now(),
        waiting: { for: 'approval', who: 'Ada', question: 'Publish 4.2?', since: Date.now() - 2_460_000 },
      },
      { moves: { resume: async () => {} } },
    );
    await screen.findByText('Publish 4.2?');
    expect(part('what-failed')).toHaveTextContent(/Waiting.*since .* \(41 minutes\)/);
    expect(part('move')).toHaveTextContent('Ada');
    expect(part('move-button')).toHaveTextContent('Decide');
  });

  it('P2: leaves an Escape that the host has used, and one pressed elsewhere', async () => {
    // What listens at the window before the panel opens hears the key before it.
    addEventListener('keydown', (event) => event.preventDefault(), { once: true, capture: true });
    open(refusedRun());
    await ready();
    const panel = screen.getByRole('dialog');
    await userEvent.keyboard('{Escape}');
    expect(panel).toBeVisible();
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    await userEvent.keyboard('{Escape}');
    expect(panel).toBeVisible();
    field.remove();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('P2: an Escape in the panel reaches no listener of the host', async () => {
    const heard: string[] = [];
    const hear = ({ key }: KeyboardEvent): void => void heard.push(key);
    document.addEventListener('keydown', hear, true);
    open(refusedRun());
    await ready();
    await userEvent.keyboard('{Shift}{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(heard).toEqual(['Shift']);
    document.removeEventListener('keydown', hear, true);
  });

  it('P11: jsdom, which has no popovers, shows the panel as an ordinary box', async () => {
    expect('showPopover' in HTMLElement.prototype).toBe(false);
    open(refusedRun());
    await ready();
    expect(screen.getByRole('dialog', { name: 'Help with run 128' })).toBeVisible();
    expect(screen.getByRole('dialog')).not.toHaveAttribute('popover');
  });

  it('P3: a press outside keeps what was written', async () => {
    open(refusedRun(), {}, { receiver: createReceiver() });
    await ready();
    await userEvent.click(screen.getByRole('button', { name: 'Report this Run' }));
    await userEvent.type(await screen.findByLabelText('Message'), 'I changed the key');
    await userEvent.click(document.body);
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Help with run 128' }));
    expect(await screen.findByLabelText('Message')).toHaveValue('I changed the key');
  });

  it('P6: what is pressed or typed inside stays inside', async () => {
    const heard: string[] = [];
    render(
      // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
      <div onClick={() => heard.push('click')} onKeyDown={({ key }) => heard.push(key)}>
        {provided(<HelpButton run={refusedRun()} defaultOpen />)}
      </div>,
    );
    await ready();
    await userEvent.click(await screen.findByRole('button', { name: 'Yes' }));
    await userEvent.keyboard('j{Enter}');
    expect(heard).toEqual([]);
    expect(part('helpful')).toHaveTextContent('Good. Noted.');
  });
});
