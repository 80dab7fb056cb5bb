import { describe, expect, it } from 'vitest';
import { detect } from '../../src/adapters/detect/detect.ts';
import { saysSuccess } from '../../src/adapters/log/saysSuccess.ts';
import { intake } from '../../src/core/fit/intake.ts';
import { troubleOf } from '../../src/core/model/trouble.ts';

const says = (text: string): boolean => saysSuccess(text.split('\n'));

it.each([
  '[       OK ] Net.TimesOut (12 ms)\n[  PASSED  ] 12 tests.',
  'Ok:                 12\nFail:               0\nTimeout:            0',
  'Overall result: Passed\n  Test Count: 12, Passed: 12, Failed: 0, Warnings: 0',
  '  Applying errors.0002_failed_jobs... OK',
  'processed 60 files\nsnapshot 7d5f21aa saved',
  'mysqldump: [Warning] Using a password can be insecure.\n-- Dump completed on 2026-11-02 10:00:00',
  'nox > Session tests-3.12 was successful.\nnox > Ran multiple sessions:\nnox > * tests-3.12: success',
  "WARNING: table may exist already\nLiquibase command 'update' was executed successfully.",
  'Errors:                 0\nElapsed time:        41.2s',
  ' Tasks:    3 successful, 3 total\nCached:    1 cached, 3 total',
  'Error: first try failed\n NX   Successfully ran target build for 3 projects (5s)',
  'Stack web-prod UPDATE_COMPLETE',
  'warning: deprecated\n✔ Service deployed to stack api-dev (62s)',
  "Build 'x' #1\nFinished with status NORMAL 'Tests passed: 5'",
  'App.java:3: warning: [removal] Integer(int) has been deprecated\n1 warning',
  'All checks were successful',
  '  cluster:\n    id:     5e1c\n    health: HEALTH_OK',
  'ERROR: guest agent is not running\nINFO: Backup job finished\nTASK OK',
  'Starting errors.service\nNov 30 09:00:04 host systemd[1]: Finished errors.service - Send error reports.',
  '==> Evaluation "74" finished with status "complete"',
  'Nov 10 21:05:22 mx postfix/smtp[2]: 7C1: to=<errors@example.org>, dsn=2.0.0, status=sent (250 Ok)',
  'Source lost its connection\nINFO Job etl (6cd) switched from state RUNNING to FINISHED.',
  '== 20260301 AddErrorCode: migrated (0.0032s) ===',
  ...[
    '✔  Deploy complete!',
    'Service [api] revision [api-00012-abc] has been deployed and is serving 100 percent of traffic.',
    'remote: Verifying deploy... done.',
    'Batch 1 run: 3 migrations',
    'No pending migrations to apply.',
    'latest: digest: sha256:5e1c0a77 size: 1234',
    '+ @acme/errors@1.0.0',
    'View at: https://pypi.org/project/errors/1.0/',
    'total size is 1,100  speedup is 0.87',
    'Transferred:   \t   12 / 12, 100%',
    'INFO: QUALITY GATE STATUS: PASSED - View details on https://sonar.example',
    'Ran 40 rules on 10 files: 0 findings.',
    '[         0 tests failed          ]',
    'Total tests run: 5, Passes: 5, Failures: 0, Skips: 0',
    'Succeeded   : 14',
    'Query OK, 3 rows affected (0.01 sec)',
    '10:02:12  Done. PASS=3 WARN=1 ERROR=0 SKIP=0 TOTAL=4',
    "Task mail.send[2c] succeeded in 30.0159327230067s: 'done'",
    'Pipeline succeeded',
  ].map((line) => `ERROR: first try failed: connection timed out\n${line}`),
])('a tool sums up that all went well: %j', (text) => {
  expect(says(text)).toBe(true);
});

