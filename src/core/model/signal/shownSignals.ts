/**
 * Signals whose values a guide's text may show. Durations, sizes and booleans are not words, and a whole message does not fit into a
 * sentence.
 */
export const SHOWN_SIGNALS: readonly string[] = [
  'error.provider',
  'error.status',
  'error.code',
  'error.reason',
  'error.type',
  'error.grpcStatus',
  'error.exitCode',
  'error.signal',
  'step.kind',
  'run.phase',
  'run.attempt',
  'waiting.for',
  'waiting.who',
  'artifacts.count',
  'context.attached',
  'context.used',
  'budget.unit',
  'source.system',
];
