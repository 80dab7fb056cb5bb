import { fromAgentMessages } from '../agent-messages.ts';
import { fromCiLog } from '../ci-log.ts';
import { fromGitHubActions } from '../github-actions.ts';
import { fromHttpResponse } from '../http-response.ts';
import { fromJavaScriptError } from '../javascript-error.ts';
import { fromKubernetes } from '../kubernetes.ts';
import { fromLangGraph } from '../langgraph.ts';
import { fromMcp } from '../mcp.ts';
import { fromOpenTelemetry } from '../opentelemetry.ts';
import type { Adapter } from '../payload/adapter.ts';
import { fromProcessExit } from '../process-exit.ts';
import { fromTemporal } from '../temporal.ts';
import { fromTraceback } from '../traceback.ts';

/**
 * Every adapter by the name of its door, in the order in which `detect` asks them: exact shapes before general ones, and logs, which may
 * contain any of the others, last.
 */
export const ADAPTERS: ReadonlyMap<string, Adapter> = new Map([
  ['github-actions', fromGitHubActions],
  ['temporal', fromTemporal],
  ['opentelemetry', fromOpenTelemetry],
  ['kubernetes', fromKubernetes],
  ['langgraph', fromLangGraph],
  ['mcp', fromMcp],
  ['process-exit', fromProcessExit],
  ['http-response', fromHttpResponse],
  ['javascript-error', fromJavaScriptError],
  ['agent-messages', fromAgentMessages],
  ['traceback', fromTraceback],
  ['ci-log', fromCiLog],
]);
