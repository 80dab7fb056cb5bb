import { describe, expect, it } from 'vitest';
import { fromAgentMessages } from '../../src/adapters/agent-messages.ts';
import { fromLangGraph } from '../../src/adapters/langgraph.ts';
import { fromMcp } from '../../src/adapters/mcp.ts';
import { fromOpenTelemetry } from '../../src/adapters/opentelemetry.ts';
import { failuresToExplain } from '../../src/core/model/failures.ts';
import { failuresOf, runOf, runOfSample } from './readSample.ts';
import { AGENTS, LANGGRAPH, MCP } from './samples/agents.ts';
import { exception, OTEL, span, trace } from './samples/otel.ts';

const mcp = (title: string) => runOfSample(fromMcp, MCP, title);
const agent = (title: string) => runOfSample(fromAgentMessages, AGENTS, title);
const otel = (title: string) => runOfSample(fromOpenTelemetry, OTEL, title);

describe('fromMcp', () => {
  it('reads errors of JSON-RPC by their numbers', () => {
    expect(mcp('a method that is not there').steps).toMatchObject([
      {
        kind: 'tool-call',
        status: 'failed',
        failure: { code: -32_601, message: 'Method not found', path: 'error' },
      },
    ]);
  });

  it('A9: opens results that are errors', () => {
    expect(mcp('bad arguments, as a result that is an error')).toMatchObject({
      title: 'get_order',
      steps: [
        { failure: { code: -32_602, message: 'Input validation error', path: 'result.content[0].text' } },
      ],
    });
    expect(failuresOf(mcp('a tool that says what its own server said'))).toMatchObject([
      { code: 'order_missing', message: 'no such order', path: 'content[0].text' },
    ]);
  });

  it('waits for the answer that a tool needs first', () => {
    expect(mcp('a tool that needs an answer first').waiting).toEqual({ for: 'input' });
  });

  it('A6: knows no result without its flag, and no other protocol', () => {
    for (const payload of [
      { content: [{ type: 'text', text: 'x' }] },
      { result: { ok: true } },
      { jsonrpc: '1.0', id: 1, result: 1 },
      { isError: true },
      { isError: 'true', content: [] },
    ]) {
      expect(fromMcp(payload, { now: 0 })).toBeUndefined();
    }
  });
});

describe('fromLangGraph', () => {
  it('O6: waits for what the graph asks', () => {
    expect(runOfSample(fromLangGraph, LANGGRAPH, 'a graph that asks')).toMatchObject({
      status: 'waiting',
      waiting: { for: 'input' },
      steps: [{ kind: 'approval', title: 'Send three e-mails?' }],
    });
    expect(runOfSample(fromLangGraph, LANGGRAPH, 'a state that waits').steps).toMatchObject([
      { id: 'approve', title: 'Go on?' },
    ]);
    expect(fromLangGraph({ __interrupt__: [] }, { now: 0 })).toBeUndefined();
    expect(fromLangGraph({ next: [], tasks: [{ name: 'a', interrupts: [] }] }, { now: 0 })).toBeUndefined();
  });
});

describe('fromAgentMessages', () => {
  it('O4: takes the last message for the end', () => {
    expect(failuresOf(agent('a trajectory that ends in a traceback'))).toMatchObject([
      { type: 'MissingTotal', path: 'messages[1].content#L15' },
    ]);
    expect(failuresOf(agent('a trajectory that ends in a tool’s error, in blocks'))).toMatchObject([
      { message: 'connect ECONNREFUSED', path: 'messages[2].content[0].content[0].text' },
    ]);
    expect(
      agent('a message of LangChain that is an error').steps?.map(({ title, kind }) => [title, kind]),
    ).toEqual([
      ['human', undefined],
      ['ai → search', 'agent-turn'],
      ['search', 'tool-call'],
    ]);
  });

  it('A10: marks what the agent walked around', () => {
    const run = agent('a trajectory that walked around a tool’s error');
    expect(run.steps?.[2]?.failure).toMatchObject({ message: 'Error: order not found', recovered: true });
    expect(failuresOf(run)).toEqual([]);
    expect(run.status).toBeUndefined();
  });

  it('O4: keeps of the words only the last ones, and none once the end is known', () => {
    expect(agent('a trajectory that walked around a tool’s error').log).toEqual([
      { text: 'There is no such order.', stepId: '4', path: '[3].content' },
    ]);
    expect(agent('a result that was judged wrong').log).toBeUndefined();
    expect(agent('a result that was handed in').log).toBeUndefined();
  });

  it('O5: takes an evaluation for what it says, and a score for nothing', () => {
    expect(agent('a result that was judged wrong').evaluation).toEqual({ passed: false });
    expect(agent('a result that earned its reward').evaluation).toEqual({ passed: true });
    const scored = runOf(fromAgentMessages, { reward: 0.4, messages: [{ role: 'assistant', content: 'x' }] });
    expect([scored.evaluation, scored.status]).toEqual([undefined, undefined]);
  });

  it('keeps what was handed in when the budget ran out', () => {
    expect(agent('a result handed in when the money was used up')).toMatchObject({
      status: 'failed',
      failures: [{ code: 'exit_cost', path: 'info.exit_status' }],
      artifacts: [{ partial: true }],
    });
  });
});

