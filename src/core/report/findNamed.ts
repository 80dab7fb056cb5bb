import { UUID } from '../model/value/uuid.ts';
import { bareValue } from './bareValue.ts';
import type { SecretSpan } from './secretRule.ts';
import { hasDrawnPart, isDrawn, isFilling, isPlaceholder, isReference } from './isPlaceholder.ts';

/** Names of fields that hold secrets. For names that are also plain words, the value decides. */
const NAMES =
  /pass(?:w(?:or)?[dt]|phrase|code)|(?:(?<![a-z])|store|db|database|key|user|mail|smtp|redis|root|admin|require|ssh)_?pass(?![a-z])|contrase.{1,2}a|kennwort|pwd|secret|token|credential|(?:api|access|auth|private|encryption|signing|account|storage|shared|master|license|licence|client|consumer|hmac|insert|user|service|subscription|app)[\w.-]{0,12}?[_. -]?key|(?<![a-z])(?:key|auth|pw|psk)(?![a-z])|[a-z0-9](?:_?key|_pat|_salt)(?![a-z])|client[_.-]?id|access[_.-]?id|aws_?account_?id|azure_?tenant_?id|sess(?:ion)?_?id|[bo][wp]_session|honeycomb-team|connect\.sid/gi;

/** A name with this ending is about a secret, or is another thing: it is not the secret itself. */
const NOT_A_VALUE =
  /^(?:i[sz]e|s?[_.-]?(?:(?:hash_)?algorithm|stdin|name|type|kind|url|uri|path|file|dir|count|limit|reset|remaining|length|size|expir\w*|ttl|policy|arn|ref|usage|used|budget|max|min|id_?type|store|provider|manager|version|format|field|header|prefix|hint|label|error|status|_?at|age))/i;
/**
 * Keys and tokens that give no access: positions in a list, pages, cache keys. An origin-trial token is in every page.
 * @see https://google.aip.dev/158 and https://developer.chrome.com/docs/web-platform/origin-trials
 */
const OTHER_KEYS =
  /(?:continuation|next(?:[_-]?page)?|page|paging|pagination|prev(?:ious)?|sync|cursor|resume|delta|skip|cancellation|sort|scroll|change|starting)[_. -]?token$|(?:cache|primary|partition|sort|foreign|idempotency|public|index|hot|row|map|object|s3|storage_?object|host|ssh|short|group|unique|lookup|dedupe|message|i18n|translation|issue|project|turn|mon|don|tur|hoc|joc|whis|site|server)[_. -]?key$|origin_?trial_?token$/i;

/**
 * Environment variables that their vendors document and secretlint counts as sensitive, ids included. `NAME=value` is removed whole: the
 * mark names the variable.
 * @see https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html
 * @see https://learn.microsoft.com/dotnet/api/azure.identity.environmentcredential
 */
const VARIABLE =
  /^(?:aws_(?:account_id|secret_access_key|session_token)|azure_(?:tenant_id|client_(?:id|secret)))$/i;

