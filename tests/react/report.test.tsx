import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode, type ReactNode } from 'react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Delivery } from '../../src/core/model/report.ts';
import type { SecretRule } from '../../src/core/report/secretRule.ts';
import { TEXT_RULES } from '../../src/core/report/textRules.ts';
import type { Receiver } from '../../src/session/receivers/receiver.ts';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import { HelpDock } from '../../src/react/dock/HelpDock.tsx';
import type { HelpProviderProps } from '../../src/react/provider/HelpProvider.tsx';
import { ReportRunButton } from '../../src/react/button/ReportRunButton.tsx';
import { createReceiver, createStorage, NOW, provided, refusedRun } from './helpWorld.tsx';

let users = 0;
/** Everybody has an outbox of their own, so no test finds the reports of another. */
const newUser = (): string => `user-${(users += 1)}`;

async function openReport(provider: Partial<HelpProviderProps>) {
  const view = render(
    provided(<HelpButton run={refusedRun()} defaultOpen />, { user: newUser(), ...provider }),
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Report this Run' }));
  await screen.findByLabelText('Message');
  await waitFor(() => expect(part('preview')).not.toBeNull());
  return view;
}

const part = (name: string): HTMLElement => document.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
const preview = (): string => part('preview-body').textContent;
const click = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const answering = (...deliveries: readonly Delivery[]): ReturnType<typeof createReceiver> => {
  const left = [...deliveries];
  return createReceiver(async () => left.shift() ?? deliveries.at(-1)!);
};
const delivered: Delivery = { kind: 'delivered', receipt: { reference: 'REP-8', at: NOW } };
const tooLarge: Delivery = { kind: 'rejected', reason: 'too-large', status: 413, said: 'Over 64 kB' };

describe('writing a report', () => {
  it('R1: opens filled in, with what was looked at, and asks for no id', async () => {
    await openReport({ receiver: createReceiver() });
    expect(screen.getByRole('heading', { name: 'Report this Run' })).toHaveFocus();
    expect(screen.getByLabelText('Subject')).toHaveValue('The service refused the key');
    expect(screen.getByLabelText('What is it about?')).toHaveDisplayValue('Choose one (optional)');
    expect([...part('trail').querySelectorAll('li')].map((li) => li.textContent)).toEqual([
      'Mission Replay not opened yet',
      'Failing step not viewed yet',
      'Owning surface not opened yet',
      'No step of the guide ticked',
    ]);
    expect(screen.getAllByRole('textbox')).toHaveLength(2);
  });

  it('R22: the message is one Tab from the heading, and the fields come before what was looked at', async () => {
    await openReport({ receiver: createReceiver() });
    await userEvent.tab();
    expect(screen.getByLabelText('Message')).toHaveFocus();
    const follows = screen.getByLabelText('Subject').compareDocumentPosition(part('trail'));
    expect(follows & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('R1: the button of its own starts at the report, filled in from the answer', async () => {
    render(provided(<ReportRunButton run={refusedRun()} />, { receiver: createReceiver(), user: newUser() }));
    await click('Report this Run');
    expect(await screen.findByLabelText('Subject')).toHaveValue('The service refused the key');
  });

  it('R1: in Replay it is the same form', async () => {
    const receiver = createReceiver();
    render(
      provided(<HelpDock run={refusedRun()} at={NOW} onSeek={() => {}} defaultOpen />, {
        receiver,
        user: newUser(),
      }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Report this Run' }));
    await userEvent.type(await screen.findByLabelText('Message'), 'From replay');
    await click('Send to Support');
    await waitFor(() => expect(receiver.bodies).toHaveLength(1));
    expect(JSON.parse(receiver.bodies[0]!)).toMatchObject({
      message: 'From replay',
      page: { surface: 'mission-replay' },
    });
  });

  it('R6: what was not looked at yet can be opened from there, and nothing is locked', async () => {
    const open = vi.fn<() => void>();
    const onShowStep = vi.fn<(step: string) => void>();
    const surfaces = {
      'provider-vault': { label: 'API keys', open },
      'mission-replay': { label: 'Mission Replay', open },
    };
    await openReport({ receiver: createReceiver(), surfaces, onShowStep });
    expect(screen.getByRole('button', { name: 'Send to Support' })).toBeEnabled();
    await userEvent.click(within(part('trail')).getByRole('button', { name: 'Show it' }));
    expect(onShowStep).toHaveBeenCalledWith('call');
    await userEvent.click(within(part('trail')).getByRole('button', { name: 'Open API keys' }));
    expect(open).toHaveBeenCalledTimes(1);
    expect(part('trail')).toHaveTextContent('Failing step viewed');
    expect(part('trail')).toHaveTextContent('Owning surface opened');
    expect(within(part('trail')).getByRole('button', { name: 'Open Mission Replay' })).toBeVisible();
  });

  it('R7: the category speaks for nobody: a guide called no help is one, and it leads to the report', async () => {
    render(
      provided(<HelpButton run={refusedRun()} defaultOpen />, {
        receiver: createReceiver(),
        user: newUser(),
      }),
    );
    const helpful = await screen.findByRole('group', { name: 'Was this helpful?' });
    await userEvent.click(within(helpful).getByRole('button', { name: 'No' }));
    expect(within(helpful).getByRole('button', { name: 'Look at other guides' })).toBeVisible();
    await userEvent.click(within(helpful).getByRole('button', { name: 'Report this Run' }));
    expect(await screen.findByLabelText('What is it about?')).toHaveValue('guide-wrong');
  });

  it('R2: shows what will be sent to the byte, and sends that', async () => {
    const receiver = createReceiver();
    await openReport({ receiver });
    await userEvent.type(screen.getByLabelText('Message'), 'I am stuck');
    expect(JSON.parse(preview())).toMatchObject({
      message: 'I am stuck',
      run: { id: '128' },
      step: { id: 'call' },
    });
    const shown = preview();
    await click('Send to Support');
    await waitFor(() => expect(receiver.bodies).toEqual([shown]));
  });

  it('R2: leaves out what is switched off, offers no part that is not there, and tells in words what was removed', async () => {
    await openReport({ receiver: createReceiver(), secrets: ['sk-0001'] });
    expect(preview()).not.toContain('sk-0001');
    expect(part('removed')).toHaveTextContent(
      'Removed from log excerpt: value that this product keeps secret',
    );
    expect(screen.queryByRole('checkbox', { name: 'Artifacts' })).toBeNull();
    expect(JSON.parse(preview())).toHaveProperty('log');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Log excerpt' }));
    expect(JSON.parse(preview())).not.toHaveProperty('log');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Log excerpt' }));
    expect(JSON.parse(preview())).toHaveProperty('log');
  });

  it('R2, fault 35: when a redaction rule breaks nothing can be sent, which is said, and the words stay to be changed', async () => {
    const rules = TEXT_RULES as SecretRule[];
    rules.push({
      id: 'broken',
      pattern: /rule-word/g,
      accept: () => {
        throw new Error('the rule broke');
      },
    });
    onTestFinished(() => void rules.pop());
    const receiver = createReceiver();
    await openReport({ receiver });
    const message = screen.getByLabelText('Message');
    await userEvent.type(message, 'It says rule-word');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Secrets could not be removed with certainty, so nothing can be sent from here.',
    );
    expect(part('preview')).toBeNull();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    fireEvent.keyDown(screen.getByLabelText('Subject'), { key: 'Enter' });
    expect(receiver.bodies).toEqual([]);
    expect(message).toHaveValue('It says rule-word');
    await userEvent.type(message, '{Backspace}');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await click('Send to Support');
    await waitFor(() => expect(receiver.bodies).toHaveLength(1));
  });

  it('R2: what a receiver’s limits cut is told in words', async () => {
    await openReport({ receiver: { ...createReceiver(), limits: { message: 10 } } });
    await userEvent.type(screen.getByLabelText('Message'), 'more than ten');
    expect(screen.getByText('3 characters too long; the end will be cut.')).toBeVisible();
    expect(part('removed')).toHaveTextContent('Shortened to fit: message, from 13 to');
  });

  it('R8: of several receivers the operator chooses, and sees what that one will get', async () => {
    const other: Receiver = { ...createReceiver(), id: 'other', label: 'GitHub', encode: () => 'for GitHub' };
    const support = createReceiver();
    await openReport({ receiver: [support, other] });
    expect(screen.getByRole('radio', { name: 'Support' })).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: 'GitHub' }));
    expect(preview()).toBe('for GitHub');
    await click('Send to GitHub');
    await waitFor(() => expect(part('report')).toHaveTextContent('Received as REP-7'));
    expect(support.bodies).toEqual([]);
  });

  it('R4: without a receiver the text can be copied', async () => {
    const user = userEvent.setup();
    await openReport({});
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(JSON.parse(await navigator.clipboard.readText())).toMatchObject({ run: { id: '128' } });
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
  });

  it('R5: discarding written text asks first, and a draft outlives a reload', async () => {
    const storage = createStorage();
    const user = newUser();
    const { unmount } = await openReport({ receiver: createReceiver(), storage, user });
    await userEvent.type(screen.getByLabelText('Message'), 'Long text');
    expect(screen.getByText(/kept on this device until you send or discard it/)).toBeVisible();
    unmount();
    await openReport({ receiver: createReceiver(), storage, user });
    expect(screen.getByLabelText('Message')).toHaveValue('Long text');
    await click('Discard');
    expect(screen.getByRole('button', { name: 'Discard' })).toHaveFocus();
    await click('Keep it');
    expect(screen.getByLabelText('Message')).toHaveValue('Long text');
    await click('Discard');
    const group = screen.getByRole('group', { name: 'Discard what you wrote?' });
    await userEvent.click(within(group).getByRole('button', { name: 'Discard' }));
    expect(await screen.findByRole('heading', { name: 'The service refused the key' })).toBeVisible();
    await click('Report this Run');
    expect(await screen.findByLabelText('Message')).toHaveValue('');
  });

  it('R5: where nothing is kept over a reload that is said, of the draft and of the report', async () => {
    await openReport({ receiver: createReceiver() });
    await userEvent.type(screen.getByLabelText('Message'), 'x');
    expect(screen.getByText('Your text is kept as long as this page is open.')).toBeVisible();
    expect(part('advice')).toHaveTextContent('Keep this page open until the report has been received.');
  });

  it('R9: what another tab wrote into the draft is shown, and taken in when the operator says so', async () => {
    const storage = createStorage();
    const user = newUser();
    await openReport({ receiver: createReceiver(), storage, user });
    const key = [...storage.kept.keys()].find((one) => one.includes('draft'));
    const write = (message: string): void => {
      const draft = JSON.parse(storage.kept.get(key!)!) as object;
      storage.kept.set(key!, JSON.stringify({ ...draft, message, dirty: true }));
    };
    write('From there. ');
    act(() => void dispatchEvent(new Event('storage')));
    expect(screen.getByLabelText('Message')).toHaveValue('From there. ');
    write('Something else');
    await userEvent.type(screen.getByLabelText('Message'), 'Mine');
    expect(part('other-text')).toHaveTextContent('Something else');
    await click('Add it to the message');
    expect(screen.getByLabelText('Message')).toHaveValue('From there. Mine\n\nSomething else');
    expect(part('other-text')).toBeNull();
  });
});

describe('sending a report', () => {
  it('R3: the report takes the focus, names its reference and links to it, and is announced', async () => {
    await openReport({ receiver: createReceiver() });
    await click('Send to Support');
    await waitFor(() => expect(part('report')).toHaveFocus());
    await waitFor(() => expect(part('report')).toHaveAttribute('data-state', 'delivered'));
    expect(part('report')).toHaveTextContent('Received as REP-7');
    expect(within(part('report')).getByRole('link', { name: /View the report/ })).toHaveAttribute(
      'href',
      'https://example.com/reports/7',
    );
    expect(screen.getAllByRole('status').map((one) => one.textContent)).toContainEqual(
      expect.stringContaining('Received as REP-7'),
    );
    expect(screen.queryByLabelText('Message')).toBeNull();
  });

  it('R19: shows what the receiver has from elsewhere before another one is written, each once', async () => {
    const receiver = createReceiver();
    const elsewhere = { id: 'x', subject: 'It broke for me', receipt: { reference: 'REP-3', at: NOW } };
    const filed = async () => [
      { ...elsewhere, receipt: { ...elsewhere.receipt, url: 'https://example.com/reports/3' } },
      {
        ...elsewhere,
        id: 'old',
        receipt: { reference: 'REP-1', at: NOW - 3 * 86_400_000, url: 'https://еxample.com/1' },
      },
      ...receiver.bodies.map((body) => ({ ...elsewhere, id: (JSON.parse(body) as { id: string }).id })),
    ];
    await openReport({ receiver: { ...receiver, filed } });
    const row = await waitFor(() => {
      expect(part('filed')).not.toBeNull();
      return within(part('filed'));
    });
    expect(part('filed')).toHaveTextContent('It broke for me');
    expect(part('filed')).toHaveTextContent('Received as REP-3 at');
    // Of another day the hour alone would be misread.
    expect(screen.getByText(/^Received as REP-1 at /)).toHaveTextContent(/20\d\d/);
    expect(row.getByRole('link', { name: /View the report/ })).toHaveAttribute(
      'href',
      'https://example.com/reports/3',
    );
    // A Cyrillic letter in the host: it is named as it is looked up.
    expect(screen.getByRole('link', { name: /View the report \(xn--xample-2of\.com\)/ })).toBeVisible();
    expect(screen.getByText('Send another report only if it adds something.')).toBeVisible();
    await userEvent.type(screen.getByLabelText('Message'), 'For me too');
    await click('Send to Support');
    await waitFor(() =>
      expect(document.querySelector('[data-part="report"][data-state="delivered"]')).toBeVisible(),
    );
    expect(document.querySelectorAll('[data-part="filed"]')).toHaveLength(2);
  });

  it('R10: fifty presses and Enter held down are one report', async () => {
    const receiver = createReceiver();
    await openReport({ receiver });
    const send = screen.getByRole('button', { name: 'Send to Support' });
    const subject = screen.getByLabelText('Subject');
    act(() => {
      for (let press = 0; press < 25; press += 1) {
        send.click();
        fireEvent.keyDown(subject, { key: 'Enter', repeat: press > 0 });
      }
    });
    await waitFor(() => expect(part('report')).toHaveAttribute('data-state', 'delivered'));
    expect(receiver.bodies).toHaveLength(1);
  });

  it('R10: Control and Enter send from the message', async () => {
    const receiver = createReceiver();
    await openReport({ receiver });
    await userEvent.type(screen.getByLabelText('Message'), 'Quick{Control>}{Enter}{/Control}');
    await waitFor(() => expect(receiver.bodies).toHaveLength(1));
    expect(JSON.parse(receiver.bodies[0]!)).toMatchObject({ message: 'Quick' });
  });

  it('R21: inside a form of the host the report is sent, and the host’s form is not', async () => {
    const receiver = createReceiver();
    const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    const { container } = render(
      <form onSubmit={onSubmit}>
        <input name="own" defaultValue="of the host" />
        {provided(<ReportRunButton run={refusedRun()} />, {
          user: newUser(),
          receiver: [receiver, { ...createReceiver(), id: 'other' }],
        })}
      </form>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Report this Run' }));
    await userEvent.type(await screen.findByLabelText('Subject'), ' again{Enter}');
    await waitFor(() => expect(receiver.bodies).toHaveLength(1));
    expect(onSubmit).not.toHaveBeenCalled();
    expect(container.querySelectorAll('form')).toHaveLength(1);
    expect([...new FormData(container.querySelector('form')!).keys()]).toEqual(['own']);
  });

  it('R11: a panel that goes away while a report is sent takes nothing with it', async () => {
    let answer: (delivery: Delivery) => void = () => {};
    const receiver = createReceiver(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const user = newUser();
    const view = render(
      <StrictMode>{provided(<HelpButton run={refusedRun()} defaultOpen />, { user, receiver })}</StrictMode>,
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Report this Run' }));
    await screen.findByLabelText('Message');
    await click('Send to Support');
    await waitFor(() => expect(receiver.bodies).toHaveLength(1));
    view.rerender(<StrictMode>{provided(<p>Another page</p>, { user, receiver })}</StrictMode>);
    answer(delivered);
    view.rerender(
      <StrictMode>{provided(<HelpButton run={refusedRun()} defaultOpen />, { user, receiver })}</StrictMode>,
    );
    await waitFor(() => expect(part('report')).toHaveTextContent('Received as REP-8'));
    expect(receiver.bodies).toHaveLength(1);
  });

  it('R12: a hand-over says that nobody can see whether it was sent; refused by the browser it keeps the text', async () => {
    const deliveries: Delivery[] = [
      { kind: 'rejected', reason: 'blocked', status: 0 },
      { kind: 'handed-over', to: 'mail' },
    ];
    const mail: Receiver = {
      ...createReceiver(async () => deliveries.shift()!),
      label: 'your mail program',
      interactive: true,
    };
    await openReport({ receiver: mail });
    expect(part('advice')).toHaveTextContent('this panel cannot see whether it was sent');
    await userEvent.type(screen.getByLabelText('Message'), 'Mine');
    await click('Continue to your mail program');
    expect(await screen.findByRole('alert')).toHaveTextContent('Not opened');
    expect(screen.getByLabelText('Message')).toHaveValue('Mine');
    expect(screen.getByRole('button', { name: 'Copy' })).toBeVisible();
    await click('Continue to your mail program');
    await waitFor(() => expect(part('report')).toHaveAttribute('data-state', 'handed-over'));
    expect(part('report')).toHaveTextContent('this panel cannot see whether it was sent');
  });

  it('R13: a device that is offline is told so before the report is sent', async () => {
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await openReport({ receiver: createReceiver(), storage: createStorage() });
    expect(part('advice')).toBeVisible();
    online.mockRestore();
    act(() => void dispatchEvent(new Event('online')));
    expect(part('advice')?.textContent ?? '').not.toContain('offline');
  });
});

describe('reports that were sent', () => {
  it('R14: stand before the form, so that nobody files twice, and another one is written only when asked for', async () => {
    await openReport({ receiver: createReceiver() });
    await click('Send to Support');
    await waitFor(() => expect(part('report')).toHaveAttribute('data-state', 'delivered'));
    await click('Back to the answer');
    expect(part('report-note')).toHaveTextContent('This run has been reported.');
    await click('This run has been reported.');
    expect(part('report')).toBeVisible();
    expect(screen.queryByLabelText('Message')).toBeNull();
    await click('Write another report');
    expect(await screen.findByLabelText('Message')).toHaveFocus();
    expect(screen.getByText('Send another report only if it adds something.')).toBeVisible();
    await click('Send to Support');
    await waitFor(() =>
      expect(document.querySelectorAll('[data-part="report"][data-state="delivered"]')).toHaveLength(2),
    );
  });

  it('R15: one that was refused says why, is told wherever the panel is, and comes back with all its words', async () => {
    const receiver = answering(tooLarge, delivered);
    await openReport({ receiver });
    await userEvent.type(screen.getByLabelText('Message'), 'Mine');
    await click('Send to Support');
    await waitFor(() => expect(part('report')).toHaveAttribute('data-state', 'rejected'));
    expect(part('report')).toHaveTextContent('It answered 413: “Over 64 kB”');
    expect(part('report')).toHaveTextContent('Your text is kept.');
    expect(within(part('report')).getByRole('button', { name: 'Download' })).toBeVisible();
    await click('Back to the answer');
    await click('A report on this run was not accepted.');
    await click('Edit and send again');
    expect(await screen.findByLabelText('Message')).toHaveFocus();
    expect(screen.getByLabelText('Message')).toHaveValue('Mine');
    await click('Send to Support');
    await waitFor(() => expect(part('report')).toHaveAttribute('data-state', 'delivered'));
    expect(document.querySelectorAll('[data-part="report"]')).toHaveLength(1);
  });

  it('R15: its text can be copied', async () => {
    const user = userEvent.setup();
    const receiver = answering(tooLarge);
    await openReport({ receiver });
    await user.click(screen.getByRole('button', { name: 'Send to Support' }));
    await waitFor(() => expect(part('report')).toHaveAttribute('data-state', 'rejected'));
    await user.click(within(part('report')).getByRole('button', { name: 'Copy' }));
    expect(await navigator.clipboard.readText()).toBe(receiver.bodies[0]);
  });

  it('R16: one that waits says why and until when, can be tried now, and is deleted only after a question', async () => {
    const wait: Delivery = { kind: 'waiting', reason: 'rate-limited', after: 90_000 };
    const receiver = answering(wait, wait, delivered);
    await openReport({ receiver });
    await click('Send to Support');
    await waitFor(() => expect(part('report')).toHaveAttribute('data-state', 'waiting'));
    expect(part('report')).toHaveTextContent(
      'the receiver takes no more reports for now. Next try in 1 minute',
    );
    expect(part('report')).toHaveTextContent('Not saved on this device. Keep this page open');
    await click('Do not send');
    await click('Keep it');
    await click('Try now');
    await waitFor(() => expect(receiver.bodies).toHaveLength(2));
    expect(receiver.bodies[1]).toBe(receiver.bodies[0]);
  });

  it('R16: one that waits for the device to be online names no time, for it goes out as soon as it is', async () => {
    await openReport({ receiver: answering({ kind: 'waiting', reason: 'offline' }) });
    await click('Send to Support');
    await waitFor(() => expect(part('report')).toHaveAttribute('data-state', 'waiting'));
    expect(part('report')).toHaveTextContent('Not sent yet: you are offline.');
    expect(part('report')).not.toHaveTextContent('Next try');
  });

  it('R20: one that is not received yet can be downloaded from the moment it is saved, and says when it lies in one place only', async () => {
    onTestFinished(() => localStorage.clear());
    const receiver = createReceiver(() => new Promise<never>(() => {}));
    await openReport({ receiver, storage: localStorage });
    await click('Send to Support');
    await waitFor(() => expect(part('report')).toHaveAttribute('data-state', 'sending'));
    expect(part('report')).toHaveTextContent('Saved on this device, but in one place only');
    expect(within(part('report')).getByRole('button', { name: 'Download' })).toBeVisible();
    expect(within(part('report')).queryByRole('button', { name: 'Do not send' })).toBeNull();
  });

  it('R20: one about another run that is not received yet is offered beside the form, to be kept, tried or forgotten', async () => {
    const receiver = answering({ kind: 'waiting', reason: 'rate-limited', after: 90_000 });
    const provider = { receiver, user: newUser() };
    const draw = (id: string): ReactNode =>
      provided(<HelpButton run={refusedRun({ id })} defaultOpen />, provider);
    const { rerender } = render(draw('128'));
    await userEvent.click(await screen.findByRole('button', { name: 'Report this Run' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Send to Support' }));
    await waitFor(() => expect(part('report')).toHaveAttribute('data-state', 'waiting'));
    expect(part('elsewhere')).toBeNull();
    rerender(draw('129'));
    await userEvent.click(await screen.findByRole('button', { name: 'Report this Run' }));
    await userEvent.click(await screen.findByText('Reports on other runs that were not received yet'));
    const rows = within(part('elsewhere'));
    expect(rows.getByText('128')).toBeVisible();
    expect(rows.getByText(/^Not sent yet: the receiver takes no more reports for now/)).toBeVisible();
    for (const name of ['Try now', 'Copy', 'Download', 'Do not send']) {
      expect(rows.getByRole('button', { name })).toBeVisible();
    }
    // The form below is about the run on screen.
    expect(screen.getByLabelText('Message')).toBeVisible();
  });

  it('R17: one whose answer got lost at a receiver that would file it twice leaves the choice to the operator', async () => {
    const receiver: Receiver = {
      ...answering({ kind: 'waiting', reason: 'network' }, delivered),
      idempotent: false,
    };
    await openReport({ receiver });
    await click('Send to Support');
    await waitFor(() => expect(part('report')).toHaveAttribute('data-state', 'unsure'));
    expect(part('report')).toHaveTextContent('it may have arrived. Sending it again could file it twice.');
    await click('Send again anyway');
    await waitFor(() => expect(part('report')).toHaveAttribute('data-state', 'delivered'));
  });

  it('R18: a draft that was begun is told wherever the panel is', async () => {
    await openReport({ receiver: createReceiver() });
    await userEvent.type(screen.getByLabelText('Message'), 'Begun');
    await click('Back');
    await click('You started a report. Your text is kept.');
    expect(screen.getByLabelText('Message')).toHaveValue('Begun');
  });
});
