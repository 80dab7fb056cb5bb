import { bareValue } from './bareValue.ts';
import type { SecretSpan } from './secretRule.ts';
import { isFilling, isPlaceholder } from './isPlaceholder.ts';

/** Names under which secrets are kept. What follows on a word decides with the value. */
const NAMES =
  /pass(?:w(?:or)?[dt]|phrase|code)|(?:(?<![a-z])|db|database|key|user|mail|smtp|redis|root|admin)_?pass(?![a-z])|contrase.{1,2}a|kennwort|pwd|secret|token|credential|(?:api|access|auth|private|encryption|signing|account|storage|shared|master|license|licence|client|consumer|hmac|insert|user|service|subscription|app)[\w.-]{0,12}?[_. -]?key|(?<![a-z])(?:key|auth|pw)(?![a-z])|[a-z0-9]_?key(?![a-z])|client[_.-]?id|access[_.-]?id|aws_?account_?id|azure_?tenant_?id|sess(?:ion)?_?id|connect\.sid/gi;

/** A name that ends so says something about a secret, or is another thing: not the secret itself. */
const NOT_A_VALUE =
  /^(?:s?[_.-]?(?:name|type|kind|url|uri|path|file|dir|count|limit|reset|remaining|length|size|expir\w*|ttl|policy|arn|ref|usage|used|budget|max|min|id_?type|store|provider|manager|version|format|field|header|prefix|hint|label|error|status|_?at|age))/i;
/** Keys that open nothing; a trial's token stands in every page: https://developer.chrome.com/docs/web-platform/origin-trials */
const OTHER_KEYS =
  /(?:cache|primary|partition|sort|foreign|idempotency|public|index|hot|row|map|object|s3|storage_?object|host|ssh|short|group|unique|lookup|dedupe|routing|message|i18n|translation|issue|project|turn|mon|don)[_. -]?key$|origin_?trial_?token$/i;

/**
 * Variables that their vendors document, and secretlint counts as sensitive, ids with them. One that is set as `NAME=value` goes whole: the mark says its name.
 * @see https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html
 * @see https://learn.microsoft.com/dotnet/api/azure.identity.environmentcredential
 */
const VARIABLE =
  /^(?:aws_(?:account_id|secret_access_key|session_token)|azure_(?:tenant_id|client_(?:id|secret)))$/i;

