import { HEAD_KEYS, type HeadKey, RULE_KEYS } from '../../core/compile/head/headKeys.ts';
import {
  type Completion,
  type Completions,
  guideCompletions,
  type Names,
  surfaceCompletions,
} from './completion.ts';
import { conditionCompletions } from './conditionCompletions.ts';

type Keys = Readonly<Record<string, HeadKey>>;

const KEYS_OF_GUIDE: Keys = HEAD_KEYS;
const KEYS_OF_RULE: Keys = RULE_KEYS;

/**
 * What may stand next in the front matter of a guide.
 *
 * @param lines all of its lines
 * @param at the line that is written
 * @param before that line, as far as it is written
 * @param today the day, `2026-11-20`
 */
export function headCompletions(
  lines: readonly string[],
  at: number,
  before: string,
  names: Names,
  today: string,
): Completions {
  const [, lead = '', key, written = ''] = /^(\s*(?:- )?)(?:([\w-]+):\s*)?(.*)$/.exec(before) ?? [];
  const keys = lead === '' ? KEYS_OF_GUIDE : KEYS_OF_RULE;
  if (key === undefined) {
    const there = lead === '' ? lines : ruleAround(lines, at, lead.includes('-'));
    const missing = Object.keys(keys).filter(
      (one) => !there.some((line) => line.replace(/^\s*(?:- )?/, '').startsWith(`${one}:`)),
    );
    return { partial: written, list: missing.map((one) => keyCompletion(one, keys[one]!)) };
  }
  const spec = keys[key];
  return spec ? valueCompletions(key, spec, written, names, today) : { partial: '', list: [] };
}

/** What explains a key, as Markdown. */
export function keyText(key: string, { meaning, example, moves }: HeadKey): string {
  const of = moves ? `\n\nBelongs to ${moves.map((move) => `\`${move}\``).join(' and ')}.` : '';
  return `**${key}**\n\n${meaning}${of}\n\n\`${key}: ${example}\``;
}

function keyCompletion(key: string, spec: HeadKey): Completion {
  return {
    label: key,
    kind: 'key',
    detail: spec.required ? 'required' : 'may be left out',
    says: keyText(key, spec),
    text: `${key}: `,
  };
}

/** The lines of the rule that line `at` belongs to. */
function ruleAround(lines: readonly string[], at: number, opens: boolean): readonly string[] {
  if (opens) return [];
  let from = at;
  while (from > 0 && !/^\s*- /.test(lines[from]!) && lines[from]!.startsWith(' ')) from--;
  let to = at + 1;
  while (to < lines.length && /^\s+[^\s-]/.test(lines[to]!)) to++;
  return lines.slice(from, to).filter((_, index) => from + index !== at);
}

function valueCompletions(
  key: string,
  { kind, values }: HeadKey,
  written: string,
  names: Names,
  today: string,
): Completions {
  switch (kind) {
    case 'words': {
      const [partial = ''] = /[\w-]*$/.exec(written) ?? [];
      const list =
        key === 'surfaces'
          ? surfaceCompletions(names)
          : key === 'related'
            ? guideCompletions(names)
            : plain(values ?? []);
      const there = new Set(written.slice(0, written.length - partial.length).match(/[\w-]+/g));
      return { partial, list: list.filter(({ label }) => !there.has(label)) };
    }
    case 'condition': {
      // A condition stands in quotes, which a writer at its beginning has not set yet.
      if (written === '') {
        const { list } = conditionCompletions('', true, names);
        return { partial: '', list: list.map((one) => ({ ...one, text: `'${one.text ?? one.label}` })) };
      }
      return conditionCompletions(written.replace(/^'/, ''), true, names);
    }
    case 'wait': {
      const waits = [...names.vocabulary.signals.values()].filter(({ type }) => type === 'duration');
      const list = [...waits.map(({ name }) => `'${name} else 60s'`), "'60s'"];
      return { partial: written, list: plain(list) };
    }
    case 'opening': {
      const surfaces = surfaceCompletions(names).map((one) => ({ ...one, label: `surface ${one.label}` }));
      return {
        partial: written,
        list: [...plain(['step failing', 'cause else step failing', 'cause']), ...surfaces],
      };
    }
    case 'day':
      return { partial: written, list: plain([today]) };
    case 'true':
      return { partial: written, list: plain(['true']) };
    default:
      return { partial: written, list: plain(values ?? []) };
  }
}

function plain(list: readonly string[]): readonly Completion[] {
  return list.map((label) => ({ label, kind: 'value' }));
}
