import { type Fault, type Faults, wrong } from './collectFaults.ts';
import type { Source } from './createSource.ts';

const conflict = wrong(
  'merge-conflict',
  'This line is left of a merge that was not finished.',
  'Both versions stand in the file, and neither can be read.',
  'Keep one of them, and take out the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.',
);
const nul = wrong(
  'nul-character',
  'There is a NUL character here.',
  'It is no text; the file may be damaged, or saved in an encoding other than UTF-8.',
  'Take it out, and save the file as UTF-8.',
);
const invisible = wrong(
  'invisible-character',
  'A character that cannot be seen, or a no-break space, stands in this condition.',
  'It is read as a letter, so the word beside it is no word of the grammar.',
  'Take it out, and type a plain space where one belongs.',
);
const blank: Fault = {
  code: 'no-break-space',
  severity: 'warning',
  message: 'This line is indented by spaces that are not plain ones.',
  why: 'Markdown does not count them, so what stands here belongs to the line above.',
  hint: 'Replace them by plain spaces.',
};
const footnote: Fault = {
  code: 'footnote',
  severity: 'warning',
  message: 'This looks like a footnote, which a guide does not have.',
  why: 'It is shown with its brackets.',
  hint: 'Write it into the sentence, or link to it.',
};
const todo: Fault = {
  code: 'unwritten',
  severity: 'warning',
  message: 'Something is still to be written here.',
  why: 'An operator would read what was meant for the author.',
  hint: 'Write it, or move the note into an HTML comment.',
};

/** Patterns after which a file cannot be read, and others that are only reported. */
const FATAL: readonly (readonly [RegExp, Fault])[] = [
  [/^(?:<{7}|>{7})(?: .*)?$/m, conflict],
  // oxlint-disable-next-line no-control-regex -- the character itself is looked for
  [/\u0000/, nul],
  [/[\u00a0\u200b-\u200d\u2060\ufeff](?<=`[^`\n]{0,40}\bwhen\b[^`\n]{0,400})/, invisible],
];
const ODD: readonly (readonly [RegExp, Fault])[] = [
  [/^[ \t]*\u00a0[ \t\u00a0]*|^[ \t]*[\u2000-\u200a\u202f\u3000]+(?=(?:[-*+]|\d{1,3}\.) )/m, blank],
  [/\[\^[^\]\s]{1,40}\]/, footnote],
  [/\b(?:TODO|FIXME)\b/, todo],
];

/**
 * Checks a file as text before anything is parsed. Each kind is reported once, at its first place.
 * @returns whether the file can be read at all
 */
export function checkText({ text }: Source, { add }: Faults): boolean {
  const fatal = find(text, FATAL)[0];
  if (fatal) {
    add(...fatal);
    return false;
  }
  // A comment is not part of the guide, and code may contain anything.
  const shown = text.replace(/<!--[^]*?-->|```[^]*?```|`[^`\n]*`/g, (one) => one.replace(/[^\n]/g, ' '));
  for (const fault of find(shown, ODD)) add(...fault);
  return true;
}

function find(
  text: string,
  kinds: readonly (readonly [RegExp, Fault])[],
): readonly (readonly [fault: Fault, offset: number, length: number])[] {
  return kinds.flatMap(([pattern, fault]) => {
    const found = pattern.exec(text);
    return found ? [[fault, found.index, found[0].length] as const] : [];
  });
}
