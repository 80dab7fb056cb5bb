import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeListener } from '../../server/handler/nodeListener.ts';
import type { Arguments, Command } from '../cli/command.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import type { Io } from '../cli/io.ts';
import { paint } from '../cli/paint.ts';
import { problemText } from '../cli/problemText.ts';
import { readSamples } from '../explain/readSamples.ts';
import type { CompiledFolder } from '../guides/compileFolder.ts';
import { isGuide } from '../guides/readGuides.ts';
import { watchFolder } from '../guides/watchFolder.ts';
import { createDevHandler } from './createDevHandler.ts';
import { createWorkbench } from './createWorkbench.ts';

const HOST = '127.0.0.1';
const PORT = 4174;
/** Milliseconds that the page waits for a change before it asks again. */
const MAX_WAIT = 25_000;

/** `waymark dev`: the panel beside a guide's text, over real runs. */
export const devCommand: Command = {
  name: 'dev',
  summary: 'shows a guide as it is written: its problems, the runs it leads, and the panel',
  usage: '[dir | file[:line[:column]]] [--runs <path>] [--port <number>]',
  takes: [0, 1],
  options: {
    runs: { type: 'string', value: 'path', help: 'runs to try the guides on: a file or a folder' },
    port: {
      type: 'string',
      value: 'number',
      help: `where the page is, on this machine alone; ${PORT} unless given, 0 for any`,
    },
  },
  notes: [
    '`dir` is the folder of guides, `guides` when left out. With a file and a line, as `check` prints them, the page opens there; else at the first error.',
    'At every key: the problems, which runs the guide leads, from which guide it takes each, and the words and codes that do it, beside the panel itself, also at 360 px and in the dark. The file is written by *Save* alone.',
  ],
  async run(args, io) {
    const place = placeOf(args, io);
    if (typeof place === 'string') {
      io.stderr(`${place}\n`);
      return EXIT_CODE.usage;
    }
    const assets = findAssets();
    if (assets === undefined) {
      io.stderr('The page of this command is not built. In this repository, run `npm run build` first.\n');
      return EXIT_CODE.wrong;
    }
    const runs = args.values['runs'];
    const { found: samples } = typeof runs === 'string' ? await readSamples([runs], io) : { found: [] };
    const { starterGuides } = await import('../../starter/starterGuides.ts');
    const starter = { index: await starterGuides.index(), body: starterGuides.body };
    const workbench = createWorkbench({ dir: place.dir, samples, starter, now: io.now });
    let url = '';
    const disk = followDisk(place.dir, () => say(workbench.reload()));
    const token = randomBytes(24).toString('base64url');
    const handler = createDevHandler({ workbench, dir: place.dir, assets, token, changed: disk.changed });
    const server = createServer(nodeListener(handler));
    server.listen(place.port, HOST);
    try {
      await once(server, 'listening');
    } catch (error) {
      disk.stop();
      io.stderr(
        `Port ${place.port} cannot be listened at: ${error instanceof Error ? error.message : String(error)}\n`,
      );
      return EXIT_CODE.wrong;
    }
    const address = server.address();
    url = `http://${HOST}:${typeof address === 'object' && address ? address.port : place.port}/`;
    say(workbench.reload());
    io.stdout(`${url}${place.at}\n`);
    await io.stopped();
    disk.stop();
    server.closeAllConnections();
    server.close();
    return EXIT_CODE.ok;

    /** Prints what is wrong as `check` does, each with the address that opens it. */
    function say({ problems, texts }: CompiledFolder): void {
      for (const problem of problems) {
        io.stderr(problemText(problem, texts.get(problem.file ?? ''), paint(io.colour)));
        const { file = '', line = 1, column = 1 } = problem;
        if (url !== '' && isGuide(file))
          io.stderr(`  ${url}#${file.slice(0, -'.md'.length)}:${line}:${column}\n\n`);
      }
    }
  },
};

interface Place {
  /** The folder of guides; absolute. */
  readonly dir: string;
  /** What follows the address: `#index-locked:33:11`. */
  readonly at: string;
  readonly port: number;
}

function placeOf({ values, positionals: [path = 'guides'] }: Arguments, { cwd }: Io): Place | string {
  const { port = String(PORT) } = values;
  if (typeof port !== 'string' || !/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return `--port is to be a number up to 65535, not "${String(port)}".`;
  const [, file = path, line, column] = /^(.*\.md)(?::(\d+))?(?::(\d+))?$/.exec(path) ?? [];
  const target = resolve(cwd, file);
  if (!existsSync(target)) return `There is no ${file}.`;
  if (!file.endsWith('.md')) return { dir: target, at: '', port: Number(port) };
  const at = [basename(file, '.md'), line, column].filter(Boolean).join(':');
  return { dir: dirname(target), at: `#${at}`, port: Number(port) };
}

/** Where the built page lies: beside this file, or above it. */
function findAssets(): string | undefined {
  for (const above of ['./', '../', '../../']) {
    const folder = fileURLToPath(new URL(above, import.meta.url));
    if (existsSync(join(folder, 'dev/page.js')) && existsSync(join(folder, 'element.js'))) return folder;
  }
  return undefined;
}

interface Disk {
  readonly changed: (since: number) => Promise<number>;
  readonly stop: () => void;
}

/** Counts the changes of a folder, so that a page can ask for the next one. */
function followDisk(dir: string, onChange: () => void): Disk {
  let count = 1;
  const waiting = new Set<() => void>();
  const unwatch = watchFolder(dir, () => {
    count++;
    onChange();
    for (const wake of waiting) wake();
  });
  return {
    async changed(since) {
      if (since === count) {
        await new Promise<void>((done) => {
          const clock = setTimeout(done, MAX_WAIT);
          const wake = (): void => {
            clearTimeout(clock);
            waiting.delete(wake);
            done();
          };
          waiting.add(wake);
          clock.unref();
        });
      }
      return count;
    },
    stop() {
      unwatch();
      for (const wake of waiting) wake();
    },
  };
}
