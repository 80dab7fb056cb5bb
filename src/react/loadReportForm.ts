import type { ReportForm } from './ReportForm.tsx';

let loaded: typeof ReportForm | undefined;
let pending: Promise<typeof ReportForm> | undefined;

/** Loads the report form's code, once; a failed load is not kept. */
export function loadReportForm(): Promise<typeof ReportForm> {
  return (pending ??= import('./ReportForm.tsx').then(
    (module) => (loaded = module.ReportForm),
    (error: unknown) => {
      pending = undefined;
      throw error;
    },
  ));
}

/** The form's code if it is there already. */
export function loadedReportForm(): typeof ReportForm | undefined {
  return loaded;
}
