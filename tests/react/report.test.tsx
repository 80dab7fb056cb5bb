import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Receiver } from '../../src/session/receiver.ts';
import { HelpButton } from '../../src/react/HelpButton.tsx';
import type { HelpProviderProps } from '../../src/react/HelpProvider.tsx';
import { ReportRunButton } from '../../src/react/ReportRunButton.tsx';
import { createReceiver, createStorage, NOW, provided, refusedRun } from './helpWorld.tsx';

async function openReport(provider: Partial<HelpProviderProps>) {
  const view = render(provided(<HelpButton run={refusedRun()} defaultOpen />, provider));
  await userEvent.click(await screen.findByRole('button', { name: 'Report this Run' }));
  await screen.findByLabelText('Message');
  await waitFor(() => expect(part('preview')).not.toBeNull());
  return view;
}

const part = (name: string): HTMLElement => document.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
const preview = (): string => part('preview-body').textContent;

describe('reporting a run', () => {
  it('R1: opens filled in, with what was looked at, and asks for no id', async () => {
    await openReport({ receiver: createReceiver() });
    expect(screen.getByRole('heading', { name: 'Report this Run' })).toHaveFocus();
    expect(screen.getByLabelText('Subject')).toHaveValue('The service refused the key');
    expect(screen.getByLabelText('What is it about?')).toHaveValue('unclear-failure');
    expect([...part('trail').querySelectorAll('li')].map((li) => li.textContent)).toEqual([
      'Mission Replay not opened yet',
      'Failing step not viewed yet',
      'Owning surface not opened yet',
      'No step of the guide ticked',
    ]);
    expect(screen.getAllByRole('textbox')).toHaveLength(2);
  });

  it('R1: the button of its own starts at the report, filled in from the answer', async () => {
    render(provided(<ReportRunButton run={refusedRun()} />, { receiver: createReceiver() }));
    await userEvent.click(screen.getByRole('button', { name: 'Report this Run' }));
    expect(await screen.findByLabelText('Subject')).toHaveValue('The service refused the key');
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
    await userEvent.click(screen.getByRole('button', { name: 'Send to Support' }));
    await waitFor(() => expect(receiver.bodies).toEqual([shown]));
  });

  it('R2: leaves out what is switched off, and tells what was removed', async () => {
    await openReport({ receiver: createReceiver(), secrets: ['sk-0001'] });
    expect(preview()).not.toContain('sk-0001');
    expect(part('removed')).toHaveTextContent('Removed from');
    expect(JSON.parse(preview())).toHaveProperty('log');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Log excerpt' }));
    expect(JSON.parse(preview())).not.toHaveProperty('log');
  });

  it('R3: the receipt takes the focus, names the reference and links to the report', async () => {
    await openReport({ receiver: createReceiver() });
    await userEvent.click(screen.getByRole('button', { name: 'Send to Support' }));
    await waitFor(() => expect(part('ending')).toHaveFocus());
    expect(part('ending')).toHaveTextContent('Received as REP-7');
    expect(within(part('ending')).getByRole('link', { name: /View the report/ })).toHaveAttribute(
      'href',
      'https://example.com/reports/7',
    );
    expect(screen.queryByLabelText('Message')).toBeNull();
  });

  it.each<[string, Awaited<ReturnType<Receiver['send']>>, string]>([
    ['offline', { kind: 'waiting', reason: 'offline' }, 'Not sent: this device is offline.'],
    [
      'too large',
      { kind: 'rejected', reason: 'too-large', status: 413, said: 'Over 64 kB' },
      'It answered 413: “Over 64 kB”',
    ],
  ])(
    'R3: what was not taken (%s) says why, keeps the text and can be sent again',
    async (_, delivery, said) => {
      const answers = [delivery, { kind: 'delivered', receipt: { reference: 'REP-8', at: NOW } } as const];
      const receiver = createReceiver(async () => answers.shift()!);
      await openReport({ receiver });
      await userEvent.type(screen.getByLabelText('Message'), 'Mine');
      await userEvent.click(screen.getByRole('button', { name: 'Send to Support' }));
      const alert = await screen.findByRole('alert');
      expect(alert).toHaveTextContent(said);
      expect(alert).toHaveTextContent('Your text is kept.');
      expect(screen.getByLabelText('Message')).toHaveValue('Mine');
      expect(screen.getByRole('button', { name: 'Copy' })).toBeVisible();
      await userEvent.click(screen.getByRole('button', { name: 'Send again' }));
      expect(await screen.findByText(/Received as REP-8/)).toBeVisible();
    },
  );

  it('R4: without a receiver the text can be copied', async () => {
    const user = userEvent.setup();
    await openReport({});
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(JSON.parse(await navigator.clipboard.readText())).toMatchObject({ run: { id: '128' } });
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
  });

  it('R5: discarding written text asks first, and a draft outlives a reload', async () => {
    const storage = createStorage();
    const { unmount } = await openReport({ receiver: createReceiver(), storage, user: 'ada' });
    await userEvent.type(screen.getByLabelText('Message'), 'Long text');
    unmount();
    await openReport({ receiver: createReceiver(), storage, user: 'ada' });
    expect(screen.getByLabelText('Message')).toHaveValue('Long text');
    await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
    await userEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(screen.getByLabelText('Message')).toHaveValue('Long text');
    await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
    await userEvent.click(
      within(screen.getByRole('group', { name: 'Discard what you wrote?' })).getByRole('button', {
        name: 'Discard',
      }),
    );
    expect(await screen.findByRole('heading', { name: 'The service refused the key' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Report this Run' }));
    expect(await screen.findByLabelText('Message')).toHaveValue('');
  });
});
