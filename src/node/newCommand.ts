import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from './command.ts';
import { EXIT_CODE } from './exitCode.ts';
import { guideSkeleton } from './guideSkeleton.ts';

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
    writeFileSync(path, guideSkeleton(id, io.now()), { flag: 'wx' });
    io.stdout(`Wrote ${file}. Fill it in, then run \`waymark check ${dir}\`.\n`);
    return EXIT_CODE.ok;
  },
};
