import { describe, expect, it, vi } from 'vitest';
import type { Move } from '../../src/core/model/move.ts';
import type { HelpEvent, HelpEventContext } from '../../src/session/helpEvent.ts';
import type { SessionHost } from '../../src/session/sessionState.ts';
import { memoryOutbox } from './memoryOutbox.ts';
import { createWorld, failedRun, limitedRun, NOW, type World } from './sessionWorld.ts';

const RETRY: Move = { kind: 'retry', because: { code: 'no-guide' }, guards: [], possible: true };
const SKIP: Move = {
  kind: 'continue',
  how: 'skip',
  because: { code: 'no-guide' },
  guards: [],
  possible: true,
};

async function listening(host: Partial<SessionHost> = {}, world: World = createWorld()) {
  const events: HelpEvent[] = [];
  const contexts: HelpEventContext[] = [];
  const session = world.session({
    onEvent(event, context) {
      events.push(event);
      contexts.push(context);
    },
    ...host,
  });
  session.setRun(failedRun());
  await session.load();
  /** The events since the last call, without what all of them have. */
  const told = (): object[] =>
    events.splice(0).map(({ at, surface, ...detail }) => {
      expect({ at, surface }).toEqual({ at: NOW, surface: 'run-detail' });
      return detail;
    });
  return { session, told, contexts };
}

