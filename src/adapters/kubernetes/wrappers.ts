/**
 * Reasons that only say that something failed, or failed again; the cause is in the last state, the message or another event.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 */
export const WRAPPERS: ReadonlySet<string> = new Set([
  'BackOff',
  'BackoffLimitExceeded',
  'CrashLoopBackOff',
  'Error',
  'Failed',
  'FailedIndexes',
  'FailedSync',
  'PodFailurePolicy',
  'ContainersNotReady',
  'PodFailed',
  'StartError',
]);

/** Reasons of a container that is starting. */
export const ON_ITS_WAY: ReadonlySet<string> = new Set(['ContainerCreating', 'PodInitializing', 'Completed']);

/** A specific reason, else nothing. */
export function reasonOf(word: string | undefined): string | undefined {
  return word === undefined || WRAPPERS.has(word) || ON_ITS_WAY.has(word) ? undefined : word;
}
