import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/core/fit/text/cleanText.ts';
import { LOG_PATTERNS, TELLING } from '../../../src/core/fit/log/logPatterns.ts';
import { readLog } from '../../../src/core/fit/log/readLog.ts';
import { growth } from '../../growth.ts';
import { readCorpus } from './readCorpus.ts';

/** What is read, as `code=ENOENT`, oldest first. */
const read = (text: string): string =>
  readLog(text)
    .found.map(({ signal, value }) => `${signal.slice(6)}=${String(value)}`)
    .join(' ');

describe('readLog', () => {
  it.each([
    [
      'the last line of a Python traceback',
      'Traceback (most recent call last):\n  File "a.py", line 1\nKeyError: \'TOKEN\'',
      'type=KeyError',
    ],
    ['the last part of a qualified type', 'openai.RateLimitError: slow down', 'type=RateLimitError'],
    [
      'a type in a module of errors',
      'cohere.errors.too_many_requests_error.TooManyRequests: slow down',
      'type=TooManyRequests',
    ],
    ['a type without a message', 'Traceback\nMemoryError', 'type=MemoryError'],
    ['a time-out by its module', 'httpx.ConnectTimeout: timed out', 'type=ConnectTimeout'],
    ['a time-out in Ruby', 'Net::ReadTimeout', 'type=ReadTimeout'],
    [
      'an uncaught Node error',
      'TypeError: Cannot read properties of undefined\n    at x (a.js:1:2)',
      'type=TypeError',
    ],
    [
      'a Node error with its code',
      "Error [ERR_MODULE_NOT_FOUND]: Cannot find module 'x'",
      'code=ERR_MODULE_NOT_FOUND',
    ],
    [
      'a Java exception with its cause',
      'Exception in thread "main" java.lang.IllegalStateException: x\nCaused by: java.net.ConnectException: Connection refused',
      'type=IllegalStateException type=ConnectException code=ECONNREFUSED',
    ],
    ['a cause in brackets', '(Caused by ReadTimeoutError("host"))', 'type=ReadTimeoutError'],
    ['a Go panic', 'panic: runtime error: index out of range', 'type=panic'],
    ['a Go test past its limit', 'panic: test timed out after 10m0s', 'code=ERR_TEST_FAILURE'],
    ['a Rust panic', "thread 'main' panicked at src/main.rs:3", 'type=panic'],
    ['an uncaught Ruby error', 'no such gem in any source (Bundler::GemNotFound)', 'type=GemNotFound'],
    [
      'what a Python future raised',
      'RetryError[<Future at 0x7f state=finished raised BadRequestError>]',
      'type=BadRequestError',
    ],
  ])('L1: reads %s', (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['a class being raised', '    raise ValueError(f"no {x}")'],
    ['a class being caught', 'except ImportError as exc:'],
    ['a name in a sentence', 'see the docs on TypeError handling'],
    ['a bare Error', 'Error: something'],
    ['a path of C++ or Rust', 'note: in std::vector::at, see Foo::Bar and Foo::baz'],
    ['the type of a resource of CloudFormation', 'no such bucket (AWS::S3::Bucket)'],
    [
      'what Kafka Connect throws for anything',
      'org.apache.kafka.connect.errors.ConnectException: Exiting WorkerSinkTask',
    ],
  ])('L1: reads no type out of %s', (_, text) => {
    expect(read(text)).toBe('');
  });

  it('L1: a type comes with what stands after it on its line', () => {
    expect(readLog('ValueError: no rows\nnext').found[0]!.message).toBe('no rows');
    expect(readLog('TypeError [ERR_INVALID_ARG_TYPE]: not a string').found[0]!.message).toBe('not a string');
    expect(readLog(`ValueError: ${'x'.repeat(500)}`).found[0]!.message!.length).toBe(200);
  });

  it.each([
    ["{ code: 'invalid_api_key' }", 'code=invalid_api_key'],
    ['{"error":{"code":"insufficient_quota"}}', 'code=insufficient_quota'],
    ['{"error":{"type":"rate_limit_error"}}', 'code=rate_limit_error type=rate_limit_error'],
    [String.raw`"body":"{\"code\":\"wrong_api_key\"}"`, 'code=wrong_api_key'],
    ['npm error code ETARGET', 'code=ETARGET'],
    ['failed [CERT_REVOKED_BY_CA] here', 'code=CERT_REVOKED_BY_CA'],
    ['An error occurred (AccessDenied) when calling the PutObject operation', 'code=AccessDenied'],
    ['An error occurred (404) when calling the HeadObject operation: Not Found', 'status=404'],
    ['failed, StatusCode: 400, RequestID: 7f-3c, NoSuchKey: The key …', 'status=400 code=NoSuchKey'],
    [
      'failed, StatusCode: 400, RequestID: 7f-3c, HostID: aB/1=, NoSuchKey: The key …',
      'status=400 code=NoSuchKey',
    ],
    ['RequestID: 7f-3c, api error AddressLimitExceeded: The maximum …', 'code=AddressLimitExceeded'],
    ['at software.amazon.awssdk.services.sqs.model.QueueLimitExceeded: …', 'code=QueueLimitExceeded'],
    ['{"Error":"States.Timeout","Cause":""}', 'code=States.Timeout'],
    ['errorType: Runtime.ExitError', 'code=Runtime.ExitError type=ExitError'],
    [
      'Error: googleapi: Error 412: Invalid fingerprint., conditionNotMet',
      'status=412 reason=conditionNotMet',
    ],
    ['Response status code does not indicate success: TooManyRequests (429); Substatus: 3200', 'status=429'],
    ['connect ECONNREFUSED 127.0.0.1:1', 'code=ECONNREFUSED'],
    ['getaddrinfo EAI_AGAIN host', 'code=EAI_AGAIN'],
    ['MCP error -32602: bad arguments', 'code=-32602'],
    ['"code": -32601', 'code=-32601'],
    ['(AuthorizationFailed) The client may not do this', 'code=AuthorizationFailed'],
    ['VcpuLimitExceeded: You have requested more', 'code=VcpuLimitExceeded'],
    ['DependencyViolation: sg-1 has a dependent object', 'code=DependencyViolation'],
    ['UNABLE_TO_LOCK_ROW: unable to obtain exclusive access', 'code=UNABLE_TO_LOCK_ROW'],
    ['429 urn:ietf:params:acme:error:rateLimited: too many', 'code=rateLimited'],
    ["{'ok': False, 'error': 'invalid_auth'}", 'code=invalid_auth'],
    ['{"ok":false,"error":"name_taken"}', 'code=name_taken'],
    ["{ ok: 0, code: 112, codeName: 'WriteConflict' }", 'code=WriteConflict'],
    ['[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column', 'code=UNRESOLVED_COLUMN'],
    ['src/a.ts(3,5): error TS2322: Type', 'code=TS2322'],
    ['ORA-00904: "X": invalid identifier', 'code=ORA-00904'],
    ['002003 (42S02): SQL compilation error:', 'code=42S02'],
    ['[WinError 126] The specified module', 'code=ERR_DLOPEN_FAILED'],
    ['[WinError 10048] Only one usage', 'code=EADDRINUSE'],
    ['connect: WSAECONNRESET', 'code=ECONNRESET'],
    [
      'io.grpc.StatusRuntimeException: UNAVAILABLE: io',
      'type=StatusRuntimeException grpcStatus=UNAVAILABLE code=UNAVAILABLE',
    ],
    ['HandlerErrorCode: NotFound', 'grpcStatus=NOT_FOUND code=NOT_FOUND'],
  ])('L2: reads the code in %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['curl: (7) Failed to connect to host port 1: Connection refused', 'exitCode=7 code=ECONNREFUSED'],
    ['error: [Errno 111] Connection refused', 'code=ECONNREFUSED'],
    ['dial tcp 10.0.0.1:80: connect: connection refused', 'code=ECONNREFUSED'],
    ["cat: 'x': No such file or directory", 'code=ENOENT'],
    ['./a.sh: Permission denied', 'code=EACCES'],
    ['write error: No space left on device', 'code=ENOSPC'],
    ['failed: Name or service not known', 'code=ENOTFOUND'],
    ['lookup x.invalid: no such host', 'code=ENOTFOUND'],
    ['Temporary failure in name resolution', 'code=EAI_AGAIN'],
    ['x509: certificate has expired or is not yet valid', 'code=CERT_HAS_EXPIRED'],
    ['SSL: self-signed certificate in certificate chain', 'code=SELF_SIGNED_CERT_IN_CHAIN'],
    ['[error] tcp connect (db:5432): {:error, :econnrefused}', 'code=ECONNREFUSED'],
    ['lookup of db: NXDOMAIN', 'code=ENOTFOUND'],
    ['x509: certificate signed by unknown authority', 'code=UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  ])('L3: reads the system message in %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('L3: a refused SSH key is no file permission', () => {
    expect(read('git@host: Permission denied (publickey).')).toBe('');
  });

  it.each([
    ['HTTP/1.1 429 Too Many Requests', 429],
    ['"GET / HTTP/1.1" 503 12', 503],
    ['failed with status 429', 429],
    ['Request failed with status code 503', 503],
    ['{"statusCode": 401}', 401],
    ['openai.BadRequestError: Error code: 400 - {}', 400],
    ['404 Not Found', 404],
    ['500 Server Error: for url', 500],
    ['The requested URL returned error: 403', 403],
    ['ERROR (Conflict): more specific. (HTTP 409)', 409],
    ["Caused by ResponseError('too many 429 error responses')", 429],
  ])('L4: reads the HTTP status in %s', (text, status) => {
    expect(read(text)).toContain(`status=${status}`);
  });

  it.each(['HTTP/1.1 200 OK', 'status 700', 'took 429 ms', 'exit status 1', 'line 404', 'port 503'])(
    'L4: reads no HTTP status in %s',
    (text) => {
      expect(read(text)).not.toContain('status=');
    },
  );

  it.each([
    ['make: *** [all] exit code 137', 'exitCode=137'],
    ['The process exited with code 127', 'exitCode=127'],
    ['returned non-zero exit status 2.', 'exitCode=2'],
    ['    Exit Code:    128', 'exitCode=128'],
    ['received SIGTERM, stopping', 'signal=SIGTERM'],
    ['bash: line 1:  8861 Killed                  node a.js', 'signal=SIGKILL'],
    ['Segmentation fault (core dumped)', 'signal=SIGSEGV'],
    ['srun: error: n1: task 3: Bus error', 'signal=SIGBUS'],
    ['RequestError: Error: ESOCKETTIMEDOUT', 'type=RequestError code=ESOCKETTIMEDOUT'],
    ['Unexpected Response: 400 (Bad Request)', 'status=400'],
    ['exit code 0', ''],
    ['Killed by a friend', ''],
  ])('L5: reads exit codes and signals in %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['rpc error: code = DeadlineExceeded desc = x', 'grpcStatus=DEADLINE_EXCEEDED code=DEADLINE_EXCEEDED'],
    ['StatusCode.UNAVAILABLE', 'grpcStatus=UNAVAILABLE code=UNAVAILABLE'],
    ['Error: 14 UNAVAILABLE: No connection', 'grpcStatus=UNAVAILABLE code=UNAVAILABLE'],
    ['"status": "RESOURCE_EXHAUSTED"', 'grpcStatus=RESOURCE_EXHAUSTED code=RESOURCE_EXHAUSTED'],
    ['the INTERNAL name is UNKNOWN', ''],
    ['PermissionDenied', ''],
  ])('L6: reads the gRPC status in %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['Reason:       OOMKilled', 'reason=OOMKilled'],
    ['Reason: CrashLoopBackOff', ''],
    ['Error: ImagePullBackOff', 'reason=ImagePullBackOff'],
    ['"reason": "API_KEY_INVALID"', 'reason=API_KEY_INVALID'],
  ])('L7: reads the reason in %s, but no wrapper', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '##[error]Process completed with exit code 1.',
    '2026-07-31T01:17:31.1868453Z ##[error]Process completed with exit code 1.',
    "+ echo 'Connection refused'",
    '##[warning]Connection refused',
    'npm warn code EPERM',
    '2026-07-31T01:17:31.1868453Z ##[group]Run exit code 3',
  ])('L8: the line "%s" says nothing of its own', (text) => {
    expect(read(text)).toBe('');
  });

  it.each([
    '> 35 |   throw new TimeoutError: ENOENT',
    '  34 | if (error.code === "ECONNRESET") {',
    'web:test:   → 159│ HTTP/1.1 503',
  ])('L8: the source code "%s" says nothing of its own', (text) => {
    expect(read(text)).toBe('');
  });

  it('L8: what a container prints behind its name is no source code', () => {
    expect(read('web-1 | code: "ECONNRESET"')).toBe('code=ECONNRESET');
  });

  it('L8: a wrapper that names another exit code than 1 does', () => {
    expect(read('##[error]Process completed with exit code 137.')).toBe('exitCode=137');
  });

  it.each([
    [
      'in quotes of either kind',
      `{'type': 'invalid_request_error', "param": None}`,
      'code=invalid_request_error type=invalid_request_error',
    ],
    ['why a model stopped', `"finish_reason": "length"`, 'reason=length'],
    [
      'in any spelling',
      `stop_reason='max_tokens', finishReason: MAX_TOKENS`,
      'reason=max_tokens reason=MAX_TOKENS',
    ],
    ['no reason that is none', `finish_reason='stop' "stop_reason": "tool_use" finish_reason=None`, ''],
    [
      'a reason at the end of a name',
      `"signal_reason":"agent_stop" failureReason: NodeLost`,
      'reason=agent_stop reason=NodeLost',
    ],
    ['no prose', 'the reason: because Reason: it was late', ''],
  ])('L2 L7: reads %s', (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['a status in compact JSON', 'error {"statusCode":403,"url":"/a"}', 'status=403'],
    ['a status in JSON inside a string', 'error "{\\"status_code\\":503}"', 'status=503'],
    [
      'an exit status in brackets',
      'Process `ALIGN (1)` terminated with an error exit status (127)',
      'exitCode=127',
    ],
  ])('L4 L5: reads %s', (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('L14: a step of Nextflow that is done again was got over', () => {
    const text =
      'NOTE: Process `ALIGN (1)` terminated with an error exit status (127) -- Execution is retried (1)\n';
    expect(readLog(text).found.map(({ aside }) => aside)).toEqual([true]);
  });

  it.each([
    ['pytest', '=========================== 1 failed, 3 passed in 0.12s ============================'],
    ['unittest', 'FAILED (failures=1)'],
    ['go test', '--- FAIL: TestSum (0.00s)'],
    ['cargo test', 'test result: FAILED. 0 passed; 1 failed; 0 ignored'],
    ['TAP', 'not ok 2 - adds'],
    ['jest', 'Tests:       1 failed, 2 passed, 3 total'],
    ['vitest', '      Tests  1 failed | 1 passed (2)'],
    ['mocha', '  1 failing'],
    ['Bazel', 'Executed 3 out of 3 tests: 2 tests pass and 1 fails locally.'],
    ['surefire', '[ERROR] Tests run: 4, Failures: 1, Errors: 0, Skipped: 0'],
    [
      'a runner behind its time',
      '2026-07-31T01:17:31.1868453Z FAILED tests/test_sum.py::test_adds - assert 3 == 4',
    ],
  ])('L16: what %s says of failed tests is a code', (_, line) => {
    expect(read(`collected\n${line}\n`)).toContain('code=ERR_TEST_FAILURE');
  });

  it.each([
    '=== 3 passed in 0.12s ===',
    'not ok 2 - adds # TODO',
    'Tests:  3 passed, 3 total',
    '  0 failing',
    'Executed 3 out of 3 tests: 3 tests pass.',
    'FAILED to connect',
  ])('L16: %s tells of no failed test', (line) => {
    expect(read(line)).toBe('');
  });

  // What `bash -x` prints of a script whose program raises, and which asks for a report that is not there when it exits.
  const ENDED = `+ python3 rows.py
rows.py:5: UserWarning: cache not used: <urlopen error [Errno 111] Connection refused>
  warnings.warn(f'cache not used: {error}')
Traceback (most recent call last):
  File "rows.py", line 11, in <module>
    book(3)
  File "rows.py", line 9, in book
    raise SheetInUse(f'sheet {sheet} is open in another program')
SheetInUse: sheet 3 is open in another program
++ ls -A dirty
+ test -z a
+ exit 3
+ report
+ cat report.log
cat: report.log: No such file or directory
`;
  const asides = (text: string): string[] =>
    readLog(text)
      .found.filter(({ aside }) => aside)
      .map(({ value }) => String(value));

  it('L14: what a program warns of, or what follows its end, was got over', () => {
    expect(asides(ENDED)).toEqual(['ECONNREFUSED', 'ENOENT']);
    expect(read(ENDED)).toBe('code=ECONNREFUSED type=SheetInUse code=ENOENT');
    expect(ENDED.slice(readLog(ENDED).aftermath)).toMatch(/^\n\+ report\n/);
  });

  it.each([
    'WARN pool: connect ECONNREFUSED',
    '[warning] connect ECONNREFUSED',
    '{"level":"warn","msg":"connect ECONNREFUSED"}',
    'time=12 level=warning msg="connect ECONNREFUSED"',
    'job.py:12: RuntimeWarning: connect ECONNREFUSED',
    'Failed to upload coverage reports: connect ECONNREFUSED',
    'Error sending usage metrics: connect ECONNREFUSED',
    'Unable to save the cache: connect ECONNREFUSED',
  ])('L14: "%s" was got over', (line) => {
    expect(asides(line)).toEqual(['ECONNREFUSED']);
  });

  it.each([
    'Warning  Failed  2m  kubelet  connect ECONNREFUSED',
    'Failed to upload the artifact: connect ECONNREFUSED',
    'error: connect ECONNREFUSED',
    'the report was sent to ECONNREFUSED',
  ])('L14: "%s" was not', (line) => {
    expect(asides(line)).toEqual([]);
    expect(read(line)).toBe('code=ECONNREFUSED');
  });

  it('L14: a value that also stands where nothing was got over is none', () => {
    expect(asides('connect ECONNREFUSED\nWARN connect ECONNREFUSED')).toEqual([]);
    expect(asides(`open ENOENT\n${ENDED}`)).toEqual(['ECONNREFUSED']);
  });

  it('L14: after an end, the next last word is an end again', () => {
    expect(asides(`${ENDED}fatal: No space left on device\n`)).toEqual(['ECONNREFUSED']);
    expect(asides('cat: a: No such file or directory\n')).toEqual([]);
  });

  it('L15: the exception under a traceback is a type, whatever its name and its logger', () => {
    // A logger that prints its own words before every line.
    const head = '2026-11-23 07:11:08,698 3762 ERROR jobs ';
    const traceback = [
      'Traceback (most recent call last):',
      '  File "log.py", line 12, in work',
      '    try: take()',
      '         ^^^^^^',
      '  File "log.py", line 10, in take',
      "    raise pool.PoolBusy('all 4 places are taken')",
      'pool.PoolBusy: all 4 places are taken',
    ];
    for (const before of ['', head]) {
      const text = `start\n${traceback.map((line) => before + line).join('\n')}\nnext`;
      const { found, aftermath } = readLog(text);
      expect(found).toMatchObject([{ signal: 'error.type', value: 'PoolBusy', line: 8 }]);
      expect(text.slice(found[0]!.start, found[0]!.end)).toBe('PoolBusy');
      expect(found[0]!.message).toBe('all 4 places are taken');
      // Somebody caught it: the log goes on.
      expect(aftermath).toBe(text.length);
    }
  });

  it.each([
    ['one that breaks off', 'Traceback (most recent call last):\n  File "a.py", line 1, in b\n    c()'],
    ['one without a frame', 'Traceback (most recent call last):\nSheetInUse: x'],
    ['the words in a sentence', 'no Traceback (most recent call last) was seen\nSheetInUse: x'],
    [
      'what no class can be called',
      'Traceback (most recent call last):\n  File "a.py", line 1\nthat is all: x',
    ],
  ])('L15: reads no type out of %s', (_, text) => {
    expect(read(text)).toBe('');
  });

  it('L9: each value is kept once, at its last place, and the last value comes last', () => {
    const { found } = readLog('connect ECONNREFUSED\nENOENT: x\nconnect ECONNREFUSED\n');
    expect(found.map(({ value, line }) => [value, line])).toEqual([
      ['ENOENT', 2],
      ['ECONNREFUSED', 3],
    ]);
  });

  it('L9: of very many values the last two hundred are kept', () => {
    const text = Array.from({ length: 1_000 }, (_, index) => `code: 'e${index}'`).join('\n');
    const { found } = readLog(text);
    expect([found.length, found[0]!.value, found.at(-1)!.value]).toEqual([200, 'e800', 'e999']);
  });

  it('L10: offsets and lines are those of the text as given, terminal sequences included', () => {
    const text = 'ok\n\u001B[31mError:\u001B[0m connect E\u001B[1mCONNREFUSED\u001B[0m now';
    const { line, start, end } = readLog(text).found[0]!;
    expect([line, text.slice(start, end)]).toEqual([2, 'E\u001B[1mCONNREFUSED']);
  });

  it('L10: a finding stands where it says, in any text', () => {
    const needle = fc.constantFrom('ECONNREFUSED', 'KeyError:', 'HTTP/1.1 503', 'exit code 137', 'SIGSEGV');
    const filler = fc.oneof(
      fc.string(),
      fc.constantFrom(...readCorpus('log-content').map((row) => row.text)),
    );
    fc.assert(
      fc.property(filler, needle, filler, (before, middle, after) => {
        const text = `${before}\n${middle}\n${after}`;
        const { found } = readLog(text);
        expect(found.length).toBeGreaterThan(0);
        for (const { value, start, end, line } of found) {
          expect(text.slice(0, start).split('\n').length).toBe(line);
          const clean = cleanText(text.slice(start, end)).text;
          if (typeof value === 'string' && !/^[A-Z]/.test(clean)) continue;
          expect(clean.toUpperCase()).toBe(String(value).toUpperCase());
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    'a',
    'A',
    'aError',
    'code ',
    'code: "',
    '1',
    '\u001B[',
    '\u001B]',
    '\u001B[0',
    'status ',
    ' ',
    'Reason: ',
    'caused by A',
    'A_',
    '[A_',
    '\n',
    'Connection ',
    `${'A'.repeat(80)} `,
    'Killed\n',
    'exit code 7 ',
    'aused by w',
    ': line 1: ',
    '"type":"',
    'x509: ',
    '_error',
    'Traceback (most recent call last):\n',
    'Traceback (most recent call last):\n  File "a.py", line 1, in b\n    c()\n',
    'failed to upload ',
    'warning: failed ',
    '= 1 failed ',
    'Tests: 1 failed, ',
    'not ok ',
    'finish_reason: ',
  ])('L11: 256 kB of %j takes no longer than its length asks for', (piece) => {
    const read = (length: number): unknown => readLog(piece.repeat(Math.ceil(length / piece.length)));
    expect(growth(read, 65_536)).toBeLessThan(10);
  });

  it('L13: a line that is passed over holds nothing that a pattern finds', () => {
    const lines = readCorpus('log-content').flatMap(({ text }) => text.split('\n'));
    const passedOver = lines.filter((line) => line.search(TELLING) < 0);
    expect(passedOver.length).toBeGreaterThan(0);
    for (const line of passedOver) {
      for (const { find, value } of LOG_PATTERNS) {
        const found = [...line.matchAll(find)].filter(([whole, word]) => !value || value(word!, whole));
        expect(found, line).toEqual([]);
      }
    }
  });

  it.each(LOG_PATTERNS.filter(({ needs }) => needs))(
    'L13: whatever $find finds, the line holds a word that it needs',
    ({ find, needs }) => {
      const lines = fc.sample(fc.stringMatching(withoutLookaround(find)), { numRuns: 1000, seed: 13 });
      const found = lines
        .map((line) => `: ${line}:`)
        .concat(lines)
        .filter((line) => line.search(find) >= 0);
      expect(found.length).toBeGreaterThan(0);
      for (const line of found)
        expect(
          needs!.some((word) => line.toLowerCase().includes(word)),
          line,
        ).toBe(true);
    },
  );

  it('L13: lines that are passed over are counted', () => {
    const quiet = 'step 7 of 9 took 12 ms\n';
    const { found } = readLog(`${quiet.repeat(500)}connect ECONNREFUSED\n${quiet.repeat(500)}SIGKILL`);
    expect(found.map(({ value, line }) => [value, line])).toEqual([
      ['ECONNREFUSED', 501],
      ['SIGKILL', 1002],
    ]);
  });

  it('L11: four times the text takes about four times the time', () => {
    const line =
      '2026-07-31T01:17:31.1868453Z  step 12: Request failed with status code 503, ECONNRESET, retrying\n';
    expect(growth((lines) => readLog(line.repeat(lines)), 4_000)).toBeLessThan(10);
  });
});

describe('cleanText', () => {
  it('L12: gives back the original offset of every place that is left', () => {
    const parts = fc.array(
      fc.constantFrom('a', 'bc', '\n', '\u001B[31m', '\u001B]8;;x\u0007', '\u001B(B', '\u009B0m'),
    );
    fc.assert(
      fc.property(parts, (pieces) => {
        const text = pieces.join('');
        const { text: clean, original } = cleanText(text);
        expect(clean).toBe(pieces.filter((piece) => /^[abc\n]/.test(piece)).join(''));
        for (let at = 0; at < clean.length; at++) expect(text[original(at)]).toBe(clean[at]);
      }),
    );
  });
});

/** The expression without what it asks of the text around, so that texts can be made that it may find. */
function withoutLookaround({ source }: RegExp): RegExp {
  let text = source.replaceAll(String.raw`\b`, '').replace(/^\^/, '');
  for (let at = text.search(/\(\?<?[=!]/); at >= 0; at = text.search(/\(\?<?[=!]/)) {
    let end = at + 1;
    for (let depth = 1; depth > 0; end++) {
      if (text[end] === '\\') end++;
      else if (text[end] === '[') end = text.indexOf(']', end + 2);
      else if (text[end] === '(') depth++;
      else if (text[end] === ')') depth--;
    }
    text = text.slice(0, at) + text.slice(end);
  }
  return new RegExp(text);
}
