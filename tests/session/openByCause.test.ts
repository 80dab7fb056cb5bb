import { describe, expect, it } from 'vitest';
import { compile } from '../core/compile/guideText.ts';
import { RICH } from '../core/compile/richGuide.ts';
import { createWorld, sourceOf } from './sessionWorld.ts';

const surface = (label: string) => ({ label, open: () => undefined });
const surfaces = { 'run-detail': surface('Run detail'), 'provider-vault': surface('API keys') };

async function moveFor(cause: string | undefined) {
  const session = createWorld({ guides: [sourceOf(compile({ model: RICH }))] }).session();
  session.setHost({ surface: 'run-detail', surfaces, moves: {} });
  session.setRun({
    id: '7',
    status: 'failed',
    observedAt: 1,
    retry: { sameFailure: 3 },
    failures: [{ code: 'model_not_found', ...(cause !== undefined && { cause: { code: cause } }) }],
  });
  await session.load();
  return session.getState().move;
}

describe('a move that follows the cause', () => {
  it('M5: opens what the fix of the cause that holds opens', async () => {
    expect(await moveFor('model_retired')).toMatchObject({
      kind: 'fix',
      open: { surface: 'provider-vault' },
    });
  });

  it('M5: opens what the rule names where no cause holds', async () => {
    expect(await moveFor(undefined)).toMatchObject({ kind: 'fix', open: { surface: 'run-detail' } });
  });
});
