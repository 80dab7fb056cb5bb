import { readFileSync } from 'node:fs';

/** How a failure was brought about, and how the program ended. What it wrote is in `caused/<name>.txt`. */
interface Cause {
  readonly by: string;
  readonly exitCode: number;
}

const made = (by: string, exitCode = 1): Cause => ({ by, exitCode });

const answers = (what: string): string => `a local server that answers ${what}`;
const OPENAI = 'openai 3.22 for Python against';
const ANTHROPIC = 'anthropic 1.13 for Python against';
const BOTO = 'boto3 1.43 (bedrock-runtime) against';
const FETCH = 'fetch of Node 20 to';
const REQUESTS = 'requests 2.34 to';
const NOBODY = 'as a user without rights';
const DESCRIBE = 'a script that fails after kubectl describe of a pod, as an API server documents it, that';

/** Programs that were made to fail, by the name of what they wrote. Provider answers are the documented ones. */
const CAUSES = {
  'actions-artifact': made(`@actions/artifact 6 asking ${answers('with no artifacts')} for one`),
  'actions-download': made(`@actions/artifact 6 asking ${answers('with no artifacts')} for one, told as download-artifact does`),
  'actions-input': made('@actions/core 3 reading an input that was not given'),
  'agents-turns': made('@openai/agents 0.20 with four turns, against a model that always calls the same tool'),
  'anthropic-a401': made(`${ANTHROPIC} ${answers('401 authentication_error')}`),
  'anthropic-a402': made(`${ANTHROPIC} ${answers('402 billing_error')}`),
  'anthropic-a403': made(`${ANTHROPIC} ${answers('403 permission_error')}`),
  'anthropic-a529': made(`${ANTHROPIC} ${answers('529 overloaded_error')}`),
  'anthropic-context': made(`${ANTHROPIC} ${answers('400, prompt is too long')}`),
  'anthropic-nokey': made('anthropic 1.13 for Python without a key'),
  'aws-ad': made(`${BOTO} ${answers('403 AccessDeniedException')}`),
  'aws-context': made(`${BOTO} ${answers('400 ValidationException, input is too long')}`),
  'aws-ex': made(`${BOTO} ${answers('403 ExpiredTokenException')}`),
  'aws-js-region': made('the AWS SDK for JavaScript 3 without a region'),
  'aws-none': made('boto3 1.43 without credentials'),
  'aws-region': made('boto3 1.43 without a region'),
  'aws-rn': made(`${BOTO} ${answers('404 ResourceNotFoundException')}`),
  'aws-sq': made(`${BOTO} ${answers('400 ServiceQuotaExceededException')}`),
  'aws-su': made(`${BOTO} ${answers('503 ServiceUnavailableException')}`),
  'aws-th': made(`${BOTO} ${answers('429 ThrottlingException')}`),
  'aws-un': made(`${BOTO} ${answers('403 UnrecognizedClientException')}`),
  'axios-hang': made(`axios with a time limit against ${answers('nothing')}`),
  'bind-refused': made(`a Node server on port 80, ${NOBODY}`),
  'cp-full': made('cp to a file system of 64 kB'),
  'cpp-alloc': made('C++ allocating more than ulimit -v allows', 134),
  'curl-403': made(`curl -f to ${answers('403')}`, 22),
  'curl-cert': made('curl to a server with a self-signed certificate', 60),
  'curl-cut': made('curl to a server that hangs up', 52),
  'curl-dns': made('curl to a name under .invalid', 6),
  'curl-hang': made(`curl -m 1 to ${answers('nothing')}`, 28),
  'curl-refused': made('curl to a port nobody listens on', 7),
  'dd-full': made('dd to /dev/full'),
  'fetch-401': made(`${FETCH} ${answers('401')}`),
  'fetch-409': made(`${FETCH} ${answers('409')}`),
  'fetch-cut': made(`${FETCH} a server that hangs up`),
  'fetch-dns': made(`${FETCH} a name under .invalid`),
  'fetch-expired': made(`${FETCH} a server whose certificate has expired`),
  'fetch-refused': made(`${FETCH} a port nobody listens on`),
  'fetch-selfsigned': made(`${FETCH} a server with a self-signed certificate`),
  'fetch-timeout': made(`${FETCH} ${answers('nothing')}, with AbortSignal.timeout`),
  'fetch-wronghost': made(`${FETCH} a server whose certificate names another host`),
  'git-404': made(`git ls-remote to ${answers('404')}`, 128),
  'git-auth': made(`git ls-remote to ${answers('401')}, without a terminal`, 128),
  'git-full': made('git init on a file system of 64 kB', 128),
  'git-pathspec': made('git checkout of a branch that is not there'),
  'java-heap': made('Java with a heap of 16 MB filling a list'),
  'java-npe': made('Java calling a method of null'),
  'java-symbol': made('Java calling a method that is not declared'),
  'kubectl-config': made(`${DESCRIBE} waits for a secret that does not exist`),
  'kubectl-disk': made(`${DESCRIBE} was evicted over its storage`),
  'kubectl-image': made(`${DESCRIBE} waits for an image that does not exist`),
  'kubectl-killed': made(`${DESCRIBE} ended with 137, nobody says why`),
  'kubectl-oom': made(`${DESCRIBE} was ended over its memory limit`),
  'kubectl-selector': made(`${DESCRIBE} fits no node`),
  'kubectl-unschedulable': made(`${DESCRIBE} finds no node with a free graphics card`),
  'langgraph-checkpointer': made('LangGraph 1.7 reading the state of a graph without a checkpointer'),
  'langgraph-loop': made('LangGraph 1.7 running a graph that goes in a circle'),
  'make-missing': made('make with a file missing that no rule makes', 2),
  'node-child-killed': made('Node running a program that is killed'),
  'node-eacces': made(`Node reading a file of mode 000, ${NOBODY}`),
  'node-enoent': made('Node reading a file that is not there'),
  'node-full': made('Node writing to /dev/full'),
  'node-heap': made('Node with a heap of 20 MB filling an array', 134),
  'node-module': made('Node importing a package that is not installed'),
  'node-referenceerror': made('Node calling a function by a wrong name'),
  'node-spawn': made('Node starting a program that is not there'),
  'node-test': made('node --test with an assertion that fails'),
  'node-typeerror': made('Node reading a property of undefined'),
  'node-worker-memory': made('a Node worker thread of 16 MB filling an array'),
  'npm-404': made(`npm install from ${answers('404')}`),
  'numpy-memory': made('NumPy making a table of 4 TiB'),
  'openai-c400': made(`${OPENAI} ${answers('400 content_filter')}`),
  'openai-context': made(`${OPENAI} ${answers('400 context_length_exceeded')}`),
  'openai-cut-json': made(`${OPENAI} ${answers('with half a JSON object, finish_reason length')}`),
  'openai-hang': made(`${OPENAI} ${answers('nothing')}`),
  'openai-length': made(`${OPENAI} ${answers('with finish_reason length')}, parsing it`),
  'openai-nokey': made('openai 3.22 for Python without a key'),
  'openai-o401': made(`${OPENAI} ${answers('401 invalid_api_key')}`),
  'openai-o404': made(`${OPENAI} ${answers('404 model_not_found')}`),
  'openai-o429': made(`${OPENAI} ${answers('429 rate_limit_exceeded')}`),
  'openai-o429big': made(`${OPENAI} ${answers('429, request too large')}`),
  'openai-o503': made(`${OPENAI} ${answers('503 server_is_overloaded')}`),
  'openai-oquota': made(`${OPENAI} ${answers('429 insufficient_quota')}`),
  'openai-refused': made(`${OPENAI} a port nobody listens on`),
  'psql-refused': made('psql to a port nobody listens on', 2),
  'py-child-killed': made('Python running a program that is killed'),
  'py-eacces': made(`Python opening a file of mode 000, ${NOBODY}`),
  'py-enoent': made('Python opening a file that is not there'),
  'py-environ': made('Python reading an environment variable that is not set'),
  'py-full': made('Python writing to /dev/full'),
  'py-keyerror': made('Python reading a key that a dictionary has not'),
  'py-memory': made('Python filling a list beyond ulimit -v'),
  'py-module': made('Python importing a package that is not installed'),
  'py-pool': made('Python with a pool of processes, one of which is killed'),
  'py-sqlite': made('Python writing to an SQLite database that is locked'),
  'py-sqlite-full': made('Python filling an SQLite database of four pages'),
  'py-sqlite-notable': made('Python reading a table that SQLite has not'),
  'py-subprocess': made('Python running sleep 5 with half a second to live'),
  'py-syntaxerror': made('Python with a colon left out'),
  'py-unittest': made('python -m unittest with an assertion that fails'),
  'py-valueerror': made('Python reading "n/a" as a number'),
  'requests-503': made(`${REQUESTS} ${answers('503')}`),
  'requests-dns': made(`${REQUESTS} a name under .invalid`),
  'requests-expired': made(`${REQUESTS} a server whose certificate has expired`),
  'requests-hang': made(`${REQUESTS} ${answers('nothing')}, with a time limit`),
  'requests-refused': made(`${REQUESTS} a port nobody listens on`),
  'sh-126': made('sh starting a script that is not executable', 126),
  'sh-127': made('sh starting a program that is not there', 127),
  'sh-eacces': made(`cat of a file of mode 000, ${NOBODY}`),
  'sh-enoent': made('cat of a file that is not there'),
  'sh-kill9': made('bash running a program that is killed', 137),
  'sh-memory': made('sort with more memory than ulimit -v allows', 2),
  'sh-parameter': made('sh reading a variable with ${NAME:?} that is not set', 2),
  'sh-term': made('bash running a program that gets SIGTERM', 143),
  'sh-unbound': made('a bash script with set -u reading a variable that is not set'),
  'terraform-variable': made('terraform plan without a value for a variable'),
  'timeout-124': made('timeout 1 sleep 5', 124),
} satisfies Record<string, Cause>;

export type CausedName = keyof typeof CAUSES;

export const CAUSED_NAMES = Object.keys(CAUSES) as readonly CausedName[];

/** The failed run of a program that was made to fail: one command, its exit code, and what it wrote. */
export function caused(name: CausedName): { readonly title: string; readonly run: unknown } {
  const { by, exitCode } = CAUSES[name];
  const text = readFileSync(new URL(`caused/${name}.txt`, import.meta.url), 'utf8');
  const step = {
    id: 'work',
    title: by,
    kind: 'command',
    status: 'failed',
    failure: { exitCode },
    log: { text },
  };
  return { title: by, run: { id: name, status: 'failed', observedAt: 1_795_200_000_000, steps: [step] } };
}
