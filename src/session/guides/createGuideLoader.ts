import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { indexGuides } from '../../core/fit/catalog/indexGuides.ts';
import {
  GUIDE_SCHEMA,
  type GuideBody,
  type GuideIndex,
  type GuideProse,
  type GuideRules,
  type GuideSource,
} from '../../core/model/guide.ts';
import { hasProse } from '../../core/model/guideProse.ts';
import type { Problem } from '../../core/model/problem.ts';
import type { Failure, LogSlice, Run } from '../../core/model/run.ts';
import { builtinGuide } from './builtinGuide.ts';
import { takeRules } from './askRules.ts';
import { importAnew } from '../importAnew.ts';
import { saidBy } from '../saidBy.ts';

/** What the guide sources have given so far. */
export interface LoadedGuides {
  readonly catalog: Catalog<GuideRules>;
  /** Sources that failed. If all failed, only the built-in guide is in the catalog. */
  readonly problems: readonly Problem[];
  readonly isComplete: boolean;
  readonly isEmpty: boolean;
}

export interface GuideLoader {
  /** Asks the sources that have not answered yet; for a run with a long text, also for what searches that fast. Never rejects. */
  readonly indexes: (run: Run | undefined) => Promise<LoadedGuides>;
  /**
   * The catalog with the prose of its guides.
   * @throws what a source threw
   */
  readonly prose: (catalog: Catalog<GuideRules>) => Promise<Catalog>;
  /** @throws what the source threw, or an error that says what is wrong with what it gave */
  readonly body: (id: string) => Promise<GuideBody>;
  /** Drops what was loaded. */
  readonly forget: () => void;
}

/**
 * Loads from several sources as if they were one; a source that fails does not affect the others.
 * @param locale BCP 47 tag of the language to ask for
 */
export function createGuideLoader(given: readonly GuideSource[], locale?: string): GuideLoader {
  const sources = [...given];
  let loaded: (GuideIndex<GuideRules> | undefined)[] = [];

  /** A generated source is a module with the functions of a source, so importing it again replaces it. */
  const ask = <T>(position: number, question: (source: GuideSource) => Promise<T>): Promise<T> =>
    question(sources[position]!).catch(async (error: unknown) => {
      const anew: GuideSource = await importAnew(error);
      const answer = await question(anew);
      sources[position] = anew;
      return answer;
    });

  return {
    async indexes(run) {
      const into = loaded;
      const problems: Problem[] = [];
      const [late] = await Promise.all([
        // Where it cannot be loaded, the same is found, but slower.
        hasLongText(run) ? loadLate().catch(() => undefined) : undefined,
        ...sources.map(async (_, position) => {
          try {
            into[position] ??= checkIndex(await ask(position, (source) => takeRules(source, locale)));
          } catch (error) {
            problems.push({
              code: 'guides-not-loaded',
              severity: 'error',
              message: `The index of guide source ${position + 1} could not be loaded: ${saidBy(error)}`,
              hint: 'Load again.',
            });
          }
        }),
      ]);
      const indexes = into.filter((index) => index !== undefined);
      const hasGeneral = indexes.some(({ guides }) => guides.some(({ role }) => role === 'general'));
      const catalog = indexGuides(hasGeneral ? indexes : [...indexes, builtinGuide.index]);
      return {
        catalog: late ? late.addPass(catalog) : catalog,
        problems,
        isComplete: !problems.length,
        isEmpty: !indexes.length,
      };
    },
    async prose(catalog) {
      const proseOf = async (rules: GuideIndex<GuideRules> | undefined, position: number): Promise<void> => {
        const isWhole = !rules || rules.guides.every(hasProse);
        const index = isWhole ? rules : checkIndex(await ask(position, (source) => source.index(locale)));
        full[position] = index as GuideIndex | undefined;
      };
      const full: (GuideIndex | undefined)[] = [];
      const [{ addProse }] = await Promise.all([
        loadLate(),
        ...loaded.map(proseOf),
      ]);
      const proses = new Map<string, GuideProse>();
      for (const index of [builtinGuide.index, ...full.toReversed()])
        for (const head of index?.guides ?? []) proses.set(head.id, { locale: index!.locale, ...head });
      return addProse(catalog, proses);
    },
    async body(id) {
      const position = loaded.findIndex((index) => index?.guides.some((head) => head.id === id));
      if (position < 0) {
        if (id === builtinGuide.body.id) return builtinGuide.body;
        throw new Error(`There is no guide "${id}".`);
      }
      const body = await sources[position]!.body(id, locale);
      if (body?.schema !== GUIDE_SCHEMA || body.id !== id || !Array.isArray(body.sections)) {
        throw new Error(`The text of "${id}" was made by another version.`);
      }
      return body;
    },
    forget() {
      loaded = [];
    },
  };
}

const loadLate = async () => import('../../core/fit/catalog/addProse.ts').catch(importAnew);

/** Shorter texts are searched as fast without the pass; UTF-16 code units of JSON. */
const MIN_LONG_TEXT = 3000;

// Each by itself: a run of many steps without a text is not a long text.
function hasLongText({ log = [], failures = [], steps = [] }: Partial<Run> = {}): boolean {
  return [...log, ...failures].some(isLong) || steps.some((step) => isLong(step.log) || isLong(step.failure));
}

function isLong(one: LogSlice | Failure | undefined): boolean {
  return one !== undefined && JSON.stringify(one).length >= MIN_LONG_TEXT;
}

function checkIndex<Head extends GuideRules>(index: GuideIndex<Head>): GuideIndex<Head> {
  if (index?.schema !== GUIDE_SCHEMA || !Array.isArray(index.guides) || !Array.isArray(index.atoms)) {
    throw new Error('it was made by another version');
  }
  return index;
}
