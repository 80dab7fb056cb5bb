import { cellOf, countMatches } from './countMatches.mjs';

/**
 * The same answers, with confidence looked up in counts that do not know the case's own source: what a system nobody has seen may
 * expect of the confidence. Order does not hang on confidence and stays; the guides' conditions are as they are.
 *
 * @param answered `{ source, label, run, result, ... }` of every case
 */
export function leaveOneOut(bench, catalog, answered) {
  const sources = [...new Set(answered.map(({ source }) => source))];
  return sources.flatMap((source) => {
    const others = answered.filter((one) => one.source !== source);
    const cells = countMatches(
      bench,
      others.map(({ result, label }) => ({ fits: result.fits, right: label.right })),
    );
    return answered
      .filter((one) => one.source === source)
      .map((one) => ({ ...one, ...answerWith(bench, catalog, cells, one) }));
  });
}

function answerWith(bench, catalog, cells, { run, result, now }) {
  const fits = result.fits.map((fit, place) => {
    const kind = bench.matchKind(fit.parts, bench.marginOf(result.fits, place));
    const { pooled } = cellOf(cells, kind);
    // What words decide hangs on no counts of symptoms.
    const isByWords = fit.near || (kind.margin === 'tied' && fit.standing === 'likely');
    return {
      ...fit,
      confidence: bench.confidenceOf(pooled),
      standing: isByWords ? fit.standing : bench.standingOf(kind, fit.possible, pooled),
      counts: { right: pooled[0], of: pooled[1] },
    };
  });
  // Where nothing is to be explained no counts matter.
  const lead =
    result.lead === null
      ? null
      : fits[0] && fits[0].standing !== 'possible'
        ? fits[0].guide
        : catalog.general.id;
  const changed = { ...result, fits, lead };
  return { result: changed, move: bench.moveFor(catalog, run, changed, now) };
}