describe('telling the host what happens', () => {
  it('N71: nothing is told before a panel is open; then what leads, and every other lead', async () => {
    const { session, told } = await listening();
    expect(told()).toEqual([]);
    session.setShown(true);
    session.setShown(true);
    expect(told()).toEqual([
      { type: 'shown' },
      { type: 'standing', trouble: 'failed', guide: 'bad-key', standing: 'clear' },
    ]);
    session.setRun(failedRun());
    expect(told()).toEqual([]);
    session.setRun(limitedRun());
    expect(told()).toEqual([{ type: 'standing', trouble: 'failed', guide: 'too-fast', standing: 'clear' }]);
    session.setShown(false);
    session.setRun(failedRun());
    expect(told()).toEqual([]);
  });

  it('N71: that the general guide leads, and that none does, is told', async () => {
    const { session, told } = await listening();
    session.setRun(failedRun('2', { steps: [] }));
    session.setShown(true);
    session.setRun({ id: '3', status: 'succeeded', observedAt: NOW });
    expect(told()).toEqual([
      { type: 'shown' },
      { type: 'standing', trouble: 'failed', guide: 'run-failed', standing: 'general' },
      { type: 'standing', trouble: 'none', standing: 'none' },
    ]);
  });

  it('N71: guides, sections, ticks and opinions are told', async () => {
    const { session, told } = await listening();
    session.go({ kind: 'guide', guide: 'too-fast' });
    session.go({ kind: 'guide', guide: 'too-fast', section: 'fix' });
    session.openSection('too-fast', 'causes');
    session.tick('bad-key', 1, true);
    session.tick('bad-key', 1, false);
    session.helpful('bad-key', false);
    session.helpful('bad-key', false, 'unclear');
    expect(told()).toEqual([
      { type: 'guide-opened', guide: 'too-fast' },
      { type: 'section-opened', guide: 'too-fast', section: 'causes' },
      { type: 'step-ticked', guide: 'bad-key', step: 1, ticked: true },
      { type: 'step-ticked', guide: 'bad-key', step: 1, ticked: false },
      { type: 'helpful', guide: 'bad-key', yes: false },
      { type: 'helpful', guide: 'bad-key', yes: false, reason: 'unclear' },
    ]);
  });

  it('N71: a move is told as pressed and as ended, and its outcome once the new run is over', async () => {
    const { session, told } = await listening({ moves: { retry: async () => ({ runId: '130' }) } });
    await session.press(RETRY);
    const move = { type: 'move', move: 'retry', guide: 'bad-key' };
    expect(told()).toEqual([
      { ...move, state: 'pressed' },
      { ...move, state: 'done' },
    ]);
    await session.press(RETRY);
    expect(told()).toEqual([{ ...move, state: 'elsewhere' }]);
    session.setRun({ id: '130', status: 'running', observedAt: NOW });
    expect(told()).toEqual([]);
    session.setRun({ id: '130', status: 'succeeded', observedAt: NOW });
    session.setRun({ id: '130', status: 'succeeded', observedAt: NOW + 1 });
    expect(told()).toEqual([{ type: 'outcome', move: 'retry', status: 'succeeded' }]);
  });

  it('N71: the outcome of a run that goes on in place is told when it is over again, not before', async () => {
    const { session, told } = await listening({ moves: { skip: async () => {} } });
    await session.press(SKIP);
    session.setRun(failedRun());
    expect(told()).toEqual([
      { type: 'move', move: 'continue', how: 'skip', guide: 'bad-key', state: 'pressed' },
      { type: 'move', move: 'continue', how: 'skip', guide: 'bad-key', state: 'done' },
    ]);
    session.setRun(failedRun('129', { status: 'running' }));
    session.setRun(failedRun('129', { endedAt: NOW + 5 }));
    expect(told()).toEqual([{ type: 'outcome', move: 'continue', status: 'failed' }]);
  });

  it('N71: the outcome is told in another page too, which only sees the new run', async () => {
    const world = createWorld();
    const first = await listening({ moves: { retry: async () => ({ runId: '130' }) } }, world);
    await first.session.press(RETRY);
    const { session, told } = await listening({}, world);
    session.setRun({ id: '130', status: 'running', observedAt: NOW });
    session.setRun({ id: '130', status: 'cancelled', observedAt: NOW });
    expect(told()).toEqual([{ type: 'outcome', move: 'retry', status: 'cancelled' }]);
  });

  it('N71: a move that fails, is called off, or opens a surface is told', async () => {
    const errors = [new Error('no'), new DOMException('', 'AbortError')];
    const { session, told } = await listening({
      moves: {
        retry: async () => {
          throw errors.shift()!;
        },
      },
    });
    await session.press(RETRY);
    await session.press(RETRY);
    await session.press({
      kind: 'fix',
      open: { surface: 'provider-vault' },
      because: { code: 'no-guide' },
      guards: [],
      possible: true,
    });
    const move = { type: 'move', move: 'retry', guide: 'bad-key' };
    expect(told()).toEqual([
      { ...move, state: 'pressed' },
      { ...move, state: 'failed' },
      { ...move, state: 'pressed' },
      { ...move, state: 'called-off' },
      { ...move, move: 'fix', state: 'pressed' },
    ]);
  });

  it('N71, N72: an empty search and a report are told without the words that were typed', async () => {
    const outbox = memoryOutbox();
    const receiver = {
      id: 'mail:ada@example.com',
      label: 'Ada',
      limits: {},
      encode: JSON.stringify,
      send: async () => ({ kind: 'delivered', receipt: { reference: 'R-1', at: NOW } }) as const,
    };
    const { session, told, contexts } = await listening(
      { receiver },
      createWorld({ outbox: () => outbox, user: 'ada' }),
    );
    session.findNothing('ada lovelace');
    expect(told()).toEqual([{ type: 'search-empty' }]);
    expect(contexts.at(-1)).toMatchObject({ query: 'ada lovelace', run: { id: '129' } });
    session.go({ kind: 'report' });
    await vi.waitFor(() => expect(session.getState().preview).toBeDefined());
    session.editDraft({ message: 'I am Ada', category: 'blocked' });
    await session.send();
    expect(told()).toEqual([{ type: 'reported', category: 'blocked', guide: 'bad-key' }]);
    expect(contexts.at(-1)).not.toHaveProperty('query');
  });

  it('N73: a listener that throws becomes a problem, and stops nothing', async () => {
    const { session } = await listening({
      onEvent() {
        throw new Error('no analytics');
      },
    });
    session.setShown(true);
    session.tick('bad-key', 0, true);
    expect(session.getState().trail.ticked).toEqual({ 'bad-key': [0] });
    expect(session.getState().problems).toContainEqual(
      expect.objectContaining({ code: 'event-failed', message: expect.stringContaining('no analytics') }),
    );
  });
});
