import { setTimeout as sleep } from 'node:timers/promises';
import { callLumen, type LumenTarget } from './callLumen.ts';
import { Parked, type Execution, type Question, type StepRecord } from './execution.ts';
import type { StepContext } from './mission.ts';
import { runCommand } from './runCommand.ts';

/** What the runner takes from the product around it, read anew at every use: an operator may change it meanwhile. */
export interface Surroundings {
  readonly now: () => number;
  readonly target: (connection: string) => LumenTarget;
  readonly setting: (mission: string, id: string) => string;
  readonly budget: (mission: string) => number | undefined;
  readonly deliver: (run: string, name: string, text: string) => string;
}

interface Hooks {
  readonly say: (line: string) => void;
  readonly event: (kind: 'artifact' | 'wait' | 'note', title: string) => void;
}

/** Everything a step's code may do, each act recorded on the run. */
export function createContext(
  x: Execution,
  step: StepRecord,
  from: Surroundings,
  { say, event }: Hooks,
): StepContext {
  const { run, mission } = x;
  const workspace = x.workspace!;

  /** Gives the decision when there is one; parks the run with the question when there is none. */
  function decision(
    kind: Question['kind'],
    who: string,
    question: string,
  ): { approved: boolean; answer?: string } {
    const made = x.decisions.get(step.id);
    if (made) return made;
    const since = from.now();
    x.question = { stepId: step.id, kind, who, question, since };
    event('wait', kind === 'approval' ? `Waits for approval by ${who}` : `Waits for an answer from ${who}`);
    throw new Parked({ waiting: { for: kind, who, question, since } });
  }

  const pause = async (ms: number): Promise<void> => {
    await sleep(ms, undefined, { signal: x.abort.signal });
  };

  return {
    signal: x.abort.signal,
    attempt: run.attempt ?? 1,
    pieces: mission.context ?? [],
    done: x.done,
    say,
    setting: (id) => from.setting(mission.id, id),
    call: async (request) => {
      say(`${request.method ?? 'POST'} ${request.path}`);
      return await callLumen(from.target(mission.connection ?? 'main'), request, x.abort.signal);
    },
    command: (program, args, options = {}) =>
      runCommand(program, args, {
        cwd: workspace.path,
        signal: x.abort.signal,
        say: (line) => say(workspace.hide(line)),
        ...options,
      }),
    read: workspace.read,
    write: workspace.write,
    deliver: (name, text, { partial } = {}) => {
      const url = from.deliver(run.id, name, text);
      run.artifacts.push({ id: `${run.id}-${name}`, name, url, ...(partial ? { partial } : {}) });
      event('artifact', `Delivered ${name}`);
    },
    use: (id) => {
      const piece = mission.context?.find((one) => one.id === id);
      x.usedPieces.add(id);
      if (run.context) run.context.used = x.usedPieces.size;
      return piece?.text ?? '';
    },
    spend: (amount) => {
      const { budget } = run;
      if (!budget) return;
      budget.limit = from.budget(mission.id) ?? budget.limit;
      if (budget.used >= budget.limit || budget.used + amount > budget.limit) {
        budget.used = Math.max(budget.used, budget.limit);
        event('wait', `The budget of ${budget.limit} ${budget.unit} is used up`);
        throw new Parked({});
      }
      budget.used += amount;
    },
    approval: ({ who, question }) => {
      if (!decision('approval', who, question).approved)
        throw Object.assign(new Error(`The answer was no: ${question}`), {
          name: 'ApprovalRefused',
          code: 'approval_refused',
        });
    },
    ask: ({ who, question }) => decision('input', who, question).answer ?? '',
    block: (blocker) => {
      event('wait', blocker.text);
      throw new Parked({ blocker });
    },
    pause,
    timer: async (ms) => {
      const since = from.now();
      run.status = 'waiting';
      run.waiting = { for: 'timer', since, until: since + ms };
      event('wait', 'Waits for its timer');
      await pause(ms);
      delete run.waiting;
      run.status = 'running';
    },
  };
}
