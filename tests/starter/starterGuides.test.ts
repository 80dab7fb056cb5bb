import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileFolder } from '../../src/node/guides/compileFolder.ts';
import { readGuides } from '../../src/node/guides/readGuides.ts';
import { wiredNames } from '../../src/node/guides/wiredNames.ts';

it('B80: the type of the starter guides names what they ask a host for', () => {
  const { index } = compileFolder(readGuides('guides', process.cwd()), { now: 0 });
  const source = readFileSync('src/starter/starterGuides.ts', 'utf8');
  const typed = (name: string): readonly string[] =>
    Array.from(
      new RegExp(`type ${name} =([^;]+);`).exec(source)?.[1]?.matchAll(/'([^']+)'/g) ?? [],
      ([, id = '']) => id,
    );
  expect({ surfaces: typed('StarterSurface'), moves: typed('StarterMove') }).toEqual(wiredNames(index));
});
