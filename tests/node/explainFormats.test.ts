import { describe, expect, it } from 'vitest';
import { folderOf } from './guideFolder.ts';
import { runMain } from './runMain.ts';

const ANSWER = {
  status: 401,
  url: 'https://api.openai.com/v1/responses',
  body: { error: { message: 'Incorrect API key', code: 'invalid_api_key' } },
};
const answersOf = async (argv: readonly string[], files: Readonly<Record<string, string>>) => {
  const ran = await runMain(folderOf(files), ['explain', '--json', ...argv]);
  return {
    ...ran,
    lines: ran.stdout
      .trimEnd()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
};

describe('waymark explain, of known systems', () => {
  it('detects the format by its shape, and names the run after its file', async () => {
    const { code, stderr, lines } = await answersOf(['answer.json', 'job.log', 'plain.log'], {
      'answer.json': JSON.stringify(ANSWER),
      'job.log': 'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nKeyError: 1\n',
      'plain.log': 'connect ECONNREFUSED 127.0.0.1:80\n',
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(lines.map(({ name, adapter, run, result }) => [name, adapter, run.id, result.lead])).toEqual([
      ['answer.json', 'http-response', 'answer.json', 'credentials-invalid'],
      ['job.log', 'traceback', 'job.log', 'code-exception'],
      ['plain.log', 'text', '', 'network-unreachable'],
    ]);
  });

  it('reads as the format that --from names, and tells when it is another', async () => {
    const files = { 'answer.json': JSON.stringify(ANSWER) };
    expect((await answersOf(['--from', 'http-response', 'answer.json'], files)).lines[0].adapter).toBe(
      'http-response',
    );
    const { lines } = await answersOf(['--from', 'temporal', 'answer.json'], files);
    expect(lines[0].problems[0].message).toBe('This is nothing that `temporal` knows.');
  });

  it('says which formats there are', async () => {
    const { code, stderr } = await runMain('.', ['explain', '--from', 'argo', 'x.json']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'There is no format "argo". Formats: run, text, github-actions, temporal, opentelemetry, kubernetes, langgraph, mcp, process-exit, http-response, javascript-error, agent-messages, traceback, ci-log.\n',
    });
  });
});
