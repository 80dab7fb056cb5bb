import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createCatalog } from '../../core/fit/catalog/createCatalog.ts';
import type { Command } from '../cli/command.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import { readVocabulary } from '../guides/compileFolder.ts';
import { guideSkeleton, type SkeletonOptions } from '../guides/guideSkeleton.ts';
import type { Io } from '../cli/io.ts';
import { readGuides } from '../guides/readGuides.ts';
import { redactText } from '../../core/report/redactText.ts';
import { loadGuides } from '../guides/loadGuides.ts';
import { answerInput } from './answerInput.ts';
import { conditionsOf } from './conditionsOf.ts';
import { readSamples } from './readSamples.ts';
import { whyNot } from './whyNot.ts';

/** The starter library's general guide, to which every guide is related. */
const GENERAL = 'run-failed';

/** `waymark new`: a guide to fill in, which compiles unchanged. */
export const newCommand: Command = {
  name: 'new',
  summary: 'writes a guide with all five sections, ready to fill in',
  usage: '<id> [--dir <dir>] [--from <file>]',
  takes: [1, 1],
  options: {
    dir: { type: 'string', value: 'dir', help: 'the folder of guides; left out, `guides`' },
    from: {
      type: 'string',
      value: 'file',
      help: 'a run or log that failed: its codes and words become conditions, and it becomes the first case',
    },
  },
  notes: [
    'The id is the name of the file: lower-case words with hyphens, such as `disk-full`.',
    'A case is a line `{"input", "lead", "move"}` in `disk-full.cases.jsonl`; `waymark check` says where guides answer otherwise. Secrets are taken out of it; look at it before it is committed.',
  ],
  async run({ values, positionals: [id = ''] }, io) {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 64) {
      io.stderr(
        `"${id}" cannot be the id of a guide. Use lower-case words with hyphens, such as \`disk-full\`.\n`,
      );
      return EXIT_CODE.usage;
    }
    const dir = typeof values['dir'] === 'string' ? values['dir'] : 'guides';
    const file = join(dir, `${id}.md`);
    const path = resolve(io.cwd, file);
    if (existsSync(path)) {
      io.stderr(`${file} is there already; nothing was written.\n`);
      return EXIT_CODE.wrong;
    }
    const from = values['from'];
    const { found, code } = typeof from === 'string' ? await readSamples([from], io) : NO_SAMPLE;
    const [sample] = found;
    if (code !== EXIT_CODE.ok || (from !== undefined && !sample)) return EXIT_CODE.wrong;
    const seen = sample && conditionsOf(sample.input, io.now());
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, skeletonIn({ dir, id, seen }, io), { flag: 'wx' });
    if (sample) {
      const line = JSON.stringify({ input: sample.input, lead: id });
      writeFileSync(path.replace(/\.md$/, '.cases.jsonl'), `${redactText(line, []).text}\n`);
      const conditions = seen?.conditions.length
        ? `Its conditions are those of ${sample.name}; take out what other failures share.`
        : `Nothing in ${sample.name} states a code or words that a condition could name; the conditions are only examples.`;
      const leads = await leadsFor({ input: sample.input, id, dir }, io);
      io.stdout(`Wrote ${file} and a first case beside it. ${conditions}${leads}\n`);
    }
    io.stdout(
      `${sample ? '' : `Wrote ${file}. `}Write what each ✎ asks for, then run \`waymark check ${dir}\`.\n`,
    );
    return EXIT_CODE.ok;
  },
};

interface Sought {
  readonly input: unknown;
  readonly id: string;
  readonly dir: string;
}

/** Whether the new guide leads for the run that it was written for, as a sentence; nothing where a guide beside it has an error. */
async function leadsFor({ input, id, dir }: Sought, io: Io): Promise<string> {
  const guides = await loadGuides(dir, { ...io, stderr: () => {} });
  if (!guides) return '';
  const { indexes } = guides;
  const answer = answerInput(createCatalog(indexes), input, { now: io.now() });
  if (answer.result.lead === id) return ' It leads for this run already.';
  const head = indexes[0]!.guides.find((guide) => guide.id === id);
  return head ? `\n${whyNot({ head, indexes, answer, body: await guides.body(id) })}` : '';
}

const NO_SAMPLE = { found: [], code: EXIT_CODE.ok };

interface Wanted {
  readonly dir: string;
  readonly id: string;
  readonly seen: SkeletonOptions['seen'];
}

/** A guide that compiles under what `waymark.json` of its folder declares. */
function skeletonIn({ dir, id, seen }: Wanted, { cwd, now }: Io): string {
  const { starter = true, surfaces = {} } = readVocabulary(readGuides(dir, cwd)).config?.config ?? {};
  const [first] = Object.keys(surfaces);
  const surface = first === undefined || Object.hasOwn(surfaces, 'run-detail') ? 'run-detail' : first;
  return guideSkeleton(id, {
    now: now(),
    surface: { id: surface, label: surfaces[surface] ?? 'Run detail' },
    seen,
    related: starter && id !== GENERAL ? [GENERAL] : [],
  });
}
