import { createLoader } from '../parts/createLoader.ts';

export const loadReportForm = createLoader(() =>
  import('./ReportForm.tsx').then(({ ReportForm }) => ReportForm),
);

/** What was sent before, which the form shows above the draft. Mostly there is none. */
export const loadSent = createLoader(() => import('./SentReports.tsx'));
