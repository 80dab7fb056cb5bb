import type { Run, Failure, LogSlice, Step } from '../core/model/run.ts';
import { readSpan, type Span } from './otel/readSpan.ts';
import { type Adapter, createAdapter } from './payload/adapter.ts';
import { defined } from '../core/model/value/defined.ts';
import { at, firstAt, isList, items, type Piece } from './payload/piece.ts';
import { readText, readWord } from './payload/readText.ts';
import { readAttributes } from './otel/readAttributes.ts';
import { readSpanFailure } from './otel/readSpanFailure.ts';
import { readNanos } from './payload/readTime.ts';

/** Spans read of one payload, the last ones. */
const MAX_SPANS = 20_000;

/**
 * OpenTelemetry: traces and logs in OTLP's JSON (`resourceSpans`, `resourceLogs`). Spans become steps, the one without a parent the run; errors are read from
 * status, `error.type`, exception events, HTTP, gRPC and `gen_ai.*` attributes.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export const fromOpenTelemetry: Adapter = createAdapter('opentelemetry', (payload, { now }) => {
  const resourceSpans = firstAt(payload, 'resourceSpans', 'resource_spans');
  const resourceLogs = firstAt(payload, 'resourceLogs', 'resource_logs');
  if (!isList(resourceSpans) && !isList(resourceLogs)) return undefined;
  const found = items(resourceSpans, 1_000)
    .flatMap((resource) =>
      items(firstAt(resource, 'scopeSpans', 'scope_spans', 'instrumentationLibrarySpans'), 1_000),
    )
    .flatMap((scope) => items(at(scope, 'spans'), MAX_SPANS).flatMap((span) => readSpan(span, now) ?? []));
  const spans = found.slice(-MAX_SPANS).sort((one, other) => (one.startedAt ?? 0) - (other.startedAt ?? 0));
  const records = items(resourceLogs, 1_000).map((resource) => readLogRecords(resource, now));
  const log = records.flatMap((record) => record.log).slice(-5_000);
  const logged = records.flatMap((record) => record.failures);
  const root = rootOf(spans);
  const status = root?.status;
  const known = new Set(spans.map(({ id }) => id));
  // Exceptions of a span are in the span.
  const failures = logged.filter(({ stepId }) => stepId === undefined || !known.has(stepId)).slice(-500);
  return defined({
    id: root?.trace,
    title: root?.name,
    status,
    startedAt: root?.startedAt,
    endedAt: root?.endedAt,
    steps: spans.length > 0 ? toSteps(spans) : undefined,
    failures:
      failures.length > 0
        ? status === 'succeeded'
          ? failures.map((one) => ({ ...one, recovered: true }))
          : failures
        : undefined,
    log: log.length > 0 ? log : undefined,
  });
});

/** The span without a parent; of several the first that failed; if the parent is in another payload, the earliest span. */
function rootOf(spans: readonly Span[]): (Span & { readonly status: Run['status'] & string }) | undefined {
  const known = new Set(spans.map(({ id }) => id));
  const roots = spans.filter(({ parent }) => parent === undefined || !known.has(parent));
  return roots.find(({ status }) => status === 'failed') ?? roots[0];
}

/** Texts of log records, and the exceptions in them. */
interface LogRecords {
  readonly log: readonly LogSlice[];
  readonly failures: readonly Failure[];
}

const MAX_RECORDS = 5_000;

/**
 * Log records of one resource.
 * @see https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-logs/
 */
function readLogRecords(resource: Piece, now: number): LogRecords {
  const log: LogSlice[] = [];
  const failures: Failure[] = [];
  for (const scope of items(firstAt(resource, 'scopeLogs', 'scope_logs'), 200)) {
    for (const record of items(firstAt(scope, 'logRecords', 'log_records'), MAX_RECORDS)) {
      const stepId = readWord(firstAt(record, 'spanId', 'span_id'));
      const body = at(record, 'body', 'stringValue');
      const text = readText(body);
      if (text !== undefined && log.length < MAX_RECORDS)
        log.push(defined({ text, stepId, path: body.path }));
      const attributes = readAttributes(at(record, 'attributes'));
      if (!attributes.has('exception.type') && !attributes.has('exception.message')) continue;
      const time = readNanos(firstAt(record, 'timeUnixNano', 'observedTimeUnixNano'));
      failures.push(defined({ ...readSpanFailure(attributes, record.path, now), at: time, stepId }));
    }
  }
  return { log, failures: failures.slice(-100) };
}

/**
 * Spans as steps. A span that failed because a child failed depends on that child, so the innermost one is the root. A failure is recovered
 * when a parent did not fail, or when the same call succeeded later under the same parent.
 */
function toSteps(spans: readonly Span[]): readonly Step[] {
  const byId = new Map(spans.map((span) => [span.id, span]));
  const failedInside = new Map<string, string[]>();
  const succeeded = new Map<string, number>();
  for (const span of spans) {
    if (span.status === 'failed' && span.parent !== undefined)
      failedInside.set(span.parent, [...(failedInside.get(span.parent) ?? []).slice(-99), span.id]);
    if (span.status === 'succeeded')
      succeeded.set(keyOf(span), Math.max(succeeded.get(keyOf(span)) ?? 0, span.startedAt ?? 0));
  }
  const isGotOver = (span: Span): boolean => {
    if ((succeeded.get(keyOf(span)) ?? -1) > (span.startedAt ?? Infinity)) return true;
    let around = span.parent === undefined ? undefined : byId.get(span.parent);
    for (let depth = 0; around && depth < 100; depth++) {
      if (around.status === 'succeeded') return true;
      around = around.parent === undefined ? undefined : byId.get(around.parent);
    }
    return false;
  };
  return spans.map((span) => {
    const inside = failedInside.get(span.id);
    const over = span.failure !== undefined && isGotOver(span);
    return defined({
      id: span.id,
      title: span.name,
      kind: span.kind,
      status: span.status,
      startedAt: span.startedAt,
      endedAt: span.endedAt,
      attempt: span.attempt,
      dependsOn: span.status === 'failed' ? inside : undefined,
      failure: span.failure && defined({ ...span.failure, recovered: over ? true : span.failure.recovered }),
    });
  });
}

/** Calls of one name under one parent are tries of the same work. */
function keyOf({ parent, name }: Span): string {
  return `${parent} ${name}`;
}
