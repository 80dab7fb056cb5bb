import { existsSync, readFileSync } from 'node:fs';

/**
 * The recorded runs of the demo that are in trouble, read by a person. Names are those of the labelled cases, whether a guide of
 * that name exists or not; none: no specific guide could be right.
 */
const RIGHT = {
  'answer-tender': ['context-not-used'],
  'build-site': ['code-exception'],
  'classify-tickets': ['quota-exhausted'],
  'close-quarter': ['needs-input'],
  'collect-news-given-up': ['service-unavailable'],
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
  'review-contracts': ['quota-exhausted'],
  'score-claims': ['service-unavailable'],
  'send-announcement': ['service-unavailable'],
  'summarise-research': ['credentials-invalid'],
  'sync-prices-fourth-try': ['service-unavailable'],
  'sync-prices': ['service-unavailable'],
  'translate-catalogue': ['rate-limited'],
  'watch-feed': ['run-stuck'],
};

/** `{ id, input, right }` as from `readCases`, with the run itself as input. */
export function readLabelledRuns() {
  return Object.entries(RIGHT).flatMap(([id, right]) => {
    const file = new URL(`../../demo/runs/${id}.json`, import.meta.url);
    if (!existsSync(file)) {
      console.warn(`No recorded run ${id}; its label is not counted.`);
      return [];
    }
    return [{ id, input: JSON.parse(readFileSync(file, 'utf8')), right: new Set(right) }];
  });
}
