import type { Step } from '../../core/model/run.ts';
import { defined } from '../../core/model/defined.ts';
import type { Span } from './readSpan.ts';

/**
 * Spans as steps. A span that failed because one inside it did depends on that one, so the innermost is the root. A failure is recovered when a span around it
 * did not fail, or when the same call succeeded later under the same parent.
 */
export function toSteps(spans: readonly Span[]): readonly Step[] {
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

/** Calls of one name under one parent are tries of the same thing. */
function keyOf({ parent, name }: Span): string {
  return `${parent} ${name}`;
}
