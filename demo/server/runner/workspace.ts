import { mkdtemp, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Mission } from './mission.ts';

/** A run's own folder. In every text that leaves the runner it is called `/mission`, wherever it really is. */
export interface Workspace {
  readonly path: string;
  readonly read: (file: string) => Promise<string>;
  readonly write: (file: string, text: string) => Promise<void>;
  readonly hide: (text: string) => string;
  readonly remove: () => Promise<void>;
}

export async function createWorkspace(mission: Mission): Promise<Workspace> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'orbit-')));
  const at = (file: string): string => (isAbsolute(file) ? file : join(path, file));
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(at(file)), { recursive: true });
    await writeFile(at(file), text);
  };
  for (const [file, text] of Object.entries(mission.files ?? {})) {
    await mkdir(dirname(at(file)), { recursive: true });
    await writeFile(at(file), text, { mode: mission.modes?.[file] ?? 0o644 });
  }
  const url = pathToFileURL(path).href;
  return {
    path,
    read: (file) => readFile(at(file), 'utf8'),
    write,
    hide: (text) =>
      text
        .replaceAll(url, 'file:///mission')
        .replaceAll(path, '/mission')
        .replaceAll(process.execPath, 'node'),
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
