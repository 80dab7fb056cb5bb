import { describe, expect, it } from 'vitest';
import { mistake } from './guideText.ts';

describe('mistakes in next', () => {
  it('C29: mends an unquoted condition', () => {
    expect(mistake("when: 'retry.sameFailure < 3'", 'when: retry.sameFailure < 3')).toMatchInlineSnapshot(`
      "guides/model.md:12:11 error unquoted-condition
        The condition in \`when\` is not quoted.

          11 |   - move: retry
        > 12 |     when: retry.sameFailure < 3
             |           ^^^^^^^^^^^^^^^^^^^^^

        YAML gives \`:\`, \`#\`, \`!\`, brackets and quotes a meaning of their own and may change or cut what you wrote.
        → Write \`when: 'retry.sameFailure < 3'\`.
      "
    `);
  });

  it('C29: mends one that YAML cannot even read', () => {
    expect(mistake("when: 'retry.sameFailure < 3'", 'when: log contains "error: it\'s gone"'))
      .toMatchInlineSnapshot(`
      "guides/model.md:12:11 error unquoted-condition
        The condition in \`when\` is not quoted.

          11 |   - move: retry
        > 12 |     when: log contains "error: it's gone"
             |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        YAML gives \`:\`, \`#\`, \`!\`, brackets and quotes a meaning of their own and may change or cut what you wrote.
        → Write \`when: 'log contains "error: it''s gone"'\`.
      "
    `);
  });

  it('C11: knows a misspelt key of a rule', () => {
    expect(mistake('    because: It may', '    becuase: It may')).toMatchInlineSnapshot(`
      "guides/model.md:14:5 error unknown-key
        There is no key \`becuase\` here.

          13 |     after: 'error.retryAfter else 60s'
        > 14 |     becuase: It may be back.
             |     ^^^^^^^

        Its value would be dropped without a word.
        → Did you mean \`because\`?
      "
    `);
  });

  it('C17: asks for rules', () => {
    expect(mistake(/next:[^]*Choose another model\.\n/, 'next: retry\n')).toMatchInlineSnapshot(`
      "guides/model.md:10:1 error next-not-rules
        \`next\` is not a list of rules.

           9 | reviewed: 2026-11-20
        > 10 | next: retry
             | ^^^^

        Without rules nobody is told what to do.
        → Write \`next:\` and under it at least \`- move: fix\`, \`otherwise: true\` and \`because: …\`.
      "
    `);
  });

  it('C17: asks for a last rule', () => {
    expect(mistake('    otherwise: true\n', "    when: 'error.status = 404'\n")).toMatchInlineSnapshot(`
      "guides/model.md:15:5 error missing-otherwise
        The last rule is not \`otherwise: true\`.

          14 |     because: It may be back.
        > 15 |   - move: fix
             |     ^^^^

        When no condition is true the operator would get no advice.
        → Add a last rule with \`otherwise: true\` that is right whatever happened.
      "
    `);
  });

  it('C17: wants it last', () => {
    expect(mistake("when: 'retry.sameFailure < 3'", 'otherwise: true')).toMatchInlineSnapshot(`
      "guides/model.md:12:5 error otherwise-not-last
        \`otherwise\` stands before other rules.

          11 |   - move: retry
        > 12 |     otherwise: true
             |     ^^^^^^^^^

        Rules are tried in order, so those after it would never be reached.
        → Move this rule to the end.
      "
    `);
  });

  it('C17: asks when a rule applies', () => {
    expect(mistake("    when: 'retry.sameFailure < 3'\n", '')).toMatchInlineSnapshot(`
      "guides/model.md:11:5 error rule-without-when
        This rule does not say when it applies.

          10 | next:
        > 11 |   - move: retry
             |     ^^^^

        Every rule but the last has a condition.
        → Add \`when: '…'\`, or make it the last rule with \`otherwise: true\`.
      "
    `);
  });

  it('C17: knows the four moves', () => {
    expect(mistake('move: retry\n', 'move: restart\n')).toMatchInlineSnapshot(`
      "guides/model.md:11:11 error unknown-value
        \`move\` cannot be \`restart\`.

          10 | next:
        > 11 |   - move: restart
             |           ^^^^^^^

        Only the known words have a meaning here.
        → Known here: \`fix\`, \`retry\`, \`continue\`, \`report\`.
      "
    `);
  });

  it('C17: takes `otherwise: true` and nothing else', () => {
    expect(mistake('otherwise: true', 'otherwise: yes')).toMatchInlineSnapshot(`
      "guides/model.md:17:16 error otherwise-not-true
        \`otherwise\` can only be \`true\`.

          16 |     open: surface run-detail
        > 17 |     otherwise: yes
             |                ^^^

        It marks the last rule.
        → Write \`otherwise: true\`, or take it out.
      "
    `);
  });

  it('C18: lets the last rule assert nothing', () => {
    expect(mistake('otherwise: true', "otherwise: true\n    when: 'error.status = 404'"))
      .toMatchInlineSnapshot(`
      "guides/model.md:18:11 error otherwise-asserts
        The last rule relies on a condition.

          17 |     otherwise: true
        > 18 |     when: 'error.status = 404'
             |           ^^^^^^^^^^^^^^^^^^^^

        It is used when nothing about the run is known, so it may assert nothing about the run.
        → Take the condition out; give a signal in \`after\` a default with \`else\`.
      "
    `);
  });

  it('C18: lets it wait for nothing that may be unknown', () => {
    expect(
      mistake('move: fix\n    open: surface run-detail\n', "move: retry\n    after: 'error.retryAfter'\n"),
    ).toMatchInlineSnapshot(`
      "guides/model.md:16:12 error otherwise-asserts
        The last rule relies on \`error.retryAfter\`.

          15 |   - move: retry
        > 16 |     after: 'error.retryAfter'
             |            ^^^^^^^^^^^^^^^^^^

        It is used when nothing about the run is known, so it may assert nothing about the run.
        → Take the condition out; give a signal in \`after\` a default with \`else\`.
      "
    `);
  });

  it('C19: asks how to continue', () => {
    expect(mistake('move: retry\n', 'move: continue\n')).toMatchInlineSnapshot(`
      "guides/model.md:11:5 error missing-how
        \`continue\` does not say how.

          10 | next:
        > 11 |   - move: continue
             |     ^^^^

        Waiting, resuming, skipping and doing nothing are four different buttons.
        → Add \`how: wait\`, \`resume\`, \`skip\` or \`nothing\`.
      "
    `);
  });

  it('C19: takes no key that has no effect', () => {
    expect(mistake('open: surface run-detail', "how: wait\n    after: '60s'")).toMatchInlineSnapshot(`
      "guides/model.md:16:5 error key-without-effect
        \`how\` has no effect here.

          15 |   - move: fix
        > 16 |     how: wait
             |     ^^^

        It belongs to \`continue\` only.
        → Take it out, or change the move.

      guides/model.md:17:5 error key-without-effect
        \`after\` has no effect here.

          16 |     how: wait
        > 17 |     after: '60s'
             |     ^^^^^

        It belongs to \`retry\` and \`continue\` only.
        → Take it out, or change the move.
      "
    `);
  });

  it('C19: opens surfaces and steps', () => {
    expect(mistake('open: surface run-detail', 'open: run-detail')).toMatchInlineSnapshot(`
      "guides/model.md:16:11 error bad-open
        \`run-detail\` cannot be opened.

          15 |   - move: fix
        > 16 |     open: run-detail
             |           ^^^^^^^^^^

        A fix opens a surface of the host or a step of the run.
        → Write \`open: surface run-detail\`.
      "
    `);
  });

  it('C19: waits for a duration', () => {
    expect(mistake('error.retryAfter else 60s', 'error.retryAfter or 60s')).toMatchInlineSnapshot(`
      "guides/model.md:13:12 error bad-after
        \`error.retryAfter or 60s\` is not a time to wait.

          12 |     when: 'retry.sameFailure < 3'
        > 13 |     after: 'error.retryAfter or 60s'
             |            ^^^^^^^^^^^^^^^^^^^^^^^^^

        A wait is a duration, a signal that holds one, or that signal with a default.
        → Write \`after: '60s'\` or \`after: 'error.retryAfter else 60s'\`.
      "
    `);
    expect(mistake('error.retryAfter else 60s', 'error.retryAfter else 60')).toMatchInlineSnapshot(`
      "guides/model.md:13:12 error missing-unit
        \`60\` has no unit.

          12 |     when: 'retry.sameFailure < 3'
        > 13 |     after: 'error.retryAfter else 60'
             |            ^^^^^^^^^^^^^^^^^^^^^^^^^^

        A duration without a unit can be read in more than one way.
        → Add one of \`ms s m h d\`, such as \`60s\`.
      "
    `);
    expect(mistake('error.retryAfter else 60s', 'error.status else 60s')).toMatchInlineSnapshot(`
      "guides/model.md:13:12 error after-not-a-duration
        \`error.status\` is not a duration but a number.

          12 |     when: 'retry.sameFailure < 3'
        > 13 |     after: 'error.status else 60s'
             |            ^^^^^^^^^^^^^^^^^^^^^^^

        Only a duration can be waited for.
        → Use \`error.retryAfter\`, or a plain duration such as \`60s\`.
      "
    `);
  });
});
