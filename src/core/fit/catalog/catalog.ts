import type { Atom } from '../../model/condition.ts';
import type { GuideHead, GuideRules } from '../../model/guide.ts';
import type { Problem } from '../../model/problem.ts';
import type { PhraseScan } from '../text/createPhraseScan.ts';
import type { Near } from './createNear.ts';

/** Guides of every source, merged and indexed. Made by `createCatalog`; immutable. */
export interface Catalog<Head extends GuideRules = GuideHead> {
  /** By id, in the order of the sources; of two guides with one id the earlier source wins. */
  readonly guides: ReadonlyMap<string, Head>;
  /** Position of the source of each guide, by id. */
  readonly sources: ReadonlyMap<string, number>;
  /** The answer of last resort. */
  readonly general: Head | undefined;
  /** Atoms that the expressions of all `guides` point into. */
  readonly atoms: readonly Atom[];
  /** Host signals whose values may stand in a report: those that any source allows. */
  readonly reportable: ReadonlySet<string>;
  /** What could not be read. */
  readonly problems: readonly Problem[];
  readonly index: CatalogIndex;
  /** Finds guides by their words; absent until the prose of the guides is loaded. */
  readonly near?: Near;
}

/** A comparison with the truth value that supports a guide: `2 × atom + 1` when it must be true, `2 × atom` when it must be definitely false. */
export type Trigger = number;

/** Finds the guides worth weighing without looking at the others. Guides are positions in `heads`. */
export interface CatalogIndex {
  readonly heads: readonly GuideRules[];
  /** Signal → value in lower case → atoms that this value makes true. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;
  /** Signal → triggers that must be evaluated one by one. */
  readonly others: ReadonlyMap<string, readonly Trigger[]>;
  /** Guides by trigger. */
  readonly owners: readonly (readonly number[] | undefined)[];
  /** Guides that no trigger can find. */
  readonly always: readonly number[];
  /** Every phrase of every `contains` on a text, once. */
  readonly scan: PhraseScan;
  /** The phrases that `scan` finds, by their numbers. */
  readonly phrases: readonly string[];
  /** Atoms by phrase. */
  readonly phraseAtoms: readonly (readonly number[])[];
  /** Text signals that have phrases. */
  readonly texts: readonly string[];
  /** By atom, how well it distinguishes guides: high when few guides use it. */
  readonly rarity: readonly number[];
}
