import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { createCatalog } from '../../core/fit/catalog/createCatalog.ts';
import type { Atom } from '../../core/model/condition.ts';
import type { GuideHead } from '../../core/model/guide.ts';
import type { Problem } from '../../core/model/problem.ts';
import { builtinGuide } from './builtinGuide.ts';
import { createGuideLoader, type LoadedGuides } from './createGuideLoader.ts';
import { memoLast } from '../memoLast.ts';
import { saidBy } from '../saidBy.ts';
import type { SessionParts } from '../sessionParts.ts';
import type { SessionState } from '../sessionState.ts';

const NO_ATOMS: readonly Atom[] = [];

/** Loads the guides of all sources for a session. */
export interface Library {
  /** Loads the index where that is still to do. Never rejects. */
  readonly load: () => Promise<void>;
  /** Loads one guide's text where that is still to do; a failure is never kept. Never rejects. */
  readonly loadBody: (id: string) => Promise<void>;
  readonly catalog: () => Catalog | undefined;
  readonly guide: (id: string) => GuideHead | undefined;
  /** All heads; the same array until the guides change. */
  readonly guides: () => readonly GuideHead[];
  /** Atoms that the heads' conditions point into; the same array until the guides change. */
  readonly atoms: () => readonly Atom[];
  readonly problems: () => readonly Problem[];
  /** Stops listening to the sources. */
  readonly stop: () => void;
}

export function createLibrary({
  environment: { guides: sources, locale },
  get,
  change,
}: Pick<SessionParts, 'environment' | 'get' | 'change'>): Library {
  const loader = createGuideLoader(sources, locale);
  let catalog: Catalog | undefined;
  let problems: readonly Problem[] = [];
  let isComplete = false;
  let pending: Promise<void> | undefined;
  const bodies = new Map<string, Promise<void>>();
  const headsOf = memoLast((from: Catalog | undefined) => [...(from?.guides.values() ?? [])]);
  let stops: (() => void)[] | undefined;
  /** Counts the changes of the guides: an answer to a question of an earlier edition is dropped. */
  let edition = 0;

  const loadIndexes = async (): Promise<void> => {
    const own = edition;
    const isBuiltin = get().loading === 'failed';
    if (!catalog || isBuiltin) change({ loading: 'loading' });
    const loaded = await loader.indexes().catch((error: unknown): LoadedGuides => {
      // An index that has the right version but not the right shape.
      loader.forget();
      const problem = { code: 'guides-not-loaded', severity: 'error', message: saidBy(error) } as const;
      return {
        catalog: createCatalog([builtinGuide.index]),
        problems: [problem],
        isComplete: false,
        isEmpty: true,
      };
    });
    if (own !== edition) return;
    ({ catalog, isComplete } = loaded);
    problems = [...loaded.problems, ...loaded.catalog.problems];
    change({
      loading: loaded.isEmpty ? 'failed' : 'ready',
      loadError: loaded.problems[0]?.message,
      // The built-in guide makes way for the real one of the same id.
      bodies: isBuiltin ? {} : get().bodies,
    });
  };

  const loadText = async (id: string): Promise<void> => {
    const own = edition;
    const set = (body: SessionState['bodies'][string]): void => {
      if (own === edition) change({ bodies: { ...get().bodies, [id]: body } });
    };
    if (get().bodies[id]?.state !== 'ready') set({ state: 'loading' });
    try {
      set({ state: 'ready', body: await loader.body(id) });
    } catch (error) {
      set({ state: 'failed', message: saidBy(error) });
    }
  };

  const load = (): Promise<void> => {
    stops ??= sources.flatMap((source) => {
      const stop = source.onChange?.(reload);
      return stop ? [stop] : [];
    });
    if (isComplete) return Promise.resolve();
    pending ??= loadIndexes().finally(() => (pending = undefined));
    return pending;
  };

  /** A guide was edited: what is shown stays until its new text is here. */
  function reload(): void {
    const shown = get().bodies;
    edition += 1;
    isComplete = false;
    pending = undefined;
    bodies.clear();
    loader.forget();
    void load().then(() => Promise.all(Object.keys(shown).map(loadText)));
  }

  return {
    load,
    async loadBody(id) {
      if (!catalog || pending) await load();
      if (get().bodies[id]?.state === 'ready') return;
      const loading = bodies.get(id) ?? loadText(id).finally(() => bodies.delete(id));
      bodies.set(id, loading);
      await loading;
    },
    catalog: () => catalog,
    guide: (id) => catalog?.guides.get(id),
    guides: () => headsOf(catalog),
    atoms: () => catalog?.atoms ?? NO_ATOMS,
    problems: () => problems,
    stop() {
      stops?.forEach((stop) => stop());
      stops = undefined;
    },
  };
}
