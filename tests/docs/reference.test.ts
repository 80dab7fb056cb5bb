import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { referencePages } from '../../.ci/referencePages.ts';

const pages = await referencePages();

it.each([...pages])('%s says what the code says; `npm run docs` writes it anew', (file, text) => {
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, text);
  expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
});
