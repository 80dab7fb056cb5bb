import { expect, test } from 'vitest';
import { createCatalog } from '../../../src/core/fit/catalog/createCatalog.ts';
import { fit } from '../../../src/core/fit/fit.ts';
import { intake } from '../../../src/core/fit/intake.ts';
import { wordsOf } from '../../../src/core/fit/text/wordsOf.ts';
import type { Atom } from '../../../src/core/model/condition.ts';
import type { FitResult } from '../../../src/core/model/fit.ts';
import { GUIDE_SCHEMA, type GuideHead } from '../../../src/core/model/guide.ts';
import { headOf } from './arbitraryCatalog.ts';

const atoms: Atom[] = [];
const names = (signal: string, ...value: string[]) => ({
  text: ['It says so'],
  any: [{ when: atoms.push({ signal, op: 'in', family: 'declared', value }) - 1 }],
});

const GUIDES: readonly GuideHead[] = [
  headOf('general', [], { role: 'general', title: 'The run failed', summary: 'Something broke.' }),
  headOf('locked', [names('error.code', 'SQLITE_BUSY', 'LockTimeout')], {
    title: 'Something else holds the lock',
    summary: 'A database is locked by another program.',
  }),
  headOf('quota', [names('error.code', 'insufficient_quota', 'QuotaExceeded')], {
    title: 'The quota is used up',
    summary: 'The plan allows no more.',
  }),
  headOf('missing', [names('error.code', 'ENOENT', 'ResourceNotFound')], {
    title: 'Something is not there',
    summary: 'A file or a resource was not found.',
  }),
  headOf('stuck', [names('error.code', 'StuckLock')], {
    trouble: ['stuck'],
    title: 'The run is stuck at a lock',
    summary: 'A lock is held.',
  }),
];

function fitting(input: unknown): FitResult {
  const catalog = createCatalog([{ schema: GUIDE_SCHEMA, locale: 'en', atoms, guides: GUIDES }]);
  return fit(catalog, intake(input, 0).run);
}
const failedWith = (log: string): object => ({
  id: 'r',
  status: 'failed',
  observedAt: 0,
  log: [{ text: log }],
});
const placesOf = ({ fits }: FitResult): string => fits.map(({ guide }) => guide).join(' ');

test('F23: names and sentences share words, whatever their case, ending and notation', () => {
  expect(wordsOf('QuotaExceeded')).toEqual(wordsOf('quota_exceeds'));
  expect(wordsOf('TimeoutError')).toEqual(wordsOf('timed out, errors'));
  expect(wordsOf('HTTPResponseError')).toEqual(wordsOf('http response, errors'));
  expect(wordsOf('validation cancelled')).toEqual(wordsOf('validates canceled'));
  expect(wordsOf('HTTPResponseError')).toHaveLength(3);
});

test('F23: where no symptom is seen, the guide with the nearest words stands first and does not lead', () => {
  // What the sqlite3 shell prints; no guide asks for these words.
  const result = fitting(
    failedWith('sqlite> insert into jobs values (1);\nRuntime error: database is locked (5)'),
  );
  expect(placesOf(result)).toBe('locked');
  expect(result.fits[0]).toMatchObject({ near: true, parts: [], dominant: -1, standing: 'possible' });
  expect(result.fits[0]!.score).toBeGreaterThan(0);
  expect(result.fits[0]!.score).toBeLessThan(1);
  expect(result.lead).toBe('general');
});

test('F23: what a system states is louder than what a log says', () => {
  const run = {
    ...failedWith('warning: the database file could not be locked'),
    failures: [{ code: 'DiskQuotaExceededForPlan' }],
  };
  expect(placesOf(fitting(run))).toMatch(/^quota/);
});

test('F23: a guide of which a symptom is seen stands before one with nearer words, and a sure one alone', () => {
  const possible = fitting(failedWith('error: database is locked\ncode: "ENOENT"'));
  expect(placesOf(possible)).toMatch(/^missing/);
  const sure = fitting({ ...failedWith('error: database is locked'), failures: [{ code: 'QuotaExceeded' }] });
  expect(sure.lead).toBe('quota');
  expect(placesOf(sure)).toBe('quota');
});

test('F23: lines that complain of nothing, and commands, are near to no guide', () => {
  const progress = 'the database is locked while somebody counts\n'.repeat(2);
  expect(placesOf(fitting(failedWith(`${progress}1 of 2\n2 of 2`)))).toBe('');
  expect(placesOf(fitting(failedWith('+ echo "error: database locked"\n$ fail --lock --database')))).toBe('');
  expect(placesOf(fitting(failedWith('\n\n')))).toBe('');
});

