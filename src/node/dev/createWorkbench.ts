import { detect } from '../../adapters/detect/detect.ts';
import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { addPass } from '../../core/fit/catalog/addProse.ts';
import { createCatalog } from '../../core/fit/catalog/createCatalog.ts';
import { indexGuides } from '../../core/fit/catalog/indexGuides.ts';
import { fit } from '../../core/fit/fit.ts';
import { intake } from '../../core/fit/intake.ts';
import type { Evidence } from '../../core/model/fit.ts';
import type { GuideBody, GuideIndex, GuideRules, GuideSource } from '../../core/model/guide.ts';
import type { Problem } from '../../core/model/problem.ts';
import type { Run } from '../../core/model/run.ts';
import type { DevAnswer, DevGuide, DevProblem, DevRun, DevStart } from '../../dev/DevAnswer.ts';
import { answerInput } from '../explain/answerInput.ts';
import type { Sample } from '../explain/readRuns.ts';
import { whyNot } from '../explain/whyNot.ts';
import type { CompiledFolder } from '../guides/compileFolder.ts';
import { findMend } from '../guides/findMend.ts';
import { openFolder } from '../guides/openFolder.ts';

export interface WorkbenchOptions {
  /** The folder of guides; absolute. */
  readonly dir: string;
  readonly samples: readonly Sample[];
  readonly starter: { readonly index: GuideIndex; readonly body: GuideSource['body'] };
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** A folder of guides beside runs, one guide of it being written. */
export interface Workbench {
  readonly start: () => DevStart;
  /** The text of a guide as it lies on the disk. */
  readonly saved: (id: string) => string | undefined;
  /** Puts `text` in the place of the guide's, without saving it, and says what comes of it. */
  readonly answer: (id: string, text: string) => DevAnswer;
  /** Why the guide that was answered last does not lead for a run, as `explain --why-not` says it. */
  readonly whyNot: (id: string, run: string) => string;
  /** Reads the folder again. @returns what is wrong in it */
  readonly reload: () => CompiledFolder;
  readonly run: (name: string) => Run | undefined;
  readonly index: (source: 'own' | 'starter') => GuideIndex;
  readonly body: (source: 'own' | 'starter', id: string) => Promise<GuideBody | undefined>;
}

/** Most pieces of evidence shown of one run. */
const MAX_EVIDENCE = 8;

export function createWorkbench({ dir, samples, starter, now }: WorkbenchOptions): Workbench {
  const folder = openFolder(dir);
  const disk = openFolder(dir);
  const runs = samples.map(({ name, input }) => {
    const { run } = intake(detect(input, { now: now(), id: name }).run, now());
    return { name, input, run };
  });
  /** The last text of a guide that had no error. */
  const lastGood = new Map<string, string>();
  let compiled = folder.compile(now());
  let version = 1;
  let drafted: string | undefined;
  /** What stands without the guide that is written; the same until another one changes. */
  let others: { readonly id: string; readonly leads: readonly (string | null)[] } | undefined;

  const sources = (index: GuideIndex): readonly GuideIndex[] =>
    compiled.starter ? [index, starter.index] : [index];
  // Without the index of words, which takes longest to make: guides that are near by their words never lead.
  const catalogOf = (index: GuideIndex): Catalog<GuideRules> => addPass(indexGuides(sources(index)));

  function leadsWithout(id: string): readonly (string | null)[] {
    if (others?.id !== id) {
      const { index } = compiled;
      const catalog = catalogOf({ ...index, guides: index.guides.filter((guide) => guide.id !== id) });
      others = { id, leads: runs.map(({ run }) => fit(catalog, run).lead) };
    }
    return others.leads;
  }

  function runsOf(id: string): readonly DevRun[] {
    const catalog = catalogOf(compiled.index);
    const without = leadsWithout(id);
    return runs.map(({ name, run }, at): DevRun => {
      const { trouble, lead, fits } = fit(catalog, run);
      const own = fits.find(({ guide, near }) => guide === id && !near);
      const seen = own?.symptoms.flatMap(({ state, alternatives }) => (state === 'seen' ? alternatives : []));
      const evidence = (seen ?? []).flatMap((way) => (way.state === 'seen' ? way.evidence : []));
      return {
        name,
        title: run.title || run.id || name,
        trouble,
        lead,
        without: without[at] ?? null,
        ...(own && { standing: own.standing }),
        evidence: once(evidence).slice(0, MAX_EVIDENCE),
      };
    });
  }

  return {
    start: () => ({
      guides: guidesIn(compiled),
      surfaces: compiled.surfaces,
      starter: compiled.starter,
    }),
    saved: (id) => disk.text(`${id}.md`),
    answer(id, text) {
      const from = performance.now();
      const name = `${id}.md`;
      if (drafted !== undefined && drafted !== id) {
        folder.draft(`${drafted}.md`);
        others = undefined;
      }
      drafted = id;
      folder.draft(name, text);
      let next = folder.compile(now());
      const problems = next.problems.filter(({ file }) => file === name);
      const isBroken = problems.some(({ severity }) => severity === 'error');
      const before = lastGood.get(name) ?? disk.text(name);
      if (!isBroken) lastGood.set(name, text);
      else if (before !== undefined) {
        folder.draft(name, before);
        next = folder.compile(now());
      }
      compiled = next;
      version++;
      const runs = runsOf(id);
      return {
        guide: id,
        version,
        problems: withEdits(problems, text),
        isBroken,
        runs,
        took: performance.now() - from,
      };
    },
    whyNot(id, name) {
      const found = runs.find((run) => run.name === name);
      const head = compiled.index.guides.find((guide) => guide.id === id);
      const body = compiled.bodies.get(id);
      if (!found || !head || !body) return '';
      const indexes = sources(compiled.index);
      const answer = answerInput(createCatalog(indexes), found.input, { now: now(), name });
      return whyNot({ head, body, indexes, answer });
    },
    reload() {
      folder.reload();
      disk.reload();
      others = undefined;
      version++;
      compiled = folder.compile(now());
      return disk.compile(now());
    },
    run: (name) => runs.find((run) => run.name === name)?.run,
    index: (source) => (source === 'own' ? compiled.index : starter.index),
    body: async (source, id) => {
      if (source === 'own') return compiled.bodies.get(id);
      return starter.index.guides.some((guide) => guide.id === id) ? starter.body(id) : undefined;
    },
  };
}

/** What was found several times is told once, where it was found first. */
function once(evidence: readonly Evidence[]): DevRun['evidence'] {
  const found = new Map<string, DevRun['evidence'][number]>();
  for (const { signal, value, where } of evidence) {
    const key = `${signal} ${String(value).toLowerCase()}`;
    if (!found.has(key)) found.set(key, { signal, value, where });
  }
  return [...found.values()];
}

function guidesIn({ texts, index, problems }: CompiledFolder): readonly DevGuide[] {
  const titles = new Map(index.guides.map(({ id, title }) => [id, title]));
  return [...texts.keys()].flatMap((file): readonly DevGuide[] => {
    const [, id] = /^([\w-]+)\.md$/.exec(file) ?? [];
    if (id === undefined) return [];
    const own = problems.filter((problem) => problem.file === file);
    const errors = own.filter(({ severity }) => severity === 'error').length;
    return [{ id, title: titles.get(id) ?? id, errors, warnings: own.length - errors }];
  });
}

function withEdits(problems: readonly Problem[], text: string): readonly DevProblem[] {
  const lines = text.split(/\r\n?|\n/);
  return problems.map((problem) => {
    const edit = findMend(problem, lines[(problem.line ?? 1) - 1] ?? '');
    return { ...problem, ...(edit && { edit }) };
  });
}
