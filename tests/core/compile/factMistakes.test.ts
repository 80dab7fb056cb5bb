import { describe, expect, it } from 'vitest';
import { mistake } from './guideText.ts';

describe('mistakes in facts', () => {
  it('C12: asks for a title', () => {
    expect(mistake('title: Model not available\n', '')).toMatchInlineSnapshot(`
      "guides/model.md:1:1 error missing-key
        \`title\` is missing.

        > 1 | ---
            | ^^^

        The panel shows it at the head of every guide, so a gap would be seen by every operator.
        → Add \`title: Provider rate limit reached\`.
      "
    `);
  });

  it('C12: takes text for text', () => {
    expect(mistake('title: Model not available', 'title: 404')).toMatchInlineSnapshot(`
      "guides/model.md:2:8 error text-expected
        \`title\` is not a piece of text.

          1 | ---
        > 2 | title: 404
            |        ^^^

        YAML reads it as a number.
        → Write one line of text; quote it if it looks like something else: \`title: '…'\`.
      "
    `);
  });

  it('C12: takes no empty text', () => {
    expect(mistake('escalation: Attach the run and the name of the model.', 'escalation:'))
      .toMatchInlineSnapshot(`
        "guides/model.md:7:12 error empty-value
          \`escalation\` is empty.

            6 | summary: The run asked for a model that the provider does not offer.
          > 7 | escalation:
              |            ^

          The panel shows it at the head of every guide, so a gap would be seen by every operator.
          → Fill it in, or take an optional key out.
        "
      `);
  });

  it('C12: takes a list for a list', () => {
    expect(mistake('trouble: [failed]', 'trouble: failed')).toMatchInlineSnapshot(`
      "guides/model.md:4:10 error list-of-words-expected
        \`trouble\` is not a list of words.

          3 | type: Support
        > 4 | trouble: failed
            |          ^^^^^^

        It can name more than one, so it is always a list.
        → Write \`trouble: [failed]\`.
      "
    `);
  });

  it('C12: shows facts as they stand', () => {
    expect(mistake('that the provider', 'that {model|someone}')).toMatchInlineSnapshot(`
      "guides/model.md:6:10 error placeholder-in-plain-text
        \`{model|…}\` stands in \`summary\`, which is plain text.

          5 | surfaces: [run-detail]
        > 6 | summary: The run asked for a model that {model|someone} does not offer.
            |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        It would be shown with its braces.
        → A value of the run can be shown in symptoms, headlines, sections and \`because\`.
      "
    `);
  });

  it('C13: knows the kinds of trouble', () => {
    expect(mistake('trouble: [failed]', 'trouble: [fialed]')).toMatchInlineSnapshot(`
      "guides/model.md:4:11 error unknown-value
        \`trouble\` cannot be \`fialed\`.

          3 | type: Support
        > 4 | trouble: [fialed]
            |           ^^^^^^

        Only the known words have a meaning here.
        → Did you mean \`failed\`?
      "
    `);
  });

  it('C13: has no guide for a run that mends itself', () => {
    expect(mistake('trouble: [failed]', 'trouble: [failed, retrying]')).toMatchInlineSnapshot(`
      "guides/model.md:4:19 error trouble-without-guide
        No guide is shown for a run whose trouble is \`retrying\`.

          3 | type: Support
        > 4 | trouble: [failed, retrying]
            |                   ^^^^^^^^

        Such a run has nothing wrong, or mends itself.
        → Name the trouble that the operator sees: failed, cancelled, blocked, stuck, empty or wrong.
      "
    `);
  });

  it('C9: knows the declared surfaces', () => {
    expect(mistake('surfaces: [run-detail]', 'surfaces: [run-details]')).toMatchInlineSnapshot(`
      "guides/model.md:5:12 error unknown-surface
        There is no surface \`run-details\`.

          4 | trouble: [failed]
        > 5 | surfaces: [run-details]
            |            ^^^^^^^^^^^

        Its button would open nothing.
        → Did you mean \`run-detail\`? Surfaces are declared in \`waymark.json\` beside the guides.
      "
    `);
  });

  it('C14: knows one role', () => {
    expect(mistake('type: Support', 'type: Support\nrole: generic')).toMatchInlineSnapshot(`
      "guides/model.md:4:7 error unknown-value
        \`role\` cannot be \`generic\`.

          3 | type: Support
        > 4 | role: generic
            |       ^^^^^^^

        Only the known words have a meaning here.
        → Did you mean \`general\`?
      "
    `);
  });

  it('C15: takes a related guide once, and never the guide itself', () => {
    expect(mistake('type: Support', 'type: Support\nrelated: [model, other, other]')).toMatchInlineSnapshot(`
      "guides/model.md:4:11 error related-to-itself
        The guide names itself as related.

          3 | type: Support
        > 4 | related: [model, other, other]
            |           ^^^^^

        The link would lead back to the page it stands on.
        → Take it out.

      guides/model.md:4:18 error dead-related-guide
        There is no guide \`other\`.

          3 | type: Support
        > 4 | related: [model, other, other]
            |                  ^^^^^

        An operator who follows it would end at nothing.
        → Known here: \`model\`.

      guides/model.md:4:25 error repeated-value
        \`related\` names \`other\` twice.

          3 | type: Support
        > 4 | related: [model, other, other]
            |                         ^^^^^

        It would be shown twice.
        → Take one out.
      "
    `);
  });

  it('C15: takes at most six', () => {
    expect(mistake('type: Support', 'type: Support\nrelated: [a, b, c, d, e, f, g]')).toContain(
      '7 guides are named as related, more than 6.',
    );
  });

  it('C16: takes a day that is in the calendar', () => {
    expect(mistake('reviewed: 2026-11-20', 'reviewed: 2026-02-30')).toMatchInlineSnapshot(`
      "guides/model.md:9:11 error bad-date
        \`2026-02-30\` is not a date.

          8 | related-action: Look at the step that named the model.
        > 9 | reviewed: 2026-02-30
            |           ^^^^^^^^^^

        The age of a guide is counted from its last review.
        → Write the day as year-month-day, such as \`2026-11-20\`.
      "
    `);
  });

  it('C16: asks for a review after a year', () => {
    expect(mistake('reviewed: 2026-11-20', 'reviewed: 2025-11-20')).toMatchInlineSnapshot(`
      "guides/model.md:9:11 warning review-overdue
        This guide was last reviewed 368 days ago.

          8 | related-action: Look at the step that named the model.
        > 9 | reviewed: 2025-11-20
            |           ^^^^^^^^^^

        Products change faster than their help; after a year advice is often wrong.
        → Read it against the product of today, then set \`reviewed\` to that day.
      "
    `);
  });

  it('C16: asks for a first review', () => {
    expect(mistake('reviewed: 2026-11-20\n', '')).toMatchInlineSnapshot(`
      "guides/model.md:2:8 warning never-reviewed
        This guide does not say when it was last reviewed.

          1 | ---
        > 2 | title: Model not available
            |        ^^^^^^^^^^^^^^^^^^^

        Nobody can tell whether its advice still holds.
        → Add \`reviewed:\` with the day, such as \`reviewed: 2026-11-20\`.
      "
    `);
  });

  it('C16: takes no review that is still to come', () => {
    expect(mistake('reviewed: 2026-11-20', 'reviewed: 2027-11-20')).toMatchInlineSnapshot(`
      "guides/model.md:9:11 warning reviewed-in-future
        \`2027-11-20\` is still to come.

          8 | related-action: Look at the step that named the model.
        > 9 | reviewed: 2027-11-20
            |           ^^^^^^^^^^

        The review would not be missed for longer than a year.
        → Write the day of the last review.
      "
    `);
  });
});
