import type { Run } from '../core/model/run.ts';
import { readLogRecords } from './otel/readLogRecords.ts';
import { readSpan, type Span } from './otel/readSpan.ts';
import { toSteps } from './otel/toSteps.ts';
import { type Adapter, createAdapter } from './payload/adapter.ts';
import { defined } from '../core/model/defined.ts';
import { at, firstAt, isList, items } from './payload/piece.ts';

/** Spans read of one payload, the last ones. */
const MOST_SPANS = 20_000;

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
    .flatMap((scope) => items(at(scope, 'spans'), MOST_SPANS).flatMap((span) => readSpan(span, now) ?? []));
  const spans = found.slice(-MOST_SPANS).sort((one, other) => (one.startedAt ?? 0) - (other.startedAt ?? 0));
  const records = items(resourceLogs, 1_000).map((resource) => readLogRecords(resource, now));
  const log = records.flatMap((record) => record.log).slice(-5_000);
  const logged = records.flatMap((record) => record.failures);
  const root = rootOf(spans);
  const status = root?.status;
  const known = new Set(spans.map(({ id }) => id));
  // Exceptions of a span stand on the span.
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

/** The span without a parent; of several the first that failed, of one whose parent is elsewhere the earliest. */
function rootOf(spans: readonly Span[]): (Span & { readonly status: Run['status'] & string }) | undefined {
  const known = new Set(spans.map(({ id }) => id));
  const roots = spans.filter(({ parent }) => parent === undefined || !known.has(parent));
  return roots.find(({ status }) => status === 'failed') ?? roots[0];
}
