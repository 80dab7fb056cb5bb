import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { showText } from '../../core/model/value/showText.ts';
import type { Command } from '../cli/command.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import { packageVersion } from '../cli/packageVersion.ts';
import { paint, type Paint } from '../cli/paint.ts';
import { plural } from '../cli/plural.ts';
import { findHost } from './findHost.ts';
import { planInit, type Change } from './planInit.ts';

/** Unchanged lines shown around a change. */
const CONTEXT_LINES = 3;

const NAMES = {
  next: 'Next',
  'react-router': 'React Router',
  vite: 'React with Vite',
  webpack: 'React with webpack',
  vue: 'Vue',
  svelte: 'Svelte',
  angular: 'Angular',
  solid: 'Solid',
  html: 'a plain page',
} as const;

/** How the component is put on a page, where it is not as in React. */
const USES: Readonly<Partial<Record<keyof typeof NAMES, string>>> = {
  vue: '<RunHelp :run="run" />',
  svelte: '<RunHelp {run} />',
  angular: '<run-help [run]="run" />',
};

/** `waymark init`: adds the help to a project, after it has shown the changes. */
export const initCommand: Command = {
  name: 'init',
  summary: 'puts the help into an app: shows what would change, and asks',
  usage: '[dir] [--yes]',
  takes: [0, 1],
  options: { yes: { type: 'boolean', short: 'y', help: 'writes without asking, for scripts' } },
  notes: [
    '`dir` is the folder of the app, this one when left out. Next, React Router, React with Vite or webpack, Vue, Svelte, Angular, Solid and plain pages are known. No file of yours is replaced.',
  ],
  async run({ values, positionals: [dir = '.'] }, io) {
    const host = findHost(resolve(io.cwd, dir));
    if (typeof host === 'string') {
      io.stderr(`${host}\n`);
      return EXIT_CODE.wrong;
    }
    const changes = planInit(host, packageVersion());
    io.stdout(`This is ${NAMES[host.kind]}.\n`);
    if (changes.length === 0) {
      io.stdout('Everything is there; nothing to write.\n');
      return EXIT_CODE.ok;
    }
    for (const change of changes) io.stdout(`\n${diffText(change, paint(io.colour))}`);
    if (!values['yes']) {
      if (!io.confirm) {
        io.stderr('\nNothing was written: there is nobody to ask. Run it in a terminal, or with --yes.\n');
        return EXIT_CODE.usage;
      }
      if (!(await io.confirm(`\nWrite ${plural(changes.length, 'file')}? [y/N] `))) {
        io.stdout('Nothing was written.\n');
        return EXIT_CODE.ok;
      }
    }
    for (const { file, before, after } of changes) {
      const path = join(host.root, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, after, before === undefined ? { flag: 'wx' } : {});
    }
    io.stdout(
      `\nWrote ${plural(changes.length, 'file')}.\n${nextSteps(
        host.kind,
        changes.some(({ file }) => file === 'package.json'),
        io.now(),
      )}`,
    );
    return EXIT_CODE.ok;
  },
};

/** A run to try it with, which a guide leads on. Its time is written out, since Next prerenders no `Date.now()`. */
const sampleRun = (now: number): string =>
  `{ id: '7', observedAt: ${now}, status: 'failed', failures: [{ code: 'invalid_api_key', status: 401 }] }`;

function nextSteps(kind: keyof typeof NAMES, isNew: boolean, now: number): string {
  const steps =
    kind === 'html'
      ? [
          'Serve the script: `mkdir -p waymark && cp -r node_modules/waymark/dist/element.js node_modules/waymark/dist/element waymark/`.',
          "Give the element the run, in a script of the page: `document.querySelector('waymark-help').run = run`.",
        ]
      : [
          ...(isNew ? ['Run `npm install`.'] : []),
          `Put \`${USES[kind] ?? '<RunHelp run={run} />'}\` on the page that shows a run.`,
        ];
  return [
    ...steps,
    `No run at hand? Try it with \`const run${kind === 'html' ? '' : ': Run'} = ${sampleRun(now)}\`.`,
    'Reports wait in the browser until something answers at `/api/reports`: `waymark serve`, or a route of yours (docs/server.md).',
    'Look at it with `waymark doctor`.',
  ]
    .map((step, at) => `${at + 1}. ${step}\n`)
    .join('');
}

/** A change in the form of `diff -u`: one hunk, from the first line that differs to the last. */
function diffText({ file, before = '', after }: Change, paint: Paint): string {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < fresh.length - start && old.at(-1 - end) === fresh.at(-1 - end)) {
    end += 1;
  }
  const from = Math.max(0, start - CONTEXT_LINES);
  const rest = Math.max(0, end - CONTEXT_LINES);
  const shown = [
    ...old.slice(from, start).map((line) => ` ${line}`),
    ...old.slice(start, old.length - end).map((line) => paint('red', `-${showText(line)}`)),
    ...fresh.slice(start, fresh.length - end).map((line) => paint('green', `+${showText(line)}`)),
    ...old.slice(old.length - end, old.length - rest).map((line) => ` ${line}`),
  ];
  const range = (lines: readonly string[]): string =>
    `${lines.length === 0 ? 0 : from + 1},${lines.length - rest - from}`;
  return `--- ${before === '' ? '/dev/null' : file}\n+++ ${file}\n@@ -${range(old)} +${range(fresh)} @@\n${shown.join('\n')}\n`;
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
