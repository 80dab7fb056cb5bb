import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from '../cli/command.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import { readVocabulary } from './compileFolder.ts';
import { guideSkeleton } from './guideSkeleton.ts';
import type { Io } from '../cli/io.ts';
import { readGuides } from './readGuides.ts';

/** The starter library's answer of last resort, which every guide is related to. */
const GENERAL = 'run-failed';

/** `waymark new`: a guide to fill in, which compiles as it is. */
export const newCommand: Command = {
  name: 'new',
  summary: 'writes a guide with all five sections, ready to fill in',
  usage: '<id> [--dir <dir>]',
  takes: [1, 1],
  options: { dir: { type: 'string', value: 'dir', help: 'the folder of guides; left out, `guides`' } },
  notes: ['The id is the name of the file: lower-case words with hyphens, such as `disk-full`.'],
  async run({ values, positionals: [id = ''] }, io) {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 64) {
      io.stderr(
        `"${id}" cannot be the id of a guide. Use lower-case words with hyphens, such as \`disk-full\`.\n`,
      );
      return EXIT_CODE.usage;
    }
    const dir = typeof values['dir'] === 'string' ? values['dir'] : 'guides';
    const file = join(dir, `${id}.md`);
    const path = resolve(io.cwd, file);
    if (existsSync(path)) {
      io.stderr(`${file} is there already; nothing was written.\n`);
      return EXIT_CODE.wrong;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, skeletonIn(dir, id, io), { flag: 'wx' });
    io.stdout(`Wrote ${file}. Write what each ✎ asks for, then run \`waymark check ${dir}\`.\n`);
    return EXIT_CODE.ok;
  },
};

/** A guide that compiles under what `waymark.json` of its folder declares. */
function skeletonIn(dir: string, id: string, { cwd, now }: Io): string {
  const { starter = true, surfaces = {} } = readVocabulary(readGuides(dir, cwd)).config?.config ?? {};
  const [first] = Object.keys(surfaces);
  const surface = first === undefined || Object.hasOwn(surfaces, 'run-detail') ? 'run-detail' : first;
  return guideSkeleton(id, {
    now: now(),
    surface: { id: surface, label: surfaces[surface] ?? 'Run detail' },
    related: starter && id !== GENERAL ? [GENERAL] : [],
  });
}