/** Captures up to 50 characters of a name that end where the search starts. */
const NAME_BEFORE = /(?<=([\w.-]{0,50}))/y;
const AFTER_NAME = /[\w.-]{0,30}/y;
const SEPARATOR =
  /(?:%(?:25)?2[27])?%(?:25)?3[AD](?:%(?:25)?2[27])?|(?:\[\d{0,5}\])?(?:["'`\\)\]]{0,4}(?::\s?[A-Za-z][\w<>[\]]{0,30}\s{0,3}(?==\s?["']))?(?:\s{1,3}(?:string|str|char\s?\*?|&str|\*))?\s{0,10}(?:\|\|:|=>|:{1,3}=|[.?+]?[=:]{1,3}|!={1,2}|(?<=["'`]\s{0,10}),(?:\s{0,9}["']?value["']?\s{0,3}[:=])?|(?<=\bname[=:]\s?["']?[\w. -]{1,60}["']?)\r?\n(?:\r?\n|\s{1,40}value:)|\bvalue\b\s?=|\b(?:is|was|(?:set|changed|reset) to)\b|(?<=\s)(?:->|→)(?=\s))|["']?(?:\s{1,3}[\w:-]{1,40}="[^"<>]{0,80}"){0,3}>|\s{1,20}\|(?=\s))\s{0,10}(?:string\(\d{1,4}\) |[|>][+-]?[ \t]{0,9}\r?\n\s{1,40}|\[\s?(?=["'\w])|Some\(|&\w{1,20} )?/y;
/** What ends a value inside percent-encoded text: a further parameter, the end of a quote, a list or a line. */
const ENCODED_END = /%(?:25)?(?:2[2-7C]|3B|7D|0[AD]).*$/i;
/** A command's option and its value are neighbouring words. */
const OPTION_GAP = /[ \t]{1,3}(?![-<>|&])/y;
/** Assignments without a sign: `ENV NAME value` of a Dockerfile, `set -x` of fish, `aws configure set`, `requirepass` of Redis. */
const SETS = /\b(?:(?:ENV|set -\w{1,4}|conf\w{2,6} set) [\w.-]*|requirepass)$/;
/** Secrets in prose: `with token …`, `(api key …)`. */
const PROSE_GAP = /["'`]?(?::?\s{1,2}|\s?\(\s?)(?=["'`]?[\w.+/=~:-]{16})/y;
/** A quoted value passed without an assignment sign: `secret("…")`, `secret "…";`. */
const HANDED = /\s?\(\s?(?=(?:[bBrRfuL@]{0,2})\\{0,3}["'`])|\s{1,3}(?=(["'])[^"'\r\n]{3,300}\1(?:;|$))/my;
/** In SQL, further words follow: `PASSWORD '…' VALID UNTIL …`. */
const SQL_PASSWORD = /\s{1,3}(?='[^'\r\n]{3,300}')/y;
/** Functions with these names take a secret; others, such as `getToken("…")`, take its name. */
const TAKES = /(?:^|[.>])(?:set|with|use|store|key)?_?$/i;
/** The rest of a value that is longer than the part it is judged by. */
const REST = /[\w.+/=~%-]{0,4000}/y;
const ENDS_NAME = /^[\w-]{1,40}\\{0,3}["'`]\s{0,3}:/;
/** A plan shows the old value and the new one: `"…" -> "…"`. */
const CHANGED_TO = /["']\s{1,3}->\s{1,3}["']/y;
const WORD = /[\w.+/=~:-]{1,4000}/y;
const QUOTED = /(?:[bBrRfuL@]{0,2})(\\{0,3}(?:"""|'''|["'`]))/y;

/** Values beside a name that says they are secret: `password=…`, `"apiKey": "…"`, `TOKEN => '…'`. */
export function findNamed(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  NAMES.lastIndex = 0;
  for (let match = NAMES.exec(text); match; match = NAMES.exec(text)) {
    const named = match[0];
    const end = match.index + named.length;
    const rest = take(AFTER_NAME, text, end);
    if (NOT_A_VALUE.test(rest)) continue;
    const before = text.slice(Math.max(0, match.index - 50), end);
    // The mark of a removed secret names that secret, not the value that follows.
    if (/\[removed: [a-z0-9-]*$/.test(before)) continue;
    const name = exec(NAME_BEFORE, text, end)![1]!;
    if (OTHER_KEYS.test(before) || isOutOfPlace(text, match.index, name)) continue;
    const gap = end + rest.length;
    const separator = take(SEPARATOR, text, gap) || handing(text, gap, name, named, rest);
    if (!separator) {
      const span =
        valueInProse(text, gap, before, named, rest) ??
        valueBefore(COMPARED, text, match.index - name.length + named.length, named) ??
        valueBefore(COMMENTED, text, match.index, named);
      if (span) found.push({ rule: 'named-secret', ...span });
      continue;
    }
    const at = gap + separator.length;
    const [opening = '', quote = ''] = exec(QUOTED, text, at) ?? [];
    const start = at + opening.length;
    // After a comma or an index, code names a variable: `set("password", given)`.
    const isCode = /^\[|,/.test(separator);
    // `"name": "password", "type": …`: a further name follows the comma.
    if (separator.trim().endsWith(',') && quote && ENDS_NAME.test(text.slice(start, start + 60))) continue;
    const isEncoded = separator.startsWith('%');
    const bare = quote || isCode ? '' : bareValue(text, start);
    const value = quote ? quotedValue(text, start, quote) : isEncoded ? bare.replace(ENCODED_END, '') : bare;
    // A reference to a secret may contain names of secrets itself, and so may filler: `token=token=…`.
    if (isReference(value) || (!quote && isFilling(value))) NAMES.lastIndex = start + value.length;
    if (!value || !isSecretValue(value, named, quote !== '')) continue;
    if (/key$/i.test(named) && /^[_-]?id$/i.test(rest) && UUID.test(value)) continue;
    if (/\|(?!.*\n)/.test(separator) && !hasDrawnPart(value, 8)) continue;
    const stop = start + value.length;
    const last = stop + (quote || isEncoded ? 0 : take(REST, text, stop).length);
    const variable = name + rest;
    const isWhole =
      !quote &&
      VARIABLE.test(variable) &&
      /^\s*=/.test(separator) &&
      !/[^\s"'`;]/.test(text.charAt(end - name.length - 1));
    found.push(
      isWhole
        ? { rule: variable.toLowerCase().replaceAll('_', '-'), start: end - name.length, end: last }
        : { rule: 'named-secret', start, end: last },
    );
    NAMES.lastIndex = last;
    const next = quote ? last + take(CHANGED_TO, text, last).length : last;
    const changed = next > last ? quotedValue(text, next, text[next - 1]!) : '';
    if (changed && isSecretValue(changed, named, true)) {
      found.push({ rule: 'named-secret', start: next, end: next + changed.length });
    }
  }
  return found;
}

/** The text between a name and its value where there is no assignment sign. */
function handing(text: string, at: number, name: string, named: string, rest: string): string {
  if (name.startsWith('-') || SETS.test(text.slice(Math.max(0, at - 80), at)))
    return take(OPTION_GAP, text, at);
  const mayHand = /^(?:\.assign|Str(?:ing)?)?$/.test(rest) && !BARE_KEY.test(named);
  if (!mayHand || !TAKES.test(name.slice(0, -named.length))) return '';
  return take(HANDED, text, at) || (/^password$/i.test(named) ? take(SQL_PASSWORD, text, at) : '');
}

/** A random-looking value one or two words after its name: `tried with token 5z5i…`. */
function valueInProse(
  text: string,
  at: number,
  before: string,
  named: string,
  rest: string,
): ValueSpan | undefined {
  if (rest || BARE_KEY.test(named) || /^auth$|id$/i.test(named) || OTHER_KEYS.test(before)) return undefined;
  const gap = take(PROSE_GAP, text, at);
  if (!gap) return undefined;
  const start = at + gap.length + take(/["'`]?/y, text, at + gap.length).length;
  const value = take(WORD, text, start).replace(/[.:]+$/, '');
  const isSecret = hasDrawnPart(value, 12) && !UUID.test(value) && !isPath(value);
  return isSecret ? { start, end: start + value.length } : undefined;
}

/**
 * The text up to the closing quote, past deeper escaped quotes, but never past a quote that ends the surrounding string: a string cut in
 * the middle, or inside a JSON string. A quote that is never closed ends with the line.
 */
function quotedValue(text: string, from: number, quote: string): string {
  const line = text.slice(from, from + 1000).split('\n', 1)[0]!;
  const depth = quote.lastIndexOf('\\') + 1;
  const sign = quote.slice(depth);
  for (let at = 0; at < line.length; at += 1) {
    const isOuter = line[at] === '"' && /^"\s{0,9}(?:[,:}\]]|$)/.test(line.slice(at, at + 12));
    if (!isOuter && !line.startsWith(sign, at)) continue;
    let slashes = 0;
    while (slashes < at && line[at - 1 - slashes] === '\\') slashes += 1;
    // YAML and SQL double a quote inside a value.
    if (sign === "'" && slashes === 0 && line[at + 1] === "'" && at > 0) {
      at += 1;
      continue;
    }
    if (slashes <= depth) return line.slice(0, at - slashes);
    if (slashes % 2 === 0) return line.slice(0, at);
    if (isOuter && sign[0] !== '"') return line.slice(0, at - slashes);
  }
  return line.replace(/[\s\\]+$/, '');
}

/**
 * A name inside an ARN, or of a checksum's subject, belongs to a thing. npm accepts `_authToken` only below a registry's address:
 * https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration
 */
function isOutOfPlace(text: string, at: number, name: string): boolean {
  const before = text.slice(Math.max(0, at - 260), at);
  if (
    (before.includes('arn:') && IN_ARN.test(before)) ||
    (before.includes('checksum/') && IN_CHECKSUM.test(before))
  ) {
    return true;
  }
  return (
    /_authtoken$/i.test(name) &&
    /:_auth$/i.test(before) &&
    !/\/\/[^\s/]+(?:\/[^\s/:]*)*\/?:_auth$/i.test(before)
  );
}

const IN_ARN = /\barn:[\w:/-]{1,120}$/;
const IN_CHECKSUM = /checksum\/[\w-]{0,40}$/;

/** The quoted value that ends at `at`: `"…" == password`, `Client("…")  # api key`. */
function valueBefore(pattern: RegExp, text: string, at: number, named: string): ValueSpan | undefined {
  const from = Math.max(0, at - 300);
  const before = text.slice(from, at);
  // Most names stand behind neither, which is cheaper to see than to search for.
  if (!(pattern === COMPARED ? /=/ : /#|\/\//).test(before.slice(-80))) return undefined;
  const match = pattern.exec(before);
  if (!match) return undefined;
  const start = from + match.index + 1;
  const value = match[1]!;
  const isSecret =
    pattern === COMPARED
      ? isSecretValue(value, named, true)
      : !BARE_KEY.test(named) && (isDrawn(value) || UUID.test(value));
  return isSecret ? { start, end: start + value.length } : undefined;
}

const COMPARED =
  /["'`]([^"'`\r\n]{3,200}?)\\{0,7}["'`]\s{0,3}[=!]==?\s{0,3}[*&$]?(?:\w{1,20}(?:\.|->)){0,3}$/;
const COMMENTED = /["'`]([\w.+/=~-]{16,200})["'`][\s);,]{0,6}(?:#|\/\/)\s{0,3}(?:[a-z]{1,12} ){0,3}$/;

function isSecretValue(value: string, name: string, isQuoted: boolean): boolean {
  if (isPlaceholder(value) || PATH.test(value)) return false;
  if (/pass|^pwd|^p[sw]k?$|^contra|^kenn/i.test(name)) {
    if (/\s/.test(value) && !/phrase/i.test(name)) return false;
    if (isQuoted) return value.length >= 3;
    return (
      value.length >= 4 &&
      !(/pass$/i.test(name) && /^[\d.%]+$/.test(value)) &&
      !isPath(value) &&
      !/^[a-z]+(?:[._-][a-z_]+)*[.:]?$/i.test(value)
    );
  }
  if (/account_?id$/i.test(name)) return /^\d{4}-?\d{4}-?\d{4}$/.test(value) && !isFilling(value);
  if (value.length < 8 || /\s/.test(value) || isFilling(value) || DATE.test(value) || isPath(value))
    return false;
  if (/\.(?:json|ya?ml|pem|txt|js|ts|py|apps\.googleusercontent\.com)$|:\/\//i.test(value)) return false;
  if (/^key$/i.test(name) && (UUID.test(value) || SLUG.test(value))) return false;
  const isRandom = /\d/.test(value) && /[A-Za-z]/.test(value);
  if (/id$/i.test(name)) return isRandom && value.length >= 12 && !(/^sess/i.test(name) && UUID.test(value));
  if (WORDS.test(value)) return isQuoted && value.length >= 16 && /[a-z][A-Z]{2}|[A-Z][a-z][A-Z]/.test(value);
  return (
    isRandom ||
    (isQuoted && /[^\w.:-]/.test(value)) ||
    /^\d{9,}$/.test(value) ||
    (value.match(/[^\w.,:;/\\()=-]/g)?.length ?? 0) >= 3
  );
}

/** Whether it is a path, unless one of its segments looks random: base64 may begin with `/` too. */
function isPath(value: string): boolean {
  return (
    /^(?:~|\.{1,2})?\/[\w.@%+=:/-]*$|^\.\w[\w./-]*$/.test(value) &&
    !value.split('/').some((part) => part.length >= 12 && isDrawn(part))
  );
}

/** A plain `key` may be a position in a list, so the name alone decides nothing. */
const BARE_KEY = /^.?_?key$/i;
/** Names of things that end in a hash, or that say where something is: `Linux-node-cf26…`, `user:42:profile`. */
const SLUG = /^[A-Za-z](?:[\w.]*-)+[\da-f]{6,64}$|^[A-Za-z][\w.-]*[:/]/;
/** Words, numbered or not, and versions: `prod-token-2`, `sha256`, `signing_key_v1`, `jjwt-api:0.12.6`. */
const WORDS = /^(?:[a-z]+\d{0,4}|v?\d{1,4}\.\d{1,6})(?:[._:/@+-](?:[a-z]+\d{0,4}|\d{1,4}))*$/i;
const PATH = /^\.{0,2}\/?[a-z_-]+\/[a-z_/-]+$/i;
const DATE = /^\d{4}-\d\d-\d\d[T ]/;

type ValueSpan = Omit<SecretSpan, 'rule'>;

function take(pattern: RegExp, text: string, at: number): string {
  return exec(pattern, text, at)?.[0] ?? '';
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