describe('fromOpenTelemetry', () => {
  it('O1: takes the innermost span for the root', () => {
    const run = otel('a call that failed inside two spans');
    expect(run).toMatchObject({ id: '5b8efff798038103d269b633813fc60c', title: 'mission', status: 'failed' });
    const [root] = failuresToExplain(run);
    expect(root).toMatchObject({
      candidate: 'root',
      stepId: 'c',
      failure: {
        type: 'AuthenticationError',
        message: 'Incorrect API key provided',
        status: 401,
        provider: 'openai',
        path: 'resourceSpans[0].scopeSpans[0].spans[2].events[0]',
      },
    });
    expect(run.steps?.map(({ kind }) => kind)).toEqual([undefined, 'agent-turn', 'model-call']);
  });

  it('O2: gets over a call that was sent again', () => {
    const run = otel('a call that was sent again and succeeded');
    expect(run.steps?.[1]).toMatchObject({ status: 'failed', failure: { status: 503, recovered: true } });
    expect(run.steps?.[2]?.attempt).toBe(2);
    const failed = trace(
      span('a', '', 'mission', { status: { code: 2 } }),
      span('b', 'a', 'GET', { start: 1, status: { code: 2 } }),
      span('c', 'a', 'GET', { start: 2 }),
      span('d', 'a', 'save', { start: 3, status: { code: 2, message: 'disk full' } }),
    );
    expect(failuresToExplain(runOf(fromOpenTelemetry, failed))[0]?.stepId).toBe('d');
  });

  it('O3: gets over an exception of a span that did not fail', () => {
    const run = runOf(
      fromOpenTelemetry,
      trace(
        span('a', '', 'mission', {
          events: [exception({ 'exception.type': 'CacheMiss', 'exception.message': 'x' })],
        }),
      ),
    );
    expect(run.steps?.[0]).toMatchObject({
      status: 'succeeded',
      failure: { type: 'CacheMiss', recovered: true },
    });
  });

  it('W1, W2, W5: reads the names of the conventions', () => {
    expect(failuresOf(otel('an answer cut short'))).toMatchObject([{ reason: 'length' }]);
    expect(failuresOf(otel('a pipeline that took too long'))).toMatchObject([{ timeout: 'run' }]);
    expect(failuresOf(otel('a call of gRPC in snake case'))).toMatchObject([
      { grpcStatus: 'RESOURCE_EXHAUSTED' },
    ]);
    const values = {
      'error.type': '_OTHER',
      'http.response.status_code': 429,
      'http.response.header.retry-after': ['30'],
    };
    const [failure] = failuresOf(
      runOf(fromOpenTelemetry, trace(span('a', '', 'POST', { status: { code: 2 }, values }))),
    );
    expect(failure).toMatchObject({ status: 429, retry: { after: 30_000, said: 'Retry-After' } });
    expect(failure).not.toHaveProperty('type');
  });

  it('reads exceptions in log records', () => {
    expect(otel('an exception in a log record')).toMatchObject({
      failures: [
        {
          type: 'ConnectException',
          message: 'Connection refused',
          path: 'resourceLogs[0].scopeLogs[0].logRecords[1]',
        },
      ],
      log: [{ text: 'starting' }, { text: 'job failed' }],
    });
  });
});
