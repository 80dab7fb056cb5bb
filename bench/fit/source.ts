// What the fit benches need of the source, as one module to bundle.
export { compileCatalog } from '../../src/core/compile/compileCatalog.ts';
export { matchKind, confidenceOf, lowerBound, CONFIDENT } from '../../src/core/fit/confidenceOf.ts';
export { createCatalog } from '../../src/core/fit/createCatalog.ts';
export { findPhrase, foldCase } from '../../src/core/fit/findPhrase.ts';
export { fit } from '../../src/core/fit/fit.ts';
export { intake } from '../../src/core/fit/intake.ts';
export { marginOf } from '../../src/core/fit/rankGuides.ts';
export { WEIGHTS } from '../../src/core/fit/weights.ts';
export { answerInput } from '../../src/node/answerInput.ts';
export { createScore } from '../../src/node/cover/createScore.ts';
export { judgeAnswer } from '../../src/node/cover/judgeAnswer.ts';
export { readLabel } from '../../src/node/cover/readLabel.ts';
export { moveFor } from '../../src/node/moveFor.ts';
export { expectedAnswers } from '../../tests/expectedAnswers.ts';
