import type { Evidence, FitResult, SymptomState } from '../model/fit.ts';
import type { GuideBody } from '../model/guide.ts';
import type { Run } from '../model/run.ts';
import { createIndex } from './createIndex.ts';
import { kleene } from './kleene.ts';
import { readAtoms } from './readAtoms.ts';
import { readEvidence } from './readEvidence.ts';
import { readSignals } from './readSignals.ts';
import { seenAtoms } from './weighGuide.ts';

/** How one likely cause stands in a run. */
export interface RankedCause {
  /** Position in the guide's body. */
  readonly cause: number;
  readonly state: SymptomState;
  readonly evidence: readonly Evidence[];
}

const ORDER: readonly SymptomState[] = ['seen', 'unknown', 'not-seen'];

/**
 * The likely causes of a guide, those that the run itself shows first, those it contradicts last. A cause without
 * conditions is unknown. Within one state the author's order stays.
 */
export function rankCauses(body: GuideBody, run: Run, result: FitResult): readonly RankedCause[] {
  const { atoms, causes } = body;
  const readings = readSignals(run, result.failure);
  const read = readAtoms({ atoms, index: createIndex([], atoms) }, readings, new Map());
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
