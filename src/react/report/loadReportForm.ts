import { importAnew } from '../../session/importAnew.ts';
import { createLoader } from '../parts/createLoader.ts';

export const loadReportForm = createLoader(() =>
  import('./ReportForm.tsx').catch(importAnew).then(({ ReportForm }) => ReportForm),
);

/** What was sent before, which the form shows above the draft. Mostly there is none. */
export const loadSent = createLoader(() => import('./SentReports.tsx'));
