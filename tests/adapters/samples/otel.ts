import type { Sample } from '../sample.ts';

type Value = string | number | boolean;
const attributes = (values: Readonly<Record<string, Value | readonly string[]>>): readonly object[] =>
  Object.entries(values).map(([key, value]) => ({
    key,
    value: Array.isArray(value)
      ? { arrayValue: { values: value.map((one) => ({ stringValue: one })) } }
      : typeof value === 'number'
        ? { intValue: String(value) }
        : typeof value === 'boolean'
          ? { boolValue: value }
          : { stringValue: value },
  }));

export const span = (
  spanId: string,
  parentSpanId: string,
  name: string,
  more: {
    status?: object;
    values?: Parameters<typeof attributes>[0];
    events?: readonly object[];
    start?: number;
    end?: number;
  } = {},
): object => ({
  traceId: '5b8efff798038103d269b633813fc60c',
  spanId,
  parentSpanId,
  name,
  kind: 1,
  startTimeUnixNano: `17954${String(more.start ?? 0).padStart(5, '0')}000000000`,
  endTimeUnixNano: more.end === 0 ? '0' : `17954${String(more.end ?? 9).padStart(5, '0')}000000000`,
  attributes: attributes(more.values ?? {}),
  events: more.events ?? [],
  status: more.status ?? {},
});
export const exception = (values: Parameters<typeof attributes>[0]): object => ({
  name: 'exception',
  timeUnixNano: '1795400005000000000',
  attributes: attributes(values),
});
export const trace = (...spans: readonly object[]): object => ({
  resourceSpans: [{ resource: { attributes: [] }, scopeSpans: [{ scope: {}, spans }] }],
});

const FAILED = { code: 2 };

export const OTEL: readonly Sample[] = [
  {
    title: 'a call that failed inside two spans',
    payload: trace(
      span('a', '', 'mission', { status: { code: 'STATUS_CODE_ERROR', message: 'step failed' } }),
      span('b', 'a', 'invoke_agent planner', {
        start: 1,
        status: FAILED,
        values: { 'gen_ai.operation.name': 'invoke_agent' },
      }),
      span('c', 'b', 'chat gpt-x', {
        start: 2,
        status: FAILED,
        values: {
          'gen_ai.operation.name': 'chat',
          'gen_ai.provider.name': 'openai',
          'http.response.status_code': 401,
          'error.type': 'openai.AuthenticationError',
        },
        events: [
          exception({
            'exception.type': 'openai.AuthenticationError',
            'exception.message': 'Incorrect API key provided',
            'exception.stacktrace': 'Traceback …',
          }),
        ],
      }),
    ),
    trouble: 'failed',
  },
  {
    title: 'a call that was sent again and succeeded',
    payload: trace(
      span('a', '', 'mission'),
      span('b', 'a', 'GET', {
        start: 1,
        status: FAILED,
        values: { 'http.request.method': 'GET', 'http.response.status_code': 503, 'error.type': '503' },
      }),
      span('c', 'a', 'GET', {
        start: 2,
        values: {
          'http.request.method': 'GET',
          'http.response.status_code': 200,
          'http.request.resend_count': 1,
        },
      }),
    ),
    trouble: 'none',
  },
  {
    title: 'an answer cut short',
    payload: trace(
      span('a', '', 'chat', {
        values: { 'gen_ai.operation.name': 'chat', 'gen_ai.response.finish_reasons': ['length'] },
      }),
    ),
    trouble: 'failed',
  },
  { title: 'a trace under way', payload: trace(span('a', '', 'mission', { end: 0 })), trouble: 'none' },
  {
    title: 'a pipeline that was cancelled',
    payload: trace(
      span('a', '', 'BUILD', {
        values: { 'cicd.pipeline.name': 'BUILD', 'cicd.pipeline.result': 'cancellation' },
      }),
    ),
    trouble: 'cancelled',
  },
  {
    title: 'a pipeline that took too long',
    payload: trace(
      span('a', '', 'BUILD', {
        values: { 'cicd.pipeline.name': 'BUILD', 'cicd.pipeline.result': 'timeout' },
      }),
    ),
    trouble: 'failed',
  },
  {
    title: 'a call of gRPC in snake case',
    payload: {
      resource_spans: [
        {
          scope_spans: [
            {
              spans: [
                {
                  trace_id: 't',
                  span_id: 'a',
                  name: 'x/Y',
                  start_time_unix_nano: '1795400000000000000',
                  end_time_unix_nano: '1795400001000000000',
                  attributes: attributes({ 'rpc.system': 'grpc', 'rpc.grpc.status_code': 8 }),
                  status: { code: 2 },
                },
              ],
            },
          ],
        },
      ],
    },
    trouble: 'failed',
  },
  {
    title: 'an exception in a log record',
    payload: {
      resourceLogs: [
        {
          scopeLogs: [
            {
              logRecords: [
                { timeUnixNano: '1795400000000000000', severityNumber: 9, body: { stringValue: 'starting' } },
                {
                  timeUnixNano: '1795400001000000000',
                  severityNumber: 17,
                  body: { stringValue: 'job failed' },
                  attributes: attributes({
                    'exception.type': 'java.net.ConnectException',
                    'exception.message': 'Connection refused',
                  }),
                },
              ],
            },
          ],
        },
      ],
    },
    trouble: undefined,
  },
];
