import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/core/fit/catalog/createCatalog.ts';
import { answerInput } from '../../src/node/explain/answerInput.ts';
import { TEMPORAL } from '../adapters/samples/temporal.ts';
import { NOW } from './guideCase.ts';
import { readGuides } from './readGuides.ts';

const catalog = createCatalog([readGuides().index]);
const answer = (input: unknown) => answerInput(catalog, input, { now: NOW });
const sample = (title: string): unknown => TEMPORAL.find((one) => one.title === title)!.payload;

/** What a system sends, through its adapter and the starter guides, to the move. */
describe('the starter guides keep their promises on raw payloads', () => {
  it('say of a Temporal activity that will be tried again: continue, wait, and until when', () => {
    const { result, move } = answer(sample('an activity that will be tried again'));
    expect(result).toMatchObject({ trouble: 'retrying', fits: [], lead: null });
    expect(move).toMatchObject({ kind: 'continue', how: 'wait', at: expect.any(Number) });
  });

  it.each([
    ['Anthropic', 'https://api.anthropic.com/v1/messages', { type: 'error', error: { type: 'rate_limit_error' } }],
    ['OpenAI', 'https://api.openai.com/v1/responses', { error: { code: 'rate_limit_exceeded' } }],
    ['nobody known', 'https://models.example/v1/chat', {}],
  ])('never say retry of a 429 of %s with x-should-retry: false', (_, url, body) => {
    const headers = { 'x-should-retry': 'false', 'retry-after': '5' };
    const { result, move } = answer({ status: 429, url, headers, body: JSON.stringify(body) });
    expect(result.fits[0]?.guide).toBe('rate-limited');
    expect(move.kind).not.toBe('retry');
  });

  it.each([
    ['a later try', { steps: [{ id: 'ask', status: 'succeeded', failure: { status: 429, recovered: true } }] }],
    ['the run itself', { failures: [{ code: 'ECONNRESET', recovered: true }] }],
  ])('lead nowhere on a failure that %s got over', (_, facts) => {
    const { result, move } = answer({ id: '1', observedAt: NOW, status: 'succeeded', ...facts });
    expect(result).toMatchObject({ trouble: 'none', fits: [], lead: null });
    expect(move).toMatchObject({ kind: 'continue', how: 'nothing' });
  });

  it.each([
    ['a shell', 'build.sh: line 3:  4711 Killed   node pack.js\nProcess exited with code 137'],
    ['a container', 'State: Terminated\n  Reason: Error\n  Exit Code: 137'],
    ['a runner', '##[error]The process failed with exit code 137'],
  ])('do not claim that memory ran out when %s tells of 137 alone', (_, text) => {
    const { result } = answer(text);
    expect(result.fits.filter(({ near }) => !near).map(({ guide }) => guide)).not.toContain('out-of-memory');
    expect(result.lead).not.toBe('out-of-memory');
  });

  it('claim it when the kernel names memory beside 137', () => {
    const { result } = answer('oom-kill:constraint=CONSTRAINT_MEMCG\nProcess exited with code 137');
    expect(result.fits[0]?.guide).toBe('out-of-memory');
  });

  it.each([
    [
      'Google',
      'https://generativelanguage.googleapis.com/v1beta/models/g:generateContent',
      {
        error: {
          code: 400,
          message: 'API key not valid. Please pass a valid API key.',
          status: 'INVALID_ARGUMENT',
          details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }],
        },
      },
    ],
    [
      'xAI',
      'https://api.x.ai/v1/chat/completions',
      { code: 'Client specified an invalid argument', error: 'Incorrect API key provided: xa***ey.' },
    ],
  ])('lead with the credential when %s answers 400 for a bad key', (_, url, body) => {
    const { result, move } = answer({ status: 400, url, headers: {}, body: JSON.stringify(body) });
    expect(result.lead).toBe('credentials-invalid');
    expect(move).toMatchObject({ kind: 'fix', open: { surface: 'provider-vault' } });
  });

  it('call a result wrong when it was evaluated so, and not because of its words', () => {
    const text = 'The result is wrong: the expected total is 12, got 9.';
    expect(answer(text).result.fits.map(({ guide }) => guide)).not.toContain('agent-result-wrong');
    const run = { id: '1', observedAt: NOW, status: 'succeeded', evaluation: { passed: false } };
    expect(answer(run).result.lead).toBe('agent-result-wrong');
  });
});
