export { createDelivery } from './server/createDelivery.ts';
export type { DeliveryEvent, DeliveryOptions, DeliveryWorker } from './server/createDelivery.ts';
export { createReportHandler } from './server/createReportHandler.ts';
export type { Grant, ReportHandler, ReportHandlerOptions, Wish } from './server/createReportHandler.ts';
export type { Database, Queries } from './server/database.ts';
export type { FoundReport } from './server/findReport.ts';
export type { ListedDelivery, ListedReport, ReportPage } from './server/listReports.ts';
export { nodeListener } from './server/nodeListener.ts';
export type { NodeRequest } from './server/nodeListener.ts';
export { openDatabase } from './server/openDatabase.ts';
export type { DatabasePlace } from './server/openDatabase.ts';
export type { Guard } from './server/outbound/guardedFetch.ts';
export type { Problem } from './server/problem.ts';
export { requeueDeliveries } from './server/queue/requeueDeliveries.ts';
export type { RequeueFilter } from './server/queue/requeueDeliveries.ts';
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
export type { DeliveryState, ReportSummary } from './server/schema.ts';
export type { ShapeProblem } from './server/shape.ts';
export type { Report, Removal, Trim } from './core/model/report.ts';
