import type { Report } from '../model/report.ts';
import { showText } from '../model/value/showText.ts';
import type { OutlineLine, Segment } from './segment.ts';
import { reportOutline, type OutlinePart } from './reportOutline.ts';
import { reportTitle } from './reportTitle.ts';

/**
 * A report as GitHub Flavored Markdown, for issues and other readers. Only our own headings, lists, fences and the addresses of run and
 * page are markup; every other text is plain words or code, where it can neither mention, nor link, nor close anything.
 * @param isFolded puts rarely read parts into a `<details>`, which GitHub shows closed
 * @see https://github.github.com/gfm/ and https://docs.github.com/get-started/writing-on-github/working-with-advanced-
 * formatting/autolinked-references-and-urls
 */
export function reportMarkdown(report: Report, isFolded = false): string {
  const { head, parts } = reportOutline(report);
  const message = prose(report.message);
  return `${[
    `## ${words(reportTitle(report))}`,
    listOf(head),
    ...(message ? ['### Message', message] : []),
    ...parts.filter((part) => !isFolded || !part.isRare).flatMap(partOf),
    ...(isFolded
      ? [
          '<details>\n<summary>Run, guide and evidence</summary>',
          ...parts.filter((part) => part.isRare).flatMap(partOf),
          '</details>',
        ]
      : []),
  ].join('\n\n')}\n`;
}

function partOf({ title, lines, quote }: OutlinePart): readonly string[] {
  return [
    `### ${title}`,
    ...(quote ? [fence(quote.trimEnd())] : []),
    ...(lines.length > 0 ? [listOf(lines)] : []),
  ];
}

function listOf(lines: readonly OutlineLine[]): string {
  return lines.map(({ label, segments }) => `- ${label && `**${label}:** `}${inline(segments)}`).join('\n');
}

function inline(segments: readonly Segment[]): string {
  return segments
    .map((segment) => {
      if (typeof segment === 'string') return segment;
      const [kind, text] = segment;
      if (kind === 'address') return `<${address(text)}>`;
      return kind === 'words' ? words(text) : code(text);
    })
    .join('');
}

/** Several lines, with the gaps between paragraphs. */
function prose(text: string): string {
  return lines(text)
    .map(words)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * One line for people: words stay, and anything more than a word (`@team`, `#12`, `a_b`, an address, a hash) becomes code, where it has no
 * effect. Neighbours share one code span.
 */
function words(text: string): string {
  let line = '';
  let held = '';
  for (const word of showText(text).split(/\s+/)) {
    if (!word) continue;
    if (isWord(word)) {
      if (held) line += `${code(held)} `;
      held = '';
      line += `${line ? word : word.replace(OPENS_BLOCK, '$1\\$2')} `;
    } else held = held ? `${held} ${word}` : word;
  }
  return (held ? line + code(held) : line).trim();
}

/** Letters, digits and punctuation without a meaning in Markdown. */
const PLAIN = /^[\p{L}\p{N}\p{M}'"’‘“”„«»(),.;?!…%/+=·–—-]+:?$/u;
/** Host names, commits, and issues of other trackers, which GitHub turns into links. */
const LINKED = /\.\p{L}|[\da-f]{7}|\p{L}-\d/iu;
/** Lists and underlines, which begin a line. */
const OPENS_BLOCK = /^(\d{0,9})([-+=.)])/;

function isWord(word: string): boolean {
  return PLAIN.test(word) && !LINKED.test(word);
}

/** A span of code in one line. */
function code(text: string): string {
  const line = showText(text).replace(/\n/g, '\\n').replace(/\t/g, ' ');
  const content = line.trim() ? line : `"${line}"`;
  const marks = '`'.repeat(longestRun(content) + 1);
  // Markdown strips one space at both ends of a code span, so one is added.
  const pad = /^[` ]|[` ]$/.test(content) ? ' ' : '';
  return `${marks}${pad}${content}${pad}${marks}`;
}

function fence(text: string): string {
  const content = lines(text).join('\n');
  const marks = '`'.repeat(Math.max(3, longestRun(content) + 1));
  return `${marks}text\n${content}\n${marks}`;
}

function lines(text: string): readonly string[] {
  return showText(text.replace(/\r\n?/g, '\n')).split('\n');
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

/** Percent-encoded, but for what an address is made of: https://www.rfc-editor.org/rfc/rfc3986#section-2 */
function address(url: string): string {
  return url.replace(/[^\w.~:/?#[\]@!$&'()*+,;=%-]/gu, (sign) =>
    encodeURIComponent(/\p{Cs}/u.test(sign) ? '\ufffd' : sign),
  );
}
