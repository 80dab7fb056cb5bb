import { UUID } from '../model/value/uuid.ts';

/** A template, a variable, a tag, or the mark of a removed secret: nothing that gives access. */
function isVariable(value: string): boolean {
  return (
    /[$%{[(<*!&|]|\.env/i.test(value) &&
    /^(?:\$[\w({[]|%[\w]+%?$|\{[\w{]|<|\[|\*{2}|!\w)|^[\w.]+(?:\(|&&|\|\||[!=]==|\?[{(["'])|process\.env|os\.environ|\$\{[\w.: -]{1,80}\}|\{\{[^{}]{1,80}\}\}|\[removed: |%[sd]$/i.test(
      value,
    )
  );
}

/**
 * Names the place of a secret: `op://vault/item/field`, `vault:secret/db#password`, `ENC[…]`. An address with a password in it is none.
 * @see https://developer.1password.com/docs/cli/secret-reference-syntax/ and https://github.com/getsops/sops#encryption-protocol and
 * https://github.com/bitnami-labs/sealed-secrets, whose sealed values only their cluster can decrypt
 */
export function isReference(value: string): boolean {
  return /^(?:[a-z][a-z\d+.-]{1,30}:\/\/(?![^\s/]*:[^\s/]*@)|(?:vault|ssm|arn|env|file|keychain|keyring|secretsmanager|sops|projects)[:/]|ENC[[(]|Ag[AB][A-Za-z0-9+/]{90})/i.test(
    value,
  );
}

/** Text in the place of a secret that is none: variables, references, words of documentation, filler. */
export function isPlaceholder(value: string): boolean {
  return (
    isVariable(value) ||
    isReference(value) ||
    /^-?(?:(?:my|db|root|the|some|user)?[-_]?pass(?:word|wd|phrase)|secret|token|user(?:name)?|test|null|none|nil|undefined|true|false|redacted|change_?(?:me|it)|to_?do|tbd|n\/a)$/i.test(
      value,
    ) ||
    /(?:your|insert|example|dummy|fake|placeholder|redacted|replace|(?:not|isn.?t)[-_ ]a[-_ ]real)[-_ ]?|x{6}|\*{3}|\.\.$|…/i.test(
      value,
    ) ||
    !hasThreeSigns(value) ||
    !/[\p{L}\p{N}]/u.test(value)
  );
}

/** Stops at the third sign; a set of all signs of a long value would take longer than all other checks. */
function hasThreeSigns(value: string): boolean {
  const signs = new Set<string>();
  for (const sign of value) if (signs.add(sign).size > 2) return true;
  return false;
}

/** A value with a larger share of equal or consecutive neighbours was typed as filler. */
const MIN_FILLED_SHARE = 0.6;
/** Longest part of which a repetition makes a filler. */
const MAX_CYCLE = 10;

/** `abcdefgh12345678`, `0000000000TUVWXYZ`, `ab12ab12ab12`: random keys almost never have such runs. */
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

/** Whether a part is repeated at least three times, the last time perhaps incomplete. */
function isCycle(value: string): boolean {
  for (let length = 2; length <= MAX_CYCLE && length * 3 <= value.length; length += 1) {
    if (value.startsWith(value.slice(length))) return true;
  }
  return false;
}

/**
 * Whether a value looks random: letters and digits alternate far more often than in words, names and paths. A dictionary would be more
 * exact and larger than all of this room.
 */
export function isDrawn(value: string): boolean {
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value) || isPlaceholder(value) || isFilling(value)) return false;
  const pieces = value.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g)!.length;
  return pieces / value.length > MIN_RANDOM_SHARE && !/^\d{4}-\d\d-\d\d/.test(value);
}

/** `tokenRefreshV2Handler` has 0.2 parts per character; random values have 0.4 to 0.5. */
const MIN_RANDOM_SHARE = 0.28;

/** `default-token-x7k2p` names a thing; a token has a long random part. */
export function hasDrawnPart(value: string, least: number): boolean {
  return isDrawn(value) && value.split(/[^A-Za-z0-9]/).some((part) => part.length >= least && isDrawn(part));
}
