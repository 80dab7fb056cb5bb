import { UUID } from '../model/value/uuid.ts';

/** A template, a variable, a tag, a mark of what was taken out before: nothing that opens anything. */
function isVariable(value: string): boolean {
  return /^(?:\$[\w({[]|%[\w]+%?$|\{[\w{]|<|\[|\*{2}|!\w)|^[\w.]+\(|process\.env|os\.environ|\$\{[\w.: -]{1,80}\}|\{\{[^{}]{1,80}\}\}|\[removed: |%[sd]$/i.test(
    value,
  );
}

/**
 * Names the place that holds the secret: `op://vault/item/field`, `vault:secret/db#password`, `ENC[…]`. An address with a password in it
 * is none.
 * @see https://developer.1password.com/docs/cli/secret-reference-syntax/ and https://github.com/getsops/sops#encryption-protocol
 * and https://github.com/bitnami-labs/sealed-secrets, whose sealed values only their cluster opens
 */
export function isReference(value: string): boolean {
  return /^(?:[a-z][a-z\d+.-]{1,30}:\/\/(?![^\s/]*:[^\s/]*@)|(?:vault|ssm|arn|env|file|keychain|keyring|secretsmanager|sops|projects)[:/]|ENC[[(]|Ag[AB][A-Za-z0-9+/]{90})/i.test(
    value,
  );
}

/** What stands where a secret would go: variables, references, words of documentation, filling. */
export function isPlaceholder(value: string): boolean {
  return (
    isVariable(value) ||
    isReference(value) ||
    /^(?:(?:my|db|root|the|some|user)?[-_]?pass(?:word|wd|phrase)|secret|token|user(?:name)?|test|null|none|nil|undefined|true|false|redacted|change_?(?:me|it)|to_?do|tbd|n\/a)$/i.test(
      value,
    ) ||
    /(?:your|insert|example|dummy|fake|placeholder|redacted|replace|(?:not|isn.?t)[-_ ]a[-_ ]real)[-_ ]?|x{6}|\*{3}|\.\.$|…/i.test(
      value,
    ) ||
    new Set(value).size < 3 ||
    !/[\p{L}\p{N}]/u.test(value)
  );
}

/** Share of neighbours that are the same or follow each other, from which a value counts as typed to fill a place. */
const MIN_FILLED_SHARE = 0.6;
/** Longest piece that is typed again and again. */
const MAX_CYCLE = 10;

/** `abcdefgh12345678`, `0000000000TUVWXYZ`, `ab12ab12ab12`: keys are drawn at random and have next to no such runs. */
export function isFilling(value: string): boolean {
  if (value.length < 12 || UUID.test(value)) return false;
  const all = value.length - 1;
  let runs = 0;
  for (let at = 1; at <= all; at += 1) {
    const step = value.charCodeAt(at) - value.charCodeAt(at - 1);
    if ((step < 2 && step > -2) || value.startsWith('90', at - 1)) runs += 1;
  }
  return runs / all > MIN_FILLED_SHARE || isCycle(value.toLowerCase());
}

/** At least three times the same, the last time perhaps cut short. */
function isCycle(value: string): boolean {
  for (let length = 2; length <= MAX_CYCLE && length * 3 <= value.length; length += 1) {
    if (value.startsWith(value.slice(length))) return true;
  }
  return false;
}

/**
 * Drawn at random, by the look of it: letters and digits change places far more often than in words, names and paths. A dictionary would
 * say it better and weigh more than everything else here.
 */
export function isDrawn(value: string): boolean {
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value) || isPlaceholder(value) || isFilling(value)) return false;
  const pieces = value.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g)!.length;
  return pieces / value.length > MIN_RANDOM_SHARE && !/^\d{4}-\d\d-\d\d/.test(value);
}

/** `tokenRefreshV2Handler` has 0.2 pieces a sign; what is drawn has 0.4 to 0.5. */
const MIN_RANDOM_SHARE = 0.28;
