import { SECTION_HEADINGS, type GuideBody, type GuideHead } from '../../core/model/guide.ts';
import { fillCode } from '../../core/model/plainProse.ts';
import type { Block, Inline, Item, Prose } from '../../core/model/prose.ts';

/** The address of a guide as a resource: `waymark://guide/rate-limited`. */
export function guideUri(id: string): string {
  return `waymark://guide/${encodeURIComponent(id)}`;
}

/** A guide as Markdown for people: without conditions, and with the author's fallbacks in place of values of a run. */
export function guideMarkdown(head: GuideHead, body: GuideBody): string {
  const { escalation, related, relatedAction, reviewed } = body.facts;
  const facts = [
    ['Id', head.id],
    ['For runs that are', head.trouble.join(', ')],
    ['Owning surfaces', head.surfaces.join(', ')],
    ['Escalation', escalation],
    ['Related action', relatedAction],
    ['Related guides', related.map((id) => `[${id}](${guideUri(id)})`).join(', ')],
    ['Reviewed', reviewed ?? ''],
  ].flatMap(([label, value]) => (value ? [`- ${label}: ${value}`] : []));
  const write = (blocks: readonly Block[]): string => blocksText(blocks, head, body);
  const sections = body.sections.flatMap(({ id, intro, blocks }) => [
    `## ${SECTION_HEADINGS[id]}`,
    proseText(intro),
    write(blocks),
  ]);
  return `${[`# ${head.title}`, head.summary, facts.join('\n'), write(body.lead), ...sections]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

function blocksText(blocks: readonly Block[], head: GuideHead, body: GuideBody): string {
  return blocks
    .map((block) => blockText(block, head, body))
    .filter(Boolean)
    .join('\n\n');
}

function blockText(block: Block, head: GuideHead, body: GuideBody): string {
  const inner = (blocks: readonly Block[]): string => blocksText(blocks, head, body);
  const item = (mark: string, blocks: Item): string =>
    mark + inner(blocks).replaceAll('\n', `\n${' '.repeat(mark.length)}`);
  switch (block[0]) {
    case 'p': {
      const [, ...prose] = block;
      return proseText(prose);
    }
    case 'h': {
      const [, level, ...prose] = block;
      return `${'#'.repeat(level)} ${proseText(prose)}`;
    }
    case 'pre': {
      const [, language, ...parts] = block;
      return `\`\`\`${language}\n${fillCode(parts).trimEnd()}\n\`\`\``;
    }
    case 'quote': {
      const [, ...blocks] = block;
      return inner(blocks).replace(/^/gm, '> ');
    }
    case 'hr':
      return '---';
    case 'ul': {
      const [, ...items] = block;
      return items.map((blocks) => item('- ', blocks)).join('\n');
    }
    case 'ol': {
      const [, start, ...items] = block;
      return items.map((blocks, at) => item(`${start + at}. `, blocks)).join('\n');
    }
    case 'card': {
      const [, label, ...blocks] = block;
      return `**${label}:** ${inner(blocks)}`;
    }
    case 'table': {
      const [first = '', ...rows] = block[1].map((row) => `| ${row.map(proseText).join(' | ')} |`);
      return [first, `|${' --- |'.repeat(block[1][0]?.length ?? 0)}`, ...rows].join('\n');
    }
    case 'symptom':
      return proseText(head.symptoms[block[1]]?.text ?? []);
    case 'cause':
      return proseText(body.causes[block[1]]?.text ?? []);
    case 'fix': {
      const [, cause, ...blocks] = block;
      return `### ${proseText(body.causes[cause]?.text ?? [])}\n\n${inner(blocks)}`;
    }
    case 'vendor': {
      const link = body.vendorLinks?.[block[1]];
      return link ? `${proseText(link.text)} (checked on ${link.checked})` : '';
    }
    default:
      return '';
  }
}

function proseText(prose: Prose): string {
  return prose.map(inlineText).join('');
}

function inlineText(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  switch (inline[0]) {
    case 'strong':
    case 'em': {
      const [tag, ...prose] = inline;
      const mark = tag === 'em' ? '*' : '**';
      return mark + proseText(prose) + mark;
    }
    case 'code': {
      const [, ...parts] = inline;
      return `\`${fillCode(parts)}\``;
    }
    case 'br':
      return '\n';
    case 'link': {
      const [, url, ...prose] = inline;
      return `[${proseText(prose)}](${url})`;
    }
    case 'do': {
      const [, , ...prose] = inline;
      return proseText(prose);
    }
    case 'guide': {
      const [, id, , ...prose] = inline;
      return `[${proseText(prose)}](${guideUri(id)})`;
    }
    case 'run':
      return inline[2];
    default:
      return '';
  }
}
