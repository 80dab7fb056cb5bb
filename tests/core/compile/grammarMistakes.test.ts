import { describe, expect, it } from 'vitest';
import { conditionMistake } from './guideText.ts';

describe('mistakes in the grammar of conditions', () => {
  it('C20: asks for a condition', () => {
    expect(conditionMistake('')).toMatchInlineSnapshot(`
      "guides/model.md:30:10 error empty-condition
        There is no condition here.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when \`
             |          ^

        A condition that cannot be read would never find a run, and nobody would notice.
        → Write one, such as \`error.status = 429\`.
      "
    `);
  });

  it('C20: asks for an operator', () => {
    expect(conditionMistake('budget.exceeded')).toMatchInlineSnapshot(`
      "guides/model.md:30:11 error operator-expected
        \`budget.exceeded\` stands alone; nothing is said about it.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when budget.exceeded\`
             |           ^^^^^^^^^^^^^^^

        A condition that cannot be read would never find a run, and nobody would notice.
        → Compare it (\`budget.exceeded = …\`), or write \`budget.exceeded present\`.
      "
    `);
  });

  it('C20: knows the operators of other languages', () => {
    expect(conditionMistake('error.status == 429')).toMatchInlineSnapshot(`
      "guides/model.md:30:24 error unknown-operator
        \`==\` is not an operator.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when error.status == 429\`
             |                        ^^

        A condition that cannot be read would never find a run, and nobody would notice.
        → Write \`=\`.
      "
    `);
    expect(conditionMistake('error.status = 429 && error.code = x')).toContain('Write `and`.');
    expect(conditionMistake('error.status is 429')).toContain('Write `=`.');
    expect(conditionMistake('!error.status = 429')).toContain('Write `not`.');
    expect(conditionMistake('log =~ /rate/')).toContain('Write `contains`.');
  });

  it('C20: asks for a value', () => {
    expect(conditionMistake('error.status =')).toMatchInlineSnapshot(`
      "guides/model.md:30:25 error value-expected
        A value should follow \`=\`.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when error.status =\`
             |                         ^

        A condition that cannot be read would never find a run, and nobody would notice.
        → Write a word, a number or "quoted words" after \`=\`.
      "
    `);
    expect(conditionMistake('error.code = not')).toMatchInlineSnapshot(`
      "guides/model.md:30:24 error value-expected
        A value should follow \`=\`, not \`not\`.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when error.code = not\`
             |                        ^^^

        A condition that cannot be read would never find a run, and nobody would notice.
        → \`not\` is a word of the grammar; as a value, quote it: "not".
      "
    `);
  });

  it('C20: asks for a list, and for none', () => {
    expect(conditionMistake('error.status in 429')).toMatchInlineSnapshot(`
      "guides/model.md:30:24 error list-expected
        \`in\` takes a list in parentheses.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when error.status in 429\`
             |                        ^^^^^^

        A condition that cannot be read would never find a run, and nobody would notice.
        → Write \`in (429)\`, or \`= 429\` for one value.
      "
    `);
    expect(conditionMistake('error.status = (429, 503)')).toMatchInlineSnapshot(`
      "guides/model.md:30:24 error list-not-taken
        \`=\` compares with one value, not with a list.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when error.status = (429, 503)\`
             |                        ^^^^^^^^^^^^

        A condition that cannot be read would never find a run, and nobody would notice.
        → For any of them write \`in (429, 503)\`.
      "
    `);
  });

  it('C20: asks for commas', () => {
    expect(conditionMistake('error.status in (429 503)')).toMatchInlineSnapshot(`
      "guides/model.md:30:32 error comma-expected
        A comma or \`)\` should stand before \`503\`.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when error.status in (429 503)\`
             |                                ^^^

        A condition that cannot be read would never find a run, and nobody would notice.
        → Put commas between the values of a list, and quotes around words with spaces.
      "
    `);
  });

  it('C20: asks for quotes around words with spaces', () => {
    expect(conditionMistake('log contains rate limit')).toMatchInlineSnapshot(`
      "guides/model.md:30:24 error unquoted-phrase
        Two words stand side by side without quotes.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when log contains rate limit\`
             |                        ^^^^^^^^^^

        A condition that cannot be read would never find a run, and nobody would notice.
        → Write \`"rate limit"\`: words with spaces stand in double quotes.
      "
    `);
  });

  it('C20: puts `not` before the comparison', () => {
    expect(conditionMistake('error.status not in (429, 503)')).toMatchInlineSnapshot(`
      "guides/model.md:30:24 error not-in
        \`not\` stands before the whole comparison here.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when error.status not in (429, 503)\`
             |                        ^^^

        A condition that cannot be read would never find a run, and nobody would notice.
        → Write \`not error.status in (…)\`.
      "
    `);
  });

  it('C20: asks for what closes', () => {
    expect(conditionMistake('(error.status = 429')).toMatchInlineSnapshot(`
      "guides/model.md:30:11 error unclosed-parenthesis
        This parenthesis is never closed.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when (error.status = 429\`
             |           ^

        A condition that cannot be read would never find a run, and nobody would notice.
        → Add the closing \`)\`.
      "
    `);
    expect(conditionMistake('log contains "rate limit')).toMatchInlineSnapshot(`
      "guides/model.md:30:24 error unclosed-quote
        This quote is never closed.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when log contains "rate limit\`
             |                        ^^^^^^^^^^^

        A condition that cannot be read would never find a run, and nobody would notice.
        → Add the closing quote.
      "
    `);
    expect(conditionMistake('error.status = 429)')).toMatchInlineSnapshot(`
      "guides/model.md:30:29 error unopened-parenthesis
        This parenthesis was never opened.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when error.status = 429)\`
             |                             ^

        A condition that cannot be read would never find a run, and nobody would notice.
        → Take it out, or add the opening \`(\`.
      "
    `);
  });

  it('C20: asks what follows `and`', () => {
    expect(conditionMistake('error.status = 429 and')).toMatchInlineSnapshot(`
      "guides/model.md:30:33 error condition-ends-early
        The condition ends where a comparison should follow.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when error.status = 429 and\`
             |                                 ^

        A condition that cannot be read would never find a run, and nobody would notice.
        → The grammar is \`signal operator value\`, joined with \`and\`, \`or\`, \`not ( )\`.
      "
    `);
  });

  it('C20: asks for a signal first', () => {
    expect(conditionMistake('"rate limit"')).toMatchInlineSnapshot(`
      "guides/model.md:30:11 error signal-expected
        A signal name should stand here, not \`rate limit\`.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when "rate limit"\`
             |           ^^^^^^^^^^^^

        A condition that cannot be read would never find a run, and nobody would notice.
        → The grammar is \`signal operator value\`, joined with \`and\`, \`or\`, \`not ( )\`.
      "
    `);
  });

  it('C20: has `else` for waiting only', () => {
    expect(conditionMistake('error.retryAfter > 1m else 60s')).toMatchInlineSnapshot(`
      "guides/model.md:30:33 error else-outside-after
        \`else\` gives a default, which a condition cannot have.

          29 | - The provider does not know {model|the model}
        > 30 |   - \`when error.retryAfter > 1m else 60s\`
             |                                 ^^^^

        A condition that cannot be read would never find a run, and nobody would notice.
        → Use \`else\` in \`after\` only, such as \`after: 'error.retryAfter else 60s'\`.
      "
    `);
  });
});
