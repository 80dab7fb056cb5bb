import type { ReactNode } from 'react';
import { usePanel } from '../parts/usePanel.ts';

/** What stays when the panel itself failed: the three things that help with any run. Depends on as little as can be. */
export function ShortForm({ reload }: { readonly reload: () => void }): ReactNode {
  const { session, words, host } = usePanel();
  const stepId = session.getState().result?.failure?.stepId;
  return (
    <div className="waymark-short" data-part="short-form">
      <p role="alert" className="waymark-notice">
        {words.panelFailed}
      </p>
      <h3 className="waymark-headline">{words.headline.failed}</h3>
      <p>{words.reasonInspectFirst}</p>
      <p className="waymark-choices">
        {host.onShowStep && stepId !== undefined && (
          <button type="button" className="waymark-primary" onClick={() => session.showStep(stepId)}>
            {words.moveOpenStep}
          </button>
        )}
        <button type="button" className="waymark-secondary" onClick={reload}>
          {words.retryLoading}
        </button>
      </p>
    </div>
  );
}
