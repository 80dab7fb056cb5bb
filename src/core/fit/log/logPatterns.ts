import type { Scalar } from '../../model/condition.ts';
import { GRPC_STATUSES } from '../../model/signal/errorSignals.ts';
import { ERRNO, SIGNAL_TEXTS, SYSTEM_TEXTS, TESTS_FAILED, WINDOWS } from './systemTexts.ts';

/** Signals whose values can be read out of text. */
export type LogSignal =
  | 'error.code'
  | 'error.reason'
  | 'error.type'
  | 'error.status'
  | 'error.grpcStatus'
  | 'error.exitCode'
  | 'error.signal';

/** A pattern whose first group is the value, and the signals that it sets. `undefined`: it is no value after all. */
export interface LogPattern {
  readonly find: RegExp;
  /** In lower case: a line without any of these has no match. An expression costs most when it first runs; most then never do. */
  readonly needs?: readonly string[];
  readonly says: readonly LogSignal[];
  readonly value?: (word: string, whole: string) => Scalar | undefined;
}

/** Runners print the time before every line. */
const STAMP = '\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,18}Z ';
const either = (words: readonly string[]): string => words.join('|');
const unless = (nothing: RegExp) => (word: string) => (nothing.test(word) ? undefined : word);
const lower = (words: readonly string[]) => words.map((word) => word.toLowerCase());

const REASON_PHRASES =
  'Bad Request|Unauthorized|Payment Required|Forbidden|Not Found|Method Not Allowed|Request Timeout|Conflict|Gone|' +
  'Payload Too Large|Unprocessable|Too Many Requests|Internal Server Error|Not Implemented|Bad Gateway|' +
  'Service Unavailable|Gateway Timeout|Client Error|Server Error';

/** Names of errors of the operating system, Node and TLS libraries. */
const ERROR_NAMES =
  'E(?:ACCES|ADDRINUSE|ADDRNOTAVAIL|AI_[A-Z]{3,8}|CONNABORTED|CONNREFUSED|CONNRESET|DQUOT|EXIST|FBIG|' +
  'HOSTDOWN|HOSTUNREACH|ISDIR|MFILE|NETDOWN|NETUNREACH|NFILE|NOENT|NOEXEC|NOMEM|NOSPC|NOTDIR|NOTEMPTY|' +
  'NOTFOUND|PERM|PIPE|PROTO|RESOLVE|ROFS|SOCKETTIMEDOUT|TARGET|TIMEDOUT|XDEV)|' +
  '(?:UND_)?ERR_[A-Z0-9]{1,20}(?:_[A-Z0-9]{1,20}){0,6}|CERT_(?:HAS_EXPIRED|NOT_YET_VALID|REVOKED|' +
  'UNTRUSTED)|CERTIFICATE_VERIFY_FAILED|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|' +
  'UNABLE_TO_(?:GET_ISSUER_CERT(?:_LOCALLY)?|VERIFY_LEAF_SIGNATURE)';

/** Reasons for which Kubernetes ends or holds back a container. */
const REASONS =
  'OOMKilled|ErrImagePull|ImagePullBackOff|InvalidImageName|CreateContainerConfigError|' +
  'FailedScheduling|FailedMount|Evicted';

const httpStatus = (word: string): number | undefined => {
  const status = Number(word);
  return status >= 400 && status < 600 ? status : undefined;
};

/** Recognises `DeadlineExceeded`, as Go writes it, and `DEADLINE_EXCEEDED`. */
const grpcStatus = (word: string, whole: string): string | undefined => {
  const name = word.replaceAll(/(?<=[a-z])[A-Z]/g, '_$&').toUpperCase();
  // A single plain word can mean many things in a log; after a marker, or with an underscore, it is the status.
  const stated = whole !== word || word.includes('_');
  return stated && name !== 'OK' && (GRPC_STATUSES as readonly string[]).includes(name) ? name : undefined;
};
const GRPC_NAMES = GRPC_STATUSES.flatMap((name) => [
  name,
  name.toLowerCase().replaceAll(/(?:^|_)[a-z]/g, (part) => part.at(-1)!.toUpperCase()),
]);

/** A word that looks like a code: with an inner capital, all capitals, or with a digit, `_`, `.` or `-` in it. */
const codeWord = (word: string): string | undefined => {
  const code = word.replace(/[.-]+$/, '');
  if (GRPC_NAMES.includes(code)) return undefined;
  return /[a-z][A-Z]|^[A-Z]{3,}$|[\d_]|\w[.-]\w/.test(code) ? code : undefined;
};

