// What the fit benches need of the source, as one module to bundle.
export { compileCatalog } from '../../src/core/compile/compileCatalog.ts';
export { createCatalog } from '../../src/core/fit/createCatalog.ts';
export { findPhrase, foldCase } from '../../src/core/fit/findPhrase.ts';
export { fit } from '../../src/core/fit/fit.ts';
export { intake } from '../../src/core/fit/intake.ts';
export { matchKind } from '../../src/core/fit/confidenceOf.ts';
export { marginOf } from '../../src/core/fit/rankGuides.ts';
