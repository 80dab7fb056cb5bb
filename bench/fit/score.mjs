// How right the product's answers are, per tier and source, beside a flat keyword list and beside confidence counted without the
// source itself: node bench/fit/score.mjs [--json] [--wrong]
// The public cases are scored by score.py too; any difference fails. --wrong lists the cases whose first guide is wrong.
import { loadSource } from '../lib/loadSource.mjs';
import { median, table } from '../lib/stats.mjs';
import { createKeywordList } from './keywordList.mjs';
import { leaveOneOut } from './leaveOneOut.mjs';
import { differences, peerScore } from './peerScore.mjs';
import { benchFolder, readCases } from './readCases.mjs';
import { catalogReader, readGuides } from './readGuides.mjs';
import { readLabelledRuns } from './readLabelledRuns.mjs';
import { standingCounts, withoutAThird } from './standings.mjs';
import { classOf } from './refines.mjs';

const bench = await loadSource('bench/fit/source.ts');
const { answerInput, compileCatalog, createCatalog, createScore, fit, judgeAnswer, readLabel } = bench;
const index = readGuides(compileCatalog);
const catalogOf = catalogReader(bench);
const catalog = catalogOf();
const publicCases = readCases(readLabel);
const cases = [...publicCases, ...readLabelledRuns(readLabel, bench.expectedAnswers)];
const general = catalog.general.id;

const answered = cases.map((one) => {
  const now = Date.now();
  return { ...one, now, ...answerInput(catalogOf(one.guides), one.input, { now, name: one.id }) };
});
for (const one of answered) one.micros = timeOf(() => fit(catalogOf(one.guides), { ...one.run }));
const keywords = createKeywordList(index);
const listed = answered.map((one) => {
  const { move, ...result } = keywords(one.input);
  return { ...one, result, move: { kind: move } };
});
const unseen = leaveOneOut(bench, catalog, answered);
const poorer = [1, 2, 3].flatMap((seed) => {
  const less = createCatalog([withoutAThird(index, seed)]);
  return answered.filter(isSeen).map((one) => ({ ...one, result: fit(less, { ...one.run }) }));
});
const standings = {
  'as they are': standingCounts(answered.filter(isSeen)),
  'counts without the source': standingCounts(unseen.filter(isSeen)),
  'a third of the vocabulary dropped, three times': standingCounts(poorer),
  'guides from before anybody had read the case': standingCounts(answered.filter((one) => !isSeen(one))),
};

/** Whether the guides that answer a case were written with it at hand. */
function isSeen({ guides }) {
  return guides === undefined;
}

/** Microseconds of one call, the median of nine. */
function timeOf(work) {
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return median(times) * 1000;
}

function judge({ label, result, move }) {
  const lead = result.lead === null ? null : classOf(result.lead, label);
  const fits = result.fits.map((fit) => ({ ...fit, guide: classOf(fit.guide, label) }));
  return judgeAnswer(label, { trouble: result.trouble, lead, fits, move: move.kind }, general);
}

function scoreOf(list) {
  const sheet = createScore();
  for (const one of list) sheet.add(one.label, judge(one));
  return { ...sheet.score(), micros: median(list.map(({ micros }) => micros)) };
}

function groups(list, field) {
  const names = [...new Set(list.map((one) => one[field]))].toSorted((a, b) => (a < b ? -1 : 1));
  return Object.fromEntries(names.map((name) => [name, scoreOf(list.filter((one) => one[field] === name))]));
}

const isPublic = (one) => one.tier !== 'recorded' && isSeen(one);
const report = (list) => ({
  all: scoreOf(list.filter(isPublic)),
  tiers: groups(list.filter(isPublic), 'tier'),
  sources: groups(list.filter(isPublic), 'source'),
  recorded: groups(
    list.filter(({ tier }) => tier === 'recorded'),
    'source',
  ),
});
const ours = report(answered);
const reports = { waymark: ours, keywordList: report(listed), leaveOneOut: report(unseen) };
const predictions = answered.filter(isPublic).map(({ id, result, move }) => ({
  id,
  lead: result.lead,
  ranked: result.fits.map(({ guide, confidence }) => ({ guide, confidence })),
  move: move.kind,
}));
const peer = peerScore(benchFolder(), predictions);
const differ = peer ? differences(ours, peer) : [];

