import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createCatalog } from '../../core/fit/catalog/createCatalog.ts';
import { showText } from '../../core/model/value/showText.ts';
import { answerInput } from '../explain/answerInput.ts';
import { checkAnswer } from '../explain/checkAnswer.ts';
import type { Command } from '../cli/command.ts';
import { createSurvey, type SurveySheet } from './createSurvey.ts';
import { readLabel } from './readLabel.ts';
import { surveyPage } from './surveyPage.ts';
import { surveyText } from './surveyText.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import type { Io } from '../cli/io.ts';
import { loadGuides } from '../guides/loadGuides.ts';
import { paint } from '../cli/paint.ts';
import { problemText } from '../cli/problemText.ts';
import { FORMATS, readFormat } from '../explain/readFormat.ts';
import { joinSamples, readRuns } from '../explain/readRuns.ts';
import { streamCases } from '../explain/streamCases.ts';

/** `waymark coverage`: what many runs say about the guides. */
export const coverageCommand: Command = {
  name: 'coverage',
  summary: 'says which failures have no guide, which guides never fire and which compete',
  usage: '<runs…> [--guides <dir>] [--from <format>] [--html <file>] [--json]',
  takes: [1, Infinity],
  options: {
    guides: { type: 'string', value: 'dir', help: 'your own guides, ahead of the starter guides' },
    from: { type: 'string', value: 'format', help: 'what the inputs are; left out, their shape tells' },
    html: {
      type: 'string',
      value: 'file',
      help: 'writes a report with charts: one file that needs nothing else',
    },
    json: { type: 'boolean', help: 'all of it as one JSON object' },
  },
  notes: [
    FORMATS,
    'A `.jsonl` file holds one run, or one {"id", "input"}, per line and may be larger than memory; `-` is standard input of that kind. A folder may hold runs and logs as files of their own.',
    'A line says what would be right as "expected_class", "acceptable_classes", "expected_move" and "acceptable_moves", or as "label": an id of a guide, `none` or `unclassified`, or a list with the best first. Then accuracy and calibration are told too.',
  ],
  async run({ values, positionals }, io) {
    const { guides: dir, html, json } = values;
    const from = readFormat(values['from'], io);
    if (from === false) return EXIT_CODE.usage;
    const guides = await loadGuides(typeof dir === 'string' ? dir : undefined, io);
    if (!guides) return EXIT_CODE.wrong;
    const catalog = createCatalog(guides.indexes);
    const sheet = createSurvey(catalog);
    for (const path of positionals.flatMap((one) => filesIn(one, io))) {
      if (path === '-' || path.endsWith('.jsonl')) await addLines(path);
      else addSamples(path);
    }
    const survey = sheet.survey();
    if (typeof html === 'string') {
      writeFileSync(resolve(io.cwd, html), surveyPage(survey, io.now()));
      io.stderr(`Wrote ${html}.\n`);
    }
    io.stdout(json ? `${JSON.stringify(survey)}\n` : surveyText(survey, paint(io.colour)));
    return survey.unread > 0 ? EXIT_CODE.wrong : EXIT_CODE.ok;

    async function addLines(path: string): Promise<void> {
      for await (const { name, found } of streamCases([path], 'Looked at', io)) {
        if (found) add(typeof found.id === 'string' ? found.id : name, found.input, readLabel(found.line));
        else sheet.miss();
      }
    }

    function addSamples(path: string): void {
      const { found, problems, texts } = joinSamples([readRuns(path, io.cwd)]);
      for (const problem of problems) {
        io.stderr(`${problemText(problem, texts.get(problem.file ?? ''), paint(io.colour))}\n`);
        if (problem.severity === 'error') sheet.miss();
      }
      for (const { name, input } of found) add(name, input, undefined);
    }

    function add(name: string, input: unknown, label: Parameters<SurveySheet['add']>[2]): void {
      const answer = answerInput(catalog, input, { now: io.now(), name, from: from || undefined });
      const fault = checkAnswer(name, answer).find(
        ({ severity, code }) => severity === 'error' || code === 'not-of-this-system',
      );
      if (!fault) return sheet.add(showText(name), answer, label);
      io.stderr(`${problemText(fault, undefined, paint(io.colour))}\n`);
      sheet.miss();
    }
  },
};

/** The files of a folder, one at a time, to save memory. */
function filesIn(path: string, io: Io): readonly string[] {
  const folder = path === '-' ? undefined : statSync(resolve(io.cwd, path), { throwIfNoEntry: false });
  if (!folder?.isDirectory()) return [path];
  const names = readdirSync(resolve(io.cwd, path)).filter((name) => /\.(jsonl?|log|txt)$/.test(name));
  return names.length > 0
    ? names.toSorted((a, b) => (a < b ? -1 : 1)).map((name) => join(path, name))
    : [path];
}
