import type { Sample } from '../sample.ts';
import { AGENTS, LANGGRAPH, MCP } from './agents.ts';
import { ERRORS } from './errors.ts';
import { GITHUB, LOGS } from './github.ts';
import { HTTP } from './http.ts';
import { KUBERNETES } from './kubernetes.ts';
import { OTEL } from './otel.ts';
import { PROCESSES, TRACES } from './processes.ts';
import { TEMPORAL } from './temporal.ts';

/** Samples by the name of the adapter that knows them. */
export const SAMPLES: Readonly<Record<string, readonly Sample[]>> = {
  'github-actions': GITHUB,
  temporal: TEMPORAL,
  opentelemetry: OTEL,
  kubernetes: KUBERNETES,
  langgraph: LANGGRAPH,
  mcp: MCP,
  'process-exit': PROCESSES,
  'http-response': HTTP,
  'javascript-error': ERRORS,
  'agent-messages': AGENTS,
  traceback: TRACES,
  'ci-log': LOGS,
};
