import type { Fault } from '../source/collectFaults.ts';
import type { Operator } from '../../model/condition.ts';
import type { SignalSpec } from '../../model/signal/signal.ts';
import { didYouMean, mendTo, nearest } from '../../model/value/nearest.ts';
import { mendDuration } from './parseDuration.ts';

const GRAMMAR = 'The grammar is `signal operator value`, joined with `and`, `or`, `not ( )`.';
const NEVER_READ = 'A condition that cannot be read would never find a run, and nobody would notice.';

function broken(code: string, message: string, hint: string): Fault {
  return { code, severity: 'error', message, why: NEVER_READ, hint };
}

/** Problems in the grammar of a condition. */
export const conditionFaults = {
  empty: () =>
    broken('empty-condition', 'There is no condition here.', 'Write one, such as `error.status = 429`.'),
  endsEarly: () =>
    broken('condition-ends-early', 'The condition ends where a comparison should follow.', GRAMMAR),
  tooLong: (longest: number): Fault => ({
    code: 'condition-too-long',
    severity: 'error',
    message: `This condition is longer than ${longest} characters.`,
    why: 'Nobody can check by eye what it says.',
    hint: 'Split it into alternatives, one `when` per nested item.',
  }),
  tooDeep: (deepest: number): Fault => ({
    code: 'condition-too-deep',
    severity: 'error',
    message: `Parentheses and \`not\` stand more than ${deepest} deep here.`,
    why: 'Nobody can check by eye what it says.',
    hint: 'Split it into alternatives, one `when` per nested item.',
  }),
  unexpected: (text: string) =>
    broken('unexpected-text', `\`${text}\` stands where only \`and\`, \`or\` or the end may.`, GRAMMAR),
  unquotedPhrase: (words: string) =>
    broken(
      'unquoted-phrase',
      'Two words stand side by side without quotes.',
      mendDuration(words) === undefined
        ? `Write \`"${words}"\`: words with spaces stand in double quotes.`
        : `Write \`${mendDuration(words)}\`: number and unit are one word.`,
    ),
  smartQuotes: (straight: string) =>
    broken(
      'smart-quotes',
      'This condition holds typographic quotation marks.',
      `Use straight ones: \`${straight}\`. An editor for prose may have changed them.`,
    ),
  brackets: (op: Operator, values: readonly string[]) =>
    broken(
      'list-in-brackets',
      'A list stands in parentheses, not in brackets.',
      `Write \`${op} (${values.join(', ')})\`; a value that holds a bracket is quoted.`,
    ),
  bracketInWord: (text: string) =>
    broken(
      'list-in-brackets',
      `\`${text}\` holds a bracket.`,
      `Write \`${text.replace(/[[\]]/g, '')}\`, or "${text}" in quotes where the bracket belongs to the value.`,
    ),
  elseHere: () =>
    broken(
      'else-outside-after',
      '`else` gives a default, which a condition cannot have.',
      "Use `else` in `after` only, such as `after: 'error.retryAfter else 60s'`.",
    ),
  unclosedQuote: () => broken('unclosed-quote', 'This quote is never closed.', 'Add the closing quote.'),
  singleQuotes: (phrase: string): Fault => ({
    code: 'single-quotes',
    severity: 'warning',
    message: 'This text stands in single quotes.',
    why: 'In front matter the whole condition stands in them, so the same condition would be cut short there.',
    hint: `Write \`"${phrase}"\`.`,
  }),
  unclosedParenthesis: () =>
    broken('unclosed-parenthesis', 'This parenthesis is never closed.', 'Add the closing `)`.'),
  unopenedParenthesis: () =>
    broken(
      'unopened-parenthesis',
      'This parenthesis was never opened.',
      'Take it out, or add the opening `(`.',
    ),
  noSignal: (text: string) =>
    broken('signal-expected', `A signal name should stand here, not \`${text}\`.`, GRAMMAR),
  valueFirst: (turned: string) =>
    broken('value-first', 'The value stands before its signal.', `Write \`${turned}\`.`),
  noOperator: (signal: string) =>
    broken(
      'operator-expected',
      `\`${signal}\` stands alone; nothing is said about it.`,
      `Compare it (\`${signal} = …\`), or write \`${signal} present\`.`,
    ),
  unknownOperator: (text: string, meant: string | undefined): Fault => ({
    ...broken(
      'unknown-operator',
      `\`${text}\` is not an operator.`,
      meant === undefined
        ? 'There is `=`, `!=`, `<`, `<=`, `>`, `>=`, `in`, `contains`, `present`, `absent`.'
        : `Write \`${meant}\`.`,
    ),
    // `!` may stand right before what it negates.
    ...(meant !== undefined && { mend: { from: text, to: meant === 'not' ? 'not ' : meant } }),
  }),
  notIn: (signal: string) =>
    broken('not-in', '`not` stands before the whole comparison here.', `Write \`not ${signal} in (…)\`.`),
  noValue: (op: string, text: string, reserved: boolean) =>
    broken(
      'value-expected',
      text === '' ? `A value should follow \`${op}\`.` : `A value should follow \`${op}\`, not \`${text}\`.`,
      reserved
        ? `\`${text}\` is a word of the grammar; as a value, quote it: "${text}".`
        : `Write a word, a number or "quoted words" after \`${op}\`.`,
    ),
  listAfter: (op: string, values: readonly string[]) =>
    broken(
      'list-not-taken',
      `\`${op}\` compares with one value, not with a list.`,
      `For any of them write \`in (${values.join(', ')})\`.`,
    ),
  notAList: (values: readonly string[]) =>
    broken(
      'list-expected',
      '`in` takes a list in parentheses.',
      values.length === 1
        ? `Write \`in (${values[0]})\`, or \`= ${values[0]}\` for one value.`
        : `Write \`in (${values.join(', ')})\`.`,
    ),
  noComma: (text: string) =>
    broken(
      'comma-expected',
      `A comma or \`)\` should stand before \`${text}\`.`,
      'Put commas between the values of a list, and quotes around words with spaces.',
    ),
} as const;

