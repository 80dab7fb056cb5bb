import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * The recorded runs of the demo that are in trouble, read by a person: the best answer, then others that would do. None: no
 * specific guide could be right.
 */
const RIGHT = {
  'answer-tender': ['context-not-used'],
  'apply-translations': ['conflict'],
  'build-site': ['code-exception'],
  'classify-tickets': ['quota-exhausted'],
  'close-quarter': ['needs-input'],
  'collect-news-flaky': ['service-unavailable'],
  'collect-news-given-up': ['service-unavailable'],
  'collect-news-given-up-again': ['service-unavailable'],
  'compile-report': ['network-unreachable'],
  'deploy-preview': ['permission-denied'],
  'digest-archive': ['timed-out'],
  'draft-annual-report': ['rate-limited'],
  'export-ledger': ['disk-full'],
  'extract-invoices': ['check-failed'],
  'find-duplicates': ['no-artifact'],
  'forecast-demand': ['resource-not-found'],
  'import-orders': ['resource-not-found'],
  'index-archive': ['worker-lost', 'out-of-memory'],
  'match-partners': ['network-unreachable'],
  'merge-shards': [],
  'mirror-ledger': ['tls-certificate-invalid'],
  'notify-channel': ['resource-not-found'],
  'plan-offsite': ['needs-input'],
  'print-labels': ['dependency-broken'],
  'publish-brief': ['permission-denied'],
  'pull-archive': ['network-unreachable'],
  'rate-suppliers': ['quota-exhausted'],
  'refresh-dashboard': ['timed-out'],
  'release-notes-refused': [],
  'release-notes': ['needs-input'],
  'review-contracts': ['step-budget-exceeded', 'quota-exhausted'],
  'review-contracts-short-again': ['step-budget-exceeded', 'quota-exhausted'],
  'score-claims': ['service-unavailable'],
  'send-announcement': ['service-unavailable'],
  'summarise-research': ['credentials-invalid'],
  'sync-prices-fourth-try': ['service-unavailable'],
  'sync-prices': ['service-unavailable'],
  'translate-catalogue': ['rate-limited'],
  'watch-feed': ['run-stuck'],
};

/**
 * Every run that was really recorded and labelled, each `{ id, tier, source, input, label }` as from `readCases`: the demo's, and by
 * state the test runs with their near misses.
 *
 * @param expectedAnswers the table that tests hold the demo's runs to, for the moves
 */
export function readLabelledRuns(readLabel, expectedAnswers) {
  const demo = expectedAnswers.map(({ file, lead, move }) => ({
    id: file,
    tier: 'recorded',
    source: 'demo: recorded runs',
    input: readRun(`demo/runs/${file}.json`),
    label: readLabel({
      label: RIGHT[file]?.length === 0 ? 'unclassified' : (RIGHT[file] ?? lead ?? 'none'),
      expected_move: move.split(/[:, ]/)[0],
    }),
  }));
  for (const file of Object.keys(RIGHT)) {
    if (!demo.some(({ id }) => id === file))
      console.warn(`No recorded run ${file}; its label is not counted.`);
  }
  const states = readdirSync(new URL('../../tests/runs/', import.meta.url));
  return [...demo, ...states.flatMap((state) => readState(state, readLabel))];
}

function readState(state, readLabel) {
  const file = `tests/runs/${state}/labels.json`;
  if (!existsSync(new URL(`../../${file}`, import.meta.url))) return [];
  return readRun(file).map(({ file: name, lead, move }) => ({
    id: `${state}/${name}`,
    tier: 'recorded',
    source: `state: ${state}`,
    input: readRun(`tests/runs/${state}/${name}`),
    label: readLabel({
      label: lead === 'run-failed' ? 'unclassified' : (lead ?? 'none'),
      expected_move: move?.kind,
    }),
  }));
}

function readRun(path) {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}