it.each([
  '[  PASSED  ] 11 tests.\n[  FAILED  ] 1 test, listed below:\n 1 FAILED TEST',
  'Ok:                 11\nFail:               1\nTimeout:            0',
  'Errors:                 3\nElapsed time:        41.2s',
  ' Tasks:    2 successful, 3 total',
  'Stack web-prod UPDATE_ROLLBACK_COMPLETE',
  "Finished with status FAILURE 'Tests failed: 1 (1 new), passed: 4'",
  '1 error\n1 warning',
  'Error: No Output Directory named "public" found after the Build completed.',
  '[         2 tests failed          ]',
  'Total tests run: 5, Passes: 4, Failures: 1, Skips: 0',
])('a count above none is no success: %j', (text) => {
  expect(says(text)).toBe(false);
});
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
    [
      'Surefire',
      'java.net.SocketTimeoutException: expected\n[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0',
    ],
    ['RSpec', '..\n\n10 examples, 0 failures, 2 pending'],
    ['dotnet test', 'Passed!  - Failed:     0, Passed:    12, Skipped:     0, Total:    12'],
    ['node --test', '# tests 3\n# pass 3\n# fail 0\n# cancelled 0\n# skipped 0'],
    ['Cypress', '✔  All specs passed!                00:02        3        3        -'],
    ['CTest', '100% tests passed, 0 tests failed out of 12'],
    ['a file name that begins like a failure', 'FAIL-safe.test.js\nTests:       12 passed, 12 total'],
    ['webpack', 'WARNING in asset size limit\nwebpack 5.90.0 compiled with 2 warnings in 1234 ms'],
    ['BuildKit', '#12 naming to docker.io/library/error-page done\n#12 DONE 0.1s'],
    [
      'npm with its afterword',
      'npm warn deprecated x\nadded 2 packages in 2s\n\n2 moderate severity vulnerabilities',
    ],
    ['dbt', 'Completed with 1 warning\nDone. PASS=5 WARN=1 ERROR=0 SKIP=0 TOTAL=6'],
    [
      'Ansible, with a failure that the play ignores',
      'fatal: [h]: FAILED! => {"msg": "no"}\n...ignoring\n\nPLAY RECAP\nh : ok=3 changed=0 unreachable=0    failed=0',
    ],
    ['a numbered attempt', 'WARN Attempt 1 failed: connection reset, retrying\nINFO Attempt 2 succeeded'],
    ['a port in a refusal', '* connect to 127.0.0.1 port 80 failed: Connection refused\n< HTTP/1.1 200 OK'],
    [
      'warnings of what is tried again, and information after them',
      '2024-01-01 00:00:00,000 - job - WARNING - read failed, retrying\n2024-01-01 00:00:01,000 - job - INFO - 12 rows read',
    ],
    ['the spec reporter of Node', 'ℹ tests 3\nℹ pass 3\nℹ fail 0\nℹ cancelled 0\nℹ duration_ms 5'],
    ['TAP', 'ok 1 - throws on timeout\nok 2 - refuses bad input'],
    ['pre-commit', 'check for merge conflicts.........Passed'],
    ['RuboCop', '3 files inspected, no offenses detected'],
    ['PostgreSQL after a notice', 'NOTICE:  table "x" does not exist, skipping\nDROP TABLE'],
    ['kubectl apply', 'Warning: resource is missing an annotation\ndeployment.apps/web configured'],
    [
      'an answer with its header fields after refused tries',
      'curl: (7) Failed to connect\n< HTTP/1.1 200 OK\n< date: today\n< server: x\n< content-length: 2',
    ],
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
    ['one step of a job that went on', 'added 10 packages in 2s\n> build\nsrc/a.ts(1,1): TS2304'],
    ['a test run that was killed', '3 passed in 1s\nSegmentation fault (core dumped)'],
    ['a failure at level information', 'WARN retrying\nINFO sync failed'],
    [
      'a return code other than 0',
      'INFO - Task exited with return code 1\nINFO - 0 downstream tasks scheduled',
    ],
    [
      'a restart for want of memory',
      'State: Running\nReady: True\nLast State: Terminated\nReason: OOMKilled',
    ],
    ['an answer that was cut', 'status: 200\nfinish_reason: length'],
    ['an assignment that says the answer was cut', 'status=200 finish_reason=content_filter'],
    ['one test of several', 'ok 1 - a\nnot ok 2 - b\nok 3 - c'],
    ['words about success', 'the job was not completed'],
    [
      'one service of two',
      "systemd[1]: a.service: Failed with result 'exit-code'.\nsystemd[1]: Finished b.service.",
    ],
    [
      'a job without a place',
      '==> Evaluation "74" finished with status "complete" but failed to place all allocations:',
    ],
    ['nothing at all', ''],
  ])('not %s', (_, text) => expect(says(text)).toBe(false));
});

