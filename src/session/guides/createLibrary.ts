import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { indexGuides } from '../../core/fit/catalog/indexGuides.ts';
import type { FitResult } from '../../core/model/fit.ts';
import type { Atom } from '../../core/model/condition.ts';
import type { GuideBody, GuideHead, GuideRules } from '../../core/model/guide.ts';
import { hasProse, withProse } from '../../core/model/guideProse.ts';
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
  /** Loads the index if it is not loaded yet. Never rejects. */
  readonly load: () => Promise<void>;
  /** Loads the prose of all guides if it is not loaded yet. Never rejects. */
  readonly loadProse: () => Promise<void>;
  /** Loads one guide's text if it is not loaded yet; a failure is not kept. Never rejects. */
  readonly loadBody: (id: string) => Promise<void>;
  readonly catalog: () => Catalog<GuideRules> | undefined;
  /** Whether the answer has to wait for the prose: where no guide explains a run in trouble, the answer includes the nearest guides. */
  readonly awaitsProse: (result: FitResult | undefined) => boolean;
  /** A guide's head, once its prose is loaded: with the prose of all guides, or with its own text. */
  readonly guide: (id: string) => GuideHead | undefined;
  /** All heads that have their prose; the same array until the guides change. */
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
  let catalog: Catalog<GuideRules> | undefined;
  let problems: readonly Problem[] = [];
  let isComplete = false;
  let pending: Promise<void> | undefined;
  let prose: Promise<void> | undefined;
  let isProseFailed = false;
  const bodies = new Map<string, Promise<void>>();
  const headsOf = memoLast((from: Catalog<GuideRules> | undefined) =>
    [...(from?.guides.values() ?? [])].filter(hasProse),
  );
  /** Heads of guides whose text was loaded before the prose of all guides. */
  const early = new WeakMap<GuideBody, GuideHead>();
  let stops: (() => void)[] | undefined;
  /** Counts changes of the guides: answers that belong to an earlier edition are dropped. */
  let edition = 0;

  const loadIndexes = async (): Promise<void> => {
    const own = edition;
    const isBuiltin = get().loading === 'failed';
    if (!catalog || isBuiltin) change({ loading: 'loading' });
    const loaded = await loader.indexes(get().run).catch((error: unknown): LoadedGuides => {
      // The index has the right version but an unexpected shape.
      loader.forget();
      const problem = { code: 'guides-not-loaded', severity: 'error', message: saidBy(error) } as const;
      return {
        catalog: indexGuides([builtinGuide.index]),
        problems: [problem],
        isComplete: false,
        isEmpty: true,
      };
    });
    if (own !== edition) return;
    ({ catalog, isComplete } = loaded);
    isProseFailed = false;
    problems = [...loaded.problems, ...loaded.catalog.problems];
    change({
      loading: loaded.isEmpty ? 'failed' : 'ready',
      loadError: loaded.problems[0]?.message,
      // The built-in guide is replaced by a loaded guide of the same id.
      bodies: isBuiltin ? {} : get().bodies,
    });
  };

  const addProse = async (from: Catalog<GuideRules>): Promise<void> => {
    try {
      const full = await loader.prose(from);
      if (catalog === from) catalog = full;
    } catch (error) {
      if (catalog !== from) return;
      isProseFailed = true;
      problems = [...problems, { code: 'guides-not-loaded', severity: 'error', message: saidBy(error) }];
    }
    change({});
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
    if (isComplete && !isProseFailed) return Promise.resolve();
    pending ??= loadIndexes().finally(() => (pending = undefined));
    return pending;
  };

  /** A guide was edited: the old text stays on screen until the new one is loaded. */
  function reload(): void {
    const shown = get().bodies;
    edition += 1;
    isComplete = false;
    pending = undefined;
    bodies.clear();
    loader.forget();
    void load()
      .then(() => Promise.all(Object.keys(shown).map(loadText)))
      .then(loadProse);
  }

  async function loadProse(): Promise<void> {
    if (!catalog || catalog.near) return;
    prose ??= addProse(catalog).finally(() => (prose = undefined));
    await prose;
  }

  function guide(id: string): GuideHead | undefined {
    const rules = catalog?.guides.get(id);
    if (!rules || hasProse(rules)) return rules;
    const text = get().bodies[id];
    const body = text?.state === 'ready' ? text.body : undefined;
    if (!body?.prose) return undefined;
    const head = early.get(body) ?? withProse(rules, body.prose);
    early.set(body, head);
    return head;
  }

  return {
    load,
    loadProse,
    async loadBody(id) {
      if (!catalog || pending) await load();
      if (get().bodies[id]?.state === 'ready') return;
      const loading = bodies.get(id) ?? loadText(id).finally(() => bodies.delete(id));
      bodies.set(id, loading);
      await loading;
    },
    catalog: () => catalog,
    awaitsProse(result) {
      if (!result || !catalog || catalog.near || isProseFailed) return false;
      const { trouble, lead } = result;
      return trouble !== 'none' && trouble !== 'retrying' && (lead === null || lead === catalog.general?.id);
    },
    guide,
    guides: () => headsOf(catalog),
    atoms: () => catalog?.atoms ?? NO_ATOMS,
    problems: () => problems,
    stop() {
      stops?.forEach((stop) => stop());
      stops = undefined;
    },
  };
}
