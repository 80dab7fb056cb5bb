import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createCatalog } from '../../core/fit/catalog/createCatalog.ts';
import { showText } from '../../core/model/value/showText.ts';
import { answerInput } from '../explain/answerInput.ts';
import { checkAnswer } from '../explain/checkAnswer.ts';
import type { Command } from '../cli/command.ts';
import { comparisonText } from './comparisonText.ts';
import { createComparison } from './createComparison.ts';
import { createNeeds } from './createNeeds.ts';
import { needsText } from './needsText.ts';
import { readGuidesAt } from './readGuidesAt.ts';
import { readReports, ReportsUnread } from './readReports.ts';
import { compileFolder } from '../guides/compileFolder.ts';
import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { plural } from '../cli/plural.ts';
import { createSurvey, type SurveySheet } from './createSurvey.ts';
import { readLabel } from './readLabel.ts';
import { surveyPage } from './surveyPage.ts';
import { surveyText } from './surveyText.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import type { Io } from '../cli/io.ts';
import { loadGuides } from '../guides/loadGuides.ts';
import { paint } from '../cli/paint.ts';
import { FORMATS, readFormat } from '../explain/readFormat.ts';
import { joinSamples, readRuns } from '../explain/readRuns.ts';
import { streamCases } from '../explain/streamCases.ts';
import { starterIndex } from '../guides/starterIndex.ts';
import { printProblems } from '../cli/printProblems.ts';

/** `waymark coverage`: what many runs say about the guides. */
export const coverageCommand: Command = {
  name: 'coverage',
  summary: 'says which failures have no guide, which guides never fire and which compete',
  usage:
    '<runs…> [--guides <dir>] [--compare <ref>] [--from <format>] [--html <file>] [--json] | --reports <file|url> [--json]',
  takes: [0, Infinity],
  options: {
    guides: { type: 'string', value: 'dir', help: 'your own guides, ahead of the starter guides' },
    from: { type: 'string', value: 'format', help: 'what the inputs are; left out, their shape tells' },
    html: {
      type: 'string',
      value: 'file',
      help: 'writes a report with charts: one file that needs nothing else',
    },
    json: { type: 'boolean', help: 'all of it as one JSON object' },
    compare: {
      type: 'string',
      value: 'ref',
      help: 'a commit, as git knows it: which runs change their guide or move between the guides there and now',
    },
    reports: {
      type: 'string',
      value: 'file|url',
      help: 'received reports, as `waymark serve` exports them, or its address: the next guides to write',
    },
  },
  notes: [
    FORMATS,
    'A `.jsonl` file holds one run, or one {"id", "input"}, per line and may be larger than memory; `-` is standard input of that kind. A folder may hold runs and logs as files of their own.',
    'With `--compare` the folder of `--guides` is read out of git, and the command ends with 1 where a run is answered otherwise, with 0 where none is.',
    'With `--reports`, failures that people reported without a guide, or whose guide they called not helpful, most people first. An address, such as http://127.0.0.1:8787/api/reports, is asked with the token in WAYMARK_TOKEN.',
    'A line says what would be right as "expected_class", "acceptable_classes", "expected_move" and "acceptable_moves", or as "label": an id of a guide, `none` or `unclassified`, or a list with the best first. Then accuracy and calibration are told too.',
  ],
  async run({ values, positionals }, io) {
    const { guides: dir, html, json, compare, reports } = values;
    const style = paint(io.colour);
    if (typeof reports === 'string' ? positionals.length > 0 : positionals.length === 0) {
      io.stderr(
        typeof reports === 'string'
          ? '`--reports` takes no runs beside it; ask for the one, then for the other.\n'
          : 'Name the runs, or received reports with `--reports`.\n',
      );
      return EXIT_CODE.usage;
    }
    if (typeof reports === 'string') return tellNeeds(reports, json === true, io);
    const from = readFormat(values['from'], io);
    if (from === false) return EXIT_CODE.usage;
    const guides = await loadGuides(typeof dir === 'string' ? dir : undefined, io);
    if (!guides) return EXIT_CODE.wrong;
    const catalog = createCatalog(guides.indexes);
    const before =
      typeof compare === 'string'
        ? await catalogAt(compare, typeof dir === 'string' ? dir : undefined, io)
        : undefined;
    if (before === false) return EXIT_CODE.usage;
    const sheet = createSurvey(catalog);
    const changes = createComparison();
    for (const path of positionals.flatMap((one) => filesIn(one, io))) {
      if (path === '-' || path.endsWith('.jsonl')) await addLines(path);
      else addSamples(path);
    }
    const survey = sheet.survey();
    if (before && typeof compare === 'string') {
      const comparison = changes.comparison();
      io.stdout(json ? `${JSON.stringify(comparison)}\n` : comparisonText(comparison, compare, style));
      return comparison.changed > 0 || survey.unread > 0 ? EXIT_CODE.wrong : EXIT_CODE.ok;
    }
    if (typeof html === 'string') {
      writeFileSync(resolve(io.cwd, html), surveyPage(survey, io.now()));
      io.stderr(`Wrote ${html}.\n`);
    }
    io.stdout(json ? `${JSON.stringify(survey)}\n` : surveyText(survey, style));
    return survey.unread > 0 ? EXIT_CODE.wrong : EXIT_CODE.ok;

    async function addLines(path: string): Promise<void> {
      for await (const { name, found } of streamCases([path], 'Looked at', io)) {
        if (found) add(typeof found.id === 'string' ? found.id : name, found.input, readLabel(found.line));
        else sheet.miss();
      }
    }

    function addSamples(path: string): void {
      const { found, problems, texts } = joinSamples([readRuns(path, io.cwd)]);
      printProblems(problems, io, texts);
      for (const { severity } of problems) if (severity === 'error') sheet.miss();
      for (const { name, input } of found) add(name, input, undefined);
    }

    function add(name: string, input: unknown, label: Parameters<SurveySheet['add']>[2]): void {
      const asked = { now: io.now(), name, from: from || undefined };
      const answer = answerInput(catalog, input, asked);
      const fault = checkAnswer(name, answer).find(
        ({ severity, code }) => severity === 'error' || code === 'not-of-this-system',
      );
      if (!fault) {
        if (before) changes.add(showText(name), answerInput(before, input, asked), answer);
        return sheet.add(showText(name), answer, label);
      }
      printProblems([fault], io);
      sheet.miss();
    }
  },
};

