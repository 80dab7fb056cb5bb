import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { createCatalog } from '../../core/fit/catalog/createCatalog.ts';
import { createWords } from '../../text/createWords.ts';
import { changesSince } from '../../core/fit/history/changesSince.ts';
import { readHistory } from '../../core/fit/history/readHistory.ts';
import { explain } from '../../text/explain.ts';
import type { GuideBody } from '../../core/model/guide.ts';
import type { Move } from '../../core/model/move.ts';
import { type InputAnswer, answerInput } from './answerInput.ts';
import { checkAnswer } from './checkAnswer.ts';
import type { Command } from '../cli/command.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import { explainBatch } from './explainBatch.ts';
import type { Io } from '../cli/io.ts';
import { type LoadedGuides, loadGuides } from '../guides/loadGuides.ts';
import { paint } from '../cli/paint.ts';
import { plural } from '../cli/plural.ts';
import { problemText } from '../cli/problemText.ts';
import { FORMATS, readFormat } from './readFormat.ts';
import type { Sample } from './readRuns.ts';
import { readSamples } from './readSamples.ts';
import { whyNot } from './whyNot.ts';
import { didYouMean } from '../../core/compile/source/nearest.ts';
import { startProgress } from '../cli/startProgress.ts';

/** `waymark explain`: for a run or a log, what the panel would say. */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'says what is wrong with a run, which guide fits, why, and the next move',
  usage: '<file…> [--guides <dir>] [--from <format>] [--json | --batch | --why-not <guide>]',
  takes: [1, Infinity],
  options: {
    guides: { type: 'string', value: 'dir', help: 'your own guides, ahead of the starter guides' },
    from: { type: 'string', value: 'format', help: 'what the input is; left out, its shape tells' },
    'why-not': {
      type: 'string',
      value: 'guide',
      help: 'says why this guide does not lead, and what would help',
    },
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
    FORMATS,
    '`waymark.json` beside your guides says `"starter": false` when your app does not show the starter guides.',
    'The move is the one for a host that can do everything, and an operator who has done nothing yet.',
  ],
  async run({ values, positionals }, io) {
    const { guides: dir, json, batch } = values;
    const from = readFormat(values['from'], io);
    if (from === false) return EXIT_CODE.usage;
    const guides = await loadGuides(typeof dir === 'string' ? dir : undefined, io);
    if (!guides) return EXIT_CODE.wrong;
    const catalog = createCatalog(guides.indexes);
    const asked = values['why-not'];
    if (typeof asked === 'string' && !catalog.guides.has(asked)) {
      io.stderr(`There is no guide \`${asked}\`. ${didYouMean(asked, [...catalog.guides.keys()])}\n`);
      return EXIT_CODE.usage;
    }
    if (batch) return explainBatch(positionals, { catalog, from }, io);
    const samples = await readSamples(positionals, io);
    let { code } = samples;
    const progress = startProgress(io);
    for (const [at, sample] of samples.found.entries()) {
      progress.say(`Explained ${at.toLocaleString('en')} of ${plural(samples.found.length, 'input')}.`);
      if (json) {
        const { name } = sample;
        const answer = answerInput(catalog, sample.input, { now: io.now(), name, from });
        const move = withSentence(answer.move, await leadBody(answer, guides));
        io.stdout(`${JSON.stringify({ name, ...answer, move })}\n`);
      } else if (!(await print(sample, samples.found.length > 1, catalog, guides, { from, asked }, io)))
        code = EXIT_CODE.wrong;
    }
    progress.end();
    return code;
  },
};

/** The text of the guide that leads. A guide of the catalog that cannot be loaded is told without it. */
async function leadBody(
  { result: { lead } }: InputAnswer,
  { body }: LoadedGuides,
): Promise<GuideBody | undefined> {
  return lead === null ? undefined : body(lead).catch(() => undefined);
}

/** The move with the author's own words in its reason, for readers that do not have the guide. */
function withSentence(move: Move, body: GuideBody | undefined): Move {
  const { because } = move;
  if (because.code !== 'guide' || !body) return move;
  return { ...move, because: Object.assign({}, because, { prose: body.because[because.rule] }) };
}

/** @returns whether there was a run to explain */
async function print(
  sample: Sample,
  named: boolean,
  catalog: Catalog,
  guides: LoadedGuides,
  { from, asked }: { readonly from: string | undefined; readonly asked: unknown },
  io: Io,
): Promise<boolean> {
  const style = paint(io.colour);
  const { name } = sample;
  const answer = answerInput(catalog, sample.input, { now: io.now(), name, from });
  const problems = checkAnswer(name, answer);
  for (const problem of problems) io.stderr(`${problemText(problem, undefined, style)}\n`);
  if (problems.some(({ severity }) => severity === 'error')) return false;
  if (named) io.stdout(`${style('dim', `── ${name} (${answer.adapter})`)}\n`);
  if (typeof asked === 'string') {
    const index = guides.indexes.find((one) => one.guides.some(({ id }) => id === asked))!;
    const head = index.guides.find(({ id }) => id === asked)!;
    io.stdout(`${whyNot({ head, index, answer, body: await guides.body(asked) })}\n`);
    return true;
  }
  const { surfaces } = guides;
  const body = await leadBody(answer, guides);
  const history = readHistory(answer.run);
  const changes = history?.lastGood && changesSince(history.lastGood, answer.run);
  io.stdout(
    `${explain({ ...answer, history, changes, catalog, words: createWords('en'), now: io.now(), surfaces, body })}\n`,
  );
  return true;
}
