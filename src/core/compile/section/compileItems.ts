import { plainProse } from '../../model/plainProse.ts';
import type { Alternative, Cause, Symptom } from '../../model/guide.ts';
import type { Block, Item, Prose, Inline } from '../../model/prose.ts';
import { compileBlocks } from '../prose/compileBlocks.ts';
import { compileSpan } from '../prose/compileSpan.ts';
import { reportIn, type CompileContext } from '../compileContext.ts';
import { compileProse } from '../prose/compileProse.ts';
import {
  isComparison,
  looksLikeCondition,
  meantCondition,
  OPENING_WORDS,
  readConditionSpan,
  type ConditionRole,
} from '../condition/readConditionSpan.ts';
import { meaningFaults } from '../condition/conditionFaults.ts';
import { lineLength, lineStart, type LineRange, spanOf } from '../source/createSource.ts';
import { nearest } from '../../model/value/nearest.ts';
import { proseFaults } from '../prose/proseFaults.ts';
import { itemFaults as faults } from './itemFaults.ts';
import type { Token } from 'markdown-it';
import type { MarkdownNode } from '../prose/parseMarkdown.ts';

/** The parts of a list item: its sentence, its headline, its conditions, and the rest. */
export interface CompiledItem {
  readonly text: Prose;
  readonly headline: Prose | undefined;
  readonly conditions: Readonly<Record<ConditionRole, readonly Written[]>>;
  readonly rest: readonly Block[];
}

/** An alternative, and its condition as the author wrote it. */
interface Written {
  readonly alternative: Alternative;
  readonly source: string;
}

/** A code span that is read as a condition. */
interface Span {
  readonly content: string;
  readonly lines: LineRange;
}

/**
 * Splits an item of *Symptoms* or *Likely causes* into its parts.
 * @param before the item above in the same list: conditions that are not indented are one mistake, however many there are
 */
export function compileItem(
  item: MarkdownNode,
  use: 'symptom' | 'cause',
  context: CompileContext,
  before?: MarkdownNode,
): CompiledItem {
  const [first, ...others] = item.children;
  const head = first?.type === 'p' ? first : undefined;
  const { tokens, span } = splitLast(head?.inline ?? []);
  const spans: Span[] = span !== undefined && head ? [{ content: span, lines: head }] : [];
  const rest: MarkdownNode[] = [];
  const headlines: MarkdownNode[] = [];
  for (const child of head ? others : item.children) {
    if (child.type !== 'ul' && child.type !== 'ol') {
      rest.push(child);
      continue;
    }
    const kept = child.children.filter((nested) => {
      const content = soleCode(nested);
      if (content === undefined) {
        const bare = bareCondition(nested);
        if (bare !== undefined) {
          reportIn(context, faults.notCode(), nested, bare);
          return false;
        }
        const headline = use === 'symptom' && opensHeadline(nested);
        if (headline) headlines.push(nested);
        return !headline;
      }
      if (readConditionSpan(content)) spans.push({ content, lines: nested });
      else {
        const meant = isComparison(content) ? `when ${content.trim()}` : meantCondition(content);
        const fault = meant === undefined ? faults.withoutWhen() : proseFaults.misspelt(content, meant);
        reportIn(context, fault, nested, content);
      }
      return false;
    });
    if (kept.length > 0) rest.push({ ...child, children: kept });
  }
  const text = head ? compileProse(tokens, head, context) : [];
  const last = text.at(-1);
  if (typeof last === 'string') checkBareCondition(last, head!, context);
  else if (last?.[0] === 'code' && typeof last[1] === 'string' && isComparison(last[1]))
    reportIn(context, proseFaults.misspelt(last[1], `when ${last[1].trim()}`), head!, last[1]);
  if (text.length === 0 && !(before && isWordless(before)))
    context.faults.add(
      faults.wordless(),
      lineStart(context.source, item.from),
      lineLength(context.source, item.from),
    );
  const [headline, second] = headlines;
  if (second) reportIn(context, faults.secondHeadline(), second, '');
  return {
    text,
    headline: headline && compileHeadline(headline, context),
    conditions: compileSpans(spans, use, context),
    rest: compileBlocks(rest, context),
  };
}

/** The symptom of an item. */
export function toSymptom({ text, headline, conditions }: CompiledItem): Symptom {
  const { requires, rulesOut } = conditions;
  return {
    text,
    ...(headline && headline.length > 0 && { headline }),
    any: ways(conditions).map(toAlternative),
    ...(requires.length > 0 && { requires: requires.map(toAlternative) }),
    ...(rulesOut.length > 0 && { rulesOut: rulesOut.map(toAlternative) }),
  };
}

/** The conditions of an item's symptom as the author wrote them, in the order of its `any`. */
export function toSigns({ conditions }: CompiledItem): readonly string[] {
  return ways(conditions).map(({ source }) => source);
}

function ways({ when, minor }: CompiledItem['conditions']): readonly Written[] {
  return [...when, ...minor];
}

function toAlternative({ alternative }: Written): Alternative {
  return alternative;
}

/** The cause of an item. */
export function toCause({ text, conditions: { when } }: CompiledItem): Cause {
  return { text, ...(when.length > 0 && { any: when.map(toAlternative) }) };
}

