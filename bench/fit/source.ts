// What the fit benches need of the source, as one module to bundle.
export { compileCatalog } from '../../src/core/compile/compileCatalog.ts';
export { matchKind, confidenceOf, lowerBound, standingOf } from '../../src/core/fit/rank/confidenceOf.ts';
export { createCatalog } from '../../src/core/fit/catalog/createCatalog.ts';
export { findPhrase, foldCase } from '../../src/core/fit/text/findPhrase.ts';
export { fit } from '../../src/core/fit/fit.ts';
export { intake } from '../../src/core/fit/intake.ts';
export { marginOf } from '../../src/core/fit/rank/rankGuides.ts';
export { WEIGHTS } from '../../src/core/fit/rank/weights.ts';
export { answerInput } from '../../src/node/explain/answerInput.ts';
export { createScore } from '../../src/node/coverage/createScore.ts';
export { judgeAnswer } from '../../src/node/coverage/judgeAnswer.ts';
export { readLabel } from '../../src/node/coverage/readLabel.ts';
export { moveFor } from '../../src/node/explain/moveFor.ts';
export { expectedAnswers } from '../../tests/expectedAnswers.ts';
