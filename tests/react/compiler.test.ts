import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileReact } from '../../.ci/reactCompiler.ts';

/** What the compiler leaves as it is written. Neither reads a ref in render, nor changes what is not its own. */
const LEFT: readonly (readonly [string, string])[] = [
  // Loads code in an effect by `import()` and sets by `??=`, and that syntax is not compiled.
  [
    'src/react/panel/PanelAnswer.tsx',
    '(BuildHIR::lowerExpression) Handle ??= operators in AssignmentExpression',
  ],
  // Counts entries in a variable of its effect, and that syntax is not compiled.
  [
    'src/react/panel/useBack.ts',
    '(BuildHIR::lowerExpression) Handle UpdateExpression to variables captured within lambdas.',
  ],
  // Memoised by hand by the parts of the host's words, because a host passes all of its config anew at every draw.
  ['src/react/popover/PopoverPanel.tsx', 'Existing memoization could not be preserved'],
  // Gives its ref to what draws the pill, which reads it in effects.
  ['src/react/provider/HelpProvider.tsx', 'Cannot access refs during render'],
];

// The project `compiled` of vite.config.ts runs the tests of panel, dock and report on what the compiler made.
it('H6: React Compiler compiles every component and hook but four', async () => {
  const files = readdirSync('src/react', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `src/react/${file.replaceAll('\\', '/')}`);
  let count = 0;
  const left = new Map<string, string | undefined>();
  for (const file of files) {
    // oxlint-disable-next-line no-await-in-loop -- one thread compiles them anyway
    await compileReact(readFileSync(file, 'utf8'), file, ({ kind, detail }) => {
      if (kind === 'CompileSuccess') count++;
      else left.set(file, detail?.reason);
    });
  }
  expect(count).toBeGreaterThan(150);
  expect(left).toEqual(new Map(LEFT));
}, 600_000);
