export { STUCK_AFTER, TROUBLES, troubleOf } from './core/model/trouble.ts';
export type { Trouble } from './core/model/trouble.ts';
export type * from './core/model/condition.ts';
export type * from './core/model/fit.ts';
export type * from './core/model/guide.ts';
export type * from './core/model/move.ts';
export type * from './core/model/problem.ts';
export type * from './core/model/prose.ts';
export type * from './core/model/report.ts';
export type * from './core/model/run.ts';
export type * from './core/model/signal.ts';
export { EMPTY_TRAIL } from './core/model/trail.ts';
export type * from './core/model/trail.ts';

export type { Catalog } from './core/fit/catalog.ts';
export { createCatalog } from './core/fit/createCatalog.ts';
export { failuresToExplain } from './core/fit/failuresToExplain.ts';
export { fit } from './core/fit/fit.ts';
export type { FitOptions } from './core/fit/fit.ts';
export { intake } from './core/fit/intake.ts';
export { nextMove } from './core/fit/nextMove.ts';
export { rankCauses } from './core/fit/rankCauses.ts';
export type { RankedCause } from './core/fit/rankCauses.ts';

export { collectReport } from './core/report/collectReport.ts';
export type { ReportInput } from './core/report/collectReport.ts';
export { redactReport } from './core/report/redactReport.ts';
export { reportMarkdown } from './core/report/reportMarkdown.ts';
export { reportText } from './core/report/reportText.ts';
export { reportTitle } from './core/report/reportTitle.ts';
export { redactText } from './core/report/redactText.ts';
export type { Redacted } from './core/report/redactText.ts';
export { trimReport } from './core/report/trimReport.ts';
export type { ReportLimits } from './core/report/trimReport.ts';

export { createSession } from './session/createSession.ts';
export { endpoint } from './session/endpoint.ts';
export type { EndpointOptions } from './session/endpoint.ts';
export type * from './session/receiver.ts';
export type * from './session/sessionState.ts';

export { createWords } from './text/createWords.ts';
export type { Words } from './text/createWords.ts';
export { explain } from './text/explain.ts';
export type { ExplainInput } from './text/explain.ts';
export type { MessageOverrides, Messages } from './text/Messages.ts';