/** The list that replaces the author's: each item is `['symptom', n]` or `['cause', n]` and the rest of the item. */
export function listOf(
  list: MarkdownNode,
  tag: 'symptom' | 'cause',
  first: number,
  items: readonly CompiledItem[],
): Block {
  const blocks = items.map(({ rest }, index): Item => [[tag, first + index], ...rest]);
  return list.type === 'ol' ? ['ol', list.number, ...blocks] : ['ul', ...blocks];
}

/** Splits a condition off the end of a sentence. */
function splitLast(tokens: readonly Token[]): { tokens: readonly Token[]; span?: string } {
  let end = tokens.length;
  while (end > 0 && isBlank(tokens[end - 1]!)) end--;
  const last = tokens[end - 1];
  return last?.type === 'code_inline' && readConditionSpan(last.content)
    ? { tokens: tokens.slice(0, end - 1), span: last.content }
    : { tokens };
}

function isBlank({ type, content }: Token): boolean {
  return type === 'softbreak' || (type === 'text' && content.trim() === '');
}

/** The content of an item that consists of one code span. */
function soleCode({ children }: MarkdownNode): string | undefined {
  const [only, ...more] = children;
  if (only?.type !== 'p' || more.length > 0) return undefined;
  const visible = only.inline.filter((token) => !isBlank(token));
  return visible.length === 1 && visible[0]!.type === 'code_inline' ? visible[0]!.content : undefined;
}

function isWordless(item: MarkdownNode): boolean {
  return readConditionSpan(soleCode(item) ?? '') !== undefined;
}

/** The text of a nested item that is a condition without backticks. */
function bareCondition({ children: [first] }: MarkdownNode): string | undefined {
  if (first?.type !== 'p') return undefined;
  const [token] = first.inline;
  const written = token?.type === 'text' ? token.content : '';
  // One backtick alone is text to Markdown.
  const text = written.replace(/^`|`$/g, '');
  return readConditionSpan(text) && looksLikeCondition(text) ? text : undefined;
}

function checkBareCondition(text: string, lines: LineRange, context: CompileContext): void {
  const at = Math.max(...OPENING_WORDS.map((words) => text.lastIndexOf(`${words} `)));
  const tail = at < 0 ? '' : text.slice(at);
  if (looksLikeCondition(tail) && /(?:[=<>]|\b(?:in|contains|present|absent)\b)/.test(tail)) {
    reportIn(context, faults.notCode(), lines, tail);
  }
}

function compileSpans(
  spans: readonly Span[],
  use: 'symptom' | 'cause',
  context: CompileContext,
): CompiledItem['conditions'] {
  const conditions: Record<ConditionRole, Written[]> = {
    when: [],
    minor: [],
    requires: [],
    rulesOut: [],
  };
  const seen = new Set<string>();
  for (const { content, lines } of spans) {
    const { role, text, start } = readConditionSpan(content)!;
    if (context.translation) {
      reportIn(context, proseFaults.conditionInTranslation(), lines, content);
      continue;
    }
    if (use === 'cause' && role !== 'when') {
      reportIn(context, faults.gateInCause(content.slice(0, start).trim()), lines, content);
      continue;
    }
    const when = compileSpan(
      content,
      text,
      start,
      use === 'cause' ? 'cause' : role === 'when' || role === 'minor' ? 'symptom' : 'gate',
      lines,
      context,
    );
    if (when === undefined) continue;
    const key = JSON.stringify([role === 'minor' ? 'when' : role, when]);
    if (seen.has(key)) reportIn(context, meaningFaults.repeated(), lines, content, 1);
    seen.add(key);
    const alternative = { when, ...(role === 'minor' && { minor: true as const }) };
    if (role === 'requires' || role === 'rulesOut')
      context.gates.set(alternative, spanOf(context.source, content, lines));
    conditions[role].push({ alternative, source: text });
  }
  return conditions;
}

/** Longest headline, in characters with its fallbacks: two lines of a panel. */
const MAX_HEADLINE = 100;

/** `headline: …`, in whatever case, or a word near to it. */
const HEADLINE = /^(h[a-z]{5,9})\s*:\s*/i;

/** Whether this nested item is a headline, or meant as one. */
function opensHeadline({ children: [first] }: MarkdownNode): boolean {
  const [token] = first?.type === 'p' ? first.inline : [];
  const [, word] = (token?.type === 'text' && HEADLINE.exec(token.content)) || [];
  return word !== undefined && nearest(word, ['headline']) !== undefined;
}

/** What happened, in one line: words, code and placeholders, since it also becomes the subject of a report. */
function compileHeadline(item: MarkdownNode, context: CompileContext): Prose {
  const [first, ...others] = item.children;
  const prose = compileProse(first!.inline, first!, context);
  const opening = typeof prose[0] === 'string' ? prose[0] : '';
  const headline = [opening.replace(HEADLINE, ''), ...prose.slice(1)].filter((inline) => inline !== '');
  if (!opening.startsWith('headline:'))
    reportIn(context, faults.headlineCase(), first!, opening.slice(0, opening.indexOf(':') + 1));
  if (headline.length === 0) reportIn(context, faults.emptyHeadline(), first!, '');
  if (others.length > 0 || headline.some(isMarkup)) reportIn(context, faults.headlineNotPlain(), first!, '');
  const { length } = plainProse(headline, (_, fallback) => fallback);
  if (length > MAX_HEADLINE) reportIn(context, faults.longHeadline(length, MAX_HEADLINE), first!, '');
  return headline;
}

function isMarkup(inline: Inline): boolean {
  return typeof inline !== 'string' && inline[0] !== 'run' && inline[0] !== 'code';
}
