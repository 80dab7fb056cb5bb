import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromJavaScriptError } from '../../src/adapters/javascript-error.ts';
import { fromProcessExit } from '../../src/adapters/process-exit.ts';
import { fromTraceback } from '../../src/adapters/traceback.ts';
import { failuresOf, runOf, runOfSample } from './readSample.ts';
import { NOW } from './sample.ts';
import { ERRORS } from './samples/errors.ts';
import { NODE_TRACE, PROCESSES, PYTHON_TRACE } from './samples/processes.ts';

const errorOf = (payload: unknown) => failuresOf(runOf(fromJavaScriptError, payload))[0];
const sampleOf = (title: string) => failuresOf(runOfSample(fromJavaScriptError, ERRORS, title))[0];
const caused = (name: string): string =>
  readFileSync(new URL(`../guides/caused/${name}.txt`, import.meta.url), 'utf8');
const traced = (text: string) => failuresOf(runOf(fromTraceback, text))[0];
const thrown = async (work: () => unknown): Promise<unknown> => {
  try {
    return await work();
  } catch (error) {
    return error;
  }
};

describe('fromJavaScriptError', () => {
  it('E1: takes the class before the name, and follows the causes', () => {
    expect(sampleOf('an error whose class says what its name does not, with causes')).toEqual({
      type: 'APIConnectionError',
      message: 'Connection error.',
      path: '',
      cause: {
        type: 'TypeError',
        message: 'fetch failed',
        path: 'cause',
        cause: {
          type: 'Error',
          code: 'ECONNREFUSED',
          message: 'connect ECONNREFUSED 127.0.0.1:9',
          path: 'cause.cause',
        },
      },
    });
    class t extends Error {
      override name = 'QuotaError';
    }
    expect(errorOf(new t('minified'))?.type).toBe('QuotaError');
    class HttpError extends TypeError {}
    expect(errorOf(new HttpError('x'))?.type).toBe('HttpError');
    expect(errorOf(new RangeError('x'))?.type).toBe('RangeError');
    expect(errorOf({ name: 'Error', constructor: 'OpenAIError', message: 'x', stack: 's' })?.type).toBe(
      'OpenAIError',
    );
  });

  it('reads what Node really throws', async () => {
    const missing = await thrown(() => readFileSync('no/such/file'));
    expect(errorOf(missing)).toMatchObject({
      code: 'ENOENT',
      message: expect.stringContaining('no such file'),
    });
    const refused = await thrown(() => fetch('http://127.0.0.1:9/'));
    expect(errorOf(refused)).toMatchObject({ type: 'TypeError', cause: expect.anything() });
    const child = spawnSync(process.execPath, ['-e', 'process.exit(3)']);
    expect(child.status).toBe(3);
    const gone = spawnSync('no-such-program-of-ours').error;
    expect(errorOf(gone)).toMatchObject({ code: 'ENOENT' });
    const parsed = await thrown(() => JSON.parse('<html>'));
    expect(errorOf(parsed)?.type).toBe('SyntaxError');
  });

  it('E2: takes an abort for cancelled and a time limit for a failure', async () => {
    const aborted = await thrown(() => AbortSignal.abort().throwIfAborted());
    expect(runOf(fromJavaScriptError, aborted)).toMatchObject({
      status: 'cancelled',
      failures: [{ type: 'AbortError' }],
    });
    const late = await thrown(() => fetch('http://127.0.0.1:9/', { signal: AbortSignal.timeout(0) }));
    if ((late as Error).name === 'TimeoutError')
      expect(errorOf(late)).toMatchObject({ type: 'TimeoutError', timeout: 'request' });
    const timeout = errorOf(new DOMException('late', 'TimeoutError'));
    expect(timeout).toEqual({ type: 'TimeoutError', message: 'late', timeout: 'request', path: '' });
  });

  it('E3: reads the answer, the exit and the status that clients hang on their errors', () => {
    expect(sampleOf('an error of the OpenAI client')).toMatchObject({
      code: 'rate_limit_exceeded',
      status: 429,
      retry: { allowed: true, after: 7_000, said: 'x-should-retry, Retry-After' },
    });
    expect(sampleOf('an error of axios, as JSON')).toMatchObject({
      type: 'AxiosError',
      code: 'ERR_BAD_REQUEST',
      status: 403,
      detail: 'Resource not accessible by integration',
      provider: 'github',
      retry: { after: 60_000 },
    });
    expect(sampleOf('an error of an AWS client')).toMatchObject({
      type: 'AccessDenied',
      code: 'AccessDenied',
      status: 403,
    });
    expect(sampleOf('an error of a gRPC client')).toMatchObject({
      code: 'UNAVAILABLE',
      grpcStatus: 'UNAVAILABLE',
    });
    expect(sampleOf('an error of child_process')).toMatchObject({
      exitCode: 2,
      message: 'Command failed: make',
    });
    expect(sampleOf('an error pino wrote')).toMatchObject({ type: 'TypeError', path: 'err' });
    expect(sampleOf('several errors at once')).toMatchObject({
      type: 'AggregateError',
      cause: { code: 'ECONNREFUSED', path: 'errors[0]' },
    });
    expect(errorOf(Object.assign(new Error('x'), { code: 404 }))).not.toHaveProperty('code');
  });

  it('A11: keeps eight links of a chain that leads back to itself', () => {
    const error = new Error('a');
    error.cause = error;
    let links = 0;
    for (let one = errorOf(error); one; one = one.cause) links++;
    expect(links).toBe(8);
  });

  it('A6: does not take what only has a message for an error', () => {
    for (const payload of [
      { message: 'hello' },
      { error: { message: 'x', code: 'y' } },
      { name: 'Anna', message: 'hi' },
      { level: 'error', msg: 'x' },
    ]) {
      expect(fromJavaScriptError(payload, { now: NOW })).toBeUndefined();
    }
  });
});

