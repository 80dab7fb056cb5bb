import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_TRAIL, createCatalog, fit, intake, nextMove, type Catalog, type Move } from 'waymark/core';
import { guides } from 'waymark/guides';

/**
 * What a support lead expects of every run the demo ships, read by a person line by line: the trouble, the guide that
 * leads, and the move. `run-failed` leads where no guide is certain; `–` where there is nothing to explain.
 */
const EXPECTED = `
answer-tender                | wrong     | context-not-used        | fix: context
build-site                   | failed    | code-exception          | fix: step build
check-links                  | none      | –                       | continue: nothing
check-links-cancelled        | cancelled | run-failed              | continue: nothing
classify-tickets             | failed    | quota-exhausted         | fix: billing
close-quarter                | blocked   | run-failed              | fix: mission-settings
collect-news                 | none      | –                       | continue: nothing
collect-news-given-up        | failed    | service-unavailable     | retry in 300 s
compile-report               | failed    | network-unreachable     | fix: step figures
deploy-preview               | failed    | permission-denied       | fix: step deploy
digest-archive               | failed    | timed-out               | retry
draft-annual-report          | failed    | rate-limited            | fix: step draft
export-ledger                | failed    | run-failed              | fix: step export
extract-invoices             | failed    | run-failed              | fix: step check
find-duplicates              | empty     | no-artifact             | fix: mission-replay
forecast-demand              | failed    | resource-not-found      | fix: mission-settings
import-orders                | failed    | resource-not-found      | fix: step read
index-archive                | failed    | run-failed              | fix: step index
match-partners               | failed    | network-unreachable     | fix: step fetch
merge-shards                 | failed    | run-failed              | fix: step merge
mirror-ledger                | failed    | tls-certificate-invalid | fix: step fetch
notify-channel               | failed    | resource-not-found      | fix: step tell
plan-offsite                 | blocked   | needs-input             | continue: resume
poll-carriers                | retrying  | –                       | continue: wait 90 s
print-labels                 | failed    | run-failed              | fix: step render
publish-brief                | failed    | permission-denied       | fix: provider-vault
pull-archive                 | failed    | network-unreachable     | fix: step fetch
rate-suppliers               | failed    | quota-exhausted         | fix: billing
refresh-dashboard            | failed    | timed-out               | retry
release-notes                | blocked   | needs-input             | continue: resume
release-notes-approved       | none      | –                       | continue: nothing
release-notes-refused        | failed    | run-failed              | fix: step approve
review-contracts             | blocked   | quota-exhausted         | fix: mission-settings
score-claims                 | failed    | service-unavailable     | retry in 30 s
send-announcement            | failed    | service-unavailable     | retry in 30 s, says what it repeats
summarise-research           | failed    | credentials-invalid     | fix: provider-vault
summarise-research-repaired  | none      | –                       | continue: nothing
sync-prices                  | failed    | service-unavailable     | retry in 30 s
sync-prices-fourth-try       | failed    | service-unavailable     | report, after a look
translate-catalogue          | failed    | rate-limited            | retry in 20 s
watch-feed                   | stuck     | run-stuck               | fix: mission-replay
weekly-digest                | none      | –                       | continue: nothing
`;

const can = {
  retry: true,
  resume: true,
  skip: true,
  step: true,
  surfaces: ['provider-vault', 'billing', 'approvals', 'mission-settings', 'artifacts', 'context', 'network', 'run-detail', 'mission-replay'],
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
  const rows = EXPECTED.trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string, string, string]);

  it('are all in the table, and there are at least 25', () => {
    const files = readdirSync('demo/runs').map((file) => file.replace(/\.json$/, ''));
    expect(rows.map(([file]) => file)).toEqual(files.toSorted());
    expect(rows.length).toBeGreaterThanOrEqual(25);
  });

  it.each(rows)('%s is %s: %s leads, %s', (file, trouble, lead, move) => {
    const seen = answer(`demo/runs/${file}.json`);
    expect(seen.problems).toEqual([]);
    expect([seen.result.trouble, seen.result.lead ?? '–', describeMove(seen.move, seen.run.observedAt)]).toEqual([trouble, lead, move]);
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
