import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nearest } from '../../core/model/value/nearest.ts';
import { STARTER_IDS } from '../../starter/starterIds.ts';
import type { Command } from '../cli/command.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import { plural } from '../cli/plural.ts';

/** `waymark guides`: the starter guides in Markdown, to read and to start one's own from. */
export const guidesCommand: Command = {
  name: 'guides',
  summary: 'prints the starter guides as they were written, or writes them into a folder',
  usage: '[id] [--out <dir>]',
  takes: [0, 1],
  options: {
    out: { type: 'string', value: 'dir', help: 'writes `<id>.md` there instead, or all of them without an id' },
  },
  notes: [
    'Without an id, the ids are listed. A guide of your own with the id of a starter guide stands in its place.',
  ],
  async run({ values: { out }, positionals: [id] }, io) {
    if (id !== undefined && !STARTER_IDS.includes(id)) {
      const meant = nearest(id, STARTER_IDS);
      io.stderr(
        `There is no starter guide "${id}".${meant ? ` Did you mean "${meant}"?` : ''} \`waymark guides\` lists them.\n`,
      );
      return EXIT_CODE.wrong;
    }
    const wanted = id === undefined ? STARTER_IDS : [id];
    if (id === undefined && out === undefined) {
      io.stdout(`${wanted.join('\n')}\n`);
      return EXIT_CODE.ok;
    }
    const { starterMarkdown } = await import('../../starter/starterMarkdown.ts');
    if (typeof out !== 'string') {
      io.stdout(starterMarkdown[id!]!);
      return EXIT_CODE.ok;
    }
    const folder = resolve(io.cwd, out);
    const taken = wanted.find((name) => existsSync(join(folder, `${name}.md`)));
    if (taken !== undefined) {
      io.stderr(`${join(out, `${taken}.md`)} is there already; nothing was written.\n`);
      return EXIT_CODE.wrong;
    }
    mkdirSync(folder, { recursive: true });
    for (const name of wanted) writeFileSync(join(folder, `${name}.md`), starterMarkdown[name]!, { flag: 'wx' });
    io.stdout(`Wrote ${plural(wanted.length, 'guide')} into ${out}.\n`);
    return EXIT_CODE.ok;
  },
};
