// Compiled by every TypeScript that hosts have (.ci/typeVersions.mjs); `@ts-expect-error` fails where there is no error.
import type { HelpButtonProps, HelpProviderProps, Wired } from 'waymark';
import type { GuideSource } from 'waymark/core';
import type { guides as starter } from 'waymark/guides';

declare const own: GuideSource<'run-detail' | 'billing' | 'search-index', 'retry' | 'resume'>;
declare const unknown: GuideSource;

const open = (): void => undefined;
const retry = async (): Promise<void> => undefined;
const billing = { label: 'Billing', open };
const searchIndex = { label: 'Search index' };

const wired = {
  surfaces: { billing, 'search-index': searchIndex },
  moves: { retry, resume: undefined },
} satisfies Wired<typeof own>;

/** What was checked is what the components take. */
export const provider: Pick<HelpProviderProps, 'guides' | 'surfaces'> = {
  guides: own,
  surfaces: wired.surfaces,
};
export const button: Pick<HelpButtonProps, 'moves'> = { moves: wired.moves };

({ billing, 'search-index': searchIndex, 'run-detail': { label: 'Run' } }) satisfies Wired<
  typeof own
>['surfaces'];

// @ts-expect-error -- `search-index` is left out
({ billing }) satisfies Wired<typeof own>['surfaces'];

// @ts-expect-error -- `serch-index` is misspelt
({ billing, 'serch-index': searchIndex }) satisfies Wired<typeof own>['surfaces'];

// @ts-expect-error -- `resume` is left out
({ retry }) satisfies Wired<typeof own>['moves'];

// @ts-expect-error -- no guide asks for `skip`
({ retry, resume: retry, skip: retry }) satisfies Wired<typeof own>['moves'];

// @ts-expect-error -- of several sources everything is asked for
({ retry }) satisfies Wired<typeof own | typeof starter>['moves'];

// @ts-expect-error -- the starter guides name more screens than that
({ billing, 'search-index': searchIndex }) satisfies Wired<typeof own | typeof starter>['surfaces'];

({ anything: billing }) satisfies Wired<typeof unknown>['surfaces'];
({ skip: retry }) satisfies Wired<typeof unknown>['moves'];
({ surfaces: {}, moves: {} }) satisfies Wired<typeof unknown>;
