import type { Catalog } from '../core/fit/catalog.ts';
import { createCatalog } from '../core/fit/createCatalog.ts';
import type { GuideIndex } from '../core/model/guide.ts';
import { createWords } from '../text/createWords.ts';
import { explain } from '../text/explain.ts';
import { ADAPTER_NAMES } from '../adapters/detect/detect.ts';
import { answerInput } from './answerInput.ts';
import { checkAnswer } from './checkAnswer.ts';
import type { Command } from './command.ts';
import { compileFolder } from './compileFolder.ts';
import { EXIT_CODE } from './exitCode.ts';
import { explainBatch } from './explainBatch.ts';
import type { Io } from './io.ts';
import { paint } from './paint.ts';
import { plural } from './plural.ts';
import { problemText } from './problemText.ts';
import { readGuides } from './readGuides.ts';
import type { Sample } from './readRuns.ts';
import { readSamples } from './readSamples.ts';
import { startProgress } from './startProgress.ts';

/** The guides to explain with, in the order a host merges them, and what their folder calls the surfaces. */
interface Guides {
  readonly indexes: readonly GuideIndex[];
  readonly surfaces: Readonly<Record<string, { readonly label: string }>>;
}

/** `waymark explain`: for a run or a log, what the panel would say. */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'says what is wrong with a run, which guide fits, why, and the next move',
  usage: '<file…> [--guides <dir>] [--from <format>] [--json | --batch]',
  takes: [1, Infinity],
  options: {
    guides: { type: 'string', value: 'dir', help: 'your own guides, ahead of the starter guides' },
    from: { type: 'string', value: 'format', help: 'what the input is; left out, its shape tells' },
    json: {
      type: 'boolean',
      help: 'a line of JSON each: {"name", "adapter", "run", "result", "move", "problems"}',
    },
    batch: {
      type: 'boolean',
      help: 'lines {"id", "input"} in, lines {"id", "trouble", "lead", "ranked", "move"} out',
    },
  },
  notes: [
    'A file is a run as JSON, data of a system we know, or plain log text. `.jsonl` holds one per line, a folder many, `-` is standard input.',
    `Formats: ${ADAPTER_NAMES.join(', ')}.`,
    '`waymark.json` beside your guides says `"starter": false` when your app does not show the starter guides.',
    'The move is the one for a host that can do everything, and an operator who has done nothing yet.',
  ],
  async run({ values, positionals }, io) {
    const { guides: dir, json, batch } = values;
    const from = typeof values['from'] === 'string' ? values['from'] : undefined;
    if (from !== undefined && !ADAPTER_NAMES.includes(from)) {
      io.stderr(`There is no format "${from}". Formats: ${ADAPTER_NAMES.join(', ')}.\n`);
      return EXIT_CODE.usage;
    }
    const guides = await guidesOf(typeof dir === 'string' ? dir : undefined, io);
    if (!guides) return EXIT_CODE.wrong;
    const catalog = createCatalog(guides.indexes);
    if (batch) return explainBatch(positionals, { catalog, from }, io);
    const samples = await readSamples(positionals, io);
    let { code } = samples;
    const progress = startProgress(io);
    for (const [at, sample] of samples.found.entries()) {
      progress.say(`Explained ${at.toLocaleString('en')} of ${plural(samples.found.length, 'input')}.`);
      if (json) {
        const { name } = sample;
        const answer = answerInput(catalog, sample.input, { now: io.now(), name, from });
        io.stdout(`${JSON.stringify({ name, ...answer })}\n`);
      } else if (!print(sample, samples.found.length > 1, catalog, guides, from, io)) code = EXIT_CODE.wrong;
    }
    progress.end();
    return code;
  },
};

async function starterGuideIndex(): Promise<GuideIndex> {
  const { starterGuides } = await import('../starter/starterGuides.ts');
  return starterGuides.index();
}

/** @returns nothing, and says why, when one's own guides have an error */
async function guidesOf(dir: string | undefined, io: Io): Promise<Guides | undefined> {
  if (dir === undefined) return { indexes: [await starterGuideIndex()], surfaces: {} };
  const { index, problems, texts, surfaces, starter, errors } = compileFolder(readGuides(dir, io.cwd), {
    now: io.now(),
  });
  const style = paint(io.colour);
  for (const problem of problems) {
    if (problem.severity === 'error') {
      io.stderr(`${problemText(problem, texts.get(problem.file ?? ''), style)}\n`);
    }
  }
  const labels = Object.entries(surfaces).map(([id, label]) => [id, { label }] as const);
  if (errors > 0) return undefined;
  const indexes = starter ? [index, await starterGuideIndex()] : [index];
  return { indexes, surfaces: Object.fromEntries(labels) };
}

/** @returns whether there was a run to explain */
function print(
  sample: Sample,
  named: boolean,
  catalog: Catalog,
  { surfaces }: Guides,
  from: string | undefined,
  io: Io,
): boolean {
  const style = paint(io.colour);
  const { name } = sample;
  const answer = answerInput(catalog, sample.input, { now: io.now(), name, from });
  const problems = checkAnswer(name, answer);
  for (const problem of problems) io.stderr(`${problemText(problem, undefined, style)}\n`);
  if (problems.some(({ severity }) => severity === 'error')) return false;
  if (named) io.stdout(`${style('dim', `── ${name} (${answer.adapter})`)}\n`);
  io.stdout(`${explain({ ...answer, catalog, words: createWords('en'), now: io.now(), surfaces })}\n`);
  return true;
}
