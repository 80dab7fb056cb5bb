import type { Sample } from '../sample.ts';

export const PYTHON_TRACE = `loading
Traceback (most recent call last):
  File "/app/job.py", line 8, in fetch
    return cache[key]
           ~~~~~^^^^^
KeyError: 'total'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/app/job.py", line 12, in <module>
    main()
  File "/app/job.py", line 10, in main
    raise jobs.MissingTotal("no total for 2026") from None
jobs.MissingTotal: no total for 2026
`;

export const NODE_TRACE = `node:internal/errors:540
      throw error;
      ^

Error: Cannot read the settings
file is gone
    at read (file:///app/run.mjs:4:9)
    at file:///app/run.mjs:9:1 {
  [cause]: Error: ENOENT: no such file or directory, open 'settings.json'
      at Object.openSync (node:fs:581:18)
      at read (file:///app/run.mjs:3:11) {
    errno: -2,
    code: 'ENOENT',
    syscall: 'open',
    path: 'settings.json'
  }
}

Node.js v20.20.2
`;

export const PROCESSES: readonly Sample[] = [
  {
    title: 'a command that is not there',
    payload: { exit_code: 127, stdout: '', stderr: 'bash: line 1: nosuchtool: command not found\n' },
    trouble: 'failed',
  },
  {
    title: 'a process that was killed, in Node’s words',
    payload: { code: null, signal: 'SIGKILL' },
    trouble: 'failed',
  },
  {
    title: 'a process that was killed, in Python’s words',
    payload: { args: ['python', 'job.py'], returncode: -11, stdout: null, stderr: 'x' },
    trouble: 'failed',
  },
  {
    title: 'a process somebody stopped',
    payload: { exit_code: 143, stdout: '', stderr: 'Terminated\n' },
    trouble: 'cancelled',
  },
  {
    title: 'what spawnSync gives',
    payload: { pid: 7, output: [null, 'a', 'b'], stdout: 'a', stderr: 'b', status: 3, signal: null },
    trouble: 'failed',
  },
  {
    title: 'a process that ran out of time',
    payload: { exitCode: undefined, exit_code: null, signal: 'SIGTERM', timedOut: true, stderr: 'slow' },
    trouble: 'failed',
  },
  {
    title: 'a process that died of an exception',
    payload: { exit_code: 1, stdout: '', stderr: PYTHON_TRACE },
    trouble: 'failed',
  },
  {
    title: 'a process that ended well, whatever it complained of',
    payload: { exit_code: 0, stdout: 'ok', stderr: 'warning: permission denied (ignored)' },
    trouble: 'none',
  },
];

export const TRACES: readonly Sample[] = [
  { title: 'a Python traceback', payload: PYTHON_TRACE, trouble: 'failed' },
  { title: 'a Node traceback', payload: NODE_TRACE, trouble: 'failed' },
  {
    title: 'a syntax error, which has no header',
    payload: '  File "<string>", line 1\n    x = \n        ^\nSyntaxError: invalid syntax\n',
    trouble: 'failed',
  },
];
