import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { createCatalog } from '../../core/fit/catalog/createCatalog.ts';
import { checkAnswer } from './checkAnswer.ts';
import type { Command } from '../cli/command.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import { answerInput, type InputOptions } from './answerInput.ts';
import { answerData, answerText, type Explainer, fullAnswer } from './fullAnswer.ts';
import type { Io } from '../cli/io.ts';
import { loadGuides } from '../guides/loadGuides.ts';
import { paint } from '../cli/paint.ts';
import { plural } from '../cli/plural.ts';
import { FORMATS, readFormat } from './readFormat.ts';
import type { Sample } from './readRuns.ts';
import { readSamples } from './readSamples.ts';
import { streamCases } from './streamCases.ts';
import { whyNot } from './whyNot.ts';
import { didYouMean } from '../../core/model/value/nearest.ts';
import { startProgress } from '../cli/startProgress.ts';
import { printProblems } from '../cli/printProblems.ts';

/** `waymark explain`: for a run or a log, what the panel would say. */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'says what is wrong with a run, which guide fits, why, and the next move',
  usage:
    '<file…> [--guides <dir>] [--from <format>] [--lead <standing>] [--json | --batch | --why-not <guide>]',
  takes: [1, Infinity],
  options: {
    guides: { type: 'string', value: 'dir', help: 'your own guides, ahead of the starter guides' },
    from: { type: 'string', value: 'format', help: 'what the input is; left out, its shape tells' },
    lead: {
      type: 'string',
      value: 'standing',
      help: 'how sure a guide must be to lead, `clear` or `likely`; `likely` unless given, as for a host',
    },
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
    const lead = (['clear', 'likely'] as const).find((one) => one === values['lead']);
    if (values['lead'] !== undefined && !lead) {
      io.stderr('`--lead` is `clear` or `likely`.\n');
      return EXIT_CODE.usage;
    }
    const guides = await loadGuides(typeof dir === 'string' ? dir : undefined, io);
    if (!guides) return EXIT_CODE.wrong;
    const catalog = createCatalog(guides.indexes);
    const asked = values['why-not'];
    if (typeof asked === 'string' && !catalog.guides.has(asked)) {
      const own = dir === undefined ? ' `--guides <dir>` names the folder of your own.' : '';
      io.stderr(`There is no guide \`${asked}\`. ${didYouMean(asked, [...catalog.guides.keys()])}${own}\n`);
      return EXIT_CODE.usage;
    }
    if (batch) return explainBatch(positionals, { catalog, from, lead }, io);
    const explainer = { catalog, guides };
    const samples = await readSamples(positionals, io);
    let { code } = samples;
    const progress = startProgress(io);
    for (const [at, sample] of samples.found.entries()) {
      progress.say(`Explained ${at.toLocaleString('en')} of ${plural(samples.found.length, 'input')}.`);
      if (json) {
        const { name } = sample;
        const answer = await fullAnswer(explainer, sample.input, { now: io.now(), name, from, lead });
        io.stdout(`${JSON.stringify(answerData(name, answer))}\n`);
      } else if (!(await print(sample, samples.found.length > 1, explainer, { from, lead, asked }, io)))
        code = EXIT_CODE.wrong;
    }
    progress.end();
    return code;
  },
};

/** @returns whether there was a run to explain */
async function print(
  sample: Sample,
  named: boolean,
  explainer: Explainer,
  { from, lead, asked }: Pick<InputOptions, 'from' | 'lead'> & { readonly asked: unknown },
  io: Io,
): Promise<boolean> {
  const style = paint(io.colour);
  const { name } = sample;
  const now = io.now();
  const answer = await fullAnswer(explainer, sample.input, { now, name, from, lead });
  const problems = checkAnswer(name, answer);
  printProblems(problems, io);
  if (problems.some(({ severity }) => severity === 'error')) return false;
  if (named) io.stdout(`${style('dim', `── ${name} (${answer.adapter})`)}\n`);
  if (typeof asked === 'string') {
    const { indexes, body } = explainer.guides;
    const head = indexes.flatMap(({ guides }) => guides).find(({ id }) => id === asked)!;
    io.stdout(`${whyNot({ head, indexes, answer, body: await body(asked), policy: lead })}\n`);
    return true;
  }
  io.stdout(`${answerText(explainer, answer, now)}\n`);
  return true;
}

/** What a batch is explained with. */
interface BatchOptions extends Pick<InputOptions, 'from' | 'lead'> {
  readonly catalog: Catalog;
}

/**
 * Reads `{"id", "input"}` lines and writes `{"id", "trouble", "lead", "ranked", "move"}` lines. An unreadable line is reported on standard
 * error with its number and gives a line without an answer, so that line n of the output belongs to line n of the input.
 */
async function explainBatch(
  paths: readonly string[],
  { catalog, from, lead }: BatchOptions,
  io: Io,
): Promise<number> {
  let code: number = EXIT_CODE.ok;
  for await (const { name, found } of streamCases(paths, 'Explained', io)) {
    if (!found) code = EXIT_CODE.wrong;
    io.stdout(
      `${JSON.stringify(found ? lineOf() : { id: null, error: `Nothing to explain at ${name}.` })}\n`,
    );
    if (!(await io.stdoutReady())) break;

    function lineOf(): object {
      const { id, input } = found!;
      const { result, move } = answerInput(catalog, input, {
        now: io.now(),
        name: typeof id === 'string' ? id : name,
        from,
        lead,
      });
      return {
        id,
        trouble: result.trouble ?? null,
        lead: result.lead,
        ranked: result.fits.map(({ guide, confidence, standing }) => ({ guide, confidence, standing })),
        move: move.kind,
      };
    }
  }
  return code;
}
