import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readRuns } from './readRuns.ts';
import type { GuideIndex } from '../../core/model/guide.ts';
import { intake } from '../../core/fit/intake.ts';
import { fit } from '../../core/fit/fit.ts';
import { createCatalog } from '../../core/fit/catalog/createCatalog.ts';
import { detect } from '../../adapters/detect/detect.ts';
import type { Problem } from '../../core/model/problem.ts';
import { checkCases } from './checkCases.ts';
import type { Arguments, Command } from '../cli/command.ts';
import type { Io } from '../cli/io.ts';
import { compileFolder } from '../guides/compileFolder.ts';
import { type FileCache, fileCache } from '../guides/fileCache.ts';
import { watchFolder } from '../guides/watchFolder.ts';
import { countProblems } from '../cli/countProblems.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import { paint } from '../cli/paint.ts';
import { plural } from '../cli/plural.ts';
import { problemText } from '../cli/problemText.ts';
import { readGuides } from '../guides/readGuides.ts';
import { startProgress } from '../cli/startProgress.ts';
import { starterIndex } from '../guides/starterIndex.ts';

/** `waymark check`: every problem of every guide, in one go. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'says every problem in every guide, with what to do about it',
  usage: '[dir] [--runs <path>] [--watch] [--json]',
  takes: [0, 1],
  options: {
    runs: {
      type: 'string',
      value: 'path',
      help: 'sample runs (a file or a folder): warns of guides that none of them fires',
    },
    watch: { type: 'boolean', help: 'checks again whenever a file of the folder changes' },
    json: { type: 'boolean', help: 'the problems as JSON' },
  },
  notes: [
    '`dir` is the folder of guides, `guides` when left out. Warnings do not fail the check. `waymark dev` opens the page of a guide at the place that is printed here.',
    'A file `<guide>.cases.jsonl` beside a guide holds cases, one a line: `{"input": <run, payload or log>, "lead": "<guide>" or null, "move": "fix"}`. Each is answered, and an answer that differs is an error; `move` may be left out.',
  ],
  async run(args, io) {
    const cache = fileCache();
    const code = await check(args, io, cache);
    const folder = resolve(io.cwd, args.positionals[0] ?? 'guides');
    if (!args.values['watch'] || !existsSync(folder)) return code;
    // One after the other, however fast the changes come.
    let last = Promise.resolve(code);
    const again = (): Promise<number> =>
      check(args, io, cache).catch((error: unknown) => {
        // A file that goes while it is read is told, and its folder is looked at again with the next change.
        io.stderr(`${String(error)}\n`);
        return EXIT_CODE.fault;
      });
    const stop = watchFolder(folder, () => void (last = last.then(again)));
    await io.stopped();
    stop();
    return last;
  },
};

/** Checks once. @returns the exit code */
async function check(
  { values, positionals: [dir = 'guides'] }: Arguments,
  io: Io,
  cache: FileCache,
): Promise<number> {
  const progress = startProgress(io);
  const {
    index,
    problems: found,
    texts,
    starter,
  } = compileFolder(readGuides(dir, io.cwd), {
    now: io.now(),
    cache,
    say: progress.say,
  });
  const problems: Problem[] = [...found];
  if (typeof values['runs'] === 'string') {
    problems.push(...guidesThatNeverFire(index, values['runs'], { dir, cwd: io.cwd, now: io.now() }));
  }
  if (!found.some(({ severity }) => severity === 'error')) {
    const now = io.now();
    const cases = { dir, index, ...(starter && { starter: starterIndex }), now, cwd: io.cwd };
    problems.push(...(await checkCases(cases)));
  }
  progress.end();
  const { errors, warnings } = countProblems(problems);
  const bad = new Set(problems.flatMap(({ severity, file }) => (severity === 'error' && file) || []));
  const guides = index.guides.filter(({ id }) => ![...bad].some((file) => file.endsWith(`/${id}.md`))).length;
  if (values['json']) {
    io.stdout(`${JSON.stringify({ guides, errors, warnings, problems }, null, 2)}\n`);
  } else {
    const style = paint(io.colour);
    for (const problem of problems)
      io.stdout(`${problemText(problem, texts.get(problem.file ?? ''), style)}\n`);
    const said = [errors && plural(errors, 'error'), warnings && plural(warnings, 'warning')]
      .filter(Boolean)
      .join(', ');
    const files = new Set(problems.map(({ file }) => file)).size;
    io.stdout(
      said === ''
        ? `${plural(guides, 'guide')}, no problems.\n`
        : `${style(errors ? 'red' : 'yellow', said)} in ${plural(files, 'file')}; ${plural(guides, 'guide')} without an error.\n`,
    );
  }
  return errors ? EXIT_CODE.wrong : EXIT_CODE.ok;
}

/** The folder of guides, and where sample paths start. */
interface SampleFolder {
  readonly dir: string;
  readonly cwd: string;
  readonly now: number;
}

/** Warns of every guide that fits none of the sample runs, except the general guide, which fits every run. */
function guidesThatNeverFire(
  index: GuideIndex,
  runs: string,
  { dir, cwd, now }: SampleFolder,
): readonly Problem[] {
  const { found: samples, problems } = readRuns(runs, cwd);
  if (samples.length === 0) return problems;
  const catalog = createCatalog([index]);
  const fired = new Set(
    samples.flatMap(({ input }) => {
      const { run } = intake(detect(input, { now }).run, now);
      return fit(catalog, run).fits.map(({ guide }) => guide);
    }),
  );
  const silent = index.guides.filter(({ id, role }) => role !== 'general' && !fired.has(id));
  return [
    ...problems,
    ...silent.map(({ id }): Problem => ({
      code: 'never-fires',
      severity: 'warning',
      message: `None of the ${samples.length} sample runs shows a symptom of this guide.`,
      why: 'A guide whose conditions are never seen is never shown.',
      hint: `Add a run that it is for to ${runs}, or mend its conditions.`,
      file: `${dir.replaceAll('\\', '/').replace(/\/$/, '')}/${id}.md`,
    })),
  ];
}
