export { createDelivery } from './server/createDelivery.ts';
export type { DeliveryEvent, DeliveryOptions, DeliveryWorker } from './server/createDelivery.ts';
export { createReportHandler } from './server/handler/createReportHandler.ts';
export type { ReportHandler } from './server/handler/createReportHandler.ts';
export type { AccessRequest, Grant, ReportHandlerOptions } from './server/handler/reportHandlerOptions.ts';
export type { Database, Queries } from './server/database/database.ts';
export type { FoundReport } from './server/reports/findReport.ts';
export { deleteReports } from './server/reports/deleteReports.ts';
export type { Deleted } from './server/reports/deleteReports.ts';
export { markReports } from './server/reports/markReports.ts';
export type { ReportSelection } from './server/reports/markReports.ts';
export { fingerprintOf } from './server/reports/fingerprintOf.ts';
export type { FailurePage, ListedFailure } from './server/reports/listFailures.ts';
export type { ListedDelivery, ListedReport, ReportPage } from './server/reports/listReports.ts';
export { createReportPages } from './server/pages/createReportPages.ts';
export type { ReportPagesOptions } from './server/pages/createReportPages.ts';
export { nodeListener } from './server/handler/nodeListener.ts';
export type { NodeListenerOptions, NodeRequest } from './server/handler/nodeListener.ts';
export type { HandlerLimits, PerSender } from './server/handler/createLimiter.ts';
export { openDatabase } from './server/database/openDatabase.ts';
export type { DatabasePlace } from './server/database/openDatabase.ts';
export type { Guard } from './server/outbound/guardedFetch.ts';
export type { HttpProblem } from './server/handler/httpProblem.ts';
export { dropDeliveries, rejectedDeliveries } from './server/queue/rejectedDeliveries.ts';
export type { RejectedDelivery } from './server/queue/rejectedDeliveries.ts';
export { requeueDeliveries } from './server/queue/requeueDeliveries.ts';
export type { RequeueFilter } from './server/queue/requeueDeliveries.ts';
export { sweepReports } from './server/reports/sweepReports.ts';
export type { Retention } from './server/reports/sweepReports.ts';
export type { Settled } from './server/queue/settleDelivery.ts';
export { githubIssues } from './server/receivers/githubIssues.ts';
export type { GithubIssuesOptions } from './server/receivers/githubIssues.ts';
export type {
  Attempt,
  Rate,
  ReceiverOptions,
  Sent,
  ServerReceiver,
} from './server/receivers/serverReceiver.ts';
export { slack } from './server/receivers/slack.ts';
export type { SlackOptions } from './server/receivers/slack.ts';
export { standardWebhook } from './server/receivers/standardWebhook.ts';
export type { StandardWebhookOptions } from './server/receivers/standardWebhook.ts';
export { zendesk } from './server/receivers/zendesk.ts';
export type { ZendeskOptions } from './server/receivers/zendesk.ts';
export type { DeliveryState, ReportState, ReportSummary } from './server/database/schema.ts';
export type { ShapeProblem } from './server/handler/shape.ts';
export type { Report, Removal, Trim } from './core/model/report.ts';
