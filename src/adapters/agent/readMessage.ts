import { meaningOf } from '../payload/meaningOf.ts';
import type { Failure, Step, StepKind } from '../../core/model/run.ts';
import { readToolText } from '../mcp/readRpcError.ts';
import { defined } from '../../core/model/value/defined.ts';
import { at, firstAt, isObject, items, type Piece } from '../payload/piece.ts';
import { readText } from '../payload/readText.ts';
import { readTrace } from '../trace/readTrace.ts';

/** One message of a trajectory. */
export interface AgentMessage {
  readonly step: Step;
  /** A failure that the message states by its shape. */
  readonly failure: Failure | undefined;
  /** The last text in it. */
  readonly text: Piece | undefined;
}

const KINDS: Readonly<Record<string, StepKind>> = {
  assistant: 'agent-turn',
  ai: 'agent-turn',
  model: 'agent-turn',
  tool: 'tool-call',
  function: 'tool-call',
};

/**
 * A message in the form of OpenAI (`role`, `content`, `tool_calls`), Anthropic (blocks with `tool_result` and `is_error`), LangChain
 * (`type`, `status`) or compatible frameworks. An error is stated by a tool's result (`is_error`, `status: "error"`, `Error: …`), or is a
 * traceback at the end of the text.
 * @see https://platform.openai.com/docs/api-reference/chat/create, https://docs.claude.com/en/docs/agents-and-tools/tool-use/implement-
 * tool-use
 * @see https://docs.langchain.com/oss/javascript/langchain/messages
 */
export function readMessage(message: Piece, index: number): AgentMessage {
  const role = roleOf(message) ?? 'message';
  const content = at(message, 'content');
  const blocks = items(content, 200);
  const result = blocks.findLast((block) => readText(at(block, 'type')) === 'tool_result');
  const isTool = result !== undefined || meaningOf(KINDS, role) === 'tool-call';
  const text = textIn(result ? at(result, 'content') : content) ?? textIn(at(message, 'output'));
  const saysError =
    at(message, 'status').value === 'error' ||
    (result && at(result, 'is_error').value === true) ||
    at(message, 'is_error').value === true;
  const trace = text && readTrace(text);
  const isError =
    saysError ||
    (isTool &&
      text !== undefined &&
      /^\s{0,20}(?:Error|MCP error -?\d{1,6}|ToolException):/.test(String(text.value)));
  const failure = trace ?? (isError ? (text ? readToolText(text) : { path: message.path }) : undefined);
  const id = readText(firstAt(message, 'step', 'index')) ?? String(index + 1);
  const step = defined({
    id,
    title: titleOf(message, role),
    kind: meaningOf(KINDS, role) ?? (isTool ? 'tool-call' : undefined),
    failure,
  });
  return { step, failure, text };
}

/** The role of a message, in lower case if it is one of the usual roles. */
export function roleOf(message: Piece): string | undefined {
  const given = readText(firstAt(message, 'role', 'type'));
  const role = given?.toLowerCase();
  return role !== undefined && Object.hasOwn(KINDS, role) ? role : given?.slice(0, 100);
}

/** The last text of a message's content. */
function textIn(content: Piece): Piece | undefined {
  if (typeof content.value === 'string') return content.value.trim() === '' ? undefined : content;
  if (isObject(content)) return textIn(at(content, 'text'));
  const last = items(content, 200).findLast(
    (block) => typeof at(block, 'text').value === 'string' || typeof block.value === 'string',
  );
  return last && (typeof last.value === 'string' ? last : at(last, 'text'));
}

function titleOf(message: Piece, role: string): string {
  const calls = items(at(message, 'tool_calls'), 20).map(
    (call) => readText(at(call, 'function', 'name')) ?? readText(at(call, 'name')),
  );
  const used = items(at(message, 'content'), 200).flatMap((block) =>
    readText(at(block, 'type')) === 'tool_use' ? [readText(at(block, 'name'))] : [],
  );
  const tools = [...calls, ...used].filter(Boolean).join(', ');
  const who = readText(at(message, 'name')) ?? role;
  return (tools === '' ? who : `${who} → ${tools}`).slice(0, 300);
}
