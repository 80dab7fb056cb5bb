/**
 * Ends when `work` ends or `signal` is aborted, whichever is first, because a `fetch` patched by a host, or an unanswered clipboard prompt,
 * may never end. Starts `work` at once, within the press of a button.
 */
export async function raceAbort<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('Aborted.'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([signal.aborted ? aborted : work(), aborted]);
  } finally {
    signal.removeEventListener('abort', stop!);
  }
}
