import { type Fault, wrong } from '../source/collectFaults.ts';
import { OPENING_WORDS } from '../condition/readConditionSpan.ts';

/** Problems of conditions in list items. */
export const itemFaults = {
  notCode: () =>
    wrong(
      'condition-not-code',
      'This looks like a condition but is not in backticks.',
      'It would be shown as text and never checked.',
      'Put it in backticks, from `when` to the end.',
    ),
  withoutWhen: () =>
    wrong(
      'condition-without-when',
      'This nested item is code but does not begin with `when`.',
      'A nested item that is nothing but code is a condition, and needs to say what it does.',
      `Begin it with ${OPENING_WORDS.map((words) => `\`${words}\``).join(', ')}.`,
    ),
  gateInCause: (words: string) =>
    wrong(
      'gate-in-cause',
      `\`${words}\` cannot stand with a cause.`,
      'Causes are ranked by their conditions; only symptoms find or remove a guide.',
      'Write `when`, or move the line to *Symptoms*.',
    ),
  wordless: () =>
    wrong(
      'item-without-words',
      'This item has a condition and no sentence.',
      'The sentence is what an operator reads as the reason.',
      'Begin the item with what the operator would see, or indent it by two spaces below the item that it belongs to.',
    ),
  headlineCase: () =>
    wrong(
      'headline-case',
      'A headline opens with `headline:`.',
      'Written otherwise, one reader of the file would take it for a headline and another for text.',
      'Write `headline:`, in lower case and with the colon at once.',
    ),
  secondHeadline: () =>
    wrong(
      'second-headline',
      'This symptom already has a headline.',
      'The panel has one first line.',
      'Take one of the two out.',
    ),
  emptyHeadline: () =>
    wrong(
      'empty-headline',
      'This headline says nothing.',
      'It is the first line of the panel and the subject of a report.',
      'Say what happened, such as `headline: {error.provider|The service} refused the call`, or take the item out.',
    ),
  headlineNotPlain: () =>
    wrong(
      'headline-not-plain',
      'A headline is one line of words, code and placeholders.',
      'It is also the subject of a report, where links and marks are lost.',
      'Take links, bold and nested items out.',
    ),
  longHeadline: (length: number, most: number): Fault => ({
    code: 'long-headline',
    severity: 'warning',
    message: `This headline has ${length} characters, more than ${most}.`,
    why: 'In a narrow panel it takes more than two lines.',
    hint: 'Say what happened and nothing else; the rest belongs in the symptom.',
  }),
  noCondition: () =>
    wrong(
      'guide-never-fits',
      'No symptom of this guide has a condition.',
      'Without one it can never be found.',
      'End a symptom with a condition in backticks, such as `when error.status = 429`; only a guide with `role: general` needs none.',
    ),
  notIndexable: (): Fault => ({
    code: 'no-indexable-condition',
    severity: 'warning',
    message: 'Nothing in this guide names a code, a status, a phrase or a stated reason.',
    why: 'It would fit nearly every run in trouble, or be checked against all of them.',
    hint: 'Add an alternative with `=`, `in` or `contains`.',
  }),
  rulesItselfOut: () =>
    wrong(
      'contradiction',
      'A symptom of this guide is seen by the same condition that rules the guide out.',
      'The guide would be removed whenever that symptom is seen.',
      'Take one of the two out, or narrow the gate.',
    ),
  requiresOtherTrouble: (trouble: readonly string[]) =>
    wrong(
      'contradiction',
      `The guide requires a status that no run has whose trouble is ${trouble.join(' or ')}.`,
      'It would be removed from every run it is for.',
      'Change `trouble`, or take the `requires when` out.',
    ),
} as const;
