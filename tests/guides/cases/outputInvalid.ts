import { real, stated, type GuideCases } from '../guideCase.ts';

const settings = { kind: 'fix', open: { surface: 'mission-settings' } } as const;

export const outputInvalid: GuideCases = {
  fits: [
    stated(
      'LangChain with an answer it cannot parse',
      { type: 'OutputParserException', message: 'Could not parse LLM output: The total is 12' },
      { move: { kind: 'retry' } },
    ),
    stated(
      'Pydantic AI after its own tries',
      { type: 'UnexpectedModelBehavior', message: 'Exceeded maximum retries (1) for output validation' },
      { move: settings },
    ),
    stated(
      'the Claude Agent SDK after its own tries',
      { code: 'error_max_structured_output_retries' },
      { move: settings },
    ),
    stated(
      'the AI SDK without an object',
      {
        type: 'AI_NoObjectGeneratedError',
        message: 'No object generated: response did not match schema.',
      },
      { move: { kind: 'retry' } },
    ),
    stated(
      'a parser of LangChain that tells of its failure in the log alone',
      { message: '[chain/error] [chain:plan > parser:JsonOutputParser] [8ms] Parser run errored with error: "x"' },
      { move: { kind: 'retry' } },
    ),
    stated(
      'the same for the second time',
      { code: 'OUTPUT_PARSING_FAILURE' },
      { facts: { retry: { sameFailure: 1 } }, move: settings },
    ),
  ],
  leaves: [
    real('openai-length', { first: 'output-truncated' }),
    real('mcp-arguments', { first: 'tool-call-invalid' }),
    stated(
      'data that breaks the schema of a table',
      { type: 'SchemaError', message: 'column total: expected float64, got object' },
      { first: 'check-failed' },
    ),
    stated(
      'a file of the mission that is no JSON',
      { type: 'JSONDecodeError', message: 'Expecting value: line 1 column 1 (char 0)' },
      { first: 'code-exception' },
    ),
  ],
};
