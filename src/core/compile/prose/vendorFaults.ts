import { wrong } from '../source/collectFaults.ts';

const EXAMPLE = 'Write the item as - [Error codes](https://…) `checked 2026-11-30`';

/** Problems of a link to a vendor's page. */
export const vendorFaults = {
  badChecked: (span: string) =>
    wrong(
      'bad-checked',
      `\`${span}\` names no day.`,
      'A page of a vendor changes; operators and authors want to know how old the advice is.',
      'Write the day as year-month-day, such as `checked 2026-11-30`.',
    ),
  checkedWithoutLink: () =>
    wrong(
      'checked-without-link',
      'This item does not begin with a link to a page.',
      '`checked` says on which day a page of a vendor was read.',
      `${EXAMPLE}, or take \`checked\` out.`,
    ),
  checkedMisplaced: () =>
    wrong(
      'checked-misplaced',
      '`checked` has no effect here.',
      'Only the end of a list item that begins with a link is read as a vendor link.',
      `${EXAMPLE}.`,
    ),
  notWhen: (span: string) =>
    wrong(
      'vendor-link-not-when',
      `\`${span}\` cannot stand beside \`checked\`.`,
      'A vendor link is shown or not; it neither finds nor removes a guide.',
      'Write one condition that opens with `when`.',
    ),
} as const;
