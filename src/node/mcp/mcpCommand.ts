import { resolve } from 'node:path';
import type { Command } from '../cli/command.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import { createCatalog } from '../../core/fit/catalog/createCatalog.ts';
import { loadGuides } from '../guides/loadGuides.ts';
import { readSecrets } from '../redact/readSecrets.ts';

/** `waymark mcp`: the same answers for agents. */
export const mcpCommand: Command = {
  name: 'mcp',
  summary: 'answers agents over the Model Context Protocol, on standard input and output',
  usage: '[--guides <dir>] [--folder <dir>] [--secrets-file <file>]',
  takes: [0, 0],
  options: {
    guides: { type: 'string', value: 'dir', help: 'your own guides, ahead of the starter guides' },
    folder: {
      type: 'string',
      value: 'dir',
      help: 'lets agents name files below it; left out, contents are passed in and no file is read',
    },
    'secrets-file': {
      type: 'string',
      value: 'file',
      help: 'exact values that must not stand in a draft, one per line',
    },
  },
  notes: [
    'Tools: explain_failure, find_guide, get_guide, draft_report. Each guide is a resource too, `waymark://guide/<id>`. Nothing is sent or written.',
    'An agent host starts it: `npx waymark mcp`. docs/mcp.md of the package shows how for three of them.',
  ],
  async run({ values }, io) {
    const { guides: dir, folder, 'secrets-file': file } = values;
    const secrets = readSecrets(typeof file === 'string' ? file : undefined, io.cwd);
    if (typeof secrets === 'string') {
      io.stderr(`${secrets}\n`);
      return EXIT_CODE.wrong;
    }
    const guides = await loadGuides(typeof dir === 'string' ? dir : undefined, io);
    if (!guides) return EXIT_CODE.wrong;
    const catalog = createCatalog(guides.indexes);
    // Imported here only, because the protocol's code is ten times that of all other commands.
    const { serveMcp } = await import('./serveMcp.ts');
    await serveMcp(
      {
        explainer: { catalog, guides },
        folder: typeof folder === 'string' ? resolve(io.cwd, folder) : undefined,
        secrets,
        now: io.now,
      },
      io,
    );
    return EXIT_CODE.ok;
  },
};
