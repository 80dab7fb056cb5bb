import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it, vi } from 'vitest';
import { main } from '../../src/node/main.ts';
import { brokenGuide, folderOf, guide, NOW } from './guideFolder.ts';

it('B139: check --watch checks again after each change, and ends with the last answer', async () => {
  const cwd = folderOf({ 'guides/index-locked.md': guide('index-locked') });
  let stdout = '';
  let stop = (): void => undefined;
  const stopped = new Promise<void>((done) => (stop = done));
  const code = main(['check', '--watch'], {
    stdin: async () => '',
    stdinPieces: () => Readable.from([]),
    stdoutReady: async () => true,
    stdout: (text) => void (stdout += text),
    stderr: () => undefined,
    stopped: () => stopped,
    cwd,
    env: {},
    colour: false,
    interactive: false,
    now: () => NOW,
  });
  await vi.waitFor(() => expect(stdout).toBe('1 guide, no problems.\n'));
  writeFileSync(join(cwd, 'guides/index-locked.md'), brokenGuide('index-locked'));
  await vi.waitFor(
    () => expect(stdout).toContain('guides/index-locked.md:33:11 error unknown-signal'),
    5_000,
  );
  writeFileSync(join(cwd, 'guides/notes.txt'), 'no guide');
  writeFileSync(join(cwd, 'guides/other.md'), guide('other'));
  await vi.waitFor(() => expect(stdout).toContain('1 error in 1 file; 1 guide without an error.'), 5_000);
  stop();
  expect(await code).toBe(1);
});
