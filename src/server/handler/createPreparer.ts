import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { prepareReport, type Arrived, type Prepared } from './prepareReport.ts';

/** A thread's answer about one body. */
export type WorkerAnswer = { readonly prepared: Prepared } | { readonly failed: string };

/** Prepares reports; rejects when redacting fails. */
export type Preparer = (arrived: Arrived) => Promise<Prepared>;

/** A body up to this size is prepared faster here than a thread is asked. */
const MAX_INLINE_BYTES = 4096;
/** Milliseconds for one body. The slowest known body takes a hundredth of it on an idle machine. */
const MAX_PREPARE_MS = 60_000;
const MAX_THREADS = 4;

interface Task extends Arrived {
  readonly resolve: (prepared: Prepared) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Prepares large bodies in separate threads, so that nothing else waits for them. Where the thread's file is missing, as in a host's own
 * bundle, everything is prepared here.
 */
export function createPreparer(): Preparer {
  const file = workerFile();
  if (!file) return async (arrived) => prepareReport(arrived);
  const most = Math.min(MAX_THREADS, availableParallelism());
  const waiting: Task[] = [];
  const idle: Worker[] = [];
  let running = 0;

  return async (arrived) => {
    if (arrived.bytes.byteLength <= MAX_INLINE_BYTES) return prepareReport(arrived);
    return new Promise((resolve, reject) => {
      waiting.push({ ...arrived, resolve, reject });
      void begin();
    });
  };

  async function begin(): Promise<void> {
    if (waiting.length === 0 || (idle.length === 0 && running >= most)) return;
    const task = waiting.shift()!;
    const worker = idle.pop() ?? new Worker(file!);
    running += 1;
    const isReusable = await run(worker, task);
    running -= 1;
    if (isReusable) idle.push(worker);
    else void worker.terminate();
    void begin();
  }
}

/** @returns whether the thread may be given another body */
function run(worker: Worker, { bytes, key, secrets, resolve, reject }: Task): Promise<boolean> {
  return new Promise((done) => {
    const end = (isReusable: boolean): void => {
      clearTimeout(clock);
      worker.removeAllListeners();
      // An error of an idle thread must not end the process.
      worker.on('error', () => undefined);
      // An idle thread does not keep the process alive.
      worker.unref();
      done(isReusable);
    };
    const fail = (said: string): void => {
      reject(new Error(`Waymark: a report could not be prepared (${said}).`));
      end(false);
    };
    const clock = setTimeout(() => fail('it took too long'), MAX_PREPARE_MS);
    worker.ref();
    worker.on('message', (answer: WorkerAnswer) => {
      if ('failed' in answer) return fail(answer.failed);
      resolve(answer.prepared);
      end(true);
    });
    worker.on('error', (error) => fail(error.message));
    worker.on('exit', () => fail('its thread ended'));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage({ bytes, key, secrets } satisfies Arrived);
  });
}

/** Beside this module, or where the build puts it. */
function workerFile(): string | undefined {
  const name = `reportWorker.${/\.(m?js)$/.exec(import.meta.url)?.[1] ?? 'js'}`;
  return [`./${name}`, `./node/${name}`]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
}
