import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/core/fit/catalog/createCatalog.ts';
import { fit } from '../../src/core/fit/fit.ts';
import { intake } from '../../src/core/fit/intake.ts';
import { plainProse } from '../../src/core/model/plainProse.ts';
import { createWords } from '../../src/text/createWords.ts';
import { headline } from '../../src/text/headline.ts';
import { readGuides } from './readGuides.ts';

const { index } = readGuides();
const catalog = createCatalog([index]);
const words = createWords('en', {}, 'UTC');

/** Sentences about where something was read, in place of what happened. */
const ABOUT_EVIDENCE =
  /of the class|was answered as|\bthe (?:log|error|answer|message) (?:names|says|speaks|shows|tells)|\b(?:system|service|provider|scheduler|language|library|framework) (?:says|names|raised)|\blibraries raise|\bthese signals\b/i;

const sentences = index.guides.flatMap(({ id, symptoms }) =>
  symptoms
    .filter(({ any }) => any.length > 0)
    .flatMap(({ text, headline: short }) => [text, ...(short ? [short] : [])])
    .map((prose) => [id, plainProse(prose, (_, fallback) => fallback)] as const),
);

describe('headlines', () => {
  it.each(sentences)('of %s tell the event, not the evidence: %s', (_, sentence) => {
    expect(sentence).not.toMatch(ABOUT_EVIDENCE);
    expect(sentence.length).toBeLessThanOrEqual(100);
  });

  it('of the recorded runs read as a person would tell them', async () => {
    const lines = readdirSync('demo/runs').map((file) => {
      const { run } = intake(JSON.parse(readFileSync(`demo/runs/${file}`, 'utf8')), 0);
      return `${file.replace('.json', '').padEnd(30)} ${headline(fit(catalog, run), catalog.guides, words)}`;
    });
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('headlines.txt');
  });
});
