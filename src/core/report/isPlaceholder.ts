/** A template, a variable, a mark of what was taken out before: nothing that opens anything. */
export function isVariable(value: string): boolean {
  return /^(?:\$[\w({[]|%[\w]+%?$|\{[\w{]|<|\[|\*{2})|^[\w.]+\(|process\.env|os\.environ|\$\{[\w.: -]{1,80}\}|\{\{[^{}]{1,80}\}\}|\[removed: |%[sd]$/i.test(
    value,
  );
}

/** What stands where a secret would go: variables, words of documentation, filling. */
export function isPlaceholder(value: string): boolean {
  return (
    isVariable(value) ||
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
const FILLED = 0.6;
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** `abcdefgh12345678`, `0000000000TUVWXYZ`: keys are drawn at random and have next to no such runs. */
export function isFilling(value: string): boolean {
  if (value.length < 12 || UUID.test(value)) return false;
  let runs = 0;
  for (let at = 1; at < value.length; at += 1) {
    const step = value.charCodeAt(at) - value.charCodeAt(at - 1);
    if (step === 0 || step === 1 || value.startsWith('90', at - 1)) runs += 1;
  }
  return runs / (value.length - 1) > FILLED;
}
