import type { ReportHandlerOptions } from './createReportHandler.ts';

/** The host's secrets of this moment. @throws what the host's function throws; then nothing may be stored */
export async function secretsOf({
  secrets = [],
}: Pick<ReportHandlerOptions, 'secrets'>): Promise<readonly string[]> {
  return typeof secrets === 'function' ? secrets() : secrets;
}