const AFTER_NAME = /[\w.-]{0,30}/y;
const SEPARATOR =
  /(?:\[\d{0,5}\])?(?:["'`\\)\]]{0,4}(?:\s{1,3}(?:string|str|char\s?\*?|&str|\*))?\s{0,10}(?:\|\|:|=>|:{1,3}=|[.?+]?[=:]{1,3}|!={1,2}|(?<=["'`]\s{0,10}),|\bvalue\b\s?=|\bis\b)|>)\s{0,10}/y;
/** What hands a quoted value over without a sign for it: `secret("…")`, `secret "…";`. */
const HANDED = /\s?\(\s?(?=(?:[bBrRfuL@]{0,2})\\{0,3}["'`])|\s{1,3}(?=(["'])[^"'\r\n]{3,300}\1;)/y;
/** A function that is called so takes a secret; others, `getToken("…")`, are told its name. */
const TAKES = /(?:^|[.>])(?:set|with|use)?_?$/i;
/** How a value goes on that is longer than what it is judged by. */
const REST = /[\w.+/=~%-]{0,4000}/y;
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
    // A mark of what was taken out names what it was: no name of what follows.
    if (/\[removed: [a-z0-9-]*$/.test(before)) continue;
    const name = before.match(/[\w.-]*$/)![0];
    if (OTHER_KEYS.test(name) || isOutOfPlace(text, match.index, name)) continue;
    const separator =
      take(SEPARATOR, text, end + rest.length) ||
      (/^(?:\.assign)?$/.test(rest) && !/^.?_?key$/i.test(named) && TAKES.test(name.slice(0, -named.length))
        ? take(HANDED, text, end + rest.length)
        : '');
    if (!separator) {
      const compared = comparedValue(text, match.index - name.length + named.length);
      if (compared && isSecretValue(text.slice(...compared), named, true)) {
        found.push({ rule: 'named-secret', start: compared[0], end: compared[1] });
      }
      continue;
    }
    let at = end + rest.length + separator.length;
    const [opening = '', quote = ''] = exec(QUOTED, text, at) ?? [];
    at += opening.length;
    // After a comma or an index code names a variable: `set("password", given)`.
    const isCode = /[,[]/.test(separator);
    const value = quote ? quotedValue(text, at, quote) : isCode ? '' : bareValue(text, at);
    if (!value) continue;
    if (isSecretValue(value, named, quote !== '')) {
      const stop = at + value.length;
      const last = stop + (quote ? 0 : take(REST, text, stop).length);
      const variable = name + rest;
      const isWhole =
        !quote &&
        VARIABLE.test(variable) &&
        /^\s*=/.test(separator) &&
        !/[^\s"'`;]/.test(text.charAt(end - name.length - 1));
      found.push(
        isWhole
          ? { rule: variable.toLowerCase().replaceAll('_', '-'), start: end - name.length, end: last }
          : { rule: 'named-secret', start: at, end: last },
      );
      NAMES.lastIndex = last;
    }
  }
  return found;
}

/**
 * Up to the closing quote, past deeper escaped ones, but never past a quote that ends what the value stands in: a string cut in the
 * middle, or within a string of JSON. A quote that is never closed ends with the line.
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
    if (slashes <= depth) return line.slice(0, at - slashes);
    if (slashes % 2 === 0) return line.slice(0, at);
    if (isOuter && sign[0] !== '"') return line.slice(0, at - slashes);
  }
  return line.replace(/[\s\\]+$/, '');
}

/** npm takes `_authToken` only below a registry's address: https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration */
function isOutOfPlace(text: string, at: number, name: string): boolean {
  const before = text.slice(Math.max(0, at - 260), at);
  return (
    /_authtoken$/i.test(name) &&
    /:_auth$/i.test(before) &&
    !/\/\/[^\s/]+(?:\/[^\s/:]*)*\/?:_auth$/i.test(before)
  );
}

/** Where the quoted value stands that is compared with the name that begins at `at`: `"…" == password`. */
function comparedValue(text: string, at: number): [start: number, end: number] | undefined {
  const from = Math.max(0, at - 300);
  const match = COMPARED.exec(text.slice(from, at));
  if (!match) return undefined;
  const start = from + match.index + 1;
  return [start, start + match[1]!.length];
}

const COMPARED =
  /["'`]([^"'`\r\n]{3,200}?)\\{0,7}["'`]\s{0,3}[=!]==?\s{0,3}[*&$]?(?:\w{1,20}(?:\.|->)){0,3}$/;

function isSecretValue(value: string, name: string, isQuoted: boolean): boolean {
  if (isPlaceholder(value) || PATH.test(value)) return false;
  if (/pass|^pwd|^pw$|^contra|^kenn/i.test(name)) {
    if (/\s/.test(value) && !/phrase/i.test(name)) return false;
    if (isQuoted) return value.length >= 3;
    return (
      value.length >= 4 &&
      !(/pass$/i.test(name) && /^\d+$/.test(value)) &&
      !/^[./~]|^[a-z]+(?:[._-][a-z_]+)*[.:]?$/i.test(value)
    );
  }
  if (/account_?id$/i.test(name)) return /^\d{4}-?\d{4}-?\d{4}$/.test(value) && !isFilling(value);
  if (value.length < 8 || /\s/.test(value) || isFilling(value) || DATE.test(value)) return false;
  if (/^[./~]|\.(?:json|ya?ml|pem|txt|js|ts|py)$|:\/\//i.test(value)) return false;
  const isRandom = /\d/.test(value) && /[A-Za-z]/.test(value);
  if (/id$/i.test(name)) return isRandom && value.length >= 12 && !(/^sess/i.test(name) && UUID.test(value));
  if (WORDS.test(value)) return isQuoted && value.length >= 16 && /[a-z][A-Z]{2}|[A-Z][a-z][A-Z]/.test(value);
  const signs = value.replace(/[\w.,:;/\\()=-]/g, '').length;
  return isRandom || (isQuoted && /[^\w.:-]/.test(value)) || signs >= 3 || /^\d{9,}$/.test(value);
}

/** Words, numbered or not: `prod-token-2`, `sha256`, `signing_key_v1`. */
const WORDS = /^[a-z]+\d{0,4}(?:[._-](?:[a-z]+\d{0,4}|\d{1,4}))*$/i;
const PATH = /^\.{0,2}\/?[a-z_-]+\/[a-z_/-]+$/i;
const DATE = /^\d{4}-\d\d-\d\d[T ]/;
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

function take(pattern: RegExp, text: string, at: number): string {
  return exec(pattern, text, at)?.[0] ?? '';
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
