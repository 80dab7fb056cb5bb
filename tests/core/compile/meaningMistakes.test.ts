import { describe, expect, it } from 'vitest';
import { conditionMistake, mistake } from './guideText.ts';

describe('mistakes in what conditions mean', () => {
  it('C22: knows a misspelt signal', () => {
    expect(conditionMistake('eror.code = x')).toMatchInlineSnapshot(`
      "guides/model.md:30:11 error unknown-signal
        There is no signal \`eror.code\`.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when eror.code = x\`
             |           ^^^^^^^^^

        A comparison of a signal that no run has is unknown for ever.
        → Did you mean \`error.code\`?
      "
    `);
  });

  it('C9: asks for the declaration of a host signal', () => {
    expect(conditionMistake('host.plan = free')).toMatchInlineSnapshot(`
      "guides/model.md:30:11 error undeclared-host-signal
        The host's own signal \`host.plan\` is not declared.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when host.plan = free\`
             |           ^^^^^^^^^

        Its type is not known, so the comparison cannot be checked.
        → Declare it in \`waymark.json\` beside the guides: "signals": { "host.plan": { "type": "number", "meaning": "…" } }.
      "
    `);
    expect(conditionMistake('host.runOnKey > 1')).toContain('Did you mean `host.runsOnKey`?');
  });

  it('C22: takes no text operator on a number', () => {
    expect(conditionMistake('error.status contains "42"')).toMatchInlineSnapshot(`
      "guides/model.md:30:24 error wrong-operator
        \`contains\` cannot be used with \`error.status\`, which is a number.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when error.status contains "42"\`
             |                        ^^^^^^^^

        The comparison would be unknown in every run.
        → With a number use \`=\`, \`!=\`, \`<\`, \`<=\`, \`>\`, \`>=\`, \`in\`, \`present\`, \`absent\`.
      "
    `);
  });

  it('C22: puts no order on words', () => {
    expect(conditionMistake('error.code < 500')).toMatchInlineSnapshot(`
      "guides/model.md:30:22 error wrong-operator
        \`<\` cannot be used with \`error.code\`, which is a string.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when error.code < 500\`
             |                      ^

        The comparison would be unknown in every run.
        → With a string use \`=\`, \`!=\`, \`in\`, \`present\`, \`absent\`.
      "
    `);
  });

  it('C22: compares text by phrases only', () => {
    expect(conditionMistake('log = "rate limit"')).toMatchInlineSnapshot(`
      "guides/model.md:30:15 error wrong-operator
        \`=\` cannot be used with \`log\`, which is a text.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when log = "rate limit"\`
             |               ^

        The comparison would be unknown in every run.
        → With a text use \`contains\`, \`present\`, \`absent\`.
      "
    `);
  });

  it('C22: takes a number for a number', () => {
    expect(conditionMistake('error.status = too-many')).toMatchInlineSnapshot(`
      "guides/model.md:30:26 error wrong-value
        \`too-many\` is not a number, which \`error.status\` is.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when error.status = too-many\`
             |                          ^^^^^^^^

        The comparison would never be true.
        → Write a number, as in \`error.status = 429\`.
      "
    `);
  });

  it('C22: takes true or false for a boolean', () => {
    expect(conditionMistake('budget.exceeded = yes')).toMatchInlineSnapshot(`
      "guides/model.md:30:29 error wrong-value
        \`yes\` is not a boolean, which \`budget.exceeded\` is.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when budget.exceeded = yes\`
             |                             ^^^

        The comparison would never be true.
        → Write \`true\` or \`false\`.
      "
    `);
  });

  it('C21: asks for the unit of a duration', () => {
    expect(conditionMistake('run.silence >= 600')).toMatchInlineSnapshot(`
      "guides/model.md:30:26 error missing-unit
        \`600\` has no unit.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when run.silence >= 600\`
             |                          ^^^

        A duration without a unit can be read in more than one way.
        → Add one of \`ms s m h d\`, such as \`600s\`.
      "
    `);
    expect(conditionMistake('run.silence >= 10min')).toMatchInlineSnapshot(`
      "guides/model.md:30:26 error wrong-value
        \`10min\` is not a duration, which \`run.silence\` is.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when run.silence >= 10min\`
             |                          ^^^^^

        The comparison would never be true.
        → Write \`10m\`.
      "
    `);
  });

  it('C22: knows the values of a signal', () => {
    expect(conditionMistake('waiting.for = aproval')).toMatchInlineSnapshot(`
      "guides/model.md:30:25 error value-outside-domain
        \`waiting.for\` is never \`aproval\`.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when waiting.for = aproval\`
             |                         ^^^^^^^

        The comparison would never be true.
        → Did you mean \`approval\`?
      "
    `);
  });

  it('C23: keeps the operator out of symptoms', () => {
    expect(conditionMistake('trail.replayOpened = true')).toMatchInlineSnapshot(`
      "guides/model.md:30:11 error next-only-signal
        \`trail.replayOpened\` may be used in \`next\` only.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when trail.replayOpened = true\`
             |           ^^^^^^^^^^^^^^^^^^

        It is about the operator or the host, and a symptom is about the run.
        → Move the comparison to the \`when\` of a \`next\` rule, or compare a signal of the run.
      "
    `);
  });

  it('C26: finds what can never be true', () => {
    expect(conditionMistake('run.status = failed and run.status = queued')).toMatchInlineSnapshot(`
      "guides/model.md:30:11 error contradiction
        This can never be true: it asks opposite things of \`run.status\`.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when run.status = failed and run.status = queued\`
             |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        A symptom that no run can have hides a mistake.
        → Join the comparisons with \`or\`, or write them as two alternatives.
      "
    `);
    expect(conditionMistake('run.attempt > 5 and not run.attempt >= 2')).toMatchInlineSnapshot(`
      "guides/model.md:30:11 error contradiction
        This can never be true: it asks opposite things of \`run.attempt\`.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when run.attempt > 5 and not run.attempt >= 2\`
             |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        A symptom that no run can have hides a mistake.
        → Join the comparisons with \`or\`, or write them as two alternatives.
      "
    `);
  });

  it('C36: takes no phrase without a word', () => {
    expect(conditionMistake('log contains "{model}*"')).toMatchInlineSnapshot(`
      "guides/model.md:30:24 error phrase-without-words
        The phrase "{model}*" holds no word to look for.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when log contains "{model}*"\`
             |                        ^^^^^^^^^^

        Without at least one letter or digit outside \`*\` and \`{…}\` it would match nearly every text.
        → Add the words around it.
      "
    `);
  });

  it('C36: captures in symptoms only', () => {
    expect(mistake('when error.code = model_retired', 'when log contains "model {old} retired"'))
      .toMatchInlineSnapshot(`
      "guides/model.md:38:44 error capture-not-kept
        \`{old}\` captures text where nothing can show it.

        > 38 | - The model was retired \`when log contains "model {old} retired"\`
             |                                            ^^^^^^^^^^^^^^^^^^^^^

        Only what a symptom captures by \`when\` or \`minor when\` is kept for the prose.
        → Take \`{old}\` out, or write \`*\` in its place.
      "
    `);
  });

  it('C7: takes no endless condition', () => {
    expect(conditionMistake(`error.code in (${'x, '.repeat(900)}x)`)).toContain(
      'longer than 2000 characters',
    );
    expect(conditionMistake(`${'('.repeat(40)}error.code = x${')'.repeat(40)}`)).toContain(
      'more than 24 deep',
    );
  });

  it('C30: warns of an alternative that stands there twice', () => {
    expect(mistake('  - `minor when', '  - `when error.code in (MODEL_NOT_FOUND)`\n  - `minor when'))
      .toMatchInlineSnapshot(`
      "guides/model.md:31:3 warning repeated-condition
        This symptom already has the same condition.

          30 |   - \`when error.code = model_not_found\`
        > 31 |   - \`when error.code in (MODEL_NOT_FOUND)\`
             |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        The second one changes nothing, so perhaps another was meant.
        → Take it out, or write the condition you meant.
      "
    `);
  });
});
