import { expect, test } from 'vitest';
import { createCatalog } from '../../../src/core/fit/catalog/createCatalog.ts';
import { fit } from '../../../src/core/fit/fit.ts';
import { intake } from '../../../src/core/fit/intake.ts';
import { MAX_LOG_HEAD, MAX_LOG_TAIL } from '../../../src/core/fit/intake/limitLogs.ts';
import { rankCauses } from '../../../src/core/fit/rank/rankCauses.ts';
import type { Atom } from '../../../src/core/model/condition.ts';
import { GUIDE_SCHEMA, type GuideBody } from '../../../src/core/model/guide.ts';
import { headOf } from './arbitraryCatalog.ts';
import { cpuTime } from '../../growth.ts';

const atoms: readonly Atom[] = [
  { signal: 'error.code', op: 'in', family: 'declared', value: ['ENOSPC'] },
  { signal: 'log', op: 'contains', family: 'phrase', value: ['while writing row {row}'] },
];
const full = headOf('full', [{ text: [], any: [{ when: 0 }, { when: 1 }] }]);
const catalog = createCatalog([{ schema: GUIDE_SCHEMA, locale: 'en', atoms, guides: [full] }]);
const body: GuideBody = {
  schema: GUIDE_SCHEMA,
  id: 'full',
  facts: { type: 'Support', escalation: '', related: [], relatedAction: '' },
  because: [],
  lead: [],
  sections: [],
  signs: [],
  causes: [{ text: [], any: [{ when: 1 }] }],
  atoms,
};

const LINE =
  '2026-07-31T01:17:31.186Z [worker-4] step 12 of 99: fetched a page and wrote 1832 rows to the table\n';
const END = 'error: write ENOSPC while writing row 77\n';

test('I9 L11 (fault 23): a log of 50 MB takes the time of its window, and the answer is that of its window', () => {
  const text = LINE.repeat(Math.ceil(50_000_000 / LINE.length)) + END;
  const run = (log: string) =>
    intake({ id: 'r', status: 'failed', observedAt: 0, log: [{ text: log }] }, 0).run;
  const long = run(text);
  const short = run(text.slice(0, MAX_LOG_HEAD) + text.slice(-MAX_LOG_TAIL));
  const result = fit(catalog, long);
  const parts = [
    (one: typeof long) => fit(catalog, { ...one }),
    (one: typeof long) => rankCauses(body, { ...one }, result),
  ];
  for (const part of parts) expect(cpuTime(() => part(long)) / cpuTime(() => part(short))).toBeLessThan(4);

  // All of the window in one slice, read from end to end.
  const window = fit(catalog, short);
  expect(result.fits.map(({ guide, score, captures }) => ({ guide, score, captures }))).toEqual(
    window.fits.map(({ guide, score, captures }) => ({ guide, score, captures })),
  );
  const [code] = result.fits[0]!.symptoms[0]!.alternatives[0]!.evidence;
  expect(code!.where.line).toBe(text.split('\n').length - 1);
  expect(code!.excerpt!.text).toBe(END.trimEnd());
});

test('F20: the causes of one run are looked for in its texts once', () => {
  const { run } = intake(
    { id: 'r', status: 'failed', observedAt: 0, log: [{ text: LINE.repeat(2_000) + END }] },
    0,
  );
  const result = fit(catalog, run);
  const first = rankCauses(body, run, result);
  expect(first[0]!.state).toBe('seen');
  expect(rankCauses(body, run, result)).toEqual(first);
  const again = cpuTime(() => rankCauses(body, run, result));
  const anew = cpuTime(() => rankCauses({ ...body }, { ...run }, result));
  expect(again).toBeLessThan(anew / 3);
});
