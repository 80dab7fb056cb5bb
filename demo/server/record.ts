import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import type { Run } from 'waymark/core';
import { createWorld, WATCHABLE } from './createWorld.ts';
import { contextRecordings } from './recordings/contextRecordings.ts';
import { demoRecordings } from './recordings/demoRecordings.ts';
import { inputRecordings } from './recordings/inputRecordings.ts';
import { artifactRecordings } from './recordings/artifactRecordings.ts';
import type { Recording, Stage } from './recordings/recording.ts';
import { retryRecordings } from './recordings/retryRecordings.ts';
import { isSameRecording, mapMoments } from './recordings/mapMoments.ts';
import { stuckRecordings } from './recordings/stuckRecordings.ts';

const FOLDERS: Readonly<Record<string, readonly Recording[]>> = {
  'demo/runs': demoRecordings,
  'tests/runs/run-stuck': stuckRecordings,
  'tests/runs/needs-input': inputRecordings,
  'tests/runs/no-artifact': artifactRecordings,
  'tests/runs/context-not-used': contextRecordings,
  'tests/runs/retrying': retryRecordings,
};

/** When the first recorded run was created; each further one ten minutes after the one before. */
const FIRST = Date.UTC(2026, 10, 20, 9, 0);
const APART = 600_000;

/** The ports of the local provider stand in error texts, so they are the same for every recording. */
const LUMEN_PORT = 47_010;

const PATIENCE = 5_000;

/** Really runs one recording in a world of its own and gives the run with its times moved to a fixed day. */
export async function recordRun(recording: Recording, index: number): Promise<Run> {
  let ahead = 0;
  const { mission, missions, slots, drive } = recording;
  const world = await createWorld({
    now: () => Date.now() + ahead,
    pace: WATCHABLE,
    lumenPort: LUMEN_PORT,
    firstRun: 1000 + index * 10,
    ...(missions ? { missions } : {}),
    ...(slots ? { slots } : {}),
  });
  const stage: Stage = {
    world,
    start: (id = mission) => world.runner.start(id),
    later: (ms) => {
      ahead += ms;
    },
    until: async (id, test) => {
      for (const end = Date.now() + PATIENCE; Date.now() < end;) {
        const run = world.runner.get(id);
        if (test(run)) return run;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error(`${recording.file}: run ${id} is not as asked after ${PATIENCE} ms`);
    },
  };
  try {
    const run = drive ? await drive(stage) : await world.runner.settled(stage.start());
    return keep(run, FIRST + index * APART - run.createdAt!);
  } finally {
    await world.close();
  }
}

/** What a file keeps of a run: its times on a fixed day, and no address of an artifact that lives only in the process. */
function keep(run: Run, shift: number): Run {
  const moved = mapMoments(run, (moment) => moment + shift);
  const artifacts = moved.artifacts?.map(({ url: _gone, ...artifact }) => artifact);
  return { ...moved, ...(artifacts ? { artifacts } : {}) };
}

function write(path: string, value: unknown): boolean {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as unknown) : undefined;
  if (before !== undefined && isSameRecording(before, value)) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return true;
}

/** Other ports would stand in the error texts, so recording beside a running demo is refused. */
async function checkPorts(): Promise<void> {
  for (const port of [LUMEN_PORT, LUMEN_PORT + 1, LUMEN_PORT + 2]) {
    await new Promise<void>((resolve, reject) => {
      const server = createServer()
        .once('error', () => reject(new Error(`Port ${port} is busy. Stop the demo, then record again.`)))
        .listen(port, '127.0.0.1', () => server.close(() => resolve()));
    });
  }
}

/**
 * Records every run again, under `root`.
 *
 * @param only records only files whose path contains it
 */
export async function recordAll(root: string, say: (line: string) => void, only = ''): Promise<void> {
  await checkPorts();
  let changed = 0;
  let count = 0;
  for (const [folder, recordings] of Object.entries(FOLDERS)) {
    for (const [index, recording] of recordings.entries()) {
      const path = join(folder, `${recording.file}.json`);
      if (!path.includes(only)) continue;
      count += 1;
      if (recording.needs && !existsSync(recording.needs)) {
        say(`${path}: kept, this system has no ${recording.needs}`);
        continue;
      }
      const isNew = write(join(root, path), await recordRun(recording, index));
      changed += Number(isNew);
      say(`${path}: ${isNew ? 'recorded' : 'unchanged'}`);
    }
    const labels = recordings.flatMap(({ file, label }) =>
      label ? [{ file: `${file}.json`, ...label }] : [],
    );
    if (labels.length) write(join(root, folder, 'labels.json'), labels);
  }
  say(`${count} runs recorded, ${changed} files changed.`);
}
