import type { HostSecret } from '../model/report.ts';
import { findEmails } from './findEmails.ts';
import { findHostSecrets } from './findHostSecrets.ts';
import { findKubernetesSecrets } from './findKubernetesSecrets.ts';
import { findNamed } from './findNamed.ts';
import { findPrivateKeys } from './findPrivateKeys.ts';
import { findTokens } from './findTokens.ts';
import { eachMatch, type SecretRule, type SecretSpan } from './secretRule.ts';
import { TEXT_RULES } from './textRules.ts';

export interface Redacted {
  readonly text: string;
  /** The removed spans in the original text, in order and without overlaps. */
  readonly removed: readonly SecretSpan[];
}

/** Finds further secrets in a text. */
export type Finder = (text: string) => readonly SecretSpan[];

/**
 * Replaces every secret that the rules or the host know by `[removed: rule]`. JSON, a header or a URL stays one. Applying it twice changes
 * nothing more.
 * @param secrets exact values that must not be in it, in any common encoding, and patterns of values
 * @param repeats finds values that were secret elsewhere
 */
export function redactText(
  text: string,
  secrets: readonly HostSecret[],
  repeats: Finder = () => [],
): Redacted {
  return COLOUR.test(text) ? redactColoured(text, secrets, repeats) : redactPlain(text, secrets, repeats);
}

function redactPlain(text: string, secrets: readonly HostSecret[], repeats: Finder): Redacted {
  let removed: readonly SecretSpan[] = [];
  let clean = text;
  // A removal can reveal something else that looks like a secret; almost always the second pass finds nothing.
  for (let look = 0; look < MAX_PASSES; look += 1) {
    const found = findSecrets(clean, secrets, repeats);
    if (!found.length) break;
    removed = merge([...removed, ...inOriginal(found, removed)]);
    clean = without(text, removed);
  }
  return { text: clean, removed };
}

const MAX_PASSES = 5;

/** `ESC [ … m`, a colour or weight, which may stand between a name and its value, or within either; as it is, or as strings write it. */
// oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
const COLOUR = /(?:\u001b|(?<!\\)(\\+)(?:u001b|x1b))\[[0-9;:]{0,64}m/i;
const COLOURS = new RegExp(COLOUR, 'gi');

/**
 * The places of a text's colour codes. A string inside a string doubles each backslash, so of a run of backslashes only the largest power
 * of two in its length belongs to the code.
 */
function findColours(text: string): readonly { readonly index: number; readonly length: number }[] {
  return [...text.matchAll(COLOURS)].map(({ index, 0: whole, 1: slashes = '' }) => {
    const before = slashes.length - (slashes.length & -slashes.length);
    return { index: index + before, length: whole.length - before };
  });
}

/** Searches the text without its colour codes, and removes what was found together with the codes in it. */
function redactColoured(text: string, secrets: readonly HostSecret[], repeats: Finder): Redacted {
  const codes = findColours(text);
  let uncoloured = '';
  let read = 0;
  for (const { index, length } of codes) {
    uncoloured += text.slice(read, index);
    read = index + length;
  }
  const plain = redactPlain(uncoloured + text.slice(read), secrets, repeats);
  let next = 0;
  let shift = 0;
  /** Original offset of a place in the plain text; a colour code at that place is before the start of a removal and after its end. */
  const place = (at: number, isStart: boolean): number => {
    for (; next < codes.length; next += 1) {
      const code = codes[next]!.index - shift;
      if (isStart ? code > at : code >= at) break;
      shift += codes[next]!.length;
    }
    return at + shift;
  };
  const removed = plain.removed.map(({ rule, start, end }) => ({
    rule,
    start: place(start, true),
    end: place(end, false),
  }));
  return { text: without(text, removed), removed };
}

function findSecrets(text: string, secrets: readonly HostSecret[], repeats: Finder): SecretSpan[] {
  const found = [
    ...findHostSecrets(text, secrets),
    ...repeats(text),
    ...findByRules(text).flatMap((span) => keepEscapes(text, span)),
  ];
  const marks = [...text.matchAll(MARK)];
  let next = 0;
  return merge(found).filter(({ start, end }) => {
    while (next < marks.length && endOf(marks[next]!) < end) next += 1;
    return !(next < marks.length && marks[next]!.index <= start);
  });
}

function endOf(match: RegExpExecArray): number {
  return match.index + match[0].length;
}

function findByRules(text: string): SecretSpan[] {
  return [
    ...findPrivateKeys(text),
    ...findKubernetesSecrets(text),
    ...findTokens(text),
    ...TEXT_RULES.flatMap((rule) => findByRule(text, rule)),
    ...findNamed(text),
    ...findEmails(text),
  ];
}

/** Keeps `\\n` and `\\` whole, or a JSON string would end elsewhere. */
function keepEscapes(text: string, { rule, start, end }: SecretSpan): SecretSpan[] {
  const from = slashesBefore(text, start) % 2 === 0 ? start : start + (text[start] === 'u' ? 5 : 1);
  const to = end < text.length && slashesBefore(text, end) % 2 === 1 ? end - 1 : end;
  return from < to ? [{ rule, start: from, end: to }] : [];
}

function slashesBefore(text: string, at: number): number {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes;
}

function without(text: string, removed: readonly SecretSpan[]): string {
  let kept = '';
  let from = 0;
  for (const { rule, start, end } of removed) {
    kept += text.slice(from, start) + markOf(rule);
    from = end;
  }
  return kept + text.slice(from);
}

/** Offsets in the original text of spans in the cleaned one; a span that touches a mark includes all the mark stands for. */
function inOriginal(found: readonly SecretSpan[], removed: readonly SecretSpan[]): SecretSpan[] {
  let next = 0;
  let shift = 0;
  const place = (at: number, side: 'start' | 'end'): number => {
    for (; next < removed.length; next += 1) {
      const span = removed[next]!;
      const mark = span.start - shift;
      const markEnd = mark + markOf(span.rule).length;
      if (markEnd > at) return mark < at ? span[side] : at + shift;
      shift += span.end - span.start - (markEnd - mark);
    }
    return at + shift;
  };
  return found.map(({ rule, start, end }) => ({
    rule,
    start: place(start, 'start'),
    end: place(end, 'end'),
  }));
}

function markOf(rule: string): string {
  return `[removed: ${rule}]`;
}

const MARK = /\[removed: [a-z0-9-]{1,40}\]/g;

function findByRule(text: string, { id, needs, pattern, accept }: SecretRule): SecretSpan[] {
  const found: SecretSpan[] = [];
  if (needs && !text.includes(needs)) return found;
  eachMatch(pattern, text, ({ 0: whole, 1: lead, 2: value, index, groups }) => {
    const head = groups?.['head'];
    const secret = head === undefined ? (value ?? whole) : head + whole;
    if (accept && !accept(secret)) return;
    const start = head === undefined ? index + (value === undefined ? 0 : lead!.length) : index - head.length;
    found.push({ rule: id, start, end: start + secret.length });
  });
  return found;
}

/**
 * Sorts the spans and merges overlapping ones, named by the rule that begins first. An e-mail address that is only the end of something
 * else (`user:password@host`) is dropped.
 */
function merge(found: readonly SecretSpan[]): SecretSpan[] {
  const merged: SecretSpan[] = [];
  for (const span of [...found].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (!last || span.start >= last.end) merged.push(span);
    else if (span.rule !== 'email')
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, span.end) };
  }
  return merged;
}