test('F23: a log of three lines at most is a message, which needs no word of complaint', () => {
  expect(placesOf(fitting(failedWith('the quota of the plan\nallows no more\n')))).toBe('quota');
});

test('F23: lines that a log got over are near to no guide, unless it has no others', () => {
  const warning = 'warning: the database could not be locked\n';
  expect(placesOf(fitting(failedWith(`${warning}error: the quota of the plan is used up`)))).toBe('quota');
  expect(placesOf(fitting(failedWith(warning)))).toMatch(/^locked/);
});

test('F23: prose that nobody can read keeps no other guide from being near', () => {
  const broken = { ...GUIDES[1]!, title: 7, symptoms: [{ text: [null], any: [] }] } as unknown as GuideHead;
  const catalog = createCatalog([
    { schema: GUIDE_SCHEMA, locale: 'en', atoms, guides: [GUIDES[0]!, broken, GUIDES[2]!] },
  ]);
  const { run } = intake(failedWith('error: the quota of the locked database is used up'), 0);
  expect(placesOf(fit(catalog, run))).toMatch(/^quota/);
});

test('F23: the last lines are heard, and guides for another trouble are not near', () => {
  const old = 'error: the quota of the plan is used up\n';
  const log = `${old}${'progress\n'.repeat(3000)}error: cannot lock the database`;
  expect(placesOf(fitting(failedWith(log)))).toBe('locked');
});

test('F23: a guide that is far nearer by its words than any other is likely, and leads where the host asks for no more', () => {
  const result = fitting(
    failedWith(
      'FATAL: database is locked by another program, lock timeout\nerror: something else holds the lock, no file found',
    ),
  );
  expect(result.fits[0]).toMatchObject({ guide: 'locked', near: true, dominant: -1, standing: 'likely' });
  expect(result.fits[1]).toMatchObject({ guide: 'missing', near: true, standing: 'possible' });
  expect(result.lead).toBe('locked');
});

test('F23: where the words come to less than 4, a guide is possible, however far ahead', () => {
  const result = fitting(
    failedWith(
      'FATAL: database is locked by another program\nerror: something else holds the lock, no file found',
    ),
  );
  expect(result.fits).toMatchObject([
    { guide: 'locked', standing: 'possible' },
    { guide: 'missing', standing: 'possible' },
  ]);
  const [first, second] = result.fits.map(({ score }) => score / (1 - score));
  expect(first).toBeGreaterThan(3);
  expect(first).toBeLessThan(4);
  expect(first! + 1).toBeGreaterThan(1.33 * (second! + 1));
  expect(result.lead).toBe('general');
});

test('F23: where no other guide is near, a shared word says too little to lead', () => {
  const result = fitting(
    failedWith('FATAL: database is locked, lock timeout\nerror: something else holds the lock'),
  );
  expect(result.fits).toMatchObject([{ guide: 'locked', standing: 'possible' }]);
  expect(result.lead).toBe('general');
});

const phrase = (...value: string[]) => ({
  text: ['It says so'],
  any: [{ when: atoms.push({ signal: 'log', op: 'contains', family: 'phrase', value }) - 1 }],
});
const LEVEL: readonly GuideHead[] = [
  headOf('held', [phrase('pod quota', 'quota of the pods', 'spool')], {
    title: 'The pods of the namespace are used up',
    summary: 'The namespace allows no more pods than its quota.',
  }),
  headOf('killed', [phrase('pod was deleted', 'deleted')], {
    title: 'Somebody ended it',
    summary: 'It was ended from outside.',
  }),
];

test('F26: of guides for which phrases say as much, the one whose words are the nearest of all comes first and is likely', () => {
  const log = 'error: a pod was deleted: the pod quota of this namespace allows no more pods';
  const catalog = createCatalog([
    { schema: GUIDE_SCHEMA, locale: 'en', atoms, guides: [...GUIDES, ...LEVEL] },
  ]);
  const { fits, lead } = fit(catalog, intake(failedWith(log), 0).run);
  expect(fits.slice(0, 2)).toMatchObject([
    { guide: 'held', score: 2, standing: 'likely' },
    { guide: 'killed', score: 2, standing: 'possible' },
  ]);
  expect(lead).toBe('held');
});

test('F26: where their words are far from those of the run, guides that say as much stay level', () => {
  const catalog = createCatalog([
    { schema: GUIDE_SCHEMA, locale: 'en', atoms, guides: [...GUIDES, ...LEVEL] },
  ]);
  const { fits, lead } = fit(catalog, intake(failedWith('deleted the spool'), 0).run);
  expect(fits.slice(0, 2)).toMatchObject([
    { score: 2, standing: 'possible' },
    { score: 2, standing: 'possible' },
  ]);
  expect(lead).toBe('general');
});
