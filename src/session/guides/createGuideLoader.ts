import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { createCatalog } from '../../core/fit/catalog/createCatalog.ts';
import { GUIDE_SCHEMA, type GuideBody, type GuideIndex, type GuideSource } from '../../core/model/guide.ts';
import type { Problem } from '../../core/model/problem.ts';
import { builtinGuide } from './builtinGuide.ts';
import { importAnew } from '../importAnew.ts';
import { saidBy } from '../saidBy.ts';

/** What the guide sources have given so far. */
export interface LoadedGuides {
  readonly catalog: Catalog;
  /** Sources that failed; with every source failed, only the built-in guide is in the catalog. */
  readonly problems: readonly Problem[];
  readonly isComplete: boolean;
  readonly isEmpty: boolean;
}

export interface GuideLoader {
  /** Asks the sources that have not answered yet. Never rejects. */
  readonly indexes: () => Promise<LoadedGuides>;
  /** @throws what the source threw, or an error that says what is wrong with what it gave */
  readonly body: (id: string) => Promise<GuideBody>;
  /** Forgets what was loaded. */
  readonly forget: () => void;
}

/**
 * Loads from several sources as if they were one; a source that fails does not take the others with it.
 *
 * @param locale BCP 47 tag of the language to ask for
 */
export function createGuideLoader(given: readonly GuideSource[], locale?: string): GuideLoader {
  const sources = [...given];
  let loaded: (GuideIndex | undefined)[] = [];

  /** A generated source is a module with the functions of one, so what is imported anew takes its place. */
  const indexOf = (source: GuideSource, position: number): Promise<GuideIndex> =>
    source.index(locale).catch(async (error: unknown) => {
      const anew: GuideSource = await importAnew(error);
      const index = await anew.index(locale);
      sources[position] = anew;
      return index;
    });

  return {
    async indexes() {
      const into = loaded;
      const problems: Problem[] = [];
      await Promise.all(
        sources.map(async (source, position) => {
          try {
            into[position] ??= checkIndex(await indexOf(source, position));
          } catch (error) {
            problems.push({
              code: 'guides-not-loaded',
              severity: 'error',
              message: `The index of guide source ${position + 1} could not be loaded: ${saidBy(error)}`,
              hint: 'Load again.',
            });
          }
        }),
      );
      const indexes = into.filter((index) => index !== undefined);
      const hasGeneral = indexes.some(({ guides }) => guides.some(({ role }) => role === 'general'));
      return {
        catalog: createCatalog(hasGeneral ? indexes : [...indexes, builtinGuide.index]),
        problems,
        isComplete: !problems.length,
        isEmpty: !indexes.length,
      };
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

function checkIndex(index: GuideIndex): GuideIndex {
  if (index?.schema !== GUIDE_SCHEMA || !Array.isArray(index.guides) || !Array.isArray(index.atoms)) {
    throw new Error('it was made by another version');
  }
  return index;
}
