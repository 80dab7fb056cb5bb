import { describe, expect, it } from 'vitest';
import { detect } from '../../src/adapters/detect/detect.ts';
import { saysSuccess } from '../../src/adapters/log/saysSuccess.ts';
import { intake } from '../../src/core/fit/intake.ts';
import { troubleOf } from '../../src/core/model/trouble.ts';

const says = (text: string): boolean => saysSuccess(text.split('\n'));
const OPTIONS = { now: 0, id: 'x' };

describe('A13: success is read as carefully as failure', () => {
  it.each([
    ['a process that ended well', 'retrying after error\nProcess finished with exit code 0'],
    ['pytest', 'tests/test_error.py ....\n===== 12 passed, 2 warnings in 0.31s ====='],
    ['unittest', 'Ran 3 tests in 0.001s\n\nOK'],
    ['cargo test', 'test parses_error ... ok\n\ntest result: ok. 4 passed; 0 failed; 0 ignored'],
    ['Gradle', '> Task :failOnWarnings\nBUILD SUCCESSFUL in 4s'],
    ['ESLint with warnings alone', '✖ 3 problems (0 errors, 3 warnings)'],
    [
      'Terraform',
      'Warning: Value for undeclared variable\n\nApply complete! Resources: 1 added, 0 changed, 0 destroyed.',
    ],
    ['a later attempt that worked', 'curl: (7) Failed to connect\ncurl: (7) Failed to connect\nHTTP 200'],
    ['a connection that came back', 'ERROR connection refused\nINFO reconnected to broker'],
  ])('%s', (_, text) => {
    expect(says(text)).toBe(true);
    expect(troubleOf(intake(detect(text, OPTIONS).run, 0).run)).toBe('none');
  });

  it.each([
    ['a failure after a success', 'Successfully installed a-1.0\nERROR: could not connect'],
    ['an exit code other than 0', 'BUILD SUCCESSFUL in 4s\nProcess exited with exit code 2\nHTTP 200'],
    [
      'one host of several',
      'fatal: [a]: UNREACHABLE!\na : ok=0 unreachable=1 failed=0\nb : ok=3 unreachable=0 failed=0',
    ],
    ['failed tests beside passed ones', '===== 2 failed, 12 passed in 0.31s ====='],
    ['words about success', 'the job was not completed'],
    ['nothing at all', ''],
  ])('not %s', (_, text) => expect(says(text)).toBe(false));
});

describe('A14: JSON of no known system is read as text', () => {
  it('gives every value its path, and opens JSON inside strings', () => {
    const value = { outer: { body: JSON.stringify({ error: { code: 'ExpiredToken' } }) }, count: 3 };
    const { adapter, run } = detect(value, OPTIONS);
    expect(adapter).toBe('json');
    expect(run).toMatchObject({
      log: [
        { text: 'code: ExpiredToken', path: 'outer.body' },
        { text: 'count: 3', path: 'count' },
      ],
    });
  });

  it('reads a logger’s record as one line, with its level', () => {
    const records = [{ level: 'warn', msg: 'connection refused', host: 'db' }];
    expect(detect(records, OPTIONS).run).toMatchObject({
      log: [{ text: 'level=warn connection refused host=db', path: '[0]' }],
    });
  });

  it('takes a stated outcome over, but no success beside an error', () => {
    expect(detect({ status: 'TIMED_OUT', name: 'run1' }, OPTIONS).run).toMatchObject({
      status: 'failed',
      failures: [{ timeout: 'run', path: 'status' }],
    });
    expect(detect({ status: 'success', note: 'x' }, OPTIONS).run).toMatchObject({ status: 'succeeded' });
    expect(detect({ status: 'success', errors: ['x'] }, OPTIONS).run).not.toHaveProperty('status');
  });
});
