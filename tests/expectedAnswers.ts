/** What the panel and the command line must say about one recorded run. */
export interface ExpectedAnswer {
  /** Name of the file in demo/runs, without its ending. */
  readonly file: string;
  readonly trouble: string;
  /** The guide that leads; `null` where there is nothing to explain. */
  readonly lead: string | null;
  /** As in the table, in words of its own. */
  readonly move: string;
}

/**
 * What a support lead expects of every run the demo ships, read by a person line by line: the trouble, the guide that
 * leads, and the move. `run-failed` leads where no guide is certain; `–` where there is nothing to explain.
 */
const EXPECTED = `
answer-tender                 | wrong     | context-not-used        | fix: context
apply-translations            | failed    | conflict                | fix: step apply
build-site                    | failed    | code-exception          | fix: step build
check-links                   | none      | –                       | continue: nothing
check-links-cancelled         | cancelled | cancelled               | continue: nothing
classify-tickets              | failed    | quota-exhausted         | fix: billing
close-quarter                 | blocked   | run-failed              | fix: mission-settings
collect-news                  | none      | –                       | continue: nothing
collect-news-flaky            | failed    | service-unavailable     | retry in 300 s
collect-news-given-up         | failed    | service-unavailable     | retry in 300 s
collect-news-given-up-again   | failed    | service-unavailable     | retry in 300 s
collect-news-worked-again     | none      | –                       | continue: nothing
collect-news-worked-once-more | none      | –                       | continue: nothing
compile-report                | failed    | network-unreachable     | fix: step figures
deploy-preview                | failed    | permission-denied       | fix: step deploy
digest-archive                | failed    | timed-out               | retry
draft-annual-report           | failed    | rate-limited            | fix: step draft
export-ledger                 | failed    | disk-full               | fix: step export
extract-invoices              | failed    | check-failed            | fix: step check
find-duplicates               | empty     | no-artifact             | fix: mission-replay
forecast-demand               | failed    | resource-not-found      | fix: mission-settings
import-orders                 | failed    | resource-not-found      | fix: step read
index-archive                 | failed    | worker-lost             | retry
match-partners                | failed    | network-unreachable     | fix: step fetch
merge-shards                  | failed    | run-failed              | fix: step merge
mirror-ledger                 | failed    | tls-certificate-invalid | fix: step fetch
notify-channel                | failed    | resource-not-found      | fix: step tell
plan-offsite                  | blocked   | needs-input             | continue: resume
poll-carriers                 | retrying  | –                       | continue: wait 90 s
print-labels                  | failed    | dependency-broken       | fix: mission-settings
publish-brief                 | failed    | permission-denied       | fix: provider-vault
pull-archive                  | failed    | network-unreachable     | fix: step fetch
rate-suppliers                | failed    | quota-exhausted         | fix: billing
refresh-dashboard             | failed    | timed-out               | retry in 10 s
release-notes                 | blocked   | needs-input             | continue: resume
release-notes-approved        | none      | –                       | continue: nothing
release-notes-refused         | failed    | needs-input             | fix: approvals
review-contracts              | blocked   | step-budget-exceeded    | fix: mission-replay
review-contracts-enough       | none      | –                       | continue: nothing
review-contracts-short-again  | blocked   | step-budget-exceeded    | fix: mission-replay
score-claims                  | failed    | service-unavailable     | retry in 30 s
send-announcement             | failed    | service-unavailable     | retry in 30 s, says what it repeats
summarise-research            | failed    | credentials-invalid     | fix: provider-vault
summarise-research-repaired   | none      | –                       | continue: nothing
sync-prices                   | failed    | service-unavailable     | retry in 30 s
sync-prices-fourth-try        | failed    | service-unavailable     | report, after a look
translate-catalogue           | failed    | rate-limited            | retry in 20 s
watch-feed                    | stuck     | run-stuck               | fix: mission-replay
weekly-digest                 | none      | –                       | continue: nothing
`;

export const expectedAnswers: readonly ExpectedAnswer[] = EXPECTED.trim()
  .split('\n')
  .map((line) => {
    const [file, trouble, lead, move] = line.split('|').map((cell) => cell.trim()) as [
      string,
      string,
      string,
      string,
    ];
    return { file, trouble, lead: lead === '–' ? null : lead, move };
  });
