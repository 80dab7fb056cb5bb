import type { GuideSource, GuideSourceNames } from '../core/model/guide.ts';
import type { MoveHandler, Moves, Surface } from './sessionState.ts';

/** Surfaces that show the help itself. Guides name them too; a host need not say how to open them. */
type OwnSurface = 'run-detail' | 'mission-replay';

type Names<Source, Kind extends keyof GuideSourceNames> =
  Source extends GuideSource<infer S, infer M> ? GuideSourceNames<S, M>[Kind] : never;

type SurfaceOf<Source> = Names<Source, 'surfaces'>;
type MoveOf<Source> = Names<Source, 'moves'>;

/**
 * What a host has to provide so that nothing its guides name is missing or misspelt. The type parameter is what `waymark build` writes,
 * what `waymark/guides` exports, or a union of several; for other sources no names are known and any are accepted. A screen that the
 * product does not have gets only a label; a move that it cannot make is `undefined`.
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
