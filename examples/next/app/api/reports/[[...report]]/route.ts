const opened = globalThis as { reports?: Promise<typeof import('../../../../reports')> };

// The first request opens the database: `next build` loads every route, and `next dev` loads this one anew after each change.
async function handle(request: Request): Promise<Response> {
  const { handleReport } = await (opened.reports ??= import('../../../../reports'));
  return handleReport(request);
}

export { handle as DELETE, handle as GET, handle as OPTIONS, handle as PATCH, handle as POST };
