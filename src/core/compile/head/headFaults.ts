import { type Fault, wrong } from '../source/collectFaults.ts';
import { didYouMean, mendTo } from '../../model/value/nearest.ts';

const ALL_KEYS_WHY =
  'The panel shows it at the head of every guide, so a gap would be seen by every operator.';

/** Problems of a file as a whole, and of its front matter. */
export const headFaults = {
  tooBig: (kilobytes: number, most: number) =>
    wrong(
      'guide-too-big',
      `This guide is ${kilobytes} KB, more than the ${most} KB a guide may be.`,
      'An operator with a failed run reads one screen, not a book.',
      'Split it into several guides that link to each other.',
    ),
  badFileName: (name: string) =>
    wrong(
      'bad-file-name',
      `\`${name}\` is not a guide id.`,
      'The file name is the id by which other guides, links and reports name this guide.',
      'Use lower-case letters, digits and single hyphens, such as `rate-limited.md`; a translation is `rate-limited.de.md`.',
    ),
  idMismatch: (id: string, name: string): Fault => ({
    ...wrong(
      'id-mismatch',
      `The file is called \`${name}\` but its \`id\` says \`${id}\`.`,
      'The file name is the id, so one of the two names would lead nowhere.',
      `Take the \`id\` line out, or rename the file to \`${id}.md\`.`,
    ),
    mend: { from: id, to: name.slice(0, -'.md'.length) },
  }),
  unwritten: (texts: number): Fault => ({
    code: 'unwritten',
    severity: 'warning',
    message: texts === 1 ? 'One text is still to be written.' : `${texts} texts are still to be written.`,
    why: 'An operator would read what was meant for the author.',
    hint: 'Write what each `✎` asks for in its place.',
  }),
  noFrontMatter: () =>
    wrong(
      'no-front-matter',
      'The first line is not `---`.',
      'A guide begins with its facts (title, trouble, surfaces, next) between two `---` lines.',
      'Begin the file with them, and with nothing before the first `---`; `waymark new <id>` writes a guide that has them all.',
    ),
  unclosedFrontMatter: () =>
    wrong(
      'unclosed-front-matter',
      'The front matter is never closed.',
      'Everything down to the end of the file would be read as YAML.',
      'Add a line with `---` after the last key.',
    ),
  frontMatterTooBig: (most: number) =>
    wrong(
      'front-matter-too-big',
      `The front matter is longer than ${most / 1024} KB.`,
      'It holds the facts of the guide; the text belongs below it.',
      'Move the text into the sections.',
    ),
  brokenYaml: (said: string, mend?: string) =>
    wrong(
      'broken-yaml',
      `The front matter cannot be read: ${said}`,
      'Nothing of the guide can be used without its facts.',
      mend === undefined
        ? 'Quote values that hold `: `, ` #`, or begin with one of `[ { * & ! % @ \' "`.'
        : `Quote the value: \`${mend}\`.`,
    ),
  badIndent: (key: string) =>
    wrong(
      'bad-indent',
      `\`${key}\` stands in a column where no key can stand.`,
      'In YAML the column says what a key belongs to.',
      'Begin it in the column of the keys beside it: a fact at the start of its line, a key of a rule under the first letter after `- `.',
    ),
  unclosedText: (mended: string) =>
    wrong(
      'unclosed-text',
      'This quote is never closed.',
      'The rest of the front matter would be read as a part of it.',
      `Write \`${mended}\`.`,
    ),
  repeatedKey: (key: string) =>
    wrong(
      'repeated-key',
      `\`${key}\` is given twice.`,
      'Only one of the two values could be used.',
      'Take one of them out.',
    ),
  tab: () =>
    wrong(
      'tab-in-front-matter',
      'A tab stands at the beginning of this line.',
      'YAML takes spaces only to indent.',
      'Use two spaces for each level; the rules of `next` begin with `  - move: …`.',
    ),
  alias: () =>
    wrong(
      'yaml-alias',
      '`*` refers to another place of the front matter.',
      'References can be nested until a few lines become gigabytes, so they are not followed.',
      'Write the value out.',
    ),
  keyNotText: () =>
    wrong(
      'key-not-text',
      'This key is not a word.',
      'Every key of a guide has a name.',
      'Write one of the known keys.',
    ),
  notAMap: () =>
    wrong(
      'front-matter-not-keys',
      'The front matter holds no keys.',
      'The facts of a guide are given as `key: value`, one a line.',
      'Begin with `title: …`; `waymark new <id>` writes them all.',
    ),
  unknownKey: (key: string, known: readonly string[]): Fault => ({
    ...wrong(
      'unknown-key',
      `There is no key \`${key}\` here.`,
      'Its value would be dropped without a word.',
      didYouMean(key, known),
    ),
    ...mendTo(key, known),
  }),
  missingKey: (key: string, example: string) =>
    wrong('missing-key', `\`${key}\` is missing.`, ALL_KEYS_WHY, `Add \`${key}: ${example}\`.`),
  notText: (key: string, found: string) =>
    wrong(
      'text-expected',
      `\`${key}\` is not a piece of text.`,
      `YAML reads it as ${found}.`,
      `Write one line of text; quote it if it looks like something else: \`${key}: '…'\`.`,
    ),
  emptyText: (key: string) =>
    wrong('empty-value', `\`${key}\` is empty.`, ALL_KEYS_WHY, 'Fill it in, or take an optional key out.'),
  notAList: (key: string, example: string) =>
    wrong(
      'list-of-words-expected',
      `\`${key}\` is not a list of words.`,
      'It can name more than one, so it is always a list.',
      `Write \`${key}: [${example}]\`.`,
    ),
  repeatedValue: (key: string, value: string) =>
    wrong(
      'repeated-value',
      `\`${key}\` names \`${value}\` twice.`,
      'It would be shown twice.',
      'Take one out.',
    ),
  unknownValue: (key: string, value: string, known: readonly string[]): Fault => ({
    ...wrong(
      'unknown-value',
      `\`${key}\` cannot be \`${value}\`.`,
      'Only the known words have a meaning here.',
      didYouMean(value, known),
    ),
    ...mendTo(value, known),
  }),
  troubleNeverFits: (value: string) =>
    wrong(
      'trouble-without-guide',
      `No guide is shown for a run whose trouble is \`${value}\`.`,
      'Such a run has nothing wrong, or mends itself.',
      'Name the trouble that the operator sees: failed, cancelled, blocked, stuck, empty or wrong.',
    ),
  badDate: (value: string) =>
    wrong(
      'bad-date',
      `\`${value}\` is not a date.`,
      'The age of a guide is counted from its last review.',
      'Write the day as year-month-day, such as `2026-11-20`.',
    ),
  relatedToItself: () =>
    wrong(
      'related-to-itself',
      'The guide names itself as related.',
      'The link would lead back to the page it stands on.',
      'Take it out.',
    ),
  tooManyRelated: (count: number, most: number) =>
    wrong(
      'too-many-related',
      `${count} guides are named as related, more than ${most}.`,
      'Related guides are the way out for an operator in the wrong place; a long list is no way out.',
      `Keep the ${most} that are mistaken for this one most often.`,
    ),
  placeholderInPlainText: (key: string, name: string) =>
    wrong(
      'placeholder-in-plain-text',
      `\`{${name}|…}\` stands in \`${key}\`, which is plain text.`,
      'It would be shown with its braces.',
      'A value of the run can be shown in symptoms, headlines, sections and `because`.',
    ),
  unquotedCondition: (key: string, written: string, meant: string = written): Fault => {
    const quoted = `'${meant
      .trim()
      .replace(/^(['"]+)(.*)\1$/, '$2')
      .replace(/^'+|'+$/g, '')
      .replaceAll("'", "''")}'`;
    return {
      ...wrong(
        'unquoted-condition',
        `The condition in \`${key}\` is not quoted.`,
        'YAML gives `:`, `#`, `!`, brackets and quotes a meaning of their own and may change or cut what you wrote.',
        `Write \`${key}: ${quoted}\`.`,
      ),
      mend: { from: written.trim(), to: quoted },
    };
  },
} as const;