/** Problems in the words of a well-formed condition. */
export const meaningFaults = {
  unknownSignal: (name: string, known: readonly string[]): Fault => ({
    code: 'unknown-signal',
    severity: 'error',
    message: `There is no signal \`${name}\`.`,
    why: 'A comparison of a signal that no run has is unknown for ever.',
    ...meantSignal(name, known),
  }),
  undeclaredHostSignal: (name: string): Fault => ({
    code: 'undeclared-host-signal',
    severity: 'error',
    message: `The host's own signal \`${name}\` is not declared.`,
    why: 'Its type is not known, so the comparison cannot be checked.',
    hint: `Declare it in \`waymark.json\` beside the guides: "signals": { "${name}": { "type": "number", "meaning": "…" } }.`,
  }),
  nextOnly: (name: string): Fault => ({
    code: 'next-only-signal',
    severity: 'error',
    message: `\`${name}\` may be used in \`next\` only.`,
    why: 'It is about the operator or the host, and a symptom is about the run.',
    hint: 'Move the comparison to the `when` of a `next` rule, or compare a signal of the run.',
  }),
  wrongOperator: (name: string, type: string, op: string, allowed: string): Fault => ({
    code: 'wrong-operator',
    severity: 'error',
    message: `\`${op}\` cannot be used with \`${name}\`, which is ${article(type)} ${type}.`,
    why: 'The comparison would be unknown in every run.',
    hint: `With ${article(type)} ${type} use ${allowed}.`,
  }),
  wrongValue: ({ name, type, example }: SignalSpec, value: string): Fault => ({
    code: 'wrong-value',
    severity: 'error',
    message: `\`${value}\` is not ${article(type)} ${type}, which \`${name}\` is.`,
    why: 'The comparison would never be true.',
    hint:
      type === 'boolean'
        ? 'Write `true` or `false`.'
        : type === 'duration' && mendDuration(value) !== undefined
          ? `Write \`${mendDuration(value)}\`.`
          : `Write ${article(type)} ${type}${UNITS[type] ?? ''}, as in \`${example}\`.`,
  }),
  noUnit: (value: string, type: string, units: string): Fault => ({
    code: 'missing-unit',
    severity: 'error',
    message: `\`${value}\` has no unit.`,
    why: `A ${type} without a unit can be read in more than one way.`,
    hint: `Add one of ${units}, such as \`${value}${type === 'size' ? 'MB' : 's'}\`.`,
  }),
  outsideRange: (value: number, name: string, [least, greatest]: readonly [number, number]): Fault => ({
    code: 'value-outside-domain',
    severity: 'error',
    message: `\`${name}\` is never ${value}.`,
    why: 'The comparison would say the same in every run.',
    hint: greatest === Infinity ? `It is ${least} or more.` : `It lies between ${least} and ${greatest}.`,
  }),
  twoValues: (name: string, values: readonly string[]): Fault => ({
    code: 'two-values-at-once',
    severity: 'warning',
    message: `This asks for two values of \`${name}\` at the same time.`,
    why: 'Only a failure with a chain of causes has several; nearly every run has one.',
    hint: `For either of them write \`${name} in (${values.join(', ')})\`.`,
  }),
  noOneValue: (name: string): Fault => ({
    code: 'two-values-at-once',
    severity: 'warning',
    message: `No one value of \`${name}\` is all that is asked here.`,
    why: 'Only where there are several values could each of them be a part of it.',
    hint: 'Join the comparisons with `or`, or mend the values.',
  }),
  regularExpression: (phrase: string): Fault => ({
    code: 'phrase-not-a-pattern',
    severity: 'warning',
    message: `"${phrase}" looks like a regular expression, and is looked for as it stands.`,
    why: 'Phrases know `*` for anything within a line and `{name}` for a capture, and nothing else.',
    hint: 'Write the words around it, with `*` where they differ; alternatives are a list: `contains ("one", "other")`.',
  }),
  outsideDomain: (value: string, name: string, domain: readonly string[]): Fault => ({
    code: 'value-outside-domain',
    severity: 'error',
    message: `\`${name}\` is never \`${value}\`.`,
    why: 'The comparison would never be true.',
    hint: didYouMean(value, domain),
    ...mendTo(value, domain),
  }),
  contradiction: (signal: string): Fault => ({
    code: 'contradiction',
    severity: 'error',
    message: `This can never be true: it asks opposite things of \`${signal}\`.`,
    why: 'A symptom that no run can have hides a mistake.',
    hint: 'Join the comparisons with `or`, or write them as two alternatives.',
  }),
  wordless: (phrase: string): Fault => ({
    code: 'phrase-without-words',
    severity: 'error',
    message: `The phrase "${phrase}" holds no word to look for.`,
    why: 'Without at least one letter or digit outside `*` and `{…}` it would match nearly every text.',
    hint: 'Add the words around it.',
  }),
  captureNotKept: (name: string): Fault => ({
    code: 'capture-not-kept',
    severity: 'error',
    message: `\`{${name}}\` captures text where nothing can show it.`,
    why: 'Only what a symptom captures by `when` or `minor when` is kept for the prose.',
    hint: `Take \`{${name}}\` out, or write \`*\` in its place.`,
  }),
  repeated: (): Fault => ({
    code: 'repeated-condition',
    severity: 'warning',
    message: 'This symptom already has the same condition.',
    why: 'The second one changes nothing, so perhaps another was meant.',
    hint: 'Take it out, or write the condition you meant.',
  }),
} as const;

const UNITS: Partial<Record<SignalSpec['type'], string>> = {
  duration: ' with one of the units `ms s m h d`',
  size: ' with one of the units `B KB MB GB KiB MiB GiB`',
};

/** Lists the signals of the same kind where no name is near: `trail.stepOpened` is no typing mistake. */
function meantSignal(name: string, known: readonly string[]): Pick<Fault, 'hint' | 'mend'> {
  const [family = '', ...rest] = name.split('.');
  const whole = rest.length === 0 ? known.find((one) => one.endsWith(`.${name}`)) : undefined;
  if (whole !== undefined) return { hint: `Did you mean \`${whole}\`?`, mend: { from: name, to: whole } };
  const same = known.filter((one) => one.startsWith(`${family}.`));
  if (same.length < 2 || rest.length === 0) return { hint: didYouMean(name, known), ...mendTo(name, known) };
  const near = nearest(
    rest.join('.'),
    same.map((one) => one.slice(family.length + 1)),
  );
  if (near === undefined) return { hint: didYouMean('', same) };
  const to = `${family}.${near}`;
  return { hint: `Did you mean \`${to}\`?`, mend: { from: name, to } };
}

function article(type: string): string {
  return 'aeiou'.includes(type[0]!) ? 'an' : 'a';
}
