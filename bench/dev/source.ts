// What the bench of `waymark dev` needs of the source, as one module to bundle.
export { createCatalog } from '../../src/core/fit/catalog/createCatalog.ts';
export { createDevHandler } from '../../src/node/dev/createDevHandler.ts';
export { createWorkbench } from '../../src/node/dev/createWorkbench.ts';
export { readRuns } from '../../src/node/explain/readRuns.ts';
export { guideSkeleton } from '../../src/node/guides/guideSkeleton.ts';
