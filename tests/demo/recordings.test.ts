import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isSameRecording } from '../../demo/server/recordings/mapMoments.ts';
import { artifactRecordings } from '../../demo/server/recordings/artifactRecordings.ts';
import { contextRecordings } from '../../demo/server/recordings/contextRecordings.ts';
import { demoRecordings } from '../../demo/server/recordings/demoRecordings.ts';
import { inputRecordings } from '../../demo/server/recordings/inputRecordings.ts';
import { retryRecordings } from '../../demo/server/recordings/retryRecordings.ts';
import { stuckRecordings } from '../../demo/server/recordings/stuckRecordings.ts';
import { recordRun } from '../../demo/server/record.ts';
import type { Run } from '../../src/core/model/run.ts';

const FOLDERS = {
  'demo/runs': demoRecordings,
  'tests/runs/run-stuck': stuckRecordings,
  'tests/runs/needs-input': inputRecordings,
  'tests/runs/no-artifact': artifactRecordings,
  'tests/runs/context-not-used': contextRecordings,
  'tests/runs/retrying': retryRecordings,
};

const readRun = (path: string): Run => JSON.parse(readFileSync(path, 'utf8')) as Run;
const filesOf = (folder: string): string[] =>
  readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'labels.json');

describe('recorded runs', () => {
  it.each(Object.entries(FOLDERS))(
    '%s holds exactly the runs that are recorded into it',
    (folder, recordings) => {
      expect(filesOf(folder).sort()).toEqual(recordings.map(({ file }) => `${file}.json`).sort());
    },
  );

  it.each(Object.keys(FOLDERS))('%s has no two runs of one id', (folder) => {
    const ids = filesOf(folder).map((file) => readRun(`${folder}/${file}`).id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are what running the mission again gives', async () => {
    for (const file of ['summarise-research', 'watch-feed', 'import-orders', 'release-notes']) {
      const index = demoRecordings.findIndex((one) => one.file === file);
      const again = await recordRun(demoRecordings[index]!, index);
      expect(
        isSameRecording(readRun(`demo/runs/${file}.json`), JSON.parse(JSON.stringify(again))),
        file,
      ).toBe(true);
    }
  });

  it('are told apart from another recording by more than the jitter of their times', () => {
    const run = readRun('demo/runs/watch-feed.json');
    expect(isSameRecording(run, { ...run, observedAt: run.observedAt + 500 })).toBe(true);
    expect(isSameRecording(run, { ...run, observedAt: run.observedAt + 5_000 })).toBe(false);
    expect(isSameRecording(run, { ...run, status: 'failed' })).toBe(false);
  });
});
