import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { LoadFailed } from './LoadFailed.tsx';
import { loadedReportForm, loadReportForm } from './loadReportForm.ts';
import { Skeleton } from './Skeleton.tsx';
import { usePanel } from './usePanel.ts';

/** The report form, as soon as its code is there. */
export function ReportView(): ReactNode {
  const { words } = usePanel();
  const [load, setLoad] = useState(() => ({ Form: loadedReportForm(), isFailed: false }));
  const { Form, isFailed } = load;
  const start = useCallback(() => {
    loadReportForm().then(
      (Form) => setLoad({ Form, isFailed: false }),
      () => setLoad({ Form: undefined, isFailed: true }),
    );
  }, []);
  useEffect(() => {
    if (!Form) start();
  }, [Form, start]);
  if (Form) return <Form />;
  return isFailed ? (
    <LoadFailed text={words.panelFailed} retry={start} />
  ) : (
    <Skeleton label={words.loadingGuide} />
  );
}
