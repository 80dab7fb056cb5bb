import type { Inline, Prose } from '../../model/prose.ts';
import { looksLikeCondition, meantCondition } from '../condition/readConditionSpan.ts';
import type { CompileContext } from '../compileContext.ts';
import { reportIn } from '../compileContext.ts';
import { compileLink, type LinkHead } from './compileLink.ts';
import { compilePlaceholders } from './compilePlaceholders.ts';
import { type LineRange, findIn, spanOf } from '../source/createSource.ts';
import type { Token } from 'markdown-it';
import { proseFaults as faults } from './proseFaults.ts';
import { vendorFaults } from './vendorFaults.ts';

/** An open tag with its content so far. `head` is undefined for a refused link: its text stays. */
interface Frame {
  readonly head: readonly ['strong' | 'em'] | LinkHead | undefined;
  readonly link: boolean;
  readonly children: Inline[];
  readonly token: Token | undefined;
}

/**
 * Turns the tokens of running text into closed prose. HTML and images are reported and left out; white space at both ends is
 * cut.
 *
 * @param lines where the text stands, to find the place of what is wrong in it
 */
export function compileProse(tokens: readonly Token[], lines: LineRange, context: CompileContext): Prose {
  const frames: Frame[] = [{ head: undefined, link: false, children: [], token: undefined }];
  let tagged = false;
  const nth = (token: Token, of: (one: Token) => string | undefined): number => {
    const text = of(token);
    let count = 0;
    for (const one of tokens) {
      if (one === token) break;
      if (one.type === token.type && of(one) === text) count++;
    }
    return count;
  };
  for (const token of tokens) {
    const frame = frames.at(-1)!;
    switch (token.type) {
      case 'text': {
        const inside = frames.some(({ link }) => link) ? 'link' : undefined;
        for (const part of compilePlaceholders(token.content, inside, lines, context))
          append(frame.children, part);
        break;
      }
      case 'softbreak':
        append(frame.children, ' ');
        break;
      case 'hardbreak':
        frame.children.push(['br']);
        break;
      case 'code_inline': {
        const { content } = token;
        const meant = meantCondition(content);
        if (meant !== undefined && !context.translation)
          reportIn(context, faults.misspelt(content, meant), lines, content, nth(token, contentOf));
        if (looksLikeCondition(content)) {
          const fault = context.translation ? faults.conditionInTranslation() : faults.misplaced();
          reportIn(context, fault, lines, content, nth(token, contentOf));
        }
        if (/^\s*checked:?\s+\d/i.test(content))
          reportIn(context, vendorFaults.checkedMisplaced(), lines, content, nth(token, contentOf));
        frame.children.push(['code', ...compilePlaceholders(content, 'code', lines, context)]);
        break;
      }
      case 'strong_open':
      case 'em_open':
        frames.push({ head: [token.type === 'em_open' ? 'em' : 'strong'], link: false, children: [], token });
        break;
      case 'link_open': {
        const href = String(token.attrGet('href') ?? '');
        const head = compileLink(href, context.id, context.vocabulary.surfaces);
        frames.push({ head: isHead(head) ? head : undefined, link: true, children: [], token });
        compilePlaceholders(href, 'link', lines, context);
        if (!isHead(head)) reportIn(context, head, lines, href, nth(token, hrefOf));
        else if (head[0] === 'guide' && head[1] === context.id && head[2] === '')
          reportIn(context, faults.linkToItself(), lines, href, nth(token, hrefOf));
        else if (head[0] === 'guide')
          context.links.push({ id: head[1], ...spanOf(context.source, href, lines, nth(token, hrefOf)) });
        break;
      }
      case 'strong_close':
      case 'em_close':
      case 'link_close':
        close(frames, lines, context);
        break;
      case 'image': {
        const whole = `![${token.content}](${String(token.attrGet('src') ?? '')})`;
        reportIn(context, faults.image(), lines, findIn(context.source, whole, lines) < 0 ? '![' : whole);
        break;
      }
      case 'html_inline':
        if (isComment(token.content)) break;
        // A closing tag is reported with its opening tag.
        if (!tagged || !token.content.startsWith('</')) {
          reportIn(context, faults.rawHtml(), lines, token.content, nth(token, contentOf));
        }
        tagged = true;
        break;
    }
  }
  while (frames.length > 1) close(frames, lines, context);
  return trimmed(frames[0]!.children);
}

/** Whether this is one whole HTML comment: neither code hosts nor this compiler show it. */
export function isComment(html: string): boolean {
  const text = html.trim();
  return text.startsWith('<!--') && text.indexOf('-->', 4) === text.length - 3;
}

function contentOf({ content }: Token): string {
  return content;
}

function hrefOf(token: Token): string {
  return String(token.attrGet('href') ?? '');
}

function isHead(head: ReturnType<typeof compileLink>): head is LinkHead {
  return Array.isArray(head);
}

function close(frames: Frame[], lines: LineRange, context: CompileContext): void {
  const { head, children, token, link } = frames.pop()!;
  const into = frames.at(-1)!.children;
  if (link && children.every((child) => typeof child === 'string' && child.trim() === '')) {
    reportIn(context, faults.emptyLink(), lines, `](${token ? hrefOf(token) : ''}`);
  } else if (head) {
    into.push([...head, ...children] as unknown as Inline);
  } else {
    for (const child of children) append(into, child);
  }
}

function append(children: Inline[], inline: Inline): void {
  const last = children.at(-1);
  if (typeof inline === 'string' && typeof last === 'string') children[children.length - 1] = last + inline;
  else if (inline !== '') children.push(inline);
}

function trimmed(children: Inline[]): Prose {
  const first = children[0];
  if (typeof first === 'string') children[0] = first.trimStart();
  const last = children.at(-1);
  if (typeof last === 'string') children[children.length - 1] = last.trimEnd();
  return children.filter((child) => child !== '');
}
