import { wrong } from '../source/collectFaults.ts';

/** Problems in the fixes of causes. */
export const fixFaults = {
  withoutCause: (near: string | undefined, causes: readonly string[]) =>
    wrong(
      'fix-without-cause',
      'This heading repeats no cause.',
      'The panel opens the fix of the cause that holds; under these words it would open none.',
      near === undefined
        ? `Repeat the words of one: ${causes.map((cause) => `"${cause}"`).join(', ')}. A heading among the general steps is \`####\`.`
        : `Write \`### ${near}\`, in the words of the cause.`,
    ),
  repeated: (title: string) =>
    wrong(
      'repeated-fix',
      `The cause "${title}" already has a fix.`,
      'Only one of the two could be opened.',
      'Join the two.',
    ),
  empty: (title: string) =>
    wrong(
      'empty-fix',
      `Nothing stands under "${title}".`,
      'An operator who has this cause would find no way out.',
      'Write the steps, or take the heading out.',
    ),
  cardOutside: (label: string) =>
    wrong(
      'card-outside-fix',
      `The card \`${label}\` stands outside *How to fix it*.`,
      'It says something about a fix, and there is none here.',
      'Move it to *How to fix it*.',
    ),
} as const;
