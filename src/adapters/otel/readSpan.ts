import { meaningOf } from '../payload/meaningOf.ts';
import type { Failure, RunStatus, StepKind } from '../../core/model/run.ts';
import { isWhole } from '../http/readAnswer.ts';
import { defined } from '../../core/model/value/defined.ts';
import { at, firstAt, items, type Piece, placeOf } from '../payload/piece.ts';
import { readNumber, readText, readWord } from '../payload/readText.ts';
import { type Attributes, attributeOf, readAttributes } from './readAttributes.ts';
import { readSpanFailure } from './readSpanFailure.ts';
import { readNanos } from '../payload/readTime.ts';

/** A span, read. */
export interface Span {
  readonly id: string;
  readonly parent: string | undefined;
  readonly trace: string | undefined;
  readonly name: string;
  readonly kind: StepKind | undefined;
  readonly status: RunStatus;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly attempt: number | undefined;
  /** Of a span that did not fail it is an exception it handled. */
  readonly failure: Failure | undefined;
}

/** @see https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/ (`gen_ai.operation.name`) */
const OPERATIONS: Readonly<Record<string, StepKind>> = {
  chat: 'model-call',
  generate_content: 'model-call',
  text_completion: 'model-call',
  embeddings: 'model-call',
  execute_tool: 'tool-call',
  invoke_agent: 'agent-turn',
  create_agent: 'agent-turn',
  invoke_workflow: 'job',
};
/** @see https://opentelemetry.io/docs/specs/semconv/registry/attributes/cicd/ (`cicd.pipeline.result`) */
const RESULTS: Readonly<Record<string, RunStatus>> = {
  success: 'succeeded',
  skip: 'succeeded',
  failure: 'failed',
  error: 'failed',
  timeout: 'failed',
  cancellation: 'cancelled',
};

/** @returns `undefined` for what has no id */
export function readSpan(span: Piece, now: number): Span | undefined {
  const id = readWord(firstAt(span, 'spanId', 'span_id'));
  if (id === undefined) return undefined;
  const attributes = readAttributes(at(span, 'attributes'));
  const endedAt = readNanos(firstAt(span, 'endTimeUnixNano', 'end_time_unix_nano'));
  const code = at(span, 'status', 'code').value;
  const isError = code === 2 || code === 'STATUS_CODE_ERROR' || code === 'ERROR';
  const result = attributeOf(attributes, 'cicd.pipeline.result', 'cicd.pipeline.task.run.result');
  const reason = attributeOf(attributes, 'gen_ai.response.finish_reasons');
  const isCut = reason !== undefined && !isWhole(reason);
  const stated = meaningOf(RESULTS, result);
  const status = stated ?? (isError || isCut ? 'failed' : endedAt === undefined ? 'running' : 'succeeded');
  return {
    id,
    parent: readWord(firstAt(span, 'parentSpanId', 'parent_span_id')),
    trace: readWord(firstAt(span, 'traceId', 'trace_id')),
    name: readText(at(span, 'name')) ?? id,
    kind: kindOf(attributes),
    status,
    startedAt: readNanos(firstAt(span, 'startTimeUnixNano', 'start_time_unix_nano')),
    endedAt,
    attempt: attemptOf(attributes),
    failure: failureOf(span, attributes, status, { reason: isCut ? reason : undefined, result }, now),
  };
}

function failureOf(
  span: Piece,
  attributes: Attributes,
  status: RunStatus,
  { reason, result }: { readonly reason: string | undefined; readonly result: string | undefined },
  now: number,
): Failure | undefined {
  const exception = items(at(span, 'events'), 200).findLast(
    (event) => readText(at(event, 'name')) === 'exception',
  );
  if (status !== 'failed' && !exception) return undefined;
  const own = readSpanFailure(attributes, placeOf(span, 'status'), now);
  const thrown =
    exception && readSpanFailure(readAttributes(at(exception, 'attributes')), exception.path, now);
  const message = readText(at(span, 'status', 'message'));
  // The exception says it better; the span knows what was called.
  return defined({
    ...own,
    ...thrown,
    code: own.code ?? thrown?.code,
    reason: reason ?? own.reason,
    message: thrown?.message ?? own.message ?? message,
    timeout: result === 'timeout' ? 'run' : undefined,
    at: exception && readNanos(firstAt(exception, 'timeUnixNano', 'time_unix_nano')),
    recovered: status === 'failed' ? undefined : true,
  });
}

function kindOf(attributes: Attributes): StepKind | undefined {
  const operation = attributeOf(attributes, 'gen_ai.operation.name') ?? '';
  if (Object.hasOwn(OPERATIONS, operation)) return OPERATIONS[operation];
  if (attributeOf(attributes, 'mcp.method.name') === 'tools/call') return 'tool-call';
  if (attributes.has('http.request.method') || attributes.has('http.method') || attributes.has('rpc.system'))
    return 'request';
  return attributes.has('cicd.pipeline.task.name') || attributes.has('cicd.pipeline.name')
    ? 'job'
    : undefined;
}

/** @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/ (`http.request.resend_count`: from 1 for the first resend) */
function attemptOf(attributes: Attributes): number | undefined {
  const piece = attributes.get('http.request.resend_count');
  const count = piece && readNumber(piece);
  return count === undefined ? undefined : count + 1;
}
