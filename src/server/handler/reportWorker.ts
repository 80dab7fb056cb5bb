import { parentPort } from 'node:worker_threads';
import { prepareReport, type Arrived } from './prepareReport.ts';
import type { WorkerAnswer } from './createPreparer.ts';

// The thread that `createPreparer` starts. It answers every message with one.
parentPort?.on('message', (arrived: Arrived) => {
  let answer: WorkerAnswer;
  try {
    answer = { prepared: prepareReport(arrived) };
  } catch (error) {
    answer = { failed: error instanceof Error ? error.message : 'unknown' };
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(answer);
});
