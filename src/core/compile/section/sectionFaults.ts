import { SECTION_HEADINGS, SECTION_IDS } from '../../model/guide.ts';
import { type Fault, wrong } from '../source/collectFaults.ts';
import { didYouMean, mendTo } from '../../model/value/nearest.ts';

const HEADINGS = SECTION_IDS.map((id) => SECTION_HEADINGS[id]);
const SAME_WHY =
  'Every guide has the same five sections in the same order, so that operators know where to look.';

/** Problems in the sections of a guide. */
export const sectionFaults = {
  none: () =>
    wrong(
      'no-sections',
      'None of the five sections is here.',
      SAME_WHY,
      `Add ${HEADINGS.map((heading) => `\`## ${heading}\``).join(', ')}.`,
    ),
  missing: (heading: string) =>
    wrong(
      'missing-section',
      `The section *${heading}* is missing.`,
      SAME_WHY,
      `Add \`## ${heading}\` with one sentence and what belongs under it.`,
    ),
  unknown: (heading: string): Fault => ({
    ...wrong(
      'unknown-section',
      `There is no section *${heading}*.`,
      SAME_WHY,
      `${didYouMean(heading, HEADINGS)} Smaller headings begin with \`###\`.`,
    ),
    ...mendTo(heading, HEADINGS),
  }),
  repeated: (heading: string) =>
    wrong('repeated-section', `The section *${heading}* stands here twice.`, SAME_WHY, 'Join the two.'),
  outOfOrder: (heading: string, before: string) =>
    wrong(
      'section-out-of-order',
      `*${heading}* stands after *${before}*.`,
      SAME_WHY,
      `Move it: ${HEADINGS.join(', ')}.`,
    ),
  empty: (heading: string) =>
    wrong(
      'empty-section',
      `The section *${heading}* is empty.`,
      'A heading with nothing under it looks like a page that failed to load.',
      'Write one sentence and what belongs under it.',
    ),
  missingIntro: (heading: string): Fault => ({
    code: 'missing-intro',
    severity: 'warning',
    message: `The section *${heading}* has no intro.`,
    why: 'The sentence under the heading tells an operator whether to read on.',
    hint: 'Begin it with a sentence before its list and cards.',
  }),
  headingWithoutSpace: (marks: string, meant: string, title: string): Fault => ({
    ...wrong(
      'heading-without-space',
      `A space is missing after \`${marks}\`.`,
      'Without it this is a paragraph, and no section begins here.',
      `Write \`${meant} ${title}\`.`,
    ),
    mend: { from: `${marks}${title}`, to: `${meant} ${title}` },
  }),
  headingOfOtherLevel: (marks: string, title: string): Fault => ({
    ...wrong(
      'section-of-other-level',
      `The heading *${title}* is not of level 2.`,
      'Only a heading of level 2 begins a section.',
      `Write \`## ${title}\`.`,
    ),
    mend: { from: `${marks} ${title}`, to: `## ${title}` },
  }),
  missingLead: (): Fault => ({
    code: 'missing-lead',
    severity: 'warning',
    message: 'Nothing stands before the first section.',
    why: 'The first sentences calm an operator more than any list.',
    hint: 'Write one or two sentences on what is going on, above `## Symptoms`.',
  }),
  noSteps: (): Fault => ({
    code: 'fix-without-steps',
    severity: 'warning',
    message: '*How to fix it* has no numbered steps.',
    why: 'Steps can be ticked, and a report says which were done.',
    hint: 'Write what to do as a numbered list.',
  }),
} as const;
