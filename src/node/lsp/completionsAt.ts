import { OPENING_WORDS, readConditionSpan } from '../../core/compile/condition/readConditionSpan.ts';
import { SECTION_HEADINGS, SECTION_IDS } from '../../core/model/guide.ts';
import { CARD_LABELS } from '../../core/model/prose.ts';
import { MOVE_KINDS } from '../../core/model/run.ts';
import { SHOWN_SIGNALS } from '../../core/model/signal/shownSignals.ts';
import { signalKind } from '../guides/signalKind.ts';
import {
  type Completion,
  type Completions,
  guideCompletions,
  type Names,
  surfaceCompletions,
} from './completion.ts';
import { conditionCompletions } from './conditionCompletions.ts';
import { headCompletions } from './headCompletions.ts';
import { signalText } from './signalText.ts';

/**
 * What may stand at a place of a guide.
 *
 * @param text the guide, as far as it is written
 * @param line from 0
 * @param character in the line, from 0
 * @param today the day, `2026-11-20`
 */
export function completionsAt(
  text: string,
  { line, character }: { readonly line: number; readonly character: number },
  names: Names,
  today: string,
): Completions {
  const lines = text.split(/\r\n?|\n/);
  const before = (lines[line] ?? '').slice(0, character);
  const end = headEnd(lines);
  if (line > 0 && line < end) return headCompletions(lines.slice(0, end), line, before, names, today);
  return bodyCompletions(lines, before, names);
}

/** The line that closes the front matter; past the last one where it is not closed yet, 0 where there is none. */
export function headEnd(lines: readonly string[]): number {
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return 0;
  const end = lines.findIndex((line, at) => at > 0 && /^---[ \t]*$/.test(line));
  return end < 0 ? lines.length : end;
}

function bodyCompletions(lines: readonly string[], before: string, names: Names): Completions {
  const link = /\]\(([^)\s]*)$/.exec(before)?.[1];
  if (link !== undefined) return { partial: link, list: linkCompletions(names) };
  const placeholder = /\{([\w.]*)$/.exec(before)?.[1];
  if (placeholder !== undefined) return { partial: placeholder, list: placeholderCompletions(names) };
  const spans = before.split('`');
  // An odd number of backticks: the last one opens a span. Conditions stand in items of lists.
  if (spans.length % 2 === 0 && /^\s*(?:[-*]|\d+\.) /.test(before)) {
    const span = spans.at(-1)!;
    const condition = readConditionSpan(`${span} `);
    if (condition && /when\s/.test(span))
      return conditionCompletions(span.slice(condition.start), false, names);
    return { partial: span, list: OPENING_WORDS.map((label) => ({ label, kind: 'key', text: `${label} ` })) };
  }
  const card = /^\*\*([\w ]*)$/.exec(before)?.[1];
  if (card !== undefined)
    return {
      partial: card,
      list: CARD_LABELS.map((label) => ({ label, kind: 'text', text: `${label}:** ` })),
    };
  const heading = /^## ?([\w ]*)$/.exec(before)?.[1];
  if (heading !== undefined) {
    const missing = SECTION_IDS.map((id) => SECTION_HEADINGS[id]).filter(
      (one) => !lines.includes(`## ${one}`),
    );
    return { partial: heading, list: missing.map((label) => ({ label, kind: 'text' })) };
  }
  return { partial: '', list: [] };
}

function linkCompletions(names: Names): readonly Completion[] {
  const fixed = [...MOVE_KINDS.map((move) => `move:${move}`), 'step:failing'];
  return [
    ...surfaceCompletions(names).map((one) => ({ ...one, label: `surface:${one.label}` })),
    ...fixed.map((label): Completion => ({ label, kind: 'value' })),
    ...guideCompletions(names).map((one) => ({ ...one, label: `./${one.label}.md` })),
    ...SECTION_IDS.map((id): Completion => ({
      label: `#${id}`,
      kind: 'value',
      detail: SECTION_HEADINGS[id],
    })),
  ];
}

function placeholderCompletions({ vocabulary: { signals } }: Names): readonly Completion[] {
  return SHOWN_SIGNALS.flatMap((name): readonly Completion[] => {
    const spec = signals.get(name);
    return spec
      ? [{ label: name, kind: 'signal', detail: signalKind(spec), says: signalText(spec), text: `${name}|` }]
      : [];
  });
}
