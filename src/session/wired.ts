import type { GuideSource, GuideSourceNames } from '../core/model/guide.ts';
import type { MoveHandler, Moves, Surface } from './sessionState.ts';

/** The screens where the help itself stands. Guides name them too, and a host need not say how to open them. */
type OwnSurface = 'run-detail' | 'mission-replay';

type Names<Source, Kind extends keyof GuideSourceNames> =
  Source extends GuideSource<infer S, infer M> ? GuideSourceNames<S, M>[Kind] : never;

type SurfaceOf<Source> = Names<Source, 'surfaces'>;
type MoveOf<Source> = Names<Source, 'moves'>;

/**
 * What a host has to give so that nothing its guides name is left out or misspelt. Guides are what `waymark build` writes, what
 * `waymark/guides` exports, or a union of several; of others no names are known, and anything goes.
 *
 * A screen that the product does not have gets a label alone, a move that it cannot do is `undefined`.
 *
 * @example
 * ```ts
 * const wired = {
 *   surfaces: { billing: { label: 'Billing', open: () => navigate('/billing') } },
 *   moves: { retry: ({ run, key }) => api.retry(run.id, key), resume: undefined },
 * } satisfies Wired<typeof guides>;
 * ```
 */
export interface Wired<Source extends GuideSource> {
  /** For `HelpProvider`. */
  readonly surfaces: Readonly<
    Record<Exclude<SurfaceOf<Source>, OwnSurface>, Surface> & Partial<Record<OwnSurface, Surface>>
  >;
  /** For `HelpButton` and `HelpDock`. */
  readonly moves: string extends MoveOf<Source>
    ? Moves
    : Readonly<Record<MoveOf<Source>, MoveHandler | undefined>>;
}
