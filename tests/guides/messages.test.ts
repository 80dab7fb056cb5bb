import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/core/fit/catalog/createCatalog.ts';
import { answerInput } from '../../src/node/explain/answerInput.ts';
import { NOW } from './guideCase.ts';
import { readGuides } from './readGuides.ts';

const catalog = createCatalog([readGuides().index]);

/**
 * One line each: the guide, a tab, and a message as the documents of its program give it. Most were written down before any guide was tried
 * on them; from `Throttling: Rate exceeded` on they came together with the words of the guides; from
 * `InvalidBucketName` on they are of tables of documented codes.
 */
const rows = readFileSync(new URL('messages.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t') as [string, string]);

describe('messages as documents give them', () => {
  it.each(rows)('%s explains: %s', (guide, message) => {
    const { result } = answerInput(catalog, message, { now: NOW });
    expect(result.fits[0]).toMatchObject({ guide });
    expect([guide, 'run-failed']).toContain(result.lead);
  });

  it('L8: words with which a builder opens any failure speak for no guide', () => {
    const message = "FAILURE: Build failed with an exception.\n* What went wrong:\nA problem occurred in ':app'.";
    const { result } = answerInput(catalog, message, { now: NOW });
    expect(result.fits.filter(({ near }) => !near)).toEqual([]);
    expect(result.lead).toBe('run-failed');
  });

  it('are of nearly every guide that a message can tell of', () => {
    expect(new Set(rows.map(([guide]) => guide)).size).toBeGreaterThanOrEqual(25);
  });
});
