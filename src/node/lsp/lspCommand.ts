import { resolve } from 'node:path';
import type { Command } from '../cli/command.ts';
import { starterIndex } from '../guides/starterIndex.ts';

/** `waymark lsp`: the compiler in an editor. */
export const lspCommand: Command = {
  name: 'lsp',
  summary: 'answers an editor over the Language Server Protocol, on standard input and output',
  usage: '[dir] [--stdio]',
  takes: [0, 1],
  options: {
    stdio: { type: 'boolean', help: 'what editors add; it is all there is' },
  },
  notes: [
    'Problems with their mends while a guide is written, completion of signals, operators, values, surfaces, moves, guides, keys, cards and sections, what each means, and the way to a guide that is named. What is not saved yet counts.',
    'A folder holds guides when it has a `waymark.json`, is called `guides`, or is `dir`.',
    'docs/authoring.md of the package shows the set-up for VS Code and Neovim.',
  ],
  async run({ positionals: [dir] }, io) {
    const { guides: starter } = await starterIndex();
    // Of interest to this command alone, as the protocol's code is large.
    const { serveLsp } = await import('./serveLsp.ts');
    return serveLsp({ dir: dir === undefined ? undefined : resolve(io.cwd, dir), starter, now: io.now }, io);
  },
};
