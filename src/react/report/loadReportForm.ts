import { createLoader } from '../parts/createLoader.ts';

export const loadReportForm = createLoader(() =>
  import('./ReportForm.tsx').then(({ ReportForm }) => ReportForm),
);