describe('fromTraceback', () => {
  it('E4: takes the last exception, and those it names as causes', () => {
    expect(traced(PYTHON_TRACE)).toEqual({
      type: 'MissingTotal',
      message: 'no total for 2026',
      path: '#L15',
      cause: { type: 'KeyError', message: "'total'", path: '#L6' },
    });
    expect(traced(NODE_TRACE)).toEqual({
      type: 'Error',
      message: 'Cannot read the settings\nfile is gone',
      path: '#L5',
      cause: {
        type: 'Error',
        code: 'ENOENT',
        message: "ENOENT: no such file or directory, open 'settings.json'",
        path: '#L9',
      },
    });
  });

  it.each([
    ['py-keyerror', { type: 'KeyError' }],
    ['py-syntaxerror', { type: 'SyntaxError', message: "expected ':'" }],
    [
      'requests-refused',
      {
        type: 'ConnectionError',
        cause: {
          type: 'MaxRetryError',
          cause: { type: 'NewConnectionError', cause: { type: 'ConnectionRefusedError' } },
        },
      },
    ],
    ['openai-oquota', { type: 'RateLimitError', code: 'insufficient_quota', status: 429 }],
    ['openai-o429big', { code: 'rate_limit_exceeded', retry: { allowed: false } }],
    ['anthropic-a529', { type: 'OverloadedError', code: 'overloaded_error', status: 529 }],
    ['anthropicjs-413', { type: 'ContentTooLargeError', code: 'request_too_large', status: 413 }],
    ['openaijs-filter', { type: 'BadRequestError', code: 'content_filter', status: 400 }],
    ['aws-un', { type: 'ClientError', code: 'UnrecognizedClientException' }],
    ['grpc-aborted', { grpcStatus: 'ABORTED' }],
    ['py-child-killed', { type: 'CalledProcessError', signal: 'SIGKILL' }],
    ['node-child-killed', { signal: 'SIGKILL' }],
    ['fetch-expired', { message: 'fetch failed', cause: { code: 'CERT_HAS_EXPIRED' } }],
    ['fetch-timeout', { type: 'TimeoutError' }],
    ['node-import-own', { code: 'ERR_MODULE_NOT_FOUND' }],
    ['mcp-method', { type: 'McpError', code: -32_601 }],
  ])('E4, E5: reads what really happened in %s', (name, failure) => {
    expect(traced(caused(name))).toMatchObject(failure);
  });

  it('E2: takes what somebody called off for cancelled', () => {
    for (const name of ['py-keyboard', 'py-cancelled', 'node-abort'])
      expect([name, runOf(fromTraceback, caused(name)).status]).toEqual([name, 'cancelled']);
  });

  it('E4: leaves a trace that the program got over, and code that only looks like one', () => {
    const after = Array.from({ length: 11 }, (_, index) => `went on ${index}`).join('\n');
    for (const text of [
      `${PYTHON_TRACE}${after}`,
      '  File "a.py", line 3, in run\nand then it was late\n',
      'at the end (of it)\n    at last',
      'Error: no frames',
      caused('py-faulthandler'),
    ]) {
      expect(fromTraceback(text, { now: NOW })).toBeUndefined();
    }
  });

  it('A7: reads the end of a long text, and counts its lines from the beginning', () => {
    const before = 'some line that says little\n'.repeat(40_000);
    const run = runOf(fromTraceback, before + PYTHON_TRACE);
    expect(run.failures?.[0]).toMatchObject({ type: 'MissingTotal', path: '#L40015' });
    expect(run.log?.[0]?.text).toHaveLength(before.length + PYTHON_TRACE.length);
  });
});

