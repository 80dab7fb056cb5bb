// What a browser loads of the fit room.
export { createCatalog } from '../../src/core/fit/catalog/createCatalog.ts';
export { fit } from '../../src/core/fit/fit.ts';
export { intake } from '../../src/core/fit/intake.ts';
export { nextMove } from '../../src/core/fit/move/nextMove.ts';
export { rankCauses } from '../../src/core/fit/rank/rankCauses.ts';
