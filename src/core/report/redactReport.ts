import type { HostSecret } from '../model/report.ts';
import type { Removal, Report } from '../model/report.ts';
import { redactText } from './redactText.ts';
import type { SecretSpan } from './secretRule.ts';

/** Values are found again by their ends, because beginnings are often an issuer's prefix. Shorter values might be ordinary words elsewhere. */
const MIN_REPEATED_LENGTH = 8;
/** Values with the same end that are told apart; the limit keeps the search linear for hostile texts. */
const MAX_ALIKE = 8;

/**
 * Removes secrets from every text of a report and lists in `removed` what was removed and where. A secret that its context reveals in one
 * field is removed from all other fields too. The report's own id stays, because it is random and ours.
 * @param secrets exact values that must not be in it, in any common encoding, and patterns of values
 * @throws when a pattern in `secrets` is invalid; the caller then sends nothing
 */
export function redactReport(report: Report, secrets: readonly HostSecret[]): Report {
  const known = new Map<string, string>();
  walk(report, '', (text) => {
    for (const { start, end, rule } of redactText(text, secrets).removed) {
      if (rule !== 'email' && end - start >= MIN_REPEATED_LENGTH) known.set(text.slice(start, end), rule);
    }
    return text;
  });
  const repeats = createRepeats(known);
  const counts = new Map<string, Removal>();
  const redacted = walk(report, '', (text, path) => {
    const { text: clean, removed } = redactText(text, secrets, repeats);
    // The operator gave the address so that support can answer.
    if (path === CONTACT && removed.every(({ rule }) => rule === 'email')) return text;
    for (const { rule } of removed) {
      const key = `${rule} ${path}`;
      counts.set(key, { rule, path, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    return clean;
  }) as Report;
  return { ...redacted, removed: [...report.removed, ...counts.values()] };
}

/** A copy of plain data with every text changed by `write`, except fields that hold no text of the run. */
function walk(value: unknown, path: string, write: (text: string, path: string) => string): unknown {
  if (typeof value === 'string') return write(value, path);
  if (Array.isArray(value)) return value.map((item, position) => walk(item, `${path}[${position}]`, write));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const inner = path ? `${path}.${key}` : key;
    return [key, OWN.has(inner) ? item : walk(item, inner, write)] as const;
  });
  return Object.fromEntries(entries);
}

const CONTACT = 'context.contact';
const OWN = new Set(['id', 'removed', 'trimmed']);

/**
 * Finds known values again wherever they occur, each with the rule that found it first. Linear in the text, however many values there are.
 * @param known values of at least `MIN_REPEATED_LENGTH` code units, with their rules
 */
function createRepeats(known: ReadonlyMap<string, string>): (text: string) => readonly SecretSpan[] {
  const byEnd = new Map<string, (readonly [value: string, rule: string])[]>();
  for (const entry of known) {
    const end = entry[0].slice(-MIN_REPEATED_LENGTH);
    const alike = byEnd.get(end);
    if (!alike) byEnd.set(end, [entry]);
    else if (alike.length < MAX_ALIKE) alike.push(entry);
  }
  return (text) => {
    const found: SecretSpan[] = [];
    for (let at = byEnd.size ? MIN_REPEATED_LENGTH : Infinity; at <= text.length; at += 1) {
      for (const [value, rule] of byEnd.get(text.slice(at - MIN_REPEATED_LENGTH, at)) ?? []) {
        if (text.endsWith(value, at)) found.push({ rule, start: at - value.length, end: at });
      }
    }
    return found;
  };
}
