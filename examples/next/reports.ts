import { createDelivery, createReportHandler, githubIssues, openDatabase } from 'waymark/server';

const { DATABASE_URL: url, GITHUB_TOKEN: token, SUPPORT_TOKEN: support } = process.env;

export const database = await openDatabase(url ? { url } : { folder: 'reports' });
const receivers = token ? [githubIssues({ repository: 'acme/orbit', token })] : [];
const delivery = createDelivery({ database, receivers });
delivery.start();

export const handleReport = createReportHandler({
  database,
  receivers,
  onStored: delivery.wake,
  // Exact values that are never stored, in any encoding; asked anew for each report.
  secrets: () => (token ? [token] : []),
  // Anybody may send, and only support may read. Use your own session here, and `scope` for tenants.
  authorize: (request, { action }) =>
    action === 'send' || (!!support && request.headers.get('Authorization') === `Bearer ${support}`),
});

export async function endReports(): Promise<void> {
  await delivery.end();
  await database.close();
}
