import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCatalog } from '../../../src/core/compile/compileCatalog.ts';
import type { HostSignal } from '../../../src/core/model/signal/signal.ts';
import type { Run } from '../../../src/core/model/run.ts';
import { EMPTY_TRAIL } from '../../../src/core/model/trail.ts';
import { createCatalog } from '../../../src/core/fit/catalog/createCatalog.ts';
import { fit } from '../../../src/core/fit/fit.ts';
import { collectReport } from '../../../src/core/report/collectReport.ts';
import { redactReport } from '../../../src/core/report/redactReport.ts';
import { trimReport } from '../../../src/core/report/trimReport.ts';
import { githubIssues } from '../../../src/server/receivers/githubIssues.ts';
import { slack } from '../../../src/server/receivers/slack.ts';
import { standardWebhook } from '../../../src/server/receivers/standardWebhook.ts';
import { zendesk } from '../../../src/server/receivers/zendesk.ts';
import { clipboard } from '../../../src/session/receivers/clipboard.ts';
import { download } from '../../../src/session/receivers/download.ts';
import { endpoint } from '../../../src/session/receivers/endpoint.ts';
import { githubIssue } from '../../../src/session/receivers/githubIssue.ts';
import { mail } from '../../../src/session/receivers/mail.ts';
import { sentryFeedback } from '../../../src/session/receivers/sentryFeedback.ts';
import { zendeskRequest } from '../../../src/session/receivers/zendeskRequest.ts';
import { startDraft } from '../../../src/core/report/startDraft.ts';
import { GUIDE, NOW } from '../compile/guideText.ts';

const BROWSER = [
  ...(['markdown', 'text', 'json'] as const).flatMap((format) => [
    clipboard({ format }),
    download({ format }),
  ]),
  endpoint('https://host.test/reports'),
  githubIssue({ repository: 'acme/support' }),
  mail({ to: 'support@acme.test' }),
  sentryFeedback({ dsn: 'https://key@sentry.test/1' }),
  zendeskRequest({ subdomain: 'acme' }),
];
const SERVER = [
  githubIssues({ repository: 'acme/support', token: 'test' }),
  slack({ webhookUrl: 'https://hooks.slack.com/services/T0/B0/x' }),
  standardWebhook({
    url: 'https://hooks.acme.com/',
    secret: `whsec_${btoa('a signing key of thirty-two byte')}`,
  }),
  zendesk({ subdomain: 'acme', credentials: { oauth: 'test' } }),
];

/** A guide whose symptoms ask for each of the facts in every way there is. */
const guideAsking = (names: readonly string[]): string =>
  GUIDE.replace(
    '- The provider does not know {model|the model}',
    names
      .flatMap((name) => [
        `- It is known \`when host.${name} present\``,
        `- It is not nothing \`minor when host.${name} != 0 and not (host.${name} = 1)\``,
      ])
      .concat('- The provider does not know {model|the model}')
      .join('\n'),
  );

/** Every body that could leave, for a run with these facts. */
function bodies(signals: Readonly<Record<string, HostSignal>>, facts: NonNullable<Run['facts']>): string[] {
  const names = Object.keys(facts);
  const { index, problems } = compileCatalog([{ file: 'model.md', text: guideAsking(names) }], {
    now: NOW,
    config: { signals },
  });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const catalog = createCatalog([index]);
  const run: Run = {
    id: 'run-129',
    status: 'failed',
    observedAt: NOW,
    facts,
    steps: [
      { id: 's', title: 'Ask', status: 'failed', failure: { code: 'model_not_found', message: 'No.' } },
    ],
    log: [{ text: 'model gpt-x does not exist' }],
  };
  const result = fit(catalog, run);
  const guide = catalog.guides.get(result.lead!)!;
  const draft = startDraft('5b0d4f0e-1111-4222-8333-944444444444', NOW, run, result, guide, EMPTY_TRAIL);
  const page = { surface: 'run-detail' };
  const report = redactReport(
    collectReport({
      draft,
      run,
      result,
      guide,
      page,
      trail: EMPTY_TRAIL,
      move: undefined,
      reportable: catalog.reportable,
    }),
    [],
  );
  expect(report.guide!.evidence.length).toBeGreaterThan(0);
  return [
    JSON.stringify(report),
    ...BROWSER.map(({ encode, limits }) => encode(trimReport(report, limits))),
    ...SERVER.map(({ encode }) => encode(report)),
  ];
}

const marker = fc.uint8Array({ minLength: 9, maxLength: 9 }).map((bytes) => `fact${bytes.join('')}`);
const number = fc.integer({ min: 1e12, max: 9e15 });

describe('facts of the host', () => {
  it('R11: no value of a fact stands in any part of a report at any receiver, unless its signal allows it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z0-9]{2,8}$/), fc.tuple(fc.boolean(), marker, number), {
          minKeys: 1,
          maxKeys: 4,
        }),
        fc.boolean(),
        (given, isNumber) => {
          const entries = Object.entries(given);
          const value = ([, text, count]: [boolean, string, number]): string | number =>
            isNumber ? count : text;
          const facts = Object.fromEntries(entries.map(([name, one]) => [name, value(one)]));
          const signals = Object.fromEntries(
            entries.map(([name, [report]]): [string, HostSignal] => [
              `host.${name}`,
              { type: isNumber ? 'number' : 'string', meaning: 'A fact.', ...(report && { report }) },
            ]),
          );
          const [json, ...encoded] = bodies(signals, facts);
          for (const [name, one] of entries) {
            const holds = (body: string): boolean => body.includes(String(value(one)));
            expect([json!, ...encoded].filter((body) => !one[0] && holds(body))).toEqual([]);
            // The property bites: what is allowed does arrive.
            expect(holds(json!)).toBe(one[0]);
            expect(json!.includes(`facts.${name}"`)).toBe(one[0]);
          }
        },
      ),
      { numRuns: 60, seed: 20261130 },
    );
  });

  it('R11: a folder without a config, and a report made without a catalog, allow none', () => {
    expect(createCatalog([]).reportable.size).toBe(0);
    expect(bodies({ 'host.plan': { type: 'string', meaning: 'x' } }, { plan: 'free-4711' })[0]).not.toContain(
      'free-4711',
    );
  });
});
