import type { Expression } from '../../model/condition.ts';
import type { Prose } from '../../model/prose.ts';
import { reportIn, type CompileContext } from '../compileContext.ts';
import { compileSpan } from './compileSpan.ts';
import { readConditionSpan } from '../condition/readConditionSpan.ts';
import { proseFaults } from './proseFaults.ts';
import { spanOf } from '../source/createSource.ts';
import { isDay } from '../source/isDay.ts';
import type { Token } from 'markdown-it';
import { compileProse } from './compileProse.ts';
import type { MarkdownNode } from './parseMarkdown.ts';
import { vendorFaults as faults } from './vendorFaults.ts';

/** `checked 2026-11-30`, or something meant as that. */
const CHECKED = /^\s*checked\b:?\s*(.*?)\s*$/i;

/**
 * Reads a paragraph that ends with `` `checked 2026-11-30` `` as a link to a vendor's page, with or without the condition of
 * the runs it is for, and adds it to the guide's vendor links.
 *
 * @returns its position among them; `undefined` for any other paragraph
 */
export function compileVendorLink(node: MarkdownNode, context: CompileContext): number | undefined {
  const { text, spans } = splitSpans(node.inline);
  const checked = spans.find((span) => CHECKED.test(span));
  if (checked === undefined) return undefined;
  const day = readDay(checked, node, context);
  let when: Expression | undefined;
  for (const span of spans) if (span !== checked) when = readWhen(span, node, context);
  const prose = compileProse(text, node, context);
  if (!isLink(prose)) reportIn(context, faults.checkedWithoutLink(), node, checked);
  context.vendorLinks.push({ text: prose, checked: day, ...(when !== undefined && { when }) });
  return context.vendorLinks.length - 1;
}

/** Cuts up to two code spans off the end of a line: the day, and the condition. */
function splitSpans(tokens: readonly Token[]): { text: readonly Token[]; spans: readonly string[] } {
  const spans: string[] = [];
  let end = tokens.length;
  for (; end > 0; end--) {
    const { type, content } = tokens[end - 1]!;
    if (type === 'softbreak' || (type === 'text' && content.trim() === '')) continue;
    const isOurs = CHECKED.test(content) || readConditionSpan(content) !== undefined;
    if (type !== 'code_inline' || !isOurs || spans.length === 2) break;
    spans.unshift(content);
  }
  return { text: tokens.slice(0, end), spans };
}

function readDay(span: string, node: MarkdownNode, context: CompileContext): string {
  const day = CHECKED.exec(span)![1]!;
  if (span !== `checked ${day}` || !isDay(day)) reportIn(context, faults.badChecked(span), node, span);
  context.checkedDays.push({ day, ...spanOf(context.source, span, node) });
  return day;
}

function readWhen(span: string, node: MarkdownNode, context: CompileContext): Expression | undefined {
  const condition = readConditionSpan(span);
  if (condition?.role !== 'when') return reportIn(context, faults.notWhen(span), node, span);
  if (context.translation) return reportIn(context, proseFaults.conditionInTranslation(), node, span);
  return compileSpan(span, condition.text, condition.start, 'cause', node, context);
}

function isLink([first]: Prose): boolean {
  return typeof first === 'object' && first[0] === 'link';
}
