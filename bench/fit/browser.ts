// What a browser loads of the fit room.
export { createCatalog } from '../../src/core/fit/createCatalog.ts';
export { fit } from '../../src/core/fit/fit.ts';
export { intake } from '../../src/core/fit/intake.ts';
export { nextMove } from '../../src/core/fit/nextMove.ts';
export { rankCauses } from '../../src/core/fit/rankCauses.ts';