describe('fromProcessExit', () => {
  const exitOf = (payload: unknown) => failuresOf(runOf(fromProcessExit, payload))[0];

  it('reads the exits of real processes', () => {
    const run = (...args: readonly string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(exitOf(run('-e', 'console.error("no such table: orders"); process.exit(3)'))).toEqual({
      message: 'no such table: orders',
      exitCode: 3,
      path: 'status',
    });
    expect(
      exitOf(run('-e', 'const error = new TypeError("x is odd"); error.code = "ODD"; throw error')),
    ).toMatchObject({ type: 'TypeError', code: 'ODD', message: 'x is odd', exitCode: 1 });
    expect(runOf(fromProcessExit, run('-e', 'console.error("warning: denied")'))).toMatchObject({
      status: 'succeeded',
      steps: [{ status: 'succeeded' }],
    });
    if (process.platform !== 'win32') {
      expect(exitOf(run('-e', 'process.kill(process.pid, "SIGKILL")'))).toEqual({
        signal: 'SIGKILL',
        path: 'status',
      });
      expect(exitOf(spawnSync('sh', ['-c', 'nosuchtool'], { encoding: 'utf8' }))).toMatchObject({
        exitCode: 127,
        message: expect.stringContaining('not found'),
      });
    }
  });

  it('W4: knows signals by name, number and exit code, and 129 for what it may be', () => {
    const signals = [
      { code: null, signal: 'SIGSEGV' },
      { exit_code: 137, stderr: '' },
      { returncode: -9, stderr: '' },
      { code: null, signal: 6 },
    ].map((payload) => exitOf(payload)?.signal);
    expect(signals).toEqual(['SIGSEGV', 'SIGKILL', 'SIGKILL', 'SIGABRT']);
    expect(exitOf({ exit_code: 129, stderr: 'usage: git' })).not.toHaveProperty('signal');
  });

  it('E6: takes SIGTERM and SIGINT for cancelled, unless time ran out', () => {
    expect(runOfSample(fromProcessExit, PROCESSES, 'a process somebody stopped')).toMatchObject({
      status: 'cancelled',
    });
    const late = runOfSample(fromProcessExit, PROCESSES, 'a process that ran out of time');
    expect(late).toMatchObject({
      status: 'failed',
      steps: [{ failure: { timeout: 'run', signal: 'SIGTERM' } }],
    });
  });

  it('E6: puts the exit code on the failure that the output tells, and shows no arguments', () => {
    expect(
      failuresOf(runOfSample(fromProcessExit, PROCESSES, 'a process that died of an exception'))[0],
    ).toMatchObject({ type: 'MissingTotal', exitCode: 1, path: 'stderr#L15', cause: { type: 'KeyError' } });
    const run = runOf(fromProcessExit, { args: ['deploy', '--token', 'secret'], returncode: 1, stderr: 'x' });
    expect([run.title, JSON.stringify(run).includes('secret')]).toEqual(['deploy', false]);
  });

  it('A6: does not take any code for an exit', () => {
    for (const payload of [
      { code: 1 },
      { code: 'E1', signal: 'x' },
      { status: 1, stdout: 'x' },
      { exit_code: '1' },
      { exitCode: null },
      new Error('x'),
    ]) {
      expect(fromProcessExit(payload, { now: NOW })).toBeUndefined();
    }
  });
});
