import type { FitResult, RankedCause, SymptomState } from '../../model/fit.ts';
import type { GuideBody, Opening } from '../../model/guide.ts';
import type { Run } from '../../model/run.ts';
import type { CatalogIndex } from '../catalog/catalog.ts';
import { createIndex } from '../catalog/createIndex.ts';
import type { PhraseHit } from '../text/createPhraseScan.ts';
import { kleene } from '../condition/kleene.ts';
import { readAtoms } from './readAtoms.ts';
import { readEvidence } from './readEvidence.ts';
import { readSignals } from '../signal/readSignals.ts';
import { seenAtoms } from './weighGuide.ts';

/** The atoms of a body, and what its phrases found in the texts of each run; kept, because a panel asks again at every answer and cursor. */
interface Prepared {
  readonly index: CatalogIndex;
  readonly scanned: WeakMap<Run, Map<string, readonly PhraseHit[]>>;
}

const prepared = new WeakMap<GuideBody, Prepared>();

const ORDER: readonly SymptomState[] = ['seen', 'unknown', 'not-seen'];

/**
 * The likely causes of a guide: those seen in the run first, those it contradicts last. A cause without conditions is unknown. Within one
 * state the author's order stays.
 */
export function rankCauses(body: GuideBody, run: Run, result: FitResult): readonly RankedCause[] {
  const { atoms, causes } = body;
  const { read, readings } = readBody(body, run, result);
  const ranked = causes.map(({ any = [] }, cause): RankedCause => {
    const truths = any.map(({ when }) => kleene(when, read.truth));
    const places = any.flatMap(({ when }, at) => (truths[at] ? [...seenAtoms(when, read.truth)] : []));
    const evidence = [...new Set(places)].flatMap((place) =>
      readEvidence(place, atoms[place]!, read, readings),
    );
    const state = truths.includes(true)
      ? 'seen'
      : any.length === 0 || truths.includes(undefined)
        ? 'unknown'
        : 'not-seen';
    return { cause, state, evidence };
  });
  return ORDER.flatMap((state) => ranked.filter((one) => one.state === state));
}

/** What the fix of the first cause that holds asks to open, if anything. */
export function openingOf({ causes }: GuideBody, ranked: readonly RankedCause[]): Opening | undefined {
  const seen = ranked.find(({ cause, state }) => state === 'seen' && causes[cause]?.open);
  return seen && causes[seen.cause]?.open;
}

/** Positions of the vendor links of a guide that this run does not contradict; undecided ones are included. */
export function linksFor(body: GuideBody, run: Run, result: FitResult): ReadonlySet<number> {
  const { read } = readBody(body, run, result);
  const links = body.vendorLinks ?? [];
  return new Set(
    links.flatMap(({ when }, place) =>
      when !== undefined && kleene(when, read.truth) === false ? [] : place,
    ),
  );
}

/** The truth of a body's atoms in a run. */
function readBody(body: GuideBody, run: Run, result: FitResult) {
  const readings = readSignals(run, result.failure);
  const { index, scanned } = prepare(body);
  let found = scanned.get(run);
  if (!found) scanned.set(run, (found = new Map()));
  return { read: readAtoms({ atoms: body.atoms, index }, readings, found), readings };
}

function prepare(body: GuideBody): Prepared {
  let ready = prepared.get(body);
  if (!ready) prepared.set(body, (ready = { index: createIndex([], body.atoms), scanned: new WeakMap() }));
  return ready;
}
