import { type Fault, wrong } from '../source/collectFaults.ts';
import { didYouMean } from '../../model/value/nearest.ts';

/** Problems of a translation. */
export const translationFaults = {
  originalKey: (key: string) =>
    wrong(
      'key-in-translation',
      `\`${key}\` belongs to the original.`,
      'A translation holds prose only, so that the rules of a guide cannot drift apart.',
      'Take it out.',
    ),
  notReasons: () =>
    wrong(
      'next-not-reasons',
      '`next` of a translation is a list of reasons.',
      'They are paired with the rules of the original, one by one.',
      'Write `- because: …` for each rule, in the same order.',
    ),
  noOriginal: (id: string, known: readonly string[]) =>
    wrong(
      'translation-without-original',
      `There is no guide \`${id}\` to translate.`,
      'The rules of a guide stand in its original; without it this text is never shown.',
      didYouMean(id, known),
    ),
  unpaired: (what: string, here: number, there: number) =>
    wrong(
      'translation-unpaired',
      `${what}: ${here} here, ${there} in the original.`,
      'They are paired one by one in the same order, so a missing one would shift all that follow.',
      'Translate each, in the same order.',
    ),
  unpairedHeadline: (symptom: number, original: boolean) =>
    wrong(
      'translation-unpaired',
      `Symptom ${symptom} has ${original ? 'no headline here, one in the original' : 'a headline here, none in the original'}.`,
      'The first line of the panel would be of another language, or say another thing.',
      original ? 'Translate it as `- headline: …` under the symptom.' : 'Take it out.',
    ),
  unpairedFix: (fix: number, cause: number) =>
    wrong(
      'translation-unpaired',
      `Heading ${fix} of the third section is that of cause ${cause} in the original, and of another here.`,
      'The panel would open the fix of another cause.',
      `Repeat the words of cause ${cause} in it, and keep the order of the original.`,
    ),
  noHash: (hash: string): Fault => ({
    code: 'translation-without-of',
    severity: 'error',
    message: 'The translation does not say which text it was made from.',
    why: 'Only so can a changed original be noticed.',
    hint: `Add \`of: '${hash}'\`.`,
  }),
  stale: (hash: string): Fault => ({
    code: 'stale-translation',
    severity: 'warning',
    message: 'The original has changed since this translation was made.',
    why: 'Operators would read advice that is no longer given.',
    hint: `Bring it up to date, then write \`of: '${hash}'\`.`,
  }),
} as const;
