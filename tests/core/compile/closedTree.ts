import { BLOCK_TAGS, CARD_LABELS, type Block, type Inline } from '../../../src/core/model/prose.ts';
import { MOVE_KINDS } from '../../../src/core/model/run.ts';
import { SECTION_IDS, type GuideBody } from '../../../src/core/model/guide.ts';
import type { CompiledSections } from '../../../src/core/compile/section/compileSections.ts';

/** The text of a guide, before or after it became head and body. */
type Texts = Omit<CompiledSections, 'vendorLinks' | 'headings'> & Pick<GuideBody, 'vendorLinks'>;

/** Everything in the text of a guide that is not of the closed tree, or leads where no guide may lead. */
export function outsideTree({
  lead,
  sections,
  symptoms,
  causes,
  vendorLinks = [],
}: Texts): readonly unknown[] {
  const wrong: unknown[] = [];
  const inline = (node: Inline): void => {
    if (typeof node === 'string') return;
    const [tag, ...rest] = node as readonly [string, ...unknown[]];
    const texts = (parts: readonly unknown[]): void => parts.forEach((part) => inline(part as Inline));
    if (tag === 'strong' || tag === 'em') texts(rest);
    else if (tag === 'code' && rest.every(isCode)) return;
    else if (tag === 'br' && rest.length === 0) return;
    else if (isPlaceholder(node)) return;
    else if (tag === 'link' && isOutside(rest[0])) texts(rest.slice(1));
    else if (tag === 'do' && isAction(rest[0])) texts(rest.slice(1));
    else if (
      tag === 'guide' &&
      /^[A-Za-z0-9-]+$/.test(String(rest[0])) &&
      ['', ...SECTION_IDS].includes(String(rest[1]))
    )
      texts(rest.slice(2));
    else wrong.push(node);
  };
  const block = (node: Block): void => {
    const [tag, ...rest] = node as readonly [string, ...unknown[]];
    if (!(BLOCK_TAGS as readonly string[]).includes(tag)) wrong.push(node);
    else if (tag === 'p') rest.forEach((part) => inline(part as Inline));
    else if (tag === 'h') rest.slice(1).forEach((part) => inline(part as Inline));
    else if (tag === 'quote') rest.forEach((part) => block(part as Block));
    else if (tag === 'ul') rest.forEach((item) => (item as Block[]).forEach(block));
    else if (tag === 'ol') rest.slice(1).forEach((item) => (item as Block[]).forEach(block));
    else if (tag === 'fix' && typeof rest[0] === 'number')
      rest.slice(1).forEach((part) => block(part as Block));
    else if (tag === 'card' && (CARD_LABELS as readonly unknown[]).includes(rest[0]))
      rest.slice(1).forEach((part) => block(part as Block));
    else if (tag === 'table') (rest[0] as Inline[][][]).flat(2).forEach(inline);
    else if (tag === 'pre' ? !rest.every(isCode) : !['hr', 'symptom', 'cause', 'vendor'].includes(tag))
      wrong.push(node);
  };
  lead.forEach(block);
  for (const { intro, blocks } of sections) {
    intro.forEach(inline);
    blocks.forEach(block);
  }
  for (const { text } of [...symptoms, ...causes, ...vendorLinks]) text.forEach(inline);
  for (const { headline = [] } of symptoms) headline.forEach(inline);
  return wrong;
}

function isCode(part: unknown): boolean {
  return typeof part === 'string' || isPlaceholder(part);
}

function isPlaceholder(node: unknown): boolean {
  return (
    Array.isArray(node) &&
    node.length === 3 &&
    node[0] === 'run' &&
    node.every((part) => typeof part === 'string')
  );
}

function isOutside(url: unknown): boolean {
  if (typeof url !== 'string' || /[\p{Cc}\p{Cf}\s\\]/u.test(url)) return false;
  // What a browser makes of it decides, not what it looks like.
  const { protocol, username, password } = new URL(url, 'https://base.example/');
  return (
    /^(?:https?|mailto):/.test(url.toLowerCase()) &&
    ['http:', 'https:', 'mailto:'].includes(protocol) &&
    username === '' &&
    password === ''
  );
}

function isAction(action: unknown): boolean {
  const [[key, value] = [], ...more] = Object.entries(action as object);
  if (more.length > 0 || typeof value !== 'string') return false;
  if (key === 'move') return (MOVE_KINDS as readonly string[]).includes(value);
  return (key === 'surface' || key === 'step') && /^[\w.:/-]+$/.test(value);
}