const percent = (share) => (Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1)} %`);
const number = (value, places) => (Number.isNaN(value) ? '–' : value.toFixed(places));
const rowsOf = ({ all, tiers, sources, recorded }) => [
  ['public cases', all],
  ...Object.entries(tiers).map(([name, score]) => [`tier ${name}`, score]),
  ...Object.entries({ ...sources, ...recorded }),
];

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ ...reports, standings, peer: peer ?? null, differences: differ }));
} else {
  console.log(
    'Answers of the product, from the input to the move. Recorded runs are not among the public cases.\n',
  );
  console.log(
    table(
      [
        '',
        'cases',
        'top-1',
        'top-3',
        'sure + right',
        'sure + wrong',
        'balanced move',
        'missed',
        'sure on none',
        'Brier',
        'µs per fit',
      ],
      rowsOf(ours).map(([name, score]) => [
        name,
        score.cases,
        percent(score.top1),
        percent(score.top3),
        percent(score.sureRight),
        percent(score.sureWrong),
        percent(score.balancedMoveRecall),
        score.missed,
        score.sureOnNone,
        number(score.brier, 3),
        number(score.micros, 0),
      ]),
    ),
  );
  console.log('\nA flat keyword list made of the same conditions, always sure of its first hit\n');
  console.log(
    comparison(reports.keywordList, [
      'top1',
      'top3',
      'sureRight',
      'sureWrong',
      'balancedMoveRecall',
      'brier',
    ]),
  );
  console.log(
    '\nLeave one source out: confidence counted without the source of the row. The conditions stay as they are.\n',
  );
  console.log(comparison(reports.leaveOneOut, ['sureRight', 'sureWrong', 'balancedMoveRecall', 'brier']));
  console.log('\nThe first guide by its standing: right of all, and the lower end of the 95 % interval\n');
  const counted = ([right, of]) =>
    of ? `${right} of ${of} (≥ ${percent(bench.lowerBound([right, of]))})` : '–';
  console.log(
    table(
      ['', 'clear', 'likely', 'likely by its words', 'possible'],
      Object.entries(standings).map(([name, { clear, likely, near, possible }]) => [
        name,
        counted(clear),
        counted(likely),
        counted(near),
        counted(possible),
      ]),
    ),
  );
  console.log(
    peer
      ? `\nscore.py on the same predictions: ${differ.length === 0 ? 'the same figures' : 'DIFFERS'}\n` +
          `  top-1 ${percent(peer.all.top1)}, top-3 ${percent(peer.all.top3)}, sure + right ${percent(peer.all.confident_right)}, ` +
          `sure + wrong ${percent(peer.all.wrong_confident)}, balanced move ${percent(peer.balanced_move_recall)}, ` +
          `missed ${peer.missed_trouble}, sure on none ${peer.confident_on_none}, Brier ${peer.brier}`
      : '\nscore.py was NOT compared: there is no python3.',
  );
}
for (const line of differ) console.error(line);
if (process.argv.includes('--wrong')) listWrong();
if (differ.length > 0) process.exitCode = 1;

/** Ours beside another's, in one cell each. */
function comparison(other, fields) {
  const names = {
    top1: 'top-1',
    top3: 'top-3',
    sureRight: 'sure + right',
    sureWrong: 'sure + wrong',
    balancedMoveRecall: 'balanced move',
    brier: 'Brier',
  };
  const text = (field, score) => (field === 'brier' ? number(score[field], 3) : percent(score[field]));
  const theirs = new Map(rowsOf(other));
  return table(
    ['', 'cases', ...fields.map((field) => `${names[field]} (Waymark)`)],
    rowsOf(ours).map(([name, score]) => [
      name,
      score.cases,
      ...fields.map((field) => `${text(field, theirs.get(name))} (${text(field, score)})`),
    ]),
  );
}

function listWrong() {
  const wrong = answered
    .map((one) => ({ ...one, ...judge(one), answer: one }))
    .filter(({ top1, sureWrong, missed }) => !top1 || sureWrong || missed);
  console.log(`\n${wrong.length} cases whose first guide is wrong:\n`);
  console.log(
    table(
      ['case', 'tier', 'expected', 'first', 'said', 'score', 'move'],
      wrong.map(({ id, tier, label, first, claim, answer }) => [
        id,
        tier,
        [...label.right].join(' / '),
        first,
        claim ?? '(not sure)',
        answer.result.fits[0]?.parts.map(({ weight, family }) => `${weight} ${family}`).join(' + ') ?? '',
        `${answer.move.kind} (${[...(label.move?.right ?? [])].join(', ')})`,
      ]),
    ),
  );
}
