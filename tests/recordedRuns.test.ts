import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_TRAIL, createCatalog, fit, intake, nextMove, type Catalog, type Move } from 'waymark/core';
import { guides } from 'waymark/guides';
import { expectedAnswers } from './expectedAnswers.ts';

const can = {
  retry: true,
  resume: true,
  skip: true,
  step: true,
  surfaces: [
    'provider-vault',
    'billing',
    'approvals',
    'mission-settings',
    'artifacts',
    'context',
    'network',
    'run-detail',
    'mission-replay',
  ],
};

let catalog: Catalog;
beforeAll(async () => {
  catalog = createCatalog([await guides.index()]);
});

function answer(path: string) {
  const { run, problems } = intake(JSON.parse(readFileSync(path, 'utf8')), 0);
  const result = fit(catalog, run);
  const move = nextMove({ catalog, result, run, trail: EMPTY_TRAIL, can, now: run.observedAt });
  return { run, problems, result, move };
}

function wait(move: { readonly at?: number }, from: number): string {
  return move.at === undefined ? '' : `${Math.round((move.at - from) / 1000)} s`;
}

function describeMove(move: Move, from: number): string {
  const guards = move.guards.map(({ code }) => code);
  if (move.kind === 'fix') {
    if (!move.open) return 'fix';
    return 'surface' in move.open ? `fix: ${move.open.surface}` : `fix: step ${move.open.step}`;
  }
  if (move.kind === 'continue') return `continue: ${move.how} ${wait(move, from)}`.trim();
  if (move.kind === 'report') return guards.includes('inspect-first') ? 'report, after a look' : 'report';
  const when = wait(move, from);
  return `retry${when && ` in ${when}`}${guards.includes('repeats') ? ', says what it repeats' : ''}`;
}

describe('recorded runs', () => {
  const rows = expectedAnswers.map(
    ({ file, trouble, lead, move }) => [file, trouble, lead ?? '–', move] as const,
  );

  it('are all in the table, and there are at least 25', () => {
    const files = readdirSync('demo/runs').map((file) => file.replace(/\.json$/, ''));
    expect(rows.map(([file]) => file)).toEqual(files.toSorted());
    expect(rows.length).toBeGreaterThanOrEqual(25);
  });

  it.each(rows)('%s is %s: %s leads, %s', (file, trouble, lead, move) => {
    const seen = answer(`demo/runs/${file}.json`);
    expect(seen.problems).toEqual([]);
    expect([
      seen.result.trouble,
      seen.result.lead ?? '–',
      describeMove(seen.move, seen.run.observedAt),
    ]).toEqual([trouble, lead, move]);
  });
});

describe('runs recorded for the states of the product itself', () => {
  const folders = readdirSync('tests/runs');

  it.each(folders)('%s has ten runs or more, near misses among them', (folder) => {
    const labels = readLabels(folder);
    expect(labels.length).toBeGreaterThanOrEqual(10);
    expect(labels.filter(({ file }) => file.startsWith('near-')).length).toBeGreaterThanOrEqual(3);
  });

  it.each(folders.flatMap((folder) => readLabels(folder).map((label) => ({ folder, ...label }))))(
    '$folder/$file: $what',
    ({ folder, file, lead, move }) => {
      const { result, move: got } = answer(`tests/runs/${folder}/${file}`);
      expect({ lead: result.lead, move: got }).toMatchObject({ lead, move });
    },
  );
});

interface Label {
  readonly file: string;
  readonly lead: string | null;
  readonly move: Partial<Move>;
  readonly what: string;
}

function readLabels(folder: string): readonly Label[] {
  return JSON.parse(readFileSync(`tests/runs/${folder}/labels.json`, 'utf8')) as Label[];
}
