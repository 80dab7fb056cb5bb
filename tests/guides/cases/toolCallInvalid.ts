import { real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'retry' } as const;

export const toolCallInvalid: GuideCases = {
  lead: 'tool-call-invalid',
  fits: [
    stated(
      'Anthropic with a call that has no result',
      {
        status: 400,
        type: 'invalid_request_error',
        message:
          'messages.3: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_01. Each `tool_use` block must have a corresponding `tool_result` block in the next message.',
      },
      { move: { kind: 'fix', open: { surface: 'mission-replay' } } },
    ),
    stated(
      'LangChain with a call that has no result',
      { code: 'INVALID_TOOL_RESULTS', status: 400 },
      { move: { kind: 'fix', open: { surface: 'mission-replay' } } },
    ),
    real('openaijs-toolfail', { move }),
    real('mcp-arguments', { move, captures: { tool: 'find_order' } }),
    real('mcp-tool', { move, captures: { tool: 'find_orders' } }),
    real('agents-tool', { move, captures: { tool: 'find_orders' } }),
    stated('Gemini writing a call that cannot be read', { code: 'MALFORMED_FUNCTION_CALL' }, { move }),
    stated(
      'the AI SDK refusing the input of a tool',
      {
        type: 'AI_InvalidToolInputError',
        message: 'Invalid input for tool find_order: Type validation failed',
      },
      { move, captures: { tool: 'find_order' } },
    ),
    stated(
      'the same mistake for the third time',
      { code: 'tool_use_failed', status: 400, type: 'invalid_request_error' },
      {
        facts: { retry: { sameFailure: 2 } },
        move: { kind: 'fix', open: { surface: 'mission-settings' } },
      },
    ),
  ],
  leaves: [
    stated(
      'Pydantic AI after its own tries at an answer',
      { type: 'UnexpectedModelBehavior', message: 'Exceeded maximum retries (1) for output validation' },
      { first: 'output-invalid' },
    ),
    real('mcp-method', { first: 'capability-missing', lead: 'capability-missing' }),
    real('openaijs-unsupported', { first: 'invalid-request', lead: 'invalid-request' }),
    stated(
      'a tool call without an answer',
      { code: -32001, message: 'MCP error -32001: Request timed out' },
      { first: 'timed-out', lead: 'timed-out' },
    ),
    stated(
      'a tool that raised an error of its own',
      { type: 'KeyError', message: "'total'" },
      { step: { kind: 'tool-call' }, first: 'code-exception', lead: 'code-exception' },
    ),
  ],
};
