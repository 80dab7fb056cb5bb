/**
 * A line of source code with its number, as test runners and compilers show it around an error: `> 35 |   expect(…)`.
 * @see https://babeljs.io/docs/babel-code-frame, https://playwright.dev/docs/test-reporters#line-reporter
 */
export const SOURCE_LINE = /^(?:\S{1,80}: {1,4})?\s{0,12}(?:[>→] {0,4})?\d{1,5} ?[|│] /;
