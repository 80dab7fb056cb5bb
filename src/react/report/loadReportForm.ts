import { createLoader } from '../parts/createLoader.ts';

/** The report form. */
export const loadReportForm = createLoader(() =>
  import('./ReportForm.tsx').then(({ ReportForm }) => ReportForm),
);