describe('A13 in payloads', () => {
  it.each([
    [
      'a log of GitHub without its end',
      '##[group]Run npm test\n##[endgroup]\nError: expected\nTests: 3 passed, 3 total',
    ],
    ['a record of a collector', { level: 'info', message: 'Retry 2/3 succeeded' }],
    ['JSON of no known system', { report: { text: 'Error: reset\nBUILD SUCCESSFUL in 4s' } }],
    ['the phase of a workflow', { phase: 'Succeeded', note: 'retries after failures' }],
    ['the state of a health check', { status: 'UP', note: 'failures are shown here' }],
  ])('%s', (_, input) => expect(troubleOf(intake(detect(input, OPTIONS).run, 0).run)).toBe('none'));

  it('not where the conclusion of what is completed is a failure', () => {
    const run = detect({ status: 'completed', conclusion: 'failure', note: 'x' }, OPTIONS).run;
    expect(run).toHaveProperty('status', 'failed');
  });

  it('not in the words of a model', () => {
    const messages = [{ role: 'assistant', content: 'The job was completed. Attempt 2 succeeded' }];
    expect(detect(messages, OPTIONS).run).not.toHaveProperty('status', 'succeeded');
  });
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

  it.each([
    ['invalid_auth', 'error code: "invalid_auth"'],
    ['States.Timeout', 'error code: "States.Timeout"'],
    ['Something went wrong', 'error: Something went wrong'],
  ])('calls a code what stands alone under `error` in the form of one: %s', (error, text) => {
    expect(detect({ ok: false, error }, OPTIONS).run).toMatchObject({
      log: [{ text: 'ok: false' }, { text, path: 'error' }],
    });
  });

  it('reads a logger’s record as one line, with its level', () => {
    const records = [{ level: 'warn', msg: 'connection refused', host: 'db' }];
    expect(detect(records, OPTIONS).run).toMatchObject({
      log: [{ text: 'level=warn connection refused host=db', path: '[0]' }],
    });
  });

  it('reads the other fields of a record whose message is one line', () => {
    const record = {
      timestamp: '2026-11-20T11:00:00Z',
      message: 'Page not loaded',
      details: { statusCode: 403 },
    };
    expect(detect(record, OPTIONS)).toMatchObject({
      adapter: 'json',
      run: { log: [{ text: 'Page not loaded details={"statusCode":403}' }] },
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

describe('A13: an answered call tells of calls alone', () => {
  it.each([
    'curl: (7) Failed to connect to 10.0.0.4 port 80\ncurl: (7) Failed to connect to 10.0.0.4 port 80\n200',
    'WARNING Retrying after connection broken\n"GET /a HTTP/1.1" 200 0',
  ])('a call that failed before and is answered now went well: %j', (text) => {
    expect(says(text)).toBe(true);
  });

  it('an answered call says nothing of an exception before it', () => {
    expect(says('KeyError: \'steps\'\nHTTP Request: POST https://api.example.com/v1 "HTTP/1.1 200 OK"')).toBe(
      false,
    );
  });
});

describe('A13: a text that complains of nothing', () => {
  it('went well when it tells of something done', () => {
    expect(
      says('level=info msg="Update synced"\nlevel=info msg="Reconciliation completed"\nlevel=info took=1629'),
    ).toBe(true);
  });

  it.each([
    'Reading plan\nCreated branch\nWaiting for approval of release-managers',
    'Step 1 done\nStep 2 done\nDo you want to proceed? [y/n]',
    'Worker ready\nTask started\nNode which ran the pod is unresponsive',
    'Branch created\nPull request updated',
  ])('says nothing where somebody is asked, something is missing, or it is short: %j', (text) => {
    expect(says(text)).toBe(false);
  });
});

describe('A13: the forms in which tools sum up', () => {
  it.each([
    ['faults counted as none', 'timeout.yaml read\nSummary: 12 found - Valid: 12, Invalid: 0, Errors: 0'],
    ['faults counted as none, in words', 'Error.php checked\n[OK] No errors'],
    ['none infected', 'error.md: scanned\nInfected files: 0\nTime: 9.851 sec'],
    ['none left', 'This looks good because there were no failed tasks or missing dependencies'],
    ['what was counted as well', 'Error: tried once more\n  1 flaky\n  252 passed (7.6m)'],
    ['a stated status', 'Lost executor 1\n\t final status: SUCCEEDED\n\t user: root'],
    ['a short exit code', 'could not read 3 files\njob nightly finished rc=0'],
    ['a tick before a name of trouble', '✓ rejects an expired token\n✓ errors are shown\nDone in 2 runs'],
    ['a failure that was tried again', '2 failed, retries: 2 ✔\nSucceeded   : 12'],
    ['trouble, a try, and the work done', 'connect ECONNREFUSED\nretrying in 5s\ndb connected\nready'],
    ['a field’s name that sounds like trouble', '{"results":{"failed":0,"limit":10,"successful":412}}'],
    ['what is closed at last', 'final status: SUCCEEDED\nShutdown hook called\npool closed'],
    ['a pause before the next try', 'WARN ThrottlingException, backing off 200ms\nINFO put ok\nEND'],
    ['a service’s own health', 'etcd: error counter read\nstatus: SERVING'],
    ['a time before the words', '10:02:11  not met in 12 rows\n10:02:12  Done. PASS=3 WARN=1 ERROR=0'],
    ['a wait that is over', 'Waiting for rollout\nweb is ready\nstabilized in 11 seconds'],
    ['an answer that came to its end', 'status: 200\nfinish_reason: stop'],
  ])('%s', (_, text) => expect(says(text)).toBe(true));

  it.each([
    ['a count of faults beside a count of none', 'WARN=0 ERROR=1 SKIP=1 TOTAL=4\nPASS=2'],
    ['words that turn success around', 'SSL peer certificate or SSH remote key was not OK'],
    ['words of a wish', 'Error code: 429\ntokens must be reduced in order to run successfully'],
    ['a person who contradicts', 'The run completed successfully but the file was ignored'],
    ['a name in a stack', 'Invalid business country\n    at success (/srv/lib/base/Version.js:79:23)'],
    ['a threshold after passed tests', 'All tests passed!\nCoverage does not meet the threshold'],
    ['a way back', 'Health check: unhealthy\nRolling back\nRollback completed successfully'],
    [
      'a warning that complains, after success',
      'tool ready, 202 Accepted\nWARNING Failed to validate request',
    ],
    [
      'a stated phase that failed',
      'Phase complete: BUILD State: FAILED\nPhase complete: POST State: SUCCEEDED',
    ],
    ['a server that closed after it connected', 'connected successfully\ninitialize sent\ntransport closed'],
    ['faults that a warning counts', 'scan completed\n1009 scanned\nWRN leaks found: 3'],
    ['a try after what was done', 'db connected\nlistening\nconnect ECONNREFUSED\nretrying in 5s'],
    ['a sentence that contradicts', 'Deployment succeeded\nbut the site shows the old version'],
    ['a result that was expected', 'Expected status: success\nActual status: pending'],
    ['somebody who is asked', 'Login successful\nRedirecting\nPlease verify you are human'],
    ['a line that is crossed out', '✓ build in 1m2s\n✓ lint in 20s\nX test in 3m1s'],
    [
      'tests that are under way',
      'a.py::test_a PASSED [ 88%]\na.py::test_b PASSED [ 89%]\na.py::test_c PASSED [ 90%]',
    ],
    ['an exit that was tried again', 'got exit code 124\nRetrying in 10 seconds\n12 passed in 3.1s'],
    ['nothing of what was expected', 'Job created\nJob updated\nPods: 0/3 ready after 10m'],
    ['tries alone', 'Retrying in 0.3 seconds\nRetrying in 0.7 seconds\nRetrying in 1.8 seconds'],
  ])('not %s', (_, text) => expect(says(text)).toBe(false));

  it.each([
    ['a service that says `ok`', { ok: true, channel: 'C1', note: 'failed twice, then passed' }, 'none'],
    ['an agent’s result', { type: 'result', subtype: 'success', result: 'The error is mended' }, 'none'],
    ['counts alone', '{"errors":false,"_shards":{"total":5,"successful":5,"failed":0}}', 'none'],
    ['a service that says it is not', { ok: false, note: 'channel_not_found' }, undefined],
  ])('in JSON: %s', (_, input, trouble) => {
    expect(troubleOf(intake(detect(input, OPTIONS).run, 0).run)).toBe(trouble);
  });
});

it('A13: source code that a runner shows around an error says nothing of success', () => {
  const code = '> 35 |   await page.waitForSelector(\'li[data-type="success"]\')';
  expect(
    says(`email.test.ts › contact form\n  Error: elementHandle.isVisible: Test ended.\n${code}\n  36 | ;`),
  ).toBe(false);
  expect(says(`email.test.ts › contact form\n${code}\n1 passed (3s)`)).toBe(true);
});
