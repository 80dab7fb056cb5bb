import { OPERATORS_BY_TYPE } from '../src/core/compile/condition/compileCondition.ts';
import type { ConditionRole } from '../src/core/compile/condition/readConditionSpan.ts';
import { CONFIG_KEYS, HOST_SIGNAL_KEYS } from '../src/core/compile/config/configKeys.ts';
import { HEAD_KEYS, RULE_KEYS, TRANSLATION_KEYS, type HeadKey } from '../src/core/compile/head/headKeys.ts';
import type { Operator } from '../src/core/model/condition.ts';
import { SECTION_HEADINGS } from '../src/core/model/guide.ts';
import { CARD_LABELS, FIX_CARD_LABELS } from '../src/core/model/prose.ts';
import type { SignalSpec } from '../src/core/model/signal/signal.ts';

const OPENERS: Readonly<Record<ConditionRole, readonly [words: string, does: string]>> = {
  when: ['when', 'The symptom is seen where this holds. Several under one symptom are alternatives.'],
  minor: ['minor when', 'The same, and says less: for words that other failures share.'],
  requires: ['requires when', 'The guide is taken away where this is known to be false.'],
  rulesOut: [
    'rules out when',
    'The guide is taken away where this holds; the sentence of the item says why.',
  ],
};

const OPERATORS: Readonly<Record<Operator, string>> = {
  '=': 'is; of several values, one is',
  '!=': 'is not; of several values, none is',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
  in: 'is one of a list in parentheses: `error.code in (ENOSPC, EDQUOT)`',
  contains: 'holds one of these phrases: `log contains ("disk full", "no space * device")`',
  present: 'is known: `error.code present`',
  absent: 'is known to be none: `error.code absent`',
};

/** The grammar of a guide, out of the tables that the compiler reads it by. */
export function grammarPage(signals: readonly SignalSpec[]): string {
  const nextOnly = signals.filter(({ only }) => only).map(({ name }) => name);
  return `# The grammar of a guide

Made from the compiler's own tables, as is [the list of signals](signals.md). [Write a guide](../guides.md) shows each construct in use.

## Conditions

A condition stands in a code span: at the end of a list item, or one in each item nested below it.

${table(
  ['opens with', 'does'],
  Object.values(OPENERS).map(([words, does]) => [code(words), does]),
)}

After that come comparisons, \`signal operator value\`, joined by \`and\`, \`or\`, \`not ( )\` and parentheses. What is not known is neither true nor false.

${table(
  ['operator', 'the signal', 'with signals of the type'],
  Object.entries(OPERATORS).map(([operator, says]) => [
    code(operator),
    says,
    typesWith(operator as Operator),
  ]),
)}

${table(
  ['value', 'written as'],
  [
    [
      'a word',
      '`INDEX_LOCKED`; one that holds a space, a bracket or a word of the grammar in double quotes: `"not found"`',
    ],
    ['a number', '`429`, `0.5`'],
    ['a duration', 'a number and at once one of `ms s m h d`: `90s`, `10m`'],
    ['a size', 'a number and at once one of `B KB MB GB KiB MiB GiB`: `20MB`'],
    [
      'a phrase',
      'in double quotes; whole words, in any case. `*` stands for anything within a line, at the end of a word for the rest of it: `"rebalanc*"`',
    ],
    [
      'a capture',
      '`{name}` in a phrase, up to the end of the word or the closing quote; shown as `{name|what stands there where nothing was captured}`',
    ],
  ],
)}

## Front matter

${keys(HEAD_KEYS)}

Each rule of \`next\`:

${keys(RULE_KEYS)}

\`when\` and \`after\` may also ask for ${nextOnly.map(code).join(', ')}: what the operator did, and what the host can do. \`after\` takes a duration, a signal that holds one, or both with
\`else\`: \`'error.retryAfter else 60s'\`.

In a translation:

${keys(TRANSLATION_KEYS)}

## Text

Five sections, in this order: ${Object.values(SECTION_HEADINGS)
    .map((heading) => code(`## ${heading}`))
    .join(', ')}. Under *How to fix it* a heading \`### \` repeats the words of a cause.

A paragraph that opens with a label in bold is a card: ${CARD_LABELS.filter(
    (label) => !FIX_CARD_LABELS.includes(label),
  )
    .map((label) => code(`**${label}:**`))
    .join(', ')}; under *How to fix it* also
${FIX_CARD_LABELS.map((label) => code(`**${label}:**`)).join(', ')}.

Links lead to \`surface:<id>\`, \`step:failing\`, \`step:<id>\`, \`move:<move>\`, \`./other-guide.md\` and its sections (\`./other-guide.md#fix\`), and to pages with https, http or mailto.

## waymark.json

${table(
  ['key', 'what'],
  Object.entries(CONFIG_KEYS).map(([key, says]) => [code(key), says]),
)}

Each of \`signals\`:

${table(
  ['key', 'what'],
  Object.entries(HOST_SIGNAL_KEYS).map(([key, says]) => [code(key), says]),
)}

## Cases

A line of \`<guide>.cases.jsonl\` is \`{ "input": …, "lead": "index-locked", "move": "fix" }\`: what \`explain\` takes, the guide that should lead (\`null\` for none), and the move. One of the two may be left out.
`;
}

function typesWith(operator: Operator): string {
  return Object.entries(OPERATORS_BY_TYPE)
    .filter(([, operators]) => operators.includes(operator))
    .map(([type]) => type)
    .join(', ');
}

function keys(of: Readonly<Record<string, HeadKey>>): string {
  return table(
    ['key', 'needed', 'what', 'example'],
    Object.entries(of).map(([key, { required, meaning, example, values, moves }]) => [
      code(key),
      [required && 'yes', moves && `with ${moves.map(code).join(', ')}`].filter(Boolean).join(', '),
      values ? `${meaning} One of ${values.map(code).join(', ')}.` : meaning,
      code(example),
    ]),
  );
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), `|${head.map(() => '---|').join('')}`, ...rows.map(row)].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