/** Which guides reports ask for. */
async function tellNeeds(from: string, json: boolean, io: Io): Promise<number> {
  const sheet = createNeeds();
  try {
    for await (const line of readReports(from, io)) sheet.add(line);
  } catch (error) {
    if (!(error instanceof ReportsUnread) && !(error instanceof Error && 'code' in error)) throw error;
    io.stderr(`${error.message}\n`);
    return EXIT_CODE.wrong;
  }
  const needs = sheet.needs();
  if (needs.unread > 0)
    io.stderr(`${plural(needs.unread, 'line')} of ${from} ${needs.unread === 1 ? 'is' : 'are'} no report.\n`);
  io.stdout(json ? `${JSON.stringify(needs)}\n` : needsText(needs, from, paint(io.colour)));
  return needs.unread > 0 ? EXIT_CODE.wrong : EXIT_CODE.ok;
}

/** The guides as they stood at a commit, with the starter guides of today; `false`, and says why, where there is no such thing. */
async function catalogAt(ref: string, dir: string | undefined, io: Io): Promise<Catalog | false> {
  const folder =
    dir === undefined
      ? { said: '`--compare` compares your own guides: name their folder with `--guides`.' }
      : readGuidesAt(dir, io.cwd, ref);
  if ('said' in folder) {
    io.stderr(`${folder.said}\n`);
    return false;
  }
  const { index, starter, errors } = compileFolder(folder, { now: io.now() });
  if (errors > 0)
    io.stderr(
      `${plural(errors, 'error')} in the guides at ${ref}; those guides are left out of the comparison.\n`,
    );
  return createCatalog(starter ? [index, await starterIndex()] : [index]);
}

/** The files of a folder, one at a time, to save memory. */
function filesIn(path: string, io: Io): readonly string[] {
  const folder = path === '-' ? undefined : statSync(resolve(io.cwd, path), { throwIfNoEntry: false });
  if (!folder?.isDirectory()) return [path];
  const names = readdirSync(resolve(io.cwd, path)).filter((name) => /\.(jsonl?|log|txt)$/.test(name));
  return names.length > 0
    ? names.toSorted((a, b) => (a < b ? -1 : 1)).map((name) => join(path, name))
    : [path];
}
