import { describe, expect, it } from 'vitest';
import { SIGNALS } from '../../src/core/model/signal/signals.ts';
import { folderOf } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const CONFIG = JSON.stringify({
  signals: { 'host.runsOnKey': { type: 'number', meaning: 'How many runs share the key.' } },
});

describe('B28: waymark signals', () => {
  it('lists every signal with what an author needs of it', async () => {
    const { code, stdout } = await runMain(folderOf({}), ['signals']);
    expect(code).toBe(0);
    for (const { name, meaning, example, read } of SIGNALS) {
      for (const text of [name, meaning, example, read]) expect(stdout).toContain(text);
    }
    expect(stdout).toContain('error.status *  several values, each a number · 100 to 599\n');
    expect(stdout).toContain('trail.replayOpened  boolean · in `next` only\n');
  });

  it('lists those of a folder, and where the host puts them', async () => {
    const { code, stdout } = await runMain(folderOf({ 'guides/waymark.json': CONFIG }), [
      'signals',
      'guides',
      '--json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({
        name: 'host.runsOnKey',
        read: 'run.facts.runsOnKey',
        example: 'host.runsOnKey > 1',
      }),
    );
  });

  it('says that there is no such folder', async () => {
    const { code, stderr } = await runMain(folderOf({}), ['signals', 'guides']);
    expect([code, stderr]).toEqual([1, 'There is no guides.\n']);
  });
});
