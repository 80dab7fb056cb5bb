import type { Sample } from '../sample.ts';
import { PYTHON_TRACE } from './processes.ts';

const user = { role: 'user', content: 'Change the order.' };
const call = {
  role: 'assistant',
  content: null,
  tool_calls: [{ id: 'c1', type: 'function', function: { name: 'get_order', arguments: '{}' } }],
};

export const MCP: readonly Sample[] = [
  {
    title: 'a method that is not there',
    payload: { jsonrpc: '2.0', id: 1, error: { code: -32_601, message: 'Method not found' } },
    trouble: 'failed',
  },
  {
    title: 'bad arguments, as a result that is an error',
    payload: {
      request: { method: 'tools/call', params: { name: 'get_order' } },
      result: {
        content: [{ type: 'text', text: 'MCP error -32602: Input validation error' }],
        isError: true,
      },
    },
    trouble: 'failed',
  },
  {
    title: 'a tool that says what its own server said',
    payload: {
      content: [{ type: 'text', text: '{"error":{"message":"no such order","code":"order_missing"}}' }],
      isError: true,
    },
    trouble: 'failed',
  },
  {
    title: 'a tool that needs an answer first',
    payload: {
      jsonrpc: '2.0',
      id: 1,
      error: { code: -32_042, message: 'URL elicitation required', data: { elicitations: [] } },
    },
    trouble: 'blocked',
  },
  {
    title: 'a tool that did what it should',
    payload: { content: [{ type: 'text', text: 'error rate: 0' }], isError: false },
    trouble: 'none',
  },
  {
    title: 'a result of another method',
    payload: { jsonrpc: '2.0', id: 1, result: { tools: [] } },
    trouble: 'none',
  },
];

export const LANGGRAPH: readonly Sample[] = [
  {
    title: 'a graph that asks',
    payload: { messages: [], __interrupt__: [{ id: 'i', value: { question: 'Send three e-mails?' } }] },
    trouble: 'blocked',
  },
  {
    title: 'a state that waits',
    payload: {
      values: {},
      next: ['approve'],
      tasks: [{ name: 'approve', interrupts: [{ value: 'Go on?' }] }],
    },
    trouble: 'blocked',
  },
  {
    title: 'an interrupt that was thrown',
    payload: { error: { name: 'GraphInterrupt', message: '[]', stack: 'GraphInterrupt: []\n    at x' } },
    trouble: 'blocked',
  },
];

export const AGENTS: readonly Sample[] = [
  {
    title: 'a trajectory that ends in a traceback',
    payload: { messages: [user, { role: 'WebSurfer', content: PYTHON_TRACE }] },
    trouble: 'failed',
  },
  {
    title: 'a trajectory that walked around a tool’s error',
    payload: [
      user,
      call,
      { role: 'tool', tool_call_id: 'c1', content: 'Error: order not found' },
      { role: 'assistant', content: 'There is no such order.' },
    ],
    trouble: undefined,
  },
  {
    title: 'a trajectory that ends in a tool’s error, in blocks',
    payload: {
      messages: [
        user,
        { role: 'assistant', content: [{ type: 'tool_use', id: 't', name: 'get_order', input: {} }] },
        {
          role: 'user',
          content: [
            {
              type: 'tool_result',
              tool_use_id: 't',
              is_error: true,
              content: [{ type: 'text', text: 'connect ECONNREFUSED' }],
            },
          ],
        },
      ],
    },
    trouble: 'failed',
  },
  {
    title: 'a message of LangChain that is an error',
    payload: {
      messages: [
        { type: 'human', content: 'x' },
        { type: 'ai', content: '', tool_calls: [{ name: 'search', args: {} }] },
        { type: 'tool', status: 'error', content: 'boom', name: 'search' },
      ],
    },
    trouble: 'failed',
  },
  {
    title: 'a result that was judged wrong',
    payload: { is_correct: false, messages: [user, { role: 'assistant', content: '42' }] },
    trouble: 'wrong',
  },
  {
    title: 'a result that earned its reward',
    payload: {
      reward: 1,
      messages: [
        user,
        call,
        { role: 'tool', content: 'Error: busy' },
        { role: 'assistant', content: 'Done.' },
      ],
    },
    trouble: 'none',
  },
  {
    title: 'a result that was handed in',
    payload: {
      info: { exit_status: 'submitted' },
      trajectory: [
        { action: 'ls', observation: 'Traceback: no' },
        { action: 'submit', observation: '' },
      ],
    },
    trouble: 'none',
  },
  {
    title: 'a result handed in when the money was used up',
    payload: {
      info: { exit_status: 'submitted (exit_cost)' },
      trajectory: [{ action: 'ls', observation: 'a' }],
    },
    trouble: 'failed',
  },
];
