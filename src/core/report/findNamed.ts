import type { SecretSpan } from './secretRule.ts';
import { isNotPlaceholder, isNotVariable } from './textRules.ts';

/** Names under which secrets are kept. What follows on a word decides with the value. */
const NAMES =
  /pass(?:w(?:or)?d|phrase|code)|pwd|secret|token|credential|(?:api|access|auth|private|encryption|signing|account|storage|shared|master|license|licence|client|consumer|hmac|insert|user|service|subscription|app)[\w.-]{0,12}?[_. -]?key|(?<![a-z])(?:key|auth|pw)(?![a-z])|[a-z0-9]_?key(?![a-z])|client[_.-]?id|access[_.-]?id/gi;

/** A name that ends so says something about a secret, or is another thing: not the secret itself. */
const NOT_A_VALUE =
  /^(?:s?[_.-]?(?:name|type|kind|url|uri|path|file|dir|count|limit|length|size|expir\w*|ttl|policy|arn|ref|usage|used|budget|max|min|id_?type|store|provider|manager|version|format|field|header|prefix|hint|label|error|status|_?at|age))/i;
const OTHER_KEYS =
  /(?:cache|primary|partition|sort|foreign|idempotency|public|index|hot|row|map|object|s3|storage_?object|host|ssh|short|group|unique|lookup|dedupe|routing|message|i18n|translation|issue|project|turn|mon|don)[_. -]?key$/i;

const AFTER_NAME = /[\w.-]{0,30}/y;
const SEPARATOR =
  /(?:["'`\\)\]]{0,4}(?:\s{1,3}(?:string|str|char\s?\*?|&str|\*))?\s{0,10}(?:\|\|:|=>|:{1,3}=|[.?+]?[=:]{1,3}|!={1,2}|(?<=["'`]\s{0,10}),|\bvalue\b\s?=|\bis\b)|>)\s{0,10}/y;
const QUOTED = /(?:[bBrRfuL@]{0,2})(\\?["'`]{1,3})/y;
const BARE = /[^\s"'`,;&<>(){}[\]\\]{1,500}/y;

/** Values beside a name that says they are secret: `password=…`, `"apiKey": "…"`, `TOKEN => '…'`. */
export function findNamed(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  NAMES.lastIndex = 0;
  for (let match = NAMES.exec(text); match; match = NAMES.exec(text)) {
    const named = match[0];
    const end = match.index + named.length;
    const rest = take(AFTER_NAME, text, end);
    if (NOT_A_VALUE.test(rest)) continue;
    const name = text.slice(Math.max(0, match.index - 40), end).match(/[\w.-]*$/)![0];
    if (OTHER_KEYS.test(name)) continue;
    const separator = take(SEPARATOR, text, end + rest.length);
    if (!separator) continue;
    let at = end + rest.length + separator.length;
    const [opening = '', quote = ''] = exec(QUOTED, text, at) ?? [];
    at += opening.length;
    const value = quote ? quotedValue(text, at, quote) : take(BARE, text, at);
    const isCall = !quote && text[at + value.length] === '(';
    if (!value || isCall) continue;
    if (isSecretValue(value, named, quote !== '')) {
      found.push({ rule: 'named-secret', start: at, end: at + value.length });
      NAMES.lastIndex = at + value.length;
    }
  }
  return found;
}

/** Up to the closing quote, past escaped ones; a quote that is never closed ends with the line. */
function quotedValue(text: string, from: number, quote: string): string {
  const line = text.slice(from, from + 1000);
  let close = line.indexOf(quote);
  while (close > 0 && quote.length === 1 && isEscaped(line, close)) close = line.indexOf(quote, close + 1);
  if (close >= 0) return line.slice(0, close);
  return line.split('\n', 1)[0]!.replace(/[\s\\]+$/, '');
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function isSecretValue(value: string, name: string, isQuoted: boolean): boolean {
  if (!isNotVariable(value) || !isNotPlaceholder(value)) return false;
  if (/^pass|^pwd|^pw$/i.test(name)) {
    if (/\s/.test(value) && !/phrase/i.test(name)) return false;
    if (isQuoted) return value.length >= 3;
    return value.length >= 4 && !/^[./~]|^[a-z]+(?:[._-][a-z_]+)*[.:]?$/i.test(value);
  }
  if (value.length < 8 || /\s/.test(value) || /^[./~]|\.(?:json|ya?ml|pem|txt|js|ts|py)$|:\/\//i.test(value))
    return false;
  const isRandom = /\d/.test(value) && /[A-Za-z]/.test(value);
  if (/id$/i.test(name)) return isRandom && value.length >= 12;
  if (/^[a-z]+(?:[._-][a-z]+)*$/i.test(value))
    return isQuoted && value.length >= 16 && /[a-z][A-Z]{2}|[A-Z][a-z][A-Z]/.test(value);
  return isRandom || (isQuoted && /[^\w.:-]/.test(value)) || /^\d{9,}$/.test(value);
}

function take(pattern: RegExp, text: string, at: number): string {
  return exec(pattern, text, at)?.[0] ?? '';
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
