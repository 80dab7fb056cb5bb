import type { Report } from '../../../src/core/model/report.ts';

const NOW = 1_795_428_000_000;

/**
 * A report with every field, each text of the run made by `text` out of what it would be. Enumerated fields stay what their types say,
 * save those that a server could be sent anything in.
 */
export function reportWith(text: (usual: string) => string = (usual) => usual): Report {
  return {
    schema: 1,
    id: '5b0d4f0e-1111-4222-8333-944444444444',
    createdAt: NOW,
    category: 'blocked',
    subject: text('The provider refused the key'),
    message: text('I rotated the key.\n\nIt failed again.'),
    run: {
      id: text('run-129'),
      title: text('Summarise research notes'),
      url: 'https://orbit.test/runs/129',
      attempt: 2,
      status: 'failed',
      phase: 'execution',
      trouble: 'failed',
      startedAt: NOW - 5000,
      endedAt: NOW,
      system: text('orbit'),
    },
    history: {
      times: 14,
      inARow: 3,
      since: NOW - 86_400_000,
      flaky: false,
      lastGood: {
        id: text('run-120'),
        title: text('Summarise'),
        url: 'https://orbit.test/runs/120',
        at: NOW - 90_000_000,
      },
      changes: [
        { kind: 'fact', name: text('model'), from: text('a'), to: text('b') },
        { kind: 'slower', title: text('Call the provider'), from: 900, to: 30_000 },
      ],
    },
    mission: { id: text('m-1'), title: text('Weekly digest'), url: text('https://orbit.test/m/1') },
    task: { id: text('t-1') },
    step: {
      id: text('s-3'),
      title: text('Call the provider'),
      url: 'https://orbit.test/runs/129?step=s-3',
      attempt: 1,
      said: text('Incorrect API key provided.'),
      code: text('invalid_api_key'),
      type: text('AuthenticationError'),
      status: 401,
    },
    failures: [
      {
        stepId: text('s-1'),
        title: text('Fetch the notes'),
        said: text('read ECONNRESET'),
        code: text('ECONNRESET'),
      },
      {
        stepId: text('s-3'),
        said: text('Incorrect API key provided.'),
        type: text('AuthenticationError'),
        status: 401,
      },
      { said: text('The budget is used up.') },
    ],
    artifacts: [
      { id: text('a-1'), name: text('report.md'), url: text('https://orbit.test/a/1'), partial: true },
    ],
    log: { text: text('GET /v1/models\nHTTP 401\n'), stepId: text('s-3'), truncated: true },
    guide: {
      id: text('credentials-invalid'),
      title: text('The provider key is not valid'),
      confident: true,
      symptom: text('The provider answered 401'),
      evidence: [
        {
          signal: text('error.code'),
          value: text('invalid_api_key'),
          family: 'protocol',
          where: { path: text('log[0].text'), line: 2 },
          excerpt: { text: text('code: invalid_api_key'), start: 6, end: 21 },
        },
        {
          signal: 'error.status',
          value: 401,
          family: 'protocol',
          where: { path: 'steps[2].failure' },
          said: 'host',
        },
      ],
      move: 'fix',
    },
    trail: {
      replayOpenedAt: NOW - 4000,
      failingStepViewedAt: NOW - 3000,
      stepsViewed: [text('s-3')],
      surfacesOpened: [text('provider-vault')],
      guidesOpened: [text('credentials-invalid')],
      ticked: { [text('credentials-invalid')]: [0, 2] },
      answers: [{ guide: text('credentials-invalid'), symptom: 1, seen: false, at: NOW }],
      verdict: 'wrong-result',
      moves: [
        { kind: 'retry', at: NOW - 1000, failed: text('refused') },
        { kind: 'retry', at: NOW - 500, runId: text('run-130'), ended: 'failed' },
      ],
      helpful: { [text('credentials-invalid')]: false },
    },
    page: { surface: text('run-detail'), url: 'https://orbit.test/#/runs/129', locale: text('en') },
    removed: [
      { rule: 'bearer-token', path: text('log.text'), count: 2 },
      { rule: 'email', path: 'message', count: 1 },
      { rule: 'bearer-token', path: 'step.said', count: 1 },
    ],
    trimmed: [
      { path: text('log.text'), from: 8000, to: 1200 },
      { path: 'artifacts', from: 79, to: 0 },
    ],
  };
}
