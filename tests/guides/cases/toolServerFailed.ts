import { real, stated, type GuideCases } from '../guideCase.ts';

const settings = { kind: 'fix', open: { surface: 'mission-settings' } } as const;

export const toolServerFailed: GuideCases = {
  fits: [
    stated(
      'a server that closed its connection',
      { code: -32000, type: 'McpError', message: 'MCP error -32000: Connection closed' },
      { lead: 'tool-server-failed', move: { kind: 'retry' } },
    ),
    stated(
      'a server whose command is not there',
      { code: 'ENOENT', message: 'MCP server "orders": Connection failed: Error: spawn npx ENOENT' },
      { move: settings },
    ),
    stated(
      'a server that closed its connection while it started',
      { code: -32000, type: 'McpError', message: 'Failed to connect to MCP server: Connection closed' },
      { move: settings },
    ),
    stated('a desktop host whose server went away', {
      message: 'Server transport closed unexpectedly, this is likely due to the process exiting early.',
    }),
    stated(
      'the second time in a row',
      { code: -32000, message: 'MCP error -32000: Connection closed' },
      { facts: { retry: { sameFailure: 1 } }, move: settings },
    ),
  ],
  leaves: [
    stated(
      'a tool call without an answer',
      { code: -32001, message: 'MCP error -32001: Request timed out' },
      { first: 'timed-out' },
    ),
    real('mcp-method', { first: 'capability-missing' }),
    real('mcp-tool', { first: 'tool-call-invalid' }),
    real('node-spawn', { first: 'dependency-broken' }),
    stated('a service that refused the connection', { code: 'ECONNREFUSED' }, { first: 'network-unreachable' }),
  ],
};
