import { watch } from 'node:fs';

/** Milliseconds in which one change of the disk is told several times. */
const QUIET = 50;

/** Guides, settings and cases. */
const WATCHED = /^[^.].*\.(?:md|jsonl?)$/;

/**
 * Calls back once a file of a folder of guides was written, added or taken away.
 *
 * @param dir absolute
 * @returns a way to stop
 */
export function watchFolder(dir: string, onChange: () => void): () => void {
  let quiet: NodeJS.Timeout | undefined;
  const watcher = watch(dir, (_, name) => {
    if (name !== null && !WATCHED.test(name)) return;
    clearTimeout(quiet);
    quiet = setTimeout(onChange, QUIET);
  });
  return () => {
    clearTimeout(quiet);
    watcher.close();
  };
}
