import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { STARTER_IDS } from '../../src/starter/starterIds.ts';

it('names every guide in guides/, sorted, and no other', () => {
  const ids = readdirSync('guides')
    .filter((name) => /^[a-z0-9-]+\.md$/.test(name))
    .map((name) => name.slice(0, -'.md'.length))
    .toSorted();
  const missing = ids.filter((id) => !STARTER_IDS.includes(id));
  const gone = STARTER_IDS.filter((id) => !ids.includes(id));
  const mend = `src/starter/starterIds.ts: add [${missing.join(', ')}], take out [${gone.join(', ')}], sort`;
  expect(STARTER_IDS, mend).toEqual(ids);
});
