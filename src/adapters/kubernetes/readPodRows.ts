import { meaningOf } from '../payload/meaningOf.ts';
import { lineAt, type Lines } from '../payload/lines.ts';
import type { Piece } from '../payload/piece.ts';
import type { Workload } from './workload.ts';

/**
 * Rows of `kubectl get pods`. `STATUS` is a phase, or the reason of a container; after `Init:` that of an init container.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
export function readPodRows(
  text: Lines,
  root: Piece,
): { readonly workloads: readonly Workload[]; readonly lines: readonly number[] } {
  const { lines } = text;
  const workloads: Workload[] = [];
  const owned: number[] = [];
  let isTable = false;
  for (const [index, line] of lines.entries()) {
    if (/^(?:NAMESPACE +)?NAME +READY +STATUS +RESTARTS +AGE/.test(line)) {
      isTable = true;
      owned.push(index);
      continue;
    }
    const row = isTable
      ? /^(?:(\S{1,63}) +)?(\S{1,253}) +(\d{1,4})\/(\d{1,4}) +(\S{1,80}) +(\d{1,9})(?: \(\S{1,20} ago\))? +\S/.exec(
          line,
        )
      : null;
    if (!row || workloads.length >= 2_000) {
      isTable = false;
      continue;
    }
    owned.push(index);
    const [, namespace, name, ready, of, status, restarts] = row;
    const place = { path: lineAt(text, index), problems: root.problems, inText: true as const };
    workloads.push({
      kind: 'Pod',
      name,
      namespace,
      ...read(place, name!, status!, ready === of, Number(restarts)),
      conditions: [],
    });
  }
  return { workloads, lines: owned };
}

const PHASES: Readonly<Record<string, string>> = {
  Running: 'Running',
  Pending: 'Pending',
  Succeeded: 'Succeeded',
  Completed: 'Succeeded',
  Failed: 'Failed',
};

function read(
  place: Omit<Piece, 'value'>,
  name: string,
  status: string,
  ready: boolean,
  restartCount: number,
): Pick<Workload, 'status' | 'containers'> {
  const word = status.replace(/^Init:/, '');
  const phase = meaningOf(PHASES, word);
  if (phase !== undefined || /^(?:\d+\/\d+|Terminating|ContainerCreating|PodInitializing)$/.test(word)) {
    const state =
      phase === 'Running'
        ? { running: {} }
        : phase === 'Succeeded'
          ? { terminated: { exitCode: 0, reason: 'Completed' } }
          : undefined;
    const container = { name, ready, restartCount, state };
    return {
      status: { ...place, value: { phase: phase ?? 'Pending' } },
      containers: state ? [{ ...place, value: container }] : [],
    };
  }
  // `ExitCode:137` and `Signal:9` stand for containers without a reason.
  const exitCode = /^ExitCode:(\d{1,3})$/.exec(word)?.[1];
  const state =
    exitCode === undefined
      ? { waiting: { reason: word } }
      : { terminated: { exitCode: Number(exitCode), reason: 'Error' } };
  return {
    status: { ...place, value: { phase: 'Pending' } },
    containers: [{ ...place, value: { name, ready: false, restartCount, state } }],
  };
}
