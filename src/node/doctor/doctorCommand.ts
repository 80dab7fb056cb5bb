import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Arguments, Command } from '../cli/command.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import type { Io } from '../cli/io.ts';
import { paint } from '../cli/paint.ts';
import { type Check, checklistText } from './check.ts';
import { checkPage } from './checkPage.ts';
import { checkProject } from './checkProject.ts';
import { openPage } from './openPage.ts';
import { readProject } from './readProject.ts';
import { watchPage } from './watchPage.ts';

/** `waymark doctor`: is everything there that the help needs, in the project or on a page of it? */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'checks a host: its project, or with `--url` a page of it in a Chromium',
  usage:
    '[dir] [--run <file>] [--server <url>] [--url <url> [--dry] [--wait <seconds>] [--pictures <dir>]] [--json]',
  takes: [0, 1],
  options: {
    run: { type: 'string', value: 'file', help: 'a sample run as JSON; misspelt keys in it are said' },
    server: {
      type: 'string',
      value: 'origin',
      help: 'where the report server runs, for an address such as `/api/reports`',
    },
    url: { type: 'string', value: 'url', help: 'drives this page, which shows a run in trouble' },
    dry: {
      type: 'boolean',
      help: 'presses the move and sends a report too; requests that may change something are answered in the browser',
    },
    wait: {
      type: 'string',
      value: 'seconds',
      help: 'how long the button and the answer may take; left out, 15',
    },
    pictures: { type: 'string', value: 'dir', help: 'where to put pictures of the page' },
    json: { type: 'boolean', help: 'prints the checks as JSON' },
  },
  notes: [
    'Driving a page needs `playwright-core` and a Chromium, and `axe-core` for the checks of contrast: `npm install --no-save playwright-core axe-core`.',
    'Whatever `--dry` presses, requests other than GET, HEAD and OPTIONS and messages of WebSockets do not leave the browser. A handler that changes something by GET does change it.',
  ],
  async run({ values, positionals: [dir = '.'] }, io) {
    const { url } = values;
    if (values['dry'] && typeof url !== 'string') {
      io.stderr('waymark doctor --dry needs a page to drive: `--url <url>`.\n');
      return EXIT_CODE.usage;
    }
    const checks = typeof url === 'string' ? await drive(url, values, io) : await read(dir, values, io);
    if (typeof checks === 'string') {
      io.stderr(`${checks}\n`);
      return EXIT_CODE.usage;
    }
    io.stdout(
      values['json']
        ? `${JSON.stringify(checks, null, 2)}\n`
        : checklistText(checks, textsOf(checks, resolve(io.cwd, dir)), paint(io.colour)),
    );
    const isWrong = checks.some(({ problems }) => problems.some(({ severity }) => severity === 'error'));
    return isWrong ? EXIT_CODE.wrong : EXIT_CODE.ok;
  },
};

/** @returns what is wrong with the folder, if it cannot be checked */
async function read(
  dir: string,
  { run, server }: Arguments['values'],
  { cwd, now }: Io,
): Promise<readonly Check[] | string> {
  const project = readProject(resolve(cwd, dir));
  if (typeof project === 'string') return project;
  if (typeof server === 'string' && !URL.canParse(server)) return `"${server}" is no address.`;
  return checkProject(project, {
    run: typeof run === 'string' ? run : undefined,
    server: typeof server === 'string' ? server : undefined,
    cwd,
    now: now(),
  });
}

/** The files that problems stand in, for frames. */
function textsOf(checks: readonly Check[], root: string): ReadonlyMap<string, string> {
  const files = new Set(checks.flatMap(({ problems }) => problems.flatMap(({ file }) => file ?? [])));
  return new Map(
    [...files]
      .map((file) => [file, resolve(root, file)] as const)
      .filter(([, path]) => existsSync(path) && statSync(path).isFile())
      .map(([file, path]) => [file, readFileSync(path, 'utf8')]),
  );
}

/** @returns what to install, if no browser can be started */
async function drive(
  url: string,
  { pictures, dry, wait = '15' }: Arguments['values'],
  io: Io,
): Promise<readonly Check[] | string> {
  if (!URL.canParse(url)) return `"${url}" is no address. Name one such as http://localhost:3000/runs/7.`;
  const seconds = Number(wait);
  if (!(seconds > 0)) return `"${String(wait)}" is no number of seconds.`;
  const folder = typeof pictures === 'string' ? resolve(io.cwd, pictures) : undefined;
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const opened = await openPage(io);
  if (typeof opened === 'string') return opened;
  try {
    const watch = await watchPage(opened.page);
    return await checkPage(opened.page, watch, {
      url,
      dry: dry === true,
      pictures: folder,
      axe: opened.axe,
      wait: seconds * 1000,
    });
  } finally {
    await opened.close();
  }
}
