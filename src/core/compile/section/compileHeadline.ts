import { plainProse } from '../../model/plainProse.ts';
import type { Inline, Prose } from '../../model/prose.ts';
import { reportIn, type CompileContext } from '../compileContext.ts';
import { compileProse } from '../prose/compileProse.ts';
import type { MarkdownNode } from '../prose/parseMarkdown.ts';
import { itemFaults as faults } from './itemFaults.ts';

/** Longest headline, in characters with its fallbacks: two lines of a panel. */
const MAX_HEADLINE = 100;

/** `headline: …`, in whatever case. */
const HEADLINE = /^headline\s*:\s*/i;

/** Is this nested item a headline, or meant as one? */
export function opensHeadline({ children: [first] }: MarkdownNode): boolean {
  const [token] = first?.type === 'p' ? first.inline : [];
  return token?.type === 'text' && HEADLINE.test(token.content);
}

/** What happened, in one line: words, code and placeholders, since it also becomes the subject of a report. */
export function compileHeadline(item: MarkdownNode, context: CompileContext): Prose {
  const [first, ...others] = item.children;
  const prose = compileProse(first!.inline, first!, context);
  const opening = typeof prose[0] === 'string' ? prose[0] : '';
  const headline = [opening.replace(HEADLINE, ''), ...prose.slice(1)].filter((inline) => inline !== '');
  if (!opening.startsWith('headline:'))
    reportIn(context, faults.headlineCase(), first!, opening.split(':')[0]!);
  if (headline.length === 0) reportIn(context, faults.emptyHeadline(), first!, '');
  if (others.length > 0 || headline.some(isMarkup)) reportIn(context, faults.headlineNotPlain(), first!, '');
  const { length } = plainProse(headline, (_, fallback) => fallback);
  if (length > MAX_HEADLINE) reportIn(context, faults.longHeadline(length, MAX_HEADLINE), first!, '');
  return headline;
}

function isMarkup(inline: Inline): boolean {
  return typeof inline !== 'string' && inline[0] !== 'run' && inline[0] !== 'code';
}
