import type { LogSlice, Step, Failure, Run, RunStatus } from '../core/model/run.ts';
import { type AgentMessage, readMessage, roleOf } from './agent/readMessage.ts';
import { type Adapter, createAdapter } from './payload/adapter.ts';
import { defined } from '../core/model/value/defined.ts';
import { at, firstAt, has, isObject, items, type Piece } from './payload/piece.ts';
import { readNumber, readText, readWord } from './payload/readText.ts';

/** Messages read of one trajectory, the last ones. */
const MAX_MESSAGES = 20_000;

/**
 * An agent's messages: a list of `{ role, content }`, alone or under `messages`, `history` or `trajectory`, or SWE-agent's steps of `{
 * action, observation }`. The last message decides how the run ended. Failures before it are marked recovered, because the agent went on;
 * of the texts only the last one becomes log. Whether the result is right is known only from an evaluation beside the messages.
 */
export const fromAgentMessages: Adapter = createAdapter('agent', (payload) => {
  const list = [
    payload,
    ...['messages', 'history', 'chat_history', 'conversation', 'trajectory', 'last_steps'].map((name) =>
      at(payload, name),
    ),
  ].find(isTrajectory);
  if (!list) return undefined;
  const messages = items(list, MAX_MESSAGES).map((item, index) =>
    isTurn(item) ? readTurn(item, index) : readMessage(item, index),
  );
  const { failure: stated, status, ...ending } = readEnding(payload);
  const last = messages.at(-1)!;
  const isFailed = last.failure !== undefined && status === undefined && ending.evaluation === undefined;
  const steps = messages.map((message, index) => toStep(message, isFailed && index === messages.length - 1));
  // If the end is known, nothing more is read from words.
  const said =
    status === undefined && ending.evaluation === undefined ? [last, atCursor(payload, messages)] : [];
  const log = said.flatMap((message, index) =>
    message && said.indexOf(message) === index ? logOf(message) : [],
  );
  return defined({
    id: readWord(firstAt(payload, 'id', 'run_id', 'thread_id', 'instance_id')),
    title: readText(firstAt(payload, 'task', 'title', 'system'))?.slice(0, 200),
    attempt: readNumber(at(payload, 'trial')),
    status: isFailed ? 'failed' : status,
    steps,
    failures: stated ? [stated] : undefined,
    log: log.length > 0 ? log : undefined,
    ...ending,
  });
});

/** Most messages have a role; a thought or a result between them may have none. */
function isTrajectory(list: Piece): boolean {
  const found = items(list, MAX_MESSAGES);
  const known = found.filter(
    (item) =>
      isTurn(item) || (roleOf(item) !== undefined && (has(item, 'content') || has(item, 'tool_calls'))),
  );
  return known.length > 0 && known.length >= found.length / 2 && found.every(isObject);
}

function isTurn(item: Piece): boolean {
  return typeof at(item, 'action').value === 'string' && typeof at(item, 'observation').value === 'string';
}

/** The agent's action and its observation. */
function readTurn(item: Piece, index: number): AgentMessage {
  const action = readText(at(item, 'action')) ?? 'Action';
  const seen = at(item, 'observation');
  const title = /^\S{1,100}/.exec(action.trim())?.[0] ?? 'Action';
  return {
    step: { id: String(index + 1), title, kind: 'tool-call' },
    failure: undefined,
    text: seen,
  };
}

function toStep({ step, failure }: AgentMessage, isEnd: boolean): Step {
  if (isEnd) return { ...step, status: 'failed' };
  return failure
    ? { ...step, status: 'failed', failure: { ...failure, recovered: true } }
    : { ...step, status: 'succeeded' };
}

/** The message on screen, if the payload names it. */
function atCursor(payload: Piece, messages: readonly AgentMessage[]): AgentMessage | undefined {
  const cursor = readText(firstAt(payload, 'cursor_step', 'cursor'));
  return cursor === undefined ? undefined : messages.find(({ step }) => step.id === cursor);
}

function logOf({ text, step }: AgentMessage): readonly LogSlice[] {
  return text ? [{ text: String(text.value), stepId: step.id, path: text.path }] : [];
}

/** How a trajectory ended. */
interface Ending {
  readonly status?: RunStatus;
  readonly failure?: Failure;
  readonly evaluation?: NonNullable<Run['evaluation']>;
  /** Artifacts that were submitted all the same. */
  readonly artifacts?: Run['artifacts'];
}

/**
 * The end of a trajectory as stated beside its messages: SWE-agent's `exit_status`, and evaluations of benchmarks and harnesses: a yes or
 * no, or a reward of all or nothing. Work submitted when it stopped is a partial artifact.
 * @see https://swe-agent.com/latest/reference/exceptions/ and https://swe-agent.com/latest/usage/trajectories/ (`info.exit_status`,
 * `submission`)
 * @see https://github.com/sierra-research/tau-bench (`reward`)
 */
function readEnding(payload: Piece): Ending {
  const exit = [at(payload, 'info', 'exit_status'), at(payload, 'exit_status')].find(
    ({ value }) => typeof value === 'string',
  );
  const passed = passedOf(payload);
  const evaluation = passed === undefined ? undefined : { passed };
  const ended = exit ? readExit(exit) : passed === undefined ? {} : { status: 'succeeded' as const };
  return defined({
    status: ended.status,
    failure: ended.failure,
    artifacts: ended.artifacts,
    evaluation,
  });
}

/** `submitted`, `exit_cost`, `submitted (exit_cost)`. */
function readExit(exit: Piece): Ending {
  const text = readText(exit) ?? '';
  if (text === 'submitted') return { status: 'succeeded' };
  const code = /^submitted \(([\w.]{1,80})\)$/.exec(text)?.[1] ?? /^[\w.]{1,80}/.exec(text)?.[0];
  const failure = defined({ code, path: exit.path });
  const artifacts = text.startsWith('submitted')
    ? [{ id: 'submission', name: 'submission', partial: true }]
    : undefined;
  return defined({ status: 'failed', failure, artifacts });
}

function passedOf(payload: Piece): boolean | undefined {
  const said = firstAt(payload, 'is_correct', 'passed', 'resolved').value;
  if (typeof said === 'boolean') return said;
  const reward = firstAt(payload, 'reward').value;
  return reward === 0 ? false : reward === 1 ? true : undefined;
}