/** With these words end codes that clouds put in front of a message. @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
const CODE_ENDS =
  'Violation|Empty|Value|Taken|Capacity|State|Token|Request|Parameter|Quota|Timeout|Conflict|Found|Exists|Exception|Combination';

/** A quick test that every line with a match passes, and few others. */
export const TELLING = new RegExp(
  `code|status|http|err(?:or|no)|exception|interrupt|timeout|reason|sqlstate|fatal: |msg \\d|::[A-Z]|ora-\\d|wsae|[[(][A-Z](?:[A-Z\\d]*_|[a-z]+[A-Z])|(?:ed|_[A-Z\\d]{1,20}|${CODE_ENDS}): |\\b(?:exit|fail|not ok|traceback|panic|returned|responded|curl|SIG|${[
    ...Object.keys(SYSTEM_TEXTS),
    ...Object.keys(SIGNAL_TEXTS),
    ...GRPC_NAMES,
    REASON_PHRASES,
    ERROR_NAMES,
    REASONS,
  ].join('|')})`,
  'gi',
);

/**
 * Everything that is read out of text, line by line. Each pattern begins with a fixed word or a word boundary and has no unbounded
 * repetition, so each is linear in the text.
 */
export const LOG_PATTERNS: readonly LogPattern[] = [
  {
    // The last line of a Python traceback, an uncaught Node error, a Java exception, a cause in brackets.
    needs: ['error', 'exception', 'interrupt', 'timeout'],
    // What Kafka Connect throws for anything is none. @see https://kafka.apache.org/javadoc/org/apache/kafka/connect/errors/ConnectException.html
    find: /(?<![\w$])(?<!kafka\.connect\.errors\.)([A-Z][A-Za-z0-9]{1,60}(?:Error|Exception)|(?<=\b[a-z]\w{1,40}\.|::)[A-Z]\w{2,30}Timeout|MemoryError|KeyboardInterrupt)(?=:|$| \[[A-Z]|(?<=aused by \w{1,80})\()/gm,
    says: ['error.type'],
  },
  {
    needs: ['panic: ', 'fatal error: '],
    find: /^(panic|fatal error): (?!test timed out)/gm,
    says: ['error.type'],
  },
  { find: /\b(panic)ked at /g, says: ['error.type'] },
  {
    // An exception by its module, as Python and its loggers print it: `requests.exceptions.ConnectTimeout`.
    needs: ['.exception', '.error'],
    find: /\b(?:[a-z_]\w{0,40}\.){1,6}(?:exceptions?|errors?)\.(?:[a-z_]\w{0,40}\.){0,2}(?<!kafka\.connect\.errors\.)([A-Z]\w{2,60})\b(?!\.)/g,
    says: ['error.type'],
  },
  {
    // What Ruby did not catch stands behind its message, `… (Bundler::GemNotFound)`, where CloudFormation may have a resource's type; and what
    // a Python future raised. @see https://docs.ruby-lang.org/en/3.4/Exception.html#method-i-full_message
    // @see https://github.com/python/cpython/blob/main/Lib/concurrent/futures/_base.py (`<Future at 0x… state=finished raised X>`)
    find: /(?:\((?!AWS)(?:[A-Z]\w{0,40}::){1,4}|finished raised )([A-Z]\w{2,60})(?=>|\)$)/g,
    says: ['error.type'],
  },
  {
    // A field that names the class: `"type": "circuit_breaking_exception"`, `errorClass=java.io.IOException`, `exception.type: X`.
    needs: ['exception', 'error'],
    find: /(?:[Tt]ype|[Cc]lass|[Nn]ame|[Ee]xception|[Ee]rror|\berr|[Cc]ause|[Kk]ind)\\{0,3}["']?\s{0,3}[:=]\s{0,3}\\{0,3}["']?(?:[a-z_]\w{0,40}\.){0,8}([A-Z]\w{1,60}(?:Error|Exception)|[a-z]\w{1,60}_exception)\b/g,
    says: ['error.type'],
  },
  {
    needs: ['code'],
    find: /code(?:name)?\\{0,3}["']?\s{0,3}[:=]\s{0,3}\\{0,3}["']([A-Za-z][\w.-]{1,80})\\{0,3}["']/gi,
    says: ['error.code'],
  },
  {
    // The same without quotes: `Error Code: ExpiredToken`, `error_code=X`, `Code: NoSuchKey`, `<Code>AccessDenied</Code>`.
    needs: ['code'],
    find: /code\\{0,3}["']?(?:\s{0,3}[:=]\s{0,3}|>)([A-Za-z][\w.-]{2,80})/gi,
    says: ['error.code'],
    value: codeWord,
  },
  {
    // `[NotFoundError]`, and what clouds put in front of a message: `(AuthorizationFailed) The client …`, `VcpuLimitExceeded: You have …`.
    needs: ['[', '(', ': '],
    find: new RegExp(
      `(?:[[(]|(?:^|: )(?=\\w{1,60}(?:ed|${CODE_ENDS}): ))([A-Z][a-z]{1,20}(?:[A-Z][a-z0-9]{1,20}){1,6})(?:[\\])]|: )`,
      'gm',
    ),
    says: ['error.code'],
  },
  // A problem by its name: `urn:ietf:params:acme:error:rateLimited`. @see https://www.rfc-editor.org/rfc/rfc8555#section-6.7
  { needs: ['urn:'], find: /\burn:[\w:.-]{1,60}:error:([A-Za-z]{3,40})\b/g, says: ['error.code'] },
  // `UNABLE_TO_LOCK_ROW: …`, and `{'ok': False, 'error': 'ratelimited'}`.
  { find: /^([A-Z][A-Z0-9]{1,20}(?:_[A-Z0-9]{1,20}){1,6}): /gm, says: ['error.code'] },
  {
    needs: ['error'],
    find: /["']error["']: ?["']([a-z]{2,30}(?:_[a-z]{2,30}){0,6})["']/g,
    says: ['error.code'],
  },
  {
    // Servers and command lines name their reason in brackets: `Error from server (NotFound):`, `ERROR: (gcloud.x) NOT_FOUND:`.
    needs: ['error (', 'server ('],
    find: /\b[Ee]rror(?: from server)? \(([A-Z]\w{2,60})\)/g,
    says: ['error.code', 'error.reason'],
  },
  {
    needs: ['errno'],
    find: /(?<!npm e\S{2,4} |\[(?=Errno -))\berrno["']?[ :=]{1,3}-?(\d{1,3})\b/gi,
    says: ['error.code'],
    value: (word) => ERRNO[Number(word)],
  },
  {
    needs: ['winerror '],
    find: /\bWinError (\d{1,5})\b/g,
    says: ['error.code'],
    value: (word) => WINDOWS[Number(word)],
  },
  {
    needs: ['sqlstate'],
    find: /\bSQLSTATE["']?(?:\s{0,2}[:=]\s{0,2}|[[( ])["']?([0-9A-Z]{5})\b/gi,
    says: ['error.code'],
    value: (word) => word.toUpperCase(),
  },
  { needs: ['error: ', 'fatal: '], find: /\b(?:ERROR|FATAL): {1,2}([0-9A-Z]{5}): /g, says: ['error.code'] },
  { needs: ['error '], find: /\bERROR (\d{4}) \([0-9A-Z]{5}\)/g, says: ['error.code'] },
  // The SQLSTATE behind a vendor's number; `42000` is MySQL's for whatever has none, `08001` Snowflake's for a wrong password too.
  { needs: [' ('], find: /\b\d{4,6} \((?!08|42000|HY)([0-9A-Z]{5})\):/g, says: ['error.code'] },
  { needs: ['msg '], find: /\bMsg (\d{3,5}), Level \d/g, says: ['error.code'] },
  { needs: ['code '], find: /\bcode ([A-Z][A-Z0-9]{2,20}(?:_[A-Z0-9]{1,20}){0,8})\b/g, says: ['error.code'] },
  {
    needs: ['['],
    find: /\[([A-Z][A-Z0-9]{1,20}(?:_[A-Z0-9]{1,20}){1,8})(?:\.[A-Z_]{2,60})?\]/g,
    says: ['error.code'],
  },
  // A family and a number: `error TS2307:`, `error NU1101:`, `ORA-00904:`, `[TMPRL1100]`.
  { find: /\b(ORA-\d{5}|[A-Z]{2,8}\d{4,7})(?=[:\]])/g, says: ['error.code'] },
  {
    needs: ['_error'],
    find: /["']type\\{0,3}["']\s{0,3}:\s{0,3}\\{0,3}["'](\w{1,60}_error)\\{0,3}["']/g,
    says: ['error.code', 'error.type'],
  },
  {
    // What the SDKs of AWS print for Python, Go and Java; and `States.Timeout`, `Runtime.ExitError` of Step Functions and Lambda.
    // @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
    needs: ['error occurred (', 'requestid: ', 'awssdk.', 'states.', 'runtime.'],
    find: /(?:An error occurred \(|RequestID: \S{1,60} (?:HostID: \S{0,99} )?(?:api error )?|\bawssdk\.[\w.]{1,60}\.model\.|(?<![\w.])(?=(?:States|Runtime)\.))([A-Za-z][\w.]{1,80})(?=\) when|[:"\\]|$)/g,
    says: ['error.code'],
  },
  {
    // The reason ends what Google's Go client and Terraform print: `googleapi: Error 409: … already exists, alreadyExists`.
    needs: ['googleapi: error '],
    find: /\bgoogleapi: Error \d{3}: .{1,600}, ([a-z]\w{3,50})$/gm,
    says: ['error.reason'],
  },
  {
    find: new RegExp(`\\b(?:WSA)?(${ERROR_NAMES})\\b`, 'g'),
    says: ['error.code'],
  },
  {
    needs: Object.keys(SYSTEM_TEXTS),
    find: new RegExp(`\\b(${either(Object.keys(SYSTEM_TEXTS))})\\b(?! \\(publickey)`, 'gi'),
    says: ['error.code'],
    value: (word) => SYSTEM_TEXTS[word.toLowerCase()],
  },
  {
    needs: ['-32'],
    find: /\b(?:code["']?\s{0,3}[:=]\s{0,3}|[Ee]rror )(-32\d{3})\b/g,
    says: ['error.code'],
    value: Number,
  },
  { needs: ['http/'], find: /\bHTTP\/[\d.]{1,3}["']? (\d{3})\b/g, says: ['error.status'], value: httpStatus },
  {
    needs: ['code', 'status', 'error', 'http', 'responded with', 'returned', 'success: '],
    find: /(?:(?:code\\{0,3}["']?[:=]|status\\{0,3}["']?|(?:status[ _]?|error[ _]?|response )code\\{0,3}["']?|error|HTTP(?: error)?|responded with|returned(?: error)?)[:= ]{1,3}|too many (?=\d{3} error responses)|(?:error occurred|success: \w{3,40}) \()(\d{3})\b/gi,
    says: ['error.status'],
    value: httpStatus,
  },
  {
    needs: lower(REASON_PHRASES.split('|')),
    find: new RegExp(`\\b(\\d{3})[:,]? \\(?(?:${REASON_PHRASES})\\b`, 'g'),
    says: ['error.status'],
    value: httpStatus,
  },
  {
    needs: lower(GRPC_NAMES),
    find: new RegExp(
      `(?:StatusCode\\.|Exception: |(?:[Ss]tatus|[Cc]ode)["']?\\s{0,3}[:=]\\s{0,3}["']?|(?<![\\w.])\\d{1,2} )?\\b(${either(GRPC_NAMES)})\\b`,
      'g',
    ),
    says: ['error.grpcStatus', 'error.code'],
    value: grpcStatus,
  },
  {
    needs: ['exit'],
    find: /\bexit(?:ed)?(?: with)?(?: non-zero)?(?: exit)?[ _-]?(?:code|status)["']?[:=( ]{1,12}(\d{1,3})\b/gi,
    says: ['error.exitCode'],
    value: (word) => Number(word) || undefined,
  },
  { needs: ['curl: ('], find: /\bcurl: \((\d{1,2})\)/g, says: ['error.exitCode'], value: Number },
  {
    needs: ['sig'],
    find: /\b(SIG(?:ABRT|BUS|FPE|HUP|ILL|INT|KILL|PIPE|QUIT|SEGV|TERM|TRAP|XCPU))\b/g,
    says: ['error.signal'],
  },
  {
    needs: lower(Object.keys(SIGNAL_TEXTS)),
    find: new RegExp(
      `(?:^|Fatal Python error: |: task \\d{1,6}: |: line \\d{1,6}: {1,8}\\d{1,8} )(${either(Object.keys(SIGNAL_TEXTS))})(?=$| {2}| \\(core dumped\\))`,
      'gm',
    ),
    says: ['error.signal'],
    value: (word) => SIGNAL_TEXTS[word],
  },
  {
    // Why a model stopped before its end.
    needs: ['reason'],
    find: /(?:finish_?reason|stop_?reason)\\?["']?\s{0,3}[:=]\s{0,3}\\?["']?([A-Za-z]\w{1,40})\b/gi,
    says: ['error.reason'],
    value: unless(
      /^(?:stop|end_turn|stop_sequence|tool_?calls?|tool_use|function_call|null|none|undefined|pause_turn|FINISH_REASON_UNSPECIFIED)$/i,
    ),
  },
  {
    needs: ['fail', 'not ok', 'tests run', 'test timed out'],
    find: new RegExp(`^(?:${STAMP})?(${either(TESTS_FAILED)})`, 'g'),
    says: ['error.code'],
    value: () => 'ERR_TEST_FAILURE',
  },
  {
    needs: ['reason'],
    find: /(?<![a-z\d](?=r)|(?:finish|stop)_?)[Rr](?:eason|EASON)["']?:\s{0,20}["']?([A-Z][A-Za-z]{2,60}|[A-Z][A-Z_]{2,60}|[a-z]{2,20}[A-Z_][A-Za-z_]{2,60})\b/g,
    says: ['error.reason'],
    // A wrapper repeats that something failed, not what.
    value: unless(
      /^(?:CrashLoopBackOff|BackoffLimitExceeded|ContainerCreating|PodInitializing|Error|Completed)$/,
    ),
  },
  {
    needs: lower(REASONS.split('|')),
    find: new RegExp(`\\b(${REASONS})\\b`, 'g'),
    says: ['error.reason'],
  },
];
