// What the search bench needs of the source, as one module to bundle.
export { compileCatalog } from '../../src/core/compile/compileCatalog.ts';
export { createSearch } from '../../src/core/search/createSearch.ts';
